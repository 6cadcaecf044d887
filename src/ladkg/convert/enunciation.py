"""What was read in a text to quads: a statement, or a commitment, for each operative verb."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Final

from pyoxigraph import NamedNode, Quad

from ladkg import iris
from ladkg.convert.describe import Description
from ladkg.records.evidence import TextVersion
from ladkg.records.reading import Enunciation, Found
from ladkg.records.text import Document
from ladkg.terms import LAD

WHOLE: Final = "text"
"""The section of a text that has no parts."""
_VERBS: Final = {
    "commit": ("commits", "compromete"),
    "intend": ("intends", "se propone"),
    "plan": ("plans", "planea"),
    "seek": ("seeks", "procura"),
    "support": ("supports", "apoya"),
    "reaffirm": ("reaffirms", "reafirma"),
    "affirm": ("affirms", "afirma"),
    "recognize": ("recognizes", "reconoce"),
    "call": ("calls on others", "exhorta"),
}


def statements(document: Document, version: TextVersion, read: Iterable[Enunciation]) -> Iterator[Quad]:
    """The statements in text order, numbered within their sections; one that undertakes something is a commitment.

    The label is of our own making: the force and the place.
    """
    sections = _sections(document)
    if WHOLE in sections.values():
        yield from whole(version.of, version.sources)
    seen: Counter[str] = Counter()
    for one in read:
        section = sections[one.eid]
        seen[section] += 1
        yield from _statement(document, version, one, section, seen[section])


def _statement(document: Document, version: TextVersion, one: Enunciation, section: str, number: int) -> Iterable[Quad]:
    part = iris.provision(f"{version.of}/{section}")
    described = (
        Description(
            iris.mint("commitment" if one.undertakes else "statement", f"{version.of}/{section}/{number}"),
            version.sources,
        )
        .a(LAD.Commitment if one.undertakes else LAD.Statement)
        .labels(**labels(one.force, one.eid))
        .add(LAD.statedBy, part)
        .add(LAD.statedIn, iris.passage(version.id, one.eid))
        .add(LAD.force, iris.concept("force", one.force))
        .add(LAD.qualifiedBy, _concepts(one.hedges))
        .add(LAD.beneficiary, _concepts(one.groups))
        .add(LAD.concerns, _concepts(one.topics))
        .add(LAD.operativeWords, " ".join(document.text[one.start : one.end].split()[:8]))
        .add(LAD.negated, True if one.negated else None)
        .add(LAD.narrowedTo, one.actor and " ".join(one.actor.split()[:8]))
        .add(LAD.foundBy, one.rule)
        .add(LAD.confidence, Decimal(str(one.confidence)))
    )
    return described.add(LAD.setBy, part) if one.undertakes else described


def labels(force: str, eid: str) -> dict[str, str]:
    """What a statement is called, by language: its force and its place."""
    english, spanish = _VERBS[force]
    place = eid.replace("__", ", ").replace("_", " ")
    return {"en": f"{english} ({place})", "es": f"{spanish} ({place})"}


def whole(of: str, sources: Iterable[str]) -> Iterable[Quad]:
    """The one section of a text that has no parts; `of` is the slug of its instrument."""
    return (
        Description(iris.provision(f"{of}/{WHOLE}"), sources)
        .a(LAD.Section)
        .labels(en="Whole text", es="Todo el texto")
        .add(LAD.provisionOf, iris.instrument(of))
    )


def _sections(document: Document) -> Mapping[str, str]:
    """The last segment of the section's IRI for each place."""
    return {
        sentence.eid: section.eid.replace("_", "-") or WHOLE
        for section in document.sections
        for block in section.blocks
        for sentence in block.sentences
    }


def _concepts(found: Iterable[Found]) -> Iterator[NamedNode]:
    return (iris.mint("concept", one.concept) for one in found)
