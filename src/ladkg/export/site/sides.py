"""Two texts side by side, sentence by sentence, as a page shows them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ladkg.records.comparison import Comparison, Difference, Pair, Reading, Side


@dataclass(frozen=True)
class Run:
    """Some words; `mark` is `del`, `ins` or `mark` where the other text does not have them."""

    text: str
    mark: str = ""


@dataclass(frozen=True)
class Told:
    """A difference in the terms of the model."""

    kind: str
    before: str
    after: str
    degree: str


@dataclass(frozen=True)
class Row:
    """Sentences that correspond; a side is empty where the text has none."""

    places: str
    languages: tuple[str, str]
    first: Sequence[Run]
    second: Sequence[Run]
    told: Sequence[Told]
    heading: bool


def rows(found: Comparison) -> list[Row]:
    """Every pair of sentences, in the order of the texts."""
    return [_row(pair, found) for pair in found.pairs]


def _row(pair: Pair, found: Comparison) -> Row:
    eids = [[one.eid for one in side] for side in (pair.first, pair.second)]
    before, after = (" ".join(side) or "—" for side in eids)
    return Row(
        before if before == after else f"{before} | {after}",
        (found.first.language, found.second.language),
        _side(pair, found.first, 0),
        _side(pair, found.second, 1),
        [_told(one) for one in pair.differences if one.kind != "wording"],
        any(eid.endswith("heading") for side in eids for eid in side),
    )


def _side(pair: Pair, reading: Reading, number: int) -> list[Run]:
    """One text's sentences; what only it has is marked: runs of words in one language, else the words told of."""
    sentences, mark, only = (pair.first, "del", "dropped") if number == 0 else (pair.second, "ins", "added")
    if not sentences:
        return []
    if pair.runs:
        return [
            Run(run.words + " ", "" if run.tag == "same" else mark) for run in pair.runs if run.tag in {"same", only}
        ]
    wording = " ".join(map(reading.document.wording, sentences))
    if not pair.first or not pair.second:
        return [Run(wording, mark)]
    sides = [(one.first, one.second)[number] for one in pair.differences]
    return _marked(wording, [word for side in sides for word in side.words])


def _marked(wording: str, words: Iterable[str]) -> list[Run]:
    chosen = sorted({word for word in words if word}, key=lambda word: (-len(word), word))
    if not chosen:
        return [Run(wording)]
    cut = re.split(rf"(?<!\w)({'|'.join(map(re.escape, chosen))})(?!\w)", wording)
    return [Run(text, "mark" if odd % 2 else "") for odd, text in enumerate(cut) if text]


def _told(one: Difference) -> Told:
    return Told(one.kind, _values(one.first), _values(one.second), one.degree)


def _values(side: Side) -> str:
    return ", ".join(side.values).replace("-", " ")
