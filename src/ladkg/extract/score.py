"""How well what was found in texts agrees with what people found in them.

Precision is the share of findings that are right, recall the share of what there is to find that was found, F1 their
harmonic mean (C. J. van Rijsbergen, Information Retrieval, 1979, chapter 7).
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ladkg.records.annotation import Annotation

Item = tuple[Hashable, ...]

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
    """A score for each layer. Passages are the same if their wording is, or if they overlap by half in one text."""
    same = _same_passages(gold, predicted)
    return [_score(layer, _items(layer, gold, {}), _items(layer, predicted, same)) for layer in LAYERS]


def _score(layer: str, gold: set[Item], predicted: set[Item]) -> Score:
    def ordered(items: set[Item]) -> tuple[Item, ...]:
        return tuple(sorted(items, key=str))

    return Score(layer, len(gold & predicted), ordered(gold - predicted), ordered(predicted - gold))


Place = tuple[str, str]
"""Text and eId."""


def _items(layer: str, rows: Iterable[Annotation], same: Mapping[Place, Place]) -> set[Item]:
    """What is counted in a layer; places are those of the gold."""
    statements = [row for row in rows if row.layer == "statement"]

    def at(row: Annotation) -> Place:
        return same.get((row.text, row.eid), (row.text, row.eid))

    found: dict[str, Callable[[], Iterable[Item]]] = {
        "participants": lambda: ((row.text, row.value) for row in rows if row.layer == "participant"),
        "instruments": lambda: ((row.text, _title(row.value)) for row in rows if row.layer == "instrument"),
        "sentences": lambda: (at(row) for row in statements),
        "force": lambda: ((*at(row), row.force) for row in statements),
        "undertakes": lambda: ((*at(row), row.force) for row in statements if row.undertakes),
        "hedges": lambda: ((*at(row), hedge) for row in statements for hedge in row.hedges),
        "beneficiaries": lambda: ((*at(row), group) for row in statements for group in row.groups),
    }
    return set(found[layer]())


def _title(value: str | None) -> str:
    """A title without what varies from mention to mention: case, the article, marks."""
    words = "".join(char if char.isalnum() else " " for char in (value or "").lower()).split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


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
