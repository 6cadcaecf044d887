"""Readings of texts, as people checked them, to quads: rows of `readings.csv`."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any, Final

from pyoxigraph import NamedNode, Quad

from ladkg import iris
from ladkg.convert import evidence, participation
from ladkg.convert.describe import Description
from ladkg.convert.enunciation import WHOLE, labels, whole
from ladkg.convert.kind import Kind
from ladkg.convert.link import linked
from ladkg.errors import LadkgError
from ladkg.records.annotation import Annotation
from ladkg.records.evidence import Passage
from ladkg.records.participation import Act
from ladkg.terms import LAD

FORCES: Final = ("commit", "intend", "plan", "seek", "support", "reaffirm", "affirm", "recognize", "call")
"""The scheme force, in the order of csv-metadata.json."""
CITES: Final = "cites"
"""The aspect of a claim by which a text names an instrument that the tables do not know."""
_BLOCK: Final = re.compile("(?:para|item|signature)_[0-9]+|heading")

_AGENT: Final = re.compile("[A-Z]{3}|(territory/[A-Z]{3}|organization/[a-z0-9]+(-[a-z0-9]+)*)")


def reading(row: Annotation) -> Iterator[Quad]:
    """What a row says, in the terms of a text that was read (`convert.text`); nothing for one that was rejected.

    The source of everything is the text: it has the name of the instrument. What a person corrected or added was found
    by no rule. Each row stands for itself, so a statement is numbered by its passage and force, not by its section.
    Raises LadkgError for a row that lacks what its layer needs.
    """
    if row.decision == "rejected":
        return
    of = row.text.partition("/")[0]
    yield from evidence.passage(Passage(row.text, row.eid, row.start, row.end, row.sha256, row.quote or "", (of,)))
    yield from _LAYERS[row.layer](row, of)


def _statement(row: Annotation, of: str) -> Iterator[Quad]:
    if not row.force:
        raise LadkgError(f"a statement has a force: fill the cell, one of {', '.join(FORCES)}")
    first = row.eid.partition("__")[0]
    section = WHOLE if _BLOCK.fullmatch(first) else first.replace("_", "-")
    part = iris.provision(f"{of}/{section}")
    yield from whole(of, [of]) if section == WHOLE else _part(part, of)
    kind = "commitment" if row.undertakes else "statement"
    place = row.eid.replace("__", ".").replace("_", "-")
    described = (
        Description(iris.mint(kind, of, place, str(FORCES.index(row.force) + 1)), [of])
        .a(LAD.Commitment if row.undertakes else LAD.Statement)
        .labels(**labels(row.force, row.eid))
        .add(LAD.statedBy, part)
        .add(LAD.statedIn, iris.passage(row.text, row.eid))
        .add(LAD.force, iris.concept("force", row.force))
        .add(LAD.qualifiedBy, [iris.concept("hedge", slug) for slug in row.hedges])
        .add(LAD.beneficiary, [iris.concept("group", slug) for slug in row.groups])
        .note(row.note)
    )
    yield from _found(described.add(LAD.setBy, part) if row.undertakes else described, row)


def _part(part: NamedNode, of: str) -> Description:
    """A part of the text; its heading is in no row."""
    pillar = part.value.rpartition("/pillar-")
    described = Description(part, [of]).add(LAD.provisionOf, iris.instrument(of))
    return described.a(LAD.Pillar).add(LAD.number, pillar[2]) if pillar[0] else described.a(LAD.Section)


def _participant(row: Annotation, of: str) -> Iterator[Quad]:
    if not row.value or not _AGENT.fullmatch(row.value):
        raise LadkgError(f"{row.value or ''!r} is no agent's short form: write CRI, territory/ABW or organization/eu")
    act = participation.act(Act(row.value, of, "political", None, None, None, None, None, (of,), row.note))
    yield from _found(act.add(LAD.statedIn, iris.passage(row.text, row.eid)), row)


def _instrument(row: Annotation, of: str) -> Iterator[Quad]:
    """A relation to an instrument known by its slug; a title is what the text claims to cite."""
    if not row.value:
        raise LadkgError("an instrument has its slug, or its title where it is not known: fill the cell value")
    passage = iris.passage(row.text, row.eid)
    if re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", row.value):
        instrument = iris.instrument(row.value)
        reason = row.note or "The text names it."
        rule, confidence = _way(row)
        yield from linked(
            iris.instrument(of),
            "relatesTo",
            instrument,
            [of],
            reason,
            passage=passage,
            found_by=rule,
            confidence=confidence,
        )
        return
    yield from _found(mention(row.text, [of], row.value, passage).note(row.note), row)


def mention(text: str, sources: Iterable[str], title: str, passage: NamedNode) -> Description:
    """That a text names an instrument which the tables do not know: a claim, since nothing else is known of it."""
    name = hashlib.sha256(title.encode()).hexdigest()[:16]
    return (
        Description(iris.mint("claim", text, f"{CITES}-{name}"), sources)
        .a(LAD.Claim)
        .add(LAD.about, iris.instrument(text.partition("/")[0]))
        .add(LAD.aspect, CITES)
        .add(LAD.claimedValue, title)
        .add(LAD.statedIn, passage)
    )


def _found(described: Description, row: Annotation) -> Description:
    rule, confidence = _way(row)
    return described.add(LAD.foundBy, rule).add(LAD.confidence, confidence)


def _way(row: Annotation) -> tuple[str | None, Decimal | None]:
    """Rule and confidence, of what a program found."""
    return (None, None) if row.decision in {"corrected", "added"} else (row.rule, row.confidence)


_LAYERS: Final[dict[str, Callable[[Annotation, str], Iterable[Quad]]]] = {
    "participant": _participant,
    "instrument": _instrument,
    "statement": _statement,
    "none": lambda _row, _of: (),
}

TABLES: Final[dict[str, Kind[Any]]] = {"readings": Kind(Annotation, reading)}
