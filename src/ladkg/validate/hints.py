"""Near misses: an IRI that nothing describes, beside one that looks much like it and that something does."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Final

from pyoxigraph import NamedNode, Quad

from ladkg.terms import LAD, OWL, PREFIXES, RDF, RDFS, SKOS
from ladkg.validate.report import Finding

MOST: Final = 500
"""How many findings are looked at, and 20 times as many names of one room: hints are a help, not a search."""
_CLOSE: Final = 0.75
_IRI: Final = re.compile(r"<[^<>\s]*>")


def did_you_mean(term: str, known: Iterable[str]) -> str:
    """The IRI of `known` in the term's own room (namespace, or path up to the last slash) that is nearest; or empty."""
    room, name = _split(term)
    names = {other.lower(): whole for whole in known for there, other in [_split(whole)] if there == room}
    return next((names[close] for close in get_close_matches(name.lower(), names, n=1, cutoff=_CLOSE)), "")


def hints(findings: Iterable[Finding], *described: Iterable[Quad]) -> dict[Finding, str]:
    """For each finding whose value (or path, if it has none) nothing describes the nearest IRI that is, as `<IRI>`."""
    suspects = {finding: finding.value or finding.path for finding in sorted(findings)[:MOST]}
    suspects = {finding: text[1:-1] for finding, text in suspects.items() if _IRI.fullmatch(text)}
    if not suspects:
        return {}
    rooms = _rooms(quad for quads in described for quad in quads)
    meant = {iri: _nearest(iri, rooms) for iri in set(suspects.values())}
    return {finding: f"<{meant[iri]}>" for finding, iri in suspects.items() if meant[iri]}


def _nearest(iri: str, rooms: Mapping[str, set[str]]) -> str:
    known = rooms.get(_split(iri)[0], set())
    return "" if iri in known else did_you_mean(iri, sorted(known)[: 20 * MOST])


def _rooms(quads: Iterable[Quad]) -> dict[str, set[str]]:
    rooms: defaultdict[str, set[str]] = defaultdict(set)
    for namespace in (LAD, OWL, RDF, RDFS, SKOS):
        rooms[PREFIXES[namespace.prefix]] = {PREFIXES[namespace.prefix] + name for name in namespace.terms}
    for subject in {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)}:
        rooms[_split(subject)[0]].add(subject)
    return rooms


def _split(iri: str) -> tuple[str, str]:
    cut = max(iri.rfind("#"), iri.rfind("/")) + 1
    return iri[:cut], iri[cut:]
