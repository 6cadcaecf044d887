"""How agents stand under instruments over time, from either side, with the acts and the checks of the record."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from pyoxigraph import NamedNode

from ladkg import iris
from ladkg.export.names import Names
from ladkg.terms import LAD

SCALE: Final = 1000
"""Width of a chart in its own units."""
_DAY: Final = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


@dataclass(frozen=True)
class Axis:
    """The years that a chart spans, the last one included."""

    first: int
    last: int

    def at(self, date: str) -> float:
        """Where a date, month or year stands."""
        found = _DAY.match(date)
        if not found:
            return 0
        passed = int(found[1]) - self.first + (int(found[2] or 1) - 1) / 12 + (int(found[3] or 1) - 1) / 366
        return round(SCALE * min(max(passed / (self.last + 1 - self.first), 0), 1), 1)

    @property
    def ticks(self) -> list[tuple[float, int]]:
        """The decades (every second one where they are many), with where they stand."""
        step = 10 if self.last - self.first <= 50 else 20
        return [(self.at(f"{year}-01-01"), year) for year in range(-(-self.first // step) * step, self.last + 1, step)]


@dataclass(frozen=True)
class Span:
    """One standing; `kind` is the concept's last segment."""

    node: NamedNode
    concept: NamedNode
    kind: str
    start: str
    end: str


@dataclass
class Row:
    """One agent and one instrument or organization."""

    other: NamedNode
    spans: list[Span] = field(default_factory=list)
    acts: list[NamedNode] = field(default_factory=list)
    checks: list[NamedNode] = field(default_factory=list)

    @property
    def now(self) -> Span | None:
        """The standing that lasts, if any."""
        return next((span for span in reversed(self.spans) if not span.end), None)

    def bars(self, axis: Axis) -> Iterator[tuple[float, float, Span]]:
        """Where each span begins, its width, and the span; none for those whose beginning nobody tells."""
        for span in self.spans:
            if not span.start:
                continue
            start = axis.at(span.start)
            end = axis.at(span.end) if span.end else SCALE
            yield start, max(round(end - start, 1), 4), span


def rows(names: Names, node: NamedNode) -> list[Row]:
    """A row for each instrument or organization of an agent, or for each agent of an instrument or organization."""
    found: dict[NamedNode, Row] = {}
    subjects = dict.fromkeys(
        subject for side in (LAD.actor, LAD.onInstrument, LAD.inOrganization) for subject in names.subjects(side, node)
    )
    for subject in subjects:
        for other in _others(names, subject, node):
            row = found.setdefault(other, Row(other))
            if names.is_a(subject, LAD.Standing):
                row.spans.append(_span(names, subject))
            elif names.is_a(subject, LAD.RecordCheck):
                row.checks.append(subject)
            elif names.is_a(subject, LAD.ParticipationAct):
                row.acts.append(subject)
    for row in found.values():
        row.spans.sort(key=lambda span: (names.value(span.node, LAD.fromNotAfter), span.node.value))
        row.acts = in_order(names, row.acts)
    return list(found.values())


def in_order(names: Names, acts: Iterable[NamedNode]) -> list[NamedNode]:
    """Acts in the order of time, those of no date first."""
    return sorted(acts, key=lambda act: (names.value(act, LAD.actedOn), act.value))


def axis(names: Names, all_rows: Iterable[Row]) -> Axis:
    """From the first year that a span begins or an act happens, to that of the reference date."""
    last = names.value(iris.DATASET, LAD.referenceDate)[:4]
    years = [span.start[:4] for row in all_rows for span in row.spans if span.start]
    years += [span.end[:4] for row in all_rows for span in row.spans if span.end] + ([last] if last else [])
    numbers = [int(year) for year in years if re.fullmatch(r"[0-9]{4}", year)] or [2000]
    return Axis(min(numbers), max(numbers))


def _others(names: Names, subject: NamedNode, node: NamedNode) -> Iterator[NamedNode]:
    objects = [*names.nodes(subject, LAD.onInstrument), *names.nodes(subject, LAD.inOrganization)]
    actors = names.nodes(subject, LAD.actor)
    yield from (actors if node in objects else objects)


def _span(names: Names, standing: NamedNode) -> Span:
    concept = next(iter(names.nodes(standing, LAD.standing)), standing)
    kind = concept.value.rsplit("/", 1)[-1]
    return Span(standing, concept, kind, names.value(standing, LAD["from"]), names.value(standing, LAD.until))
