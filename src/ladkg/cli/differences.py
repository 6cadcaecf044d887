"""The differences between two texts as text for a terminal."""

from itertools import groupby

from rich.text import Text

from ladkg.export import compared
from ladkg.records.comparison import Comparison, Difference, Side

_STYLES = {"dropped": "red", "added": "green", "stronger": "bold magenta", "weaker": "bold yellow"}


def told(found: Comparison) -> Text:
    """How many of each kind, then those of each sentence beneath its eIds."""
    text = Text()
    for mark, reading in (("A", found.first), ("B", found.second)):
        sentences, named = sum(1 for _ in reading.document.sentences()), len(reading.participants)
        text.append(f"{mark} {reading.document.name}", "bold")
        text.append(f"  {reading.language}, {sentences} sentences, {named} participants\n")
    counts = ", ".join(f"{number} {kind}" for kind, number in compared.counts(found).items())
    text.append(f"\nDifferences: {counts or 'none'}\n")
    for place, several in groupby(found.differences(), key=_place):
        text.append(f"\n{place}\n", "bold")
        for one in several:
            text.append(f"  {one.kind:<12}")
            _add_difference(text, one)
    return text


def _place(one: Difference) -> str:
    first, second = (" ".join(sentence.eid for sentence in side.sentences) or "—" for side in (one.first, one.second))
    return first if first == second else f"{first} | {second}"


def _add_difference(text: Text, one: Difference) -> None:
    for sign, tag, side in (("-", "dropped", one.first), ("+", "added", one.second)):
        if side.values or side.words:
            text.append(f"  {sign} {_side(side)}", _STYLES[tag])
    if one.degree:
        text.append(f"  {one.degree}", _STYLES[one.degree])
    text.append("\n")


def _side(side: Side) -> str:
    words = ", ".join(f"“{words}”" for words in side.words)
    return " ".join(filter(None, (", ".join(side.values), words)))
