"""The first page: what this is, in figures, three questions with their answers, and the ways in."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from pyoxigraph import Literal, NamedNode

from ladkg import iris
from ladkg.export.folder import Folder
from ladkg.export.pack.dump import dumps
from ladkg.export.pack.schema import described
from ladkg.export.pack.signposting import signposting
from ladkg.export.publication import ROOT
from ladkg.export.site.known import Asked, Known, Row
from ladkg.export.site.page import LANGUAGES, Page, Values
from ladkg.export.site.resource.parts import DECLARATION, natural
from ladkg.export.site.words import said
from ladkg.iris import DATASET
from ladkg.terms import LAD, RDF

_COUNTED: Final = ("State", "Instrument", "Commitment", "Obligation", "ParticipationAct", "Source")
_BARS: Final = 6
"""Hedges that are shown."""


@dataclass
class Pillar:
    """A pillar of the Declaration, with the number of commitments that it sets."""

    node: NamedNode
    number: str
    commitments: int


@dataclass
class Answer:
    """A question, what is shown of its answer, and by which part of the template."""

    asked: Asked
    form: str
    rows: list[tuple[object, ...]]


def pages(known: Known, folder: Folder) -> Iterator[Page]:
    """The page, in each language."""
    titles = {language: said(language, "frame.name") for language in LANGUAGES}
    descriptions = {language: said(language, "home.lead") for language in LANGUAGES}
    yield Page("", "home.html.jinja", titles, descriptions, partial(_values, known, folder))


def _values(known: Known, folder: Folder, language: str) -> Values:
    publication, held = known.publication, dumps(folder)
    counts = {name: _count(known, LAD[name]) for name in _COUNTED}
    published = DATASET.value.removeprefix(ROOT) in publication.places
    endorsers = known.names.subjects(LAD.endorses, DECLARATION)
    return {
        "figures": [(said(language, f"home.{name}"), count) for name, count in counts.items() if count],
        "pillars": _pillars(known),
        "endorsers": sorted(endorsers, key=lambda node: known.names.name(node, language).text),
        "answers": list(_answers(known)),
        "schema": described(publication, held, language),
        "links": signposting(publication, DATASET, held) if published else [],
        "declaration": DECLARATION if DECLARATION in publication.about else None,
    }


def _count(known: Known, cls: NamedNode) -> int:
    found = known.publication.pointing_at.get(cls, ())
    return len({quad.subject for quad in found if quad.predicate == RDF.type})


def _pillars(known: Known) -> list[Pillar]:
    names = known.names
    found = [node for node in names.subjects(LAD.provisionOf, DECLARATION) if names.is_a(node, LAD.Pillar)]
    return [
        Pillar(
            node,
            names.value(node, LAD.number),
            sum(names.is_a(one, LAD.Commitment) for one in names.nodes(node, LAD.sets)),
        )
        for node in sorted(found, key=natural)
    ]


def _answers(known: Known) -> Iterator[Answer]:
    """Three questions, as far as they are asked and have an answer."""
    asked = {one.name: one for one in known.questions}
    for name, form in (
        ("endorsers-outside-gcm", "states"),
        ("bound-through-protocol", "counts"),
        ("hedge-counts", "bars"),
    ):
        one = asked.get(name)
        if one and one.rows:
            yield Answer(one, form, _SHOWN[form](one))


def _states(asked: Asked) -> list[tuple[object, ...]]:
    """How they stand, and the states that stand so."""
    found: dict[str, list[NamedNode]] = {}
    for row in asked.rows:
        found.setdefault(_text(row, "standing"), []).append(_state(row))
    return list(found.items())


def _counts(asked: Asked) -> list[tuple[object, ...]]:
    """The states, with how many rows tell of each."""
    return list(Counter(map(_state, asked.rows)).items())


def _bars(asked: Asked) -> list[tuple[object, ...]]:
    """The wordings with their numbers and these as parts of the largest, in thousandths."""
    numbers = [(_text(row, "hedge"), int(_text(row, "commitments"))) for row in asked.rows]
    first = sorted(numbers, key=lambda pair: -pair[1])[:_BARS]
    most = max((count for _, count in first), default=1) or 1
    return [(words, count, 1000 * count // most) for words, count in first]


_SHOWN: Final = {"states": _states, "counts": _counts, "bars": _bars}


def _text(row: Row, column: str) -> str:
    term = row.get(column)
    return term.value if isinstance(term, Literal | NamedNode) else ""


def _state(row: Row) -> NamedNode:
    return iris.agent(_text(row, "iso3"))
