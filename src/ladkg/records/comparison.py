"""Two texts set side by side: what corresponds, and what differs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from ladkg.records.reading import Citation, Enunciation, Participant
from ladkg.records.text import Document, Sentence

Kind = Literal[
    "participant",
    "instrument",
    "force",
    "verb",
    "negation",
    "hedge",
    "beneficiary",
    "topic",
    "notion",
    "wording",
    "sentence",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""`verb`: another word of the same force; `notion`: a word of `notions.csv`; `sentence`: stands in one text only."""


@dataclass(frozen=True, slots=True)
class Notion:
    """A row of `notions.csv`: a pattern by which texts express one, such as that something is or shall be "safe"."""

    id: str
    language: str
    notion: str
    words: str
    note: str | None


@dataclass(frozen=True)
class Reading:
    """A text with what was read in it."""

    document: Document
    language: str
    enunciations: Sequence[Enunciation]
    participants: Sequence[Participant]
    citations: Sequence[Citation]


@dataclass(frozen=True, slots=True)
class Side:
    """What one text has that the other lacks: `values` in the terms of the model (`safe`, `BHS`, `intend`), and `words`
    as they stand in the text at `sentences`.
    """

    sentences: tuple[Sentence, ...]
    values: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """One way in which the second text departs from the first; `degree` is `stronger` or `weaker` for a force."""

    kind: Kind
    first: Side
    second: Side
    degree: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a sentence that stand in both texts, or in the first (`dropped`) or second (`added`) only."""

    tag: Literal["same", "dropped", "added"]
    words: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Sentences that correspond, either side empty where there are none; `runs` where the language is the same."""

    first: tuple[Sentence, ...]
    second: tuple[Sentence, ...]
    runs: tuple[Run, ...]
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class Comparison:
    """Two texts sentence by sentence."""

    first: Reading
    second: Reading
    pairs: Sequence[Pair]

    def differences(self) -> list[Difference]:
        return [difference for pair in self.pairs for difference in pair.differences]
