"""Findings with their places, and what the gate made of them: what every form of report is written from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Self

from ladkg.read.places import Place
from ladkg.validate.report import Finding, Severity, unique
from ladkg.validate.reports.plain import cut

if TYPE_CHECKING:
    from ladkg.validate.catalogue import Explained
    from ladkg.validate.reports.labels import Labels


@dataclass(frozen=True)
class Known:
    """What a baseline says of a finding: why it may stay for now, who looks after it, until when."""

    reason: str
    owner: str
    expires: date | None
    expired: bool = False


@dataclass(frozen=True)
class PlacedFinding:
    """A finding with every place where it stands, the first one first; `lines` is the source line of each place.

    `hint` is a near-miss ("did you mean"), `changed` whether it stands in a changed line, `fails` whether it counts
    against the run.
    """

    finding: Finding
    places: tuple[Place, ...] = ()
    lines: tuple[str, ...] = ()
    hint: str = ""
    fingerprint: str = ""
    changed: bool = False
    known: Known | None = None
    fails: bool = True

    def located(self) -> list[tuple[Place, str]]:
        """Each place with its source line; the line is empty where it is not known."""
        lines = (*self.lines, *[""] * len(self.places))
        return list(zip(self.places, lines, strict=False))


@dataclass(frozen=True)
class Note:
    """Something about the run and not about the data; `key` is a phrase of ladkg.validate.reports.words."""

    key: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class PlacedReport:
    """`files` are the files checked, `rules` the catalogue the findings point into.

    Where a file does not parse nothing is `checked`, and the findings are its faults.
    """

    findings: tuple[PlacedFinding, ...]
    files: tuple[str, ...] = ()
    rules: "tuple[Explained, ...]" = ()
    notes: tuple[Note, ...] = ()
    checked: bool = True

    @classmethod
    def of(
        cls,
        findings: Iterable[Finding],
        places: Mapping[Finding, Sequence[tuple[Place, str]]] | None = None,
        hints: Mapping[Finding, str] | None = None,
        **more: "tuple[str, ...] | tuple[Explained, ...] | bool",
    ) -> Self:
        """Findings each once, by place and then by severity; those without a place come last.

        A blank node without a label is called by another one each time it is read; here it is `_:anonymous1` and so on.
        """
        from ladkg.validate.fingerprint import fingerprints
        from ladkg.validate.reports.labels import Labels

        placed = []
        for finding in unique(findings):
            where = sorted((places or {}).get(finding, ()), key=lambda place: _by_place(place[0]))
            spots, lines = tuple(place for place, _ in where), tuple(line for _, line in where)
            placed.append(PlacedFinding(finding, spots, lines, (hints or {}).get(finding, "")))
        placed.sort(key=lambda item: (not item.places, *_by_place(*item.places[:1]), _lasting(item.finding, Labels())))
        labels = Labels()
        named = [replace(item, finding=_lasting(item.finding, labels)) for item in placed]
        marks = fingerprints(item.finding for item in named)
        marked = (replace(item, fingerprint=mark) for item, mark in zip(named, marks, strict=True))
        return cls(tuple(marked), **more)  # type: ignore[arg-type]

    def below(self, root: Path) -> Self:
        """The report with the names of its files as paths below a folder; of files elsewhere as absolute paths."""
        root = root.resolve()

        def named(file: str) -> str:
            path = Path(file).resolve()
            return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)

        findings = tuple(
            replace(item, places=tuple(replace(place, file=named(place.file)) for place in item.places))
            for item in self.findings
        )
        return replace(self, findings=findings, files=tuple(map(named, self.files)))

    @property
    def fails(self) -> bool:
        """Whether there is a finding that counts against the run."""
        return any(item.fails for item in self.findings)

    def count(self, severity: Severity) -> int:
        return sum(item.finding.severity is severity for item in self.findings)


def _lasting(finding: Finding, labels: "Labels") -> Finding:
    """The finding with its blank nodes called by names that last.

    What is told of it is cut where it is very long; what tells it from others is not.
    """
    lasting = labels.lasting
    why = tuple(
        line._replace(values=tuple((name, cut(lasting(value))) for name, value in line.values)) for line in finding.why
    )
    messages = tuple((language, cut(lasting(message))) for language, message in finding.messages)
    focus, value = lasting(finding.focus), lasting(finding.value)
    return replace(finding, focus=focus, value=value, messages=messages, why=why)


def _by_place(place: Place | None = None) -> tuple[str, int, int]:
    return (place.file, place.line, place.column) if place else ("", 0, 0)
