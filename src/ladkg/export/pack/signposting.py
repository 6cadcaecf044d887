"""Signposting: typed links that lead a machine from a page to its data, its licence and its collection.

https://signposting.org/FAIR/, level 2; the link set in JSON is that of RFC 9264.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from pyoxigraph import NamedNode

from ladkg.export.folder import File, Folder
from ladkg.export.pack.card import licence
from ladkg.export.pack.dump import SYNTAXES, Dump, dumps
from ladkg.export.publication import ROOT, Publication
from ladkg.iris import DATASET
from ladkg.terms import DESCRIPTIVE_PREFIXES

LINKSET: Final = "linkset.json"
LINKSET_TYPE: Final = "application/linkset+json"
DESCRIPTIONS: Final = ("dcat.ttl", "dcat.jsonld", "dcat.rdf", "schema.jsonld", "void.ttl", "prov.ttl")
ENDINGS: Final = (".ttl", ".jsonld", ".rdf", ".nt")
"""Of the files that stand for each resource."""
_SCHEMA: Final = DESCRIPTIVE_PREFIXES["schema"]


class Link(NamedTuple):
    """A relation of the IANA registry, its target, and the target's media type where it has one."""

    rel: str
    href: str
    type: str | None = None


def signposting(publication: Publication, node: NamedNode, held: Sequence[Dump] = ()) -> list[Link]:
    """The links for the page of a resource of ours; that of the dataset leads to its files too.

    Raises KeyError for a resource below id/ that is not published.
    """
    path = node.value.removeprefix(ROOT)
    place = publication.places[path] if path.startswith("id/") else path
    links = [
        Link("cite-as", node.value),
        Link("author", f"{ROOT}dcat#maintainers"),
        Link("type", f"{_SCHEMA}AboutPage"),
    ]
    links += [Link("license", terms.value)] if (terms := licence(publication)) else []
    links += [
        Link("describedby", f"{publication.url}{place}{ending}", SYNTAXES[ending].media_type) for ending in ENDINGS
    ]
    if node != DATASET:
        return [*links, Link("collection", DATASET.value, "text/html")]
    links.append(Link("type", f"{_SCHEMA}Dataset"))
    links += [_described(publication, name) for name in DESCRIPTIONS]
    links += [Link("item", publication.url + dump.path, dump.media_type) for dump in held]
    return [*links, Link("linkset", publication.url + LINKSET, LINKSET_TYPE)]


def _described(publication: Publication, name: str) -> Link:
    return Link("describedby", publication.url + name, SYNTAXES["." + name.rpartition(".")[2]].media_type)


def files(publication: Publication, folder: Folder) -> Iterator[File]:
    """`linkset.json`: the links of the dataset's page, and back from its files and descriptions."""
    held = dumps(folder)
    landing = DATASET.value
    links = signposting(publication, DATASET, held) if _has_page(publication) else []
    links = [link for link in links if link.rel != "linkset"]
    contexts = [_context(landing, links)]
    licences = [link for link in links if link.rel == "license"]
    contexts += [
        _context(link.href, [Link("collection", landing, "text/html"), *licences])
        for link in links
        if link.rel == "item"
    ]
    contexts += [
        _context(link.href, [Link("describes", landing, "text/html")]) for link in links if link.rel == "describedby"
    ]
    yield LINKSET, (json.dumps({"linkset": contexts}, indent=2) + "\n").encode()


def _has_page(publication: Publication) -> bool:
    return DATASET.value.removeprefix(ROOT) in publication.places


def _context(anchor: str, links: Sequence[Link]) -> dict[str, object]:
    """Section 4.2.2 of RFC 9264: a member for each relation, an object for each target."""
    found: dict[str, object] = {"anchor": anchor}
    for rel in sorted({link.rel for link in links}):
        targets = [link for link in links if link.rel == rel]
        found[rel] = [{"href": link.href} | ({"type": link.type} if link.type else {}) for link in targets]
    return found
