"""Amounts and numbers that a report says are pledged."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from ladkg.extract.names import Names
from ladkg.extract.tokens import tokens
from ladkg.records.comparison import Reading
from ladkg.records.reading import NameWord
from ladkg.records.report import Figure
from ladkg.records.text import Sentence

_GROUPED: Final = r"\d{1,3}(?:[.,  ’']\d{3}){1,6}(?!\d)"
_PLAIN: Final = r"\d{1,15}(?:[.,]\d{1,2})?(?!\d)"
_MAGNITUDES: Final = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
_BETWEEN: Final = re.compile(r"[.;:,!?]\s|(?<![\w-])\d")
"""A number and its unit have no mark and no other number between them ("H-2B" is none)."""
_AHEAD: Final = 60
"""Characters after a number in which what it counts is named."""


@dataclass(frozen=True)
class FigureRules:
    """The words of figures in one language, as patterns."""

    pledge: frozenset[str]
    units: re.Pattern[str]
    amounts: re.Pattern[str]
    magnitudes: Mapping[str, int]
    currencies: Mapping[str, str]


def figure_rules(language: str, rows: Iterable[NameWord]) -> FigureRules:
    """The rows of one language made ready."""
    by_role = {row.role: row.words for row in rows if row.language == language}
    magnitudes = {word: value for role, value in _MAGNITUDES.items() for word in by_role.get(role, ())}
    currencies = {word: role for role, words in by_role.items() if role.isupper() for word in words}
    magnitude, currency = _any(magnitudes), _any(currencies)
    amounts = (
        rf"(?<![\w.,-])(?P<before>{currency})?\s?(?P<number>{_GROUPED}|{_PLAIN})(?:\s(?P<magnitude>{magnitude})(?!\w))?"
    )
    return FigureRules(
        frozenset(by_role.get("pledge", ())),
        re.compile(rf"(?<!\w)(?:{_any(by_role.get('unit', ()))})(?!\w)", re.IGNORECASE),
        re.compile(rf"{amounts}(?:\s?(?P<after>{currency})(?!\w))?(?![\w-])", re.IGNORECASE),
        magnitudes,
        currencies,
    )


def _any(words: Iterable[str]) -> str:
    """The longest first; a pattern that fits nothing where there are none."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or r"(?!)"


def figures(report: Reading, rules: FigureRules, names: Names) -> Iterator[Figure]:
    """Amounts of money, and numbers of what the rules name as units, in sentences with a word of pledging."""
    for sentence in report.document.sentences():
        wording = report.document.wording(sentence)
        if not rules.pledge.isdisjoint(token.word for token in tokens(wording)):
            yield from _figures(sentence, wording.replace("’", "'"), rules, names)


def _figures(sentence: Sentence, wording: str, rules: FigureRules, names: Names) -> Iterator[Figure]:
    actors = [(name.start, name.ref) for name in names.find(wording) if name.kind != "adjective"]
    for found in rules.amounts.finditer(wording):
        currency = rules.currencies.get((found["before"] or found["after"] or "").lower())
        end, unit = found.end(), currency
        if not unit:
            counted = rules.units.search(wording, found.end(), found.end() + _AHEAD)
            if not counted or _BETWEEN.search(wording, found.end(), counted.start()):
                continue
            end, unit = counted.end(), counted[0].lower()
        value = _number(found["number"]) * rules.magnitudes.get((found["magnitude"] or "").lower(), 1)
        actor = next((ref for place, ref in reversed(actors) if place < found.start()), None)
        yield Figure(sentence, value, unit, actor, wording[found.start() : end].strip())


def _number(written: str) -> Decimal:
    """A number with groups of three apart, or with a decimal point or comma."""
    if re.fullmatch(_GROUPED, written):
        return Decimal(re.sub(r"\D", "", written))
    return Decimal(written.replace(",", "."))
