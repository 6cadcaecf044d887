"""What was read in a text as rows that a person can check: one for each finding, named by what makes it unique."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from ladkg.read.quote import quotes
from ladkg.records.reading import Circumstance, Citation, Enunciation, Participant
from ladkg.records.text import Document

Row = dict[str, Any]
Choice = tuple[str, str, str]
"""A value with its name and, where there is one, its definition."""

DIRECTION: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Characters that turn the direction of what follows, so that it looks other than it is (Unicode Standard Annex 9)."""
_UNSAFE: Final = re.compile("[\ufffd\x7f-\x9f]|" + DIRECTION.pattern)
_FORMULA: Final = "=+-@"
"""A spreadsheet takes a cell that begins so for a formula (https://owasp.org/www-community/attacks/CSV_Injection)."""


@dataclass(frozen=True)
class Findings:
    """All that was read in one text."""

    participants: tuple[Participant, ...]
    citations: tuple[Citation, ...]
    enunciations: tuple[Enunciation, ...]
    occasion: tuple[Circumstance, ...] = ()


@dataclass(frozen=True)
class Choices:
    """What a person can choose from, in the order in which it is shown."""

    forces: tuple[Choice, ...]
    hedges: tuple[Choice, ...]
    groups: tuple[Choice, ...]
    agents: tuple[Choice, ...]
    instruments: tuple[Choice, ...]


def places(document: Document) -> dict[str, Row]:
    """The passages by eId; a quote that a table cannot hold safely is left out."""
    short = quotes(document)
    return {
        place.eid: {
            "start": place.start,
            "end": place.end,
            "sha256": place.sha256,
            "quote": _cell(short.get(place.eid, "")),
        }
        for place in document.sentences()
    }


def found(document: Document, read: Findings) -> list[Row]:
    """The findings in text order; statements of one passage with one force are one, with the lowest confidence."""
    rows: dict[tuple[str, ...], Row] = {}
    order = {place.eid: number for number, place in enumerate(document.sentences())}
    for row in _rows(document, read):
        key = (row["layer"], row["eid"], row["value"], row["force"])
        if key not in rows:
            rows[key] = row | {"id": "|".join(key)}
            continue
        other = rows[key]
        rows[key] = {
            **min(other, row, key=lambda one: one["confidence"]),
            "id": other["id"],
            "undertakes": other["undertakes"] or row["undertakes"],
            "hedges": sorted({*other["hedges"], *row["hedges"]}),
            "groups": sorted({*other["groups"], *row["groups"]}),
        }
    return sorted(rows.values(), key=lambda row: order[row["eid"]])


def _rows(document: Document, read: Findings) -> Iterator[Row]:
    first = next(document.sentences()).eid
    empty: Row = {"value": "", "force": "", "undertakes": None, "hedges": [], "groups": [], "words": ""}
    every: tuple[Participant | Citation | Enunciation, ...]
    every = (*read.participants, *read.citations, *read.enunciations)
    for one in every:
        row = {**empty, "eid": one.eid or first, "rule": one.rule, "confidence": one.confidence}
        row["words"] = " ".join(document.text[one.start : one.end].split()[:8])
        if isinstance(one, Participant):
            yield {**row, "layer": "participant", "value": one.ref}
        elif isinstance(one, Citation):
            if value := one.ref or _cell(one.title):
                yield {**row, "layer": "instrument", "value": value}
        else:
            yield row | _statement(one)


def _statement(one: Enunciation) -> Row:
    return {
        "layer": "statement",
        "force": one.force,
        "undertakes": one.undertakes,
        "hedges": sorted({_slug(item.concept) for item in one.hedges}),
        "groups": sorted({_slug(item.concept) for item in one.groups}),
    }


def _slug(concept: str) -> str:
    return concept.partition("/")[2]


def _cell(text: str) -> str:
    """The text as a cell may hold it: nothing that hides or turns, no beginning that is a formula."""
    return " ".join(_UNSAFE.sub("", text).split()).lstrip(_FORMULA + " ")
