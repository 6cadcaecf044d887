"""Media types and which of them a client wants (https://www.rfc-editor.org/rfc/rfc9110#name-accept)."""

import re
from collections.abc import Iterable
from typing import Final

from pyoxigraph import RdfFormat

HTML: Final = "text/html"
ROWS: Final = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/json": "json",
    "application/xml": "xml",
    "text/xml": "xml",
}
"""Of SELECT; the last three are names that many clients use."""
TRUTH: Final = tuple(media for media, form in ROWS.items() if form in {"json", "xml"})
"""Of ASK: CSV and TSV have no form for it."""
GRAPHS: Final = {
    "text/turtle": "turtle",
    "application/n-triples": "ntriples",
    "application/ld+json": "jsonld",
    "application/rdf+xml": "rdfxml",
    "application/trig": "trig",
    "application/n-quads": "nquads",
}
"""Of CONSTRUCT, DESCRIBE and everything that is a graph."""
ENDINGS: Final = {
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
    "trig": "application/trig",
    "nq": "application/n-quads",
    "html": HTML,
}
"""Of documents about a resource: `/id/state/CRI.ttl`."""
_RANGE: Final = re.compile(r"\s*([\w!#$%&'*+.^`|~-]+)/([\w!#$%&'*+.^`|~-]+)\s*((?:;[^,]*)?)\Z")
_QUALITY: Final = re.compile(r";\s*q\s*=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*(?:;|\Z)", re.IGNORECASE)
_ANY_QUALITY: Final = re.compile(r";\s*q\s*=", re.IGNORECASE)


def best(accept: str | None, offers: Iterable[str]) -> str:
    """The media type that the client likes best, the first of those it likes alike; empty when it takes none.

    Ranges that are not well formed are passed over; no header takes anything.
    """
    offered = tuple(offers)
    if accept is None or not accept.strip():
        return offered[0]
    wanted = list(_wanted(accept))
    quality, _, media = max((_quality(media, wanted), -place, media) for place, media in enumerate(offered))
    return media if quality > 0 else ""


def _wanted(accept: str) -> Iterable[tuple[str, str, float]]:
    for part in accept[:4096].split(","):
        if found := _RANGE.match(part):
            quality = _QUALITY.search(found[3])
            if quality or not _ANY_QUALITY.search(found[3]):
                yield found[1].lower(), found[2].lower(), float(quality[1]) if quality else 1.0


def _quality(media: str, wanted: Iterable[tuple[str, str, float]]) -> float:
    """What the narrowest range that holds a media type gives it."""
    main, _, sub = media.partition("/")
    fits = [
        ((kind != "*") + (name != "*"), quality)
        for kind, name, quality in wanted
        if kind in {main, "*"} and name in {sub, "*"}
    ]
    return max(fits)[1] if fits else 0.0


def content_type(media: str) -> str:
    """The value of Content-Type."""
    return f"{media}; charset=utf-8" if media.startswith("text/") else media


def syntax(media: str) -> RdfFormat:
    found = RdfFormat.from_media_type(media)
    assert found is not None
    return found
