"""Resources and terms by their labels, in any language."""

import re
import unicodedata
from difflib import get_close_matches
from functools import cache
from typing import Final, NamedTuple

from pyoxigraph import Literal, NamedNode

from ladkg import iris
from ladkg.explain.reading import short
from ladkg.mcp import answers
from ladkg.pipeline.inquiry.work import Desk
from ladkg.terms import LAD, PREFIXES, RDFS, SKOS

_NAMING: Final = (
    *(RDFS.label, SKOS.prefLabel, SKOS.altLabel, SKOS.notation),
    *(LAD.shortTitle, LAD.formalName, LAD.acronym, LAD.iso3, LAD.demonym),
)
MATCHES: Final = ("exact", "beginning", "word", "part", "similar")
EXACT: Final = 0
_SIMILAR: Final = 4


class Entry(NamedTuple):
    """A label, as it is compared and as it is written, and the IRI that has it."""

    folded: str
    label: str
    language: str
    iri: str

    @property
    def node(self) -> NamedNode:
        return NamedNode(self.iri)


def search(desk: Desk, text: str, kind: str, limit: int) -> answers.Labels:
    """What has such a label, the best first; `kind` as `Found.kind`, empty for all."""
    best: dict[NamedNode, answers.Found] = {}
    for rank, entry in candidates(desk, text):
        of = kind_of(entry.node)
        if entry.node not in best and kind in {"", of, of.partition("/")[0]}:
            best[entry.node] = answers.Found(short(entry.node), entry.label, entry.language, of, MATCHES[rank])
    return answers.Labels(list(best.values())[:limit], len(best))


def candidates(desk: Desk, text: str) -> list[tuple[int, Entry]]:
    """Labels that match, each with the place of its kind of match in MATCHES, in order."""
    wanted = folded(text)
    if not wanted:
        return []
    ranked = [(rank, entry) for entry in _index(desk) if (rank := _rank(wanted, entry.folded)) is not None]
    if not ranked:
        near = get_close_matches(wanted, {entry.folded for entry in _index(desk)}, n=5, cutoff=0.75)
        ordered = sorted((near.index(entry.folded), entry) for entry in _index(desk) if entry.folded in near)
        return [(_SIMILAR, entry) for _, entry in ordered]
    return sorted(ranked, key=lambda found: (found[0], len(found[1].folded), found[1].iri, found[1]))


def folded(text: str) -> str:
    """Small letters without accents, words apart by one space."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", plain))


def kind_of(node: NamedNode) -> str:
    """state, instrument, concept/SCHEME …; `class` or `property` of a term by its first letter, else `other`."""
    if node.value.startswith(iris.BASE):
        first, _, rest = node.value.removeprefix(iris.BASE).partition("/")
        return f"concept/{rest.partition('/')[0]}" if first == "concept" and "/" in rest else first
    if node.value.startswith(PREFIXES["lad"]):
        return "class" if node.value.removeprefix(PREFIXES["lad"])[:1].isupper() else "property"
    return "other"


@cache
def _index(desk: Desk) -> tuple[Entry, ...]:
    found: set[Entry] = set()
    for naming in _NAMING:
        for quad in desk.store.quads_for_pattern(None, naming, None, None):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
                label = quad.object.value
                found.add(Entry(folded(label), label, quad.object.language or "", quad.subject.value))
    slugs = {entry.iri: re.split(r"[/#]", entry.iri)[-1] for entry in found}
    found |= {Entry(folded(slug), slug, "", iri) for iri, slug in slugs.items()}
    return tuple(found)


def _rank(wanted: str, label: str) -> int | None:
    if wanted == label:
        return EXACT
    if label.startswith(wanted):
        return 1
    words = label.split()
    if all(any(word.startswith(part) for word in words) for part in wanted.split()):
        return 2
    return 3 if wanted in label else None
