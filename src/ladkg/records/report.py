"""A report on a declaration, set against its text."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ladkg.records.comparison import Reading
from ladkg.records.reading import Enunciation
from ladkg.records.text import Sentence

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Rendering:
    """A sentence of a declaration as a sentence of the report renders it.

    `share` (0 to 1) is the part of the declaration's words that the report keeps. `verb` and `force` are those of the
    report, `asked` the force of the declaration; all None where the declaration's sentence states nothing. `kept` is
    where the words in common stand, in the passage and in the report's sentence, as offsets within each.
    """

    report: Sentence
    passage: Sentence
    mode: Literal["verbatim", "paraphrase"]
    share: float
    verb: str | None
    force: str | None
    asked: str | None
    rule: str
    kept: tuple[tuple[Span, ...], tuple[Span, ...]] = ((), ())


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount or number that a report says is pledged: `unit` is an ISO 4217 code for money, else the words after it.

    `actor` is who pledges it, where the sentence names one (`USA`); `words` as they stand in the text.
    """

    report: Sentence
    quantity: Decimal
    unit: str
    actor: str | None
    words: str


@dataclass(frozen=True)
class Account:
    """What a report makes of a declaration; `left_out` are commitments that it does not render."""

    declaration: Reading
    report: Reading
    renderings: Sequence[Rendering]
    left_out: Sequence[Enunciation]
    figures: Sequence[Figure]
