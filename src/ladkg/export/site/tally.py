"""Bars beside numbers: a chart that is a table, so that nobody has to read it from its colours or lengths."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from ladkg.export.site.known import Row, Term


@dataclass(frozen=True)
class Chart:
    """How an answer is drawn: a bar for each value of the column `names`, as long as its `numbers` added up.

    Without numbers the rows are counted, one part of the bar for each value of the column `split`, if there is one.
    Only the first `cut` characters of a name count (a decade of a date: 3), with `end` put behind them.
    """

    names: str
    numbers: tuple[str, ...] = ()
    split: str = ""
    sort: bool = False
    cut: int = 0
    end: str = ""


@dataclass(frozen=True)
class Bar:
    """A name, its numbers, and for each number the start and length of its part, in hundredths of the longest bar.

    `node` is the resource that the name stands for.
    """

    name: str
    node: NamedNode | None
    numbers: Sequence[int]
    parts: Sequence[tuple[float, float]]


@dataclass(frozen=True)
class Bars:
    """`heads` names the numbers; empty where they are rows that were counted."""

    names: str
    heads: Sequence[str]
    bars: Sequence[Bar]


def drawn(chart: Chart, rows: Sequence[Row], named: Callable[[str], NamedNode | None]) -> Bars | None:
    """The bars of an answer, None where it has none to draw; `named` finds the resource that a name stands for."""
    sums: dict[str, Counter[str]] = {}
    heads: dict[str, None] = dict.fromkeys(chart.numbers)
    for row in rows:
        name = written(row.get(chart.names))
        name = name[: chart.cut] + chart.end if chart.cut and name else name
        counts = sums.setdefault(name, Counter())
        if chart.numbers:
            counts.update({column: int(written(row.get(column)) or 0) for column in chart.numbers})
        else:
            part = written(row.get(chart.split)) if chart.split else ""
            heads.setdefault(part)
            counts[part] += 1
    longest = max((counts.total() for counts in sums.values()), default=0)
    if not longest:
        return None
    order = sorted(sums, key=lambda name: -sums[name].total()) if chart.sort else list(sums)
    bars = [_bar(name, named(name), [sums[name][head] for head in heads], longest) for name in order]
    return Bars(chart.names, [head for head in heads if head], bars)


def _bar(name: str, node: NamedNode | None, numbers: Sequence[int], longest: int) -> Bar:
    parts = []
    start = 0.0
    for number in numbers:
        length = round(100 * number / longest, 2)
        parts.append((round(start, 2), length))
        start += length
    return Bar(name, node, numbers, parts)


def written(term: Term | None) -> str:
    """What a cell of an answer holds, as SPARQL's CSV has it (https://www.w3.org/TR/sparql11-results-csv-tsv/)."""
    if isinstance(term, Literal | NamedNode):
        return term.value
    return "" if term is None else str(term)
