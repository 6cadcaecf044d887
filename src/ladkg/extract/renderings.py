"""The sentences of a declaration that a report renders: found by the words they share, in runs.

Candidates share a run of three words (Broder, On the resemblance and containment of documents, 1997, calls such runs
shingles); their words are then aligned, and runs of fewer than three left aside, since any two sentences share those.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from ladkg.extract.anchors import folded
from ladkg.extract.tokens import Token, tokens
from ladkg.extract.wording import LONGEST
from ladkg.records.report import Span
from ladkg.records.text import Document, Sentence

_SHINGLE: Final = 3
_ENOUGH: Final = 0.5
"""This share of the declaration's sentence in the report, or of the report's in the declaration, is a rendering."""
_LONG: Final = 10
"""So is a run of so many words, however long the sentences are."""
_COMMON: Final = 200
"""A shingle of more sentences than this, a formula, calls up none."""

_TRIED: Final = 20
"""So many sentences of the declaration, those with the most shingles in common, are aligned with one of the report."""


class Run(NamedTuple):
    """Words that stand in both sentences, by the number of the first in each, and how many they are."""

    passage: int
    report: int
    length: int

    @property
    def places(self) -> range:
        """The numbers of the words in the report's sentence."""
        return range(self.report, self.report + self.length)


@dataclass(frozen=True)
class Words:
    """A sentence with its words, marks left out."""

    sentence: Sentence
    tokens: Sequence[Token]

    @property
    def folded(self) -> list[str]:
        return [folded(token.word) for token in self.tokens]


@dataclass(frozen=True)
class Match:
    """A sentence of the declaration in one of the report."""

    passage: Words
    report: Words
    runs: Sequence[Run]

    @property
    def shared(self) -> int:
        return sum(run.length for run in self.runs)

    @property
    def kept(self) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        """Where the words in common stand, in the passage and in the report's sentence, as offsets within each."""
        ours = (self.passage.tokens[run.passage : run.passage + run.length] for run in self.runs)
        theirs = (self.report.tokens[run.report : run.report + run.length] for run in self.runs)
        return tuple(map(_span, ours)), tuple(map(_span, theirs))

    @property
    def whole(self) -> bool:
        """Whether the two are the same, word for word."""
        return len(self.runs) == 1 and self.shared == len(self.passage.tokens) == len(self.report.tokens)


def _span(words: Sequence[Token]) -> Span:
    return words[0].start, words[-1].end


def words(document: Document, sentence: Sentence) -> Words:
    return Words(sentence, [token for token in tokens(document.wording(sentence)) if token.is_word])


def matches(declaration: Document, report: Document) -> Iterator[Match]:
    """The renderings in the order of the report; about linear in the length of both texts."""
    passages = [words(declaration, sentence) for sentence in declaration.sentences()]
    index = _index(passages)
    for sentence in report.sentences():
        told = words(report, sentence)
        called = Counter(number for shingle in _shingles(told.folded) for number in index.get(shingle, ()))
        near = [passages[number] for number, _ in called.most_common(_TRIED)]
        found = [Match(passage, told, _runs(passage.folded, told.folded)) for passage in near]
        yield from sorted(_apart(found), key=lambda match: match.runs[0].report)


def _apart(found: Sequence[Match]) -> Iterator[Match]:
    """Those that suffice by words of the report that no match with more words in common has: a formula that several
    sentences of the declaration share renders one of them only.
    """
    taken: set[int] = set()
    for match in sorted(found, key=lambda match: -match.shared):
        runs = [run for run in match.runs if not taken & set(run.places)]
        shared, longest = sum(run.length for run in runs), max((run.length for run in runs), default=0)
        least = min(len(match.passage.tokens), len(match.report.tokens))
        if longest >= _LONG or (longest and shared >= _ENOUGH * least):
            taken.update(place for run in match.runs for place in run.places)
            yield match


def _index(passages: Sequence[Words]) -> Mapping[tuple[str, ...], Sequence[int]]:
    found: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, passage in enumerate(passages):
        for shingle in set(_shingles(passage.folded)):
            found[shingle].append(number)
    return {shingle: numbers for shingle, numbers in found.items() if len(numbers) <= _COMMON}


def _shingles(found: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(found[at : at + _SHINGLE]) for at in range(len(found) - _SHINGLE + 1))


def _runs(passage: Sequence[str], report: Sequence[str]) -> list[Run]:
    if len(passage) + len(report) > LONGEST:
        return []
    from rapidfuzz.distance import LCSseq

    blocks = LCSseq.editops(passage, report).as_matching_blocks()
    return [Run(block.a, block.b, block.size) for block in blocks if block.size >= _SHINGLE]
