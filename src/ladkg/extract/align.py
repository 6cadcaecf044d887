"""Two versions of a text laid side by side, sentence by sentence, by dynamic programming.

After Gale & Church, A Program for Aligning Sentences in Bilingual Corpora, 1993 (https://aclanthology.org/J93-1004/):
the lengths of a sentence and its translation go together, and most sentences are translated one to one. To their
lengths come anchors, after Simard, Foster & Isabelle, Using Cognates to Align Sentences in Bilingual Corpora, 1992:
whatever says the same in both texts, such as names, numbers, hedges and words that begin alike (`extract.anchors`).
Unlike theirs, a sentence that stands in one text only costs the same however long it is: versions of a declaration drop
and add whole sentences on purpose.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import erfc, inf, log, sqrt
from typing import Final, NamedTuple

_STEPS: Final = ((1, 1), (1, 0), (0, 1), (1, 2), (2, 1))
_PRIOR: Final = {(1, 1): -log(0.89), (1, 2): 4.0, (2, 1): 4.0}
"""Gale & Church, table 5, for 1-1; translators of declarations join and part sentences less often than theirs (3.1)."""
_ALONE: Final = 4.0
"""The cost of a sentence that stands in one text only."""
_VARIANCE: Final = 6.8
"""Of the length in characters, per character (Gale & Church, section 3.2)."""
_FARTHEST: Final = 20.0
"""No difference in length costs more, so that anchors can outweigh it."""
_WEIGHT: Final = 16.0
_EXPECTED: Final = {True: 0.5, False: 0.25}
"""The likeness, from 0 to 1, at which anchors speak neither for nor against a pair; more within one language."""
_BAND: Final = 60
_WIDEST: Final = 400


class Unit(NamedTuple):
    """A sentence as it is aligned: its length in characters, its anchors, and its digest."""

    length: int
    anchors: frozenset[str]
    sha256: str


class Bead(NamedTuple):
    """Sentences of the first text and those of the second that correspond to them, by number; one side may be empty."""

    first: range
    second: range


def align(first: Sequence[Unit], second: Sequence[Unit], *, alike: bool = False) -> list[Bead]:
    """The beads of the cheapest alignment, in order: 1-1, 1-2, 2-1, 1-0 and 0-1; `alike` says that the language is one.

    Sentences that stand in both texts exactly once, in the same order, hold it; between two of them, memory and time
    grow with the number of sentences times the width of a band round the diagonal, at most 800.
    """
    weights = _weights([*first, *second])
    fixed = [(-1, -1), *_fixed(first, second), (len(first), len(second))]
    beads: list[Bead] = []
    for (i, j), (next_i, next_j) in pairwise(fixed):
        if i >= 0:
            beads.append(Bead(range(i, i + 1), range(j, j + 1)))
        lattice = _Lattice(first[i + 1 : next_i], second[j + 1 : next_j], weights, _EXPECTED[alike])
        beads += [_moved(bead, i + 1, j + 1) for bead in lattice.path()]
    return beads


def _moved(bead: Bead, first: int, second: int) -> Bead:
    return Bead(
        range(bead.first.start + first, bead.first.stop + first),
        range(bead.second.start + second, bead.second.stop + second),
    )


def _weights(units: Sequence[Unit]) -> Mapping[str, float]:
    """Rare anchors tell more: the inverse document frequency of each."""
    counts = Counter(anchor for unit in units for anchor in unit.anchors)
    return {anchor: log(1 + len(units) / count) for anchor, count in counts.items()}


def _fixed(first: Sequence[Unit], second: Sequence[Unit]) -> list[tuple[int, int]]:
    """The longest rising run of sentences that are the same and stand once on either side."""
    once = [{key for key, n in Counter(unit.sha256 for unit in side).items() if n == 1} for side in (first, second)]
    places = {unit.sha256: j for j, unit in enumerate(second) if unit.sha256 in once[0] & once[1]}
    return _rising([(i, places[unit.sha256]) for i, unit in enumerate(first) if unit.sha256 in places])


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest rising subsequence, by patience sorting."""
    from bisect import bisect_left

    tops: list[int] = []
    chain: list[tuple[tuple[int, int], int]] = []
    last: list[int] = []
    for pair in pairs:
        pile = bisect_left(tops, pair[1])
        chain.append((pair, last[pile - 1] if pile else -1))
        tops[pile : pile + 1] = [pair[1]]
        last[pile : pile + 1] = [len(chain) - 1]
    found = []
    at = last[-1] if last else -1
    while at >= 0:
        pair, at = chain[at]
        found.append(pair)
    return found[::-1]


@dataclass(frozen=True)
class _Span:
    """One sentence or two as one, with the weight of all its anchors."""

    length: int
    anchors: frozenset[str]
    weight: float


class _Lattice:
    """The costs within a band round the diagonal."""

    def __init__(
        self, first: Sequence[Unit], second: Sequence[Unit], weights: Mapping[str, float], expected: float
    ) -> None:
        self._weights, self._expected = weights, expected
        self._sizes = len(first), len(second)
        self._first = {count: self._spans(first, count) for count in (1, 2)}
        self._second = {count: self._spans(second, count) for count in (1, 2)}
        self._width = min(_BAND + abs(len(first) - len(second)), _WIDEST)
        rows, columns = self._sizes
        self._lows = [max(0, (row * columns // rows if rows else 0) - self._width) for row in range(rows + 1)]
        total = sum(unit.length for unit in first) or 1
        self._ratio = min(max(sum(unit.length for unit in second) / total, 0.8), 1.25)

    def path(self) -> Iterator[Bead]:
        """The cheapest way through, from its beginning."""
        steps = self._steps()
        i, j = self._sizes
        beads = []
        while i or j:
            step = _STEPS[steps[i][j - self._lows[i]]]
            beads.append(Bead(range(i - step[0], i), range(j - step[1], j)))
            i, j = i - step[0], j - step[1]
        return reversed(beads)

    def _spans(self, units: Sequence[Unit], count: int) -> list[_Span]:
        """The spans of so many sentences, each where its last sentence stands."""
        found = []
        for at in range(len(units)):
            several = units[max(0, at + 1 - count) : at + 1]
            anchors = frozenset().union(*(unit.anchors for unit in several))
            weight = sum(self._weights[anchor] for anchor in anchors)
            found.append(_Span(sum(unit.length for unit in several), anchors, weight))
        return found

    def _steps(self) -> list[bytearray]:
        """For each cell of the band the number of the cheapest last step to it."""
        rows, columns = self._sizes
        steps: list[bytearray] = []
        costs: list[list[float]] = []
        for i in range(rows + 1):
            low = self._lows[i]
            high = columns if i == rows or not rows else min(columns, i * columns // rows + self._width)
            steps.append(bytearray(high - low + 1))
            costs.append([inf] * (high - low + 1))
            for j in range(low, high + 1):
                cost, step = (0.0, 0) if i == j == 0 else self._cheapest(costs, i, j)
                costs[i][j - low], steps[i][j - low] = cost, step
            if i >= 2:
                costs[i - 2] = []  # no step reaches so far back
        return steps

    def _cheapest(self, costs: Sequence[Sequence[float]], i: int, j: int) -> tuple[float, int]:
        found = (inf, 1)
        for number, (back, aside) in enumerate(_STEPS):
            if i < back or j < aside:
                continue
            place = j - aside - self._lows[i - back]
            if 0 <= place < len(costs[i - back]) and (before := costs[i - back][place]) < found[0]:
                found = min(found, (before + self._cost(i, j, back, aside), number))
        return found

    def _cost(self, i: int, j: int, back: int, aside: int) -> float:
        if not back or not aside:
            return _ALONE
        first, second = self._first[back][i - 1], self._second[aside][j - 1]
        shared = sum(self._weights[anchor] for anchor in first.anchors & second.anchors)
        likeness = 2 * shared / (first.weight + second.weight) if shared else 0.0
        lengths = _of_lengths(first.length * self._ratio, second.length)
        return _PRIOR[back, aside] + lengths - _WEIGHT * (likeness - self._expected)


def _of_lengths(first: float, second: float) -> float:
    """How little two lengths go together: minus the logarithm of the probability of a difference as large."""
    delta = abs(second - first) / sqrt(_VARIANCE * max((first + second) / 2, 1))
    chance = erfc(delta / sqrt(2))
    return min(-log(chance), _FARTHEST) if chance > 0 else _FARTHEST
