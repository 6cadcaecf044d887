"""The parts of a declaration where a report enumerates them: its headings in other words."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ladkg.extract.anchors import folded
from ladkg.extract.tokens import tokens
from ladkg.records.report import Rendering
from ladkg.records.text import Document, Sentence

_STEM: Final = 5
_CLAUSE: Final = re.compile(r"[^;:]+")
_FEWEST: Final = 2
"""So many headings in their order make an enumeration; one alone may be chance."""
_ENOUGH: Final = 0.25


def listed(declaration: Document, report: Document) -> Iterator[Rendering]:
    """Headings that clauses of one sentence, parted by semicolons or a colon, take up in the same order.

    A clause takes up the heading with which it shares the most stems, two at least and a quarter of the heading's.
    """
    headings = [
        (section.heading.sentences[0], stems)
        for section in declaration.sections
        if section.heading and (stems := _stems(declaration.wording(section.heading.sentences[0])))
    ]
    for sentence in report.sentences():
        clauses = _CLAUSE.findall(report.wording(sentence))
        found = list(_in_order([_best(_stems(clause), headings) for clause in clauses])) if len(clauses) > 1 else []
        if len(found) >= _FEWEST:
            for number, share in found:
                yield Rendering(sentence, headings[number][0], "paraphrase", share, None, None, None, "parts")


def _best(clause: frozenset[str], headings: Sequence[tuple[Sentence, frozenset[str]]]) -> tuple[int, float] | None:
    shared = [
        (len(clause & stems), len(clause & stems) / len(stems), -number) for number, (_, stems) in enumerate(headings)
    ]
    count, share, number = max(shared, default=(0, 0.0, 0))
    return (-number, round(share, 2)) if count >= _FEWEST and share >= _ENOUGH else None


def _in_order(found: Sequence[tuple[int, float] | None]) -> Iterator[tuple[int, float]]:
    """Those that rise; one that falls back ends the enumeration."""
    last = -1
    for one in found:
        if one and one[0] > last:
            last = one[0]
            yield one


def _stems(wording: str) -> frozenset[str]:
    """The beginnings of the longer words."""
    return frozenset(
        folded(token.word)[:_STEM] for token in tokens(wording) if token.is_word and len(token.word) >= _STEM
    )
