"""The patterns of the reading tables: running words, simple enough to be written by someone who does not program.

take note of                     these words, one after the other, in any case
in accordance|line with          one word of several
consistent with our? national    a word that may be missing
express * concern                up to four words of any kind; `*8` up to eight
-remos                           a word that ends so
welcome / greet with joy         one pattern or the other
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar

from ladkg.extract.tokens import Token

R = TypeVar("R")

_GAP: Final = 4


@dataclass(frozen=True, slots=True)
class _Step:
    """One word of a pattern: the words that may stand here, or, with `gap`, up to so many of any kind."""

    words: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()
    optional: bool = False
    gap: int = 0

    def fits(self, word: str) -> bool:
        return word in self.words or (bool(self.endings) and word.endswith(self.endings) and word not in self.endings)


Pattern = tuple[_Step, ...]


def parse(cell: str) -> list[Pattern]:
    """The patterns of a cell."""
    return [tuple(map(_step, written.split())) for written in cell.split(" / ")]


def _step(written: str) -> _Step:
    if written.startswith("*"):
        return _Step(gap=int(written[1:] or _GAP))
    optional = written.endswith("?")
    choices = written.removesuffix("?").lower().split("|")
    return _Step(
        frozenset(word for word in choices if not word.startswith("-")),
        tuple(word[1:] for word in choices if word.startswith("-")),
        optional,
    )


def _end(pattern: Sequence[_Step], tokens: Sequence[Token], at: int) -> int | None:
    """Where a pattern that begins at `at` ends, or None; marks other than in gaps do not fit."""
    if not pattern:
        return at
    step, rest = pattern[0], pattern[1:]
    if step.gap:
        for end in range(at, min(at + step.gap, len(tokens)) + 1):
            if (found := _end(rest, tokens, end)) is not None:
                return found
        return None
    if at < len(tokens) and step.fits(tokens[at].word) and (found := _end(rest, tokens, at + 1)) is not None:
        return found
    return _end(rest, tokens, at) if step.optional else None


@dataclass
class Lexicon(Generic[R]):
    """Patterns by the word they may begin with, each with what it means."""

    _by_word: dict[str, list[tuple[Pattern, R]]] = field(default_factory=lambda: defaultdict(list))
    _by_ending: list[tuple[Pattern, R]] = field(default_factory=list)

    def add(self, cell: str | None, meaning: R) -> None:
        for pattern in parse(cell) if cell else ():
            first = next(step for step in pattern if not step.optional)
            leading = pattern[: pattern.index(first) + 1]
            for step in leading:
                for word in step.words:
                    self._by_word[word].append((pattern, meaning))
            if any(step.endings for step in leading):
                self._by_ending.append((pattern, meaning))

    def at(self, tokens: Sequence[Token], at: int) -> Iterator[tuple[int, R]]:
        """The end and the meaning of each pattern that fits here, with the most words first, then the shortest."""
        return ((end, meaning) for end, meaning, _ in self._at(tokens, at))

    def _at(self, tokens: Sequence[Token], at: int) -> list[tuple[int, R, bool]]:
        beginning = self._by_word.get(tokens[at].word)
        if not beginning and not self._by_ending:
            return []
        found = (
            (-sum(not step.gap for step in pattern), end, meaning, any(step.gap for step in pattern))
            for pattern, meaning in (*(beginning or ()), *self._by_ending)
            if (end := _end(pattern, tokens, at)) is not None and end > at
        )
        return [(end, meaning, gap) for _, end, meaning, gap in sorted(found, key=lambda one: one[:2])]

    def best(self, tokens: Sequence[Token], at: int) -> tuple[int, R] | None:
        return next(self.at(tokens, at), None) if at < len(tokens) else None

    def every(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int, R, bool]]:
        """Start, end and meaning of what fits anywhere, and whether through a gap; by start, then the best first."""
        for at in range(len(tokens)):
            for end, meaning, gap in self._at(tokens, at):
                yield at, end, meaning, gap


def lexicon(rows: Iterable[R], cell: Callable[[R], str | None]) -> Lexicon[R]:
    """A lexicon of rows by one of their cells."""
    found: Lexicon[R] = Lexicon()
    for row in rows:
        found.add(cell(row), row)
    return found
