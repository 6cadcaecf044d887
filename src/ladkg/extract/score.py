"""How well what was found in texts agrees with what was marked in them.

Precision is the share of findings that are right, recall the share of what there is to find that was found, F1 their
harmonic mean (C. J. van Rijsbergen, Information Retrieval, 1979, chapter 7).
"""

import re
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ladkg.read.language import words
from ladkg.records.annotation import Annotation

Item = tuple[Hashable, ...]

_ARTICLES: Final = words("the a an el la los las le les l o os as")
_ENOUGH: Final = 2
_OVERLAP: Final = 0.5
"""The share of the longer of two passages that they must have in common to be the same passage."""


@dataclass(frozen=True)
class Score:
    """One layer: what only the gold has is `missed`, what only the prediction has is `extra`."""

    layer: str
    right: int
    missed: tuple[Item, ...]
    extra: tuple[Item, ...]

    @property
    def precision(self) -> float:
        return self.right / (self.right + len(self.extra)) if self.right or self.extra else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + len(self.missed)) if self.right or self.missed else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


LAYERS: Final = ("participants", "instruments", "sentences", "force", "undertakes", "hedges", "beneficiaries")


def scores(gold: Sequence[Annotation], predicted: Sequence[Annotation]) -> list[Score]:
    """A score for each layer.

    Passages are the same if their wording is, or if they overlap by half in one text; titles of instruments if they
    have half of the words of the longer in common, or one holds the other.
    """
    same = _same_passages(gold, predicted)
    titled = _same_titles(gold, predicted)
    return [_score(layer, _items(layer, gold, {}, {}), _items(layer, predicted, same, titled)) for layer in LAYERS]


def _score(layer: str, gold: set[Item], predicted: set[Item]) -> Score:
    def ordered(items: set[Item]) -> tuple[Item, ...]:
        return tuple(sorted(items, key=str))

    return Score(layer, len(gold & predicted), ordered(gold - predicted), ordered(predicted - gold))


Place = tuple[str, str]
"""Text and eId."""


Title = tuple[str, str]
"""Text and title."""


def _items(
    layer: str, rows: Iterable[Annotation], same: Mapping[Place, Place], titled: Mapping[Title, Title]
) -> set[Item]:
    """What is counted in a layer; places and titles are those of the gold."""
    statements = [row for row in rows if row.layer == "statement"]

    def at(row: Annotation) -> Place:
        return same.get((row.text, row.eid), (row.text, row.eid))

    found: dict[str, Callable[[], Iterable[Item]]] = {
        "participants": lambda: ((row.text, row.value) for row in rows if row.layer == "participant"),
        "instruments": lambda: (titled.get(title, title) for title in _titles(rows)),
        "sentences": lambda: (at(row) for row in statements),
        "force": lambda: ((*at(row), row.force) for row in statements),
        "undertakes": lambda: ((*at(row), row.force) for row in statements if row.undertakes),
        "hedges": lambda: ((*at(row), hedge) for row in statements for hedge in row.hedges),
        "beneficiaries": lambda: ((*at(row), group) for row in statements for group in row.groups),
    }
    return set(found[layer]())


def _titles(rows: Iterable[Annotation]) -> list[Title]:
    return [(row.text, " ".join(_words(row.value or ""))) for row in rows if row.layer == "instrument"]


def _words(title: str) -> list[str]:
    """The words of a title without what varies from mention to mention: case, articles, marks, what is in brackets."""
    bare = re.sub(r"\([^)]*\)?", " ", title.lower())
    return [word for word in re.findall(r"\w+", bare) if word not in _ARTICLES]


def _same_titles(gold: Iterable[Annotation], predicted: Iterable[Annotation]) -> dict[Title, Title]:
    """For each title of the prediction the one of the gold that it is; each of the gold once."""
    left = set(_titles(gold))
    found = {}
    for title in sorted(set(_titles(predicted)), key=lambda title: (title not in left, title)):
        best = max((one for one in left if one[0] == title[0]), key=lambda one: _alike(one[1], title[1]), default=None)
        if best and _alike(best[1], title[1]) >= _OVERLAP:
            found[title] = best
            left.discard(best)
    return found


def _alike(one: str, other: str) -> float:
    """The share of the words of the longer title that both have; 1 where two words or more hold all of the other."""
    these, those = set(one.split()), set(other.split())
    common = len(these & those)
    if common >= _ENOUGH and common == min(len(these), len(those)):
        return 1
    return common / max(len(these), len(those), 1)


def _same_passages(gold: Iterable[Annotation], predicted: Iterable[Annotation]) -> dict[Place, Place]:
    """For each passage of the prediction the one of the gold that it is."""
    by_text: dict[str, list[Annotation]] = {}
    for row in gold:
        by_text.setdefault(row.text, []).append(row)
    same = {}
    for row in predicted:
        best = max(by_text.get(row.text, ()), key=lambda other: _common(row, other), default=None)
        if best and _common(row, best) >= _OVERLAP:
            same[row.text, row.eid] = best.text, best.eid
    return same


def _common(one: Annotation, other: Annotation) -> float:
    """How much of the longer of two passages is common to both; 1 for the same wording at the same place."""
    if one.sha256 == other.sha256:
        return 1 + (one.eid == other.eid)
    common = min(one.end, other.end) - max(one.start, other.start)
    return max(0, common) / max(one.end - one.start, other.end - other.start)
