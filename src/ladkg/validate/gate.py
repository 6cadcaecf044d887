"""What counts against a run: how bad a finding is, whether it is known, whether the change brought it.

Exit codes: 0 nothing counts, 1 something does, 2 (whoever raises LadkgError) it could not be checked.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from ladkg.validate.report import Severity, abbreviated
from ladkg.validate.reports.placed import Note, PlacedFinding, PlacedReport

if TYPE_CHECKING:
    from ladkg.validate.baseline import Entry
    from ladkg.validate.changes import Changes

TERM: Final = timedelta(days=90)
"""How long a newly written baseline lets a finding pass."""


@dataclass(frozen=True)
class Gate:
    """`fail_on` is the mildest severity that counts; `baseline` the known findings; `changes` what the change touches.

    With `changes` a finding counts that stands in a changed line, that has no value to point at (something is missing)
    in a changed file, or that has no place at all. A change of one file can break another: for that check everything
    the change affects, without `changes`.
    """

    today: date
    fail_on: Severity = Severity.VIOLATION
    baseline: "Mapping[str, Entry]" = field(default_factory=dict)
    changes: "Changes | None" = None

    def apply(self, report: PlacedReport) -> PlacedReport:
        """The report with each finding judged and with notes on the baseline."""
        judged = tuple(map(self._judged, report.findings))
        return replace(report, findings=judged, notes=(*report.notes, *self._notes(judged)))

    def baseline_of(self, report: PlacedReport) -> str:
        """The text of a baseline with which this report would pass."""
        from ladkg.validate.baseline import written

        kept = [item for item in report.findings if item.fails or item.known]
        return written(kept, self.baseline, self.today + TERM)

    def _judged(self, item: PlacedFinding) -> PlacedFinding:
        entry = self.baseline.get(item.fingerprint)
        known = entry.known(self.today) if entry else None
        changed = self._changed(item)
        fails = known.expired if known else item.finding.severity <= self.fail_on and changed
        return replace(item, known=known, changed=changed and self.changes is not None, fails=fails)

    def _changed(self, item: PlacedFinding) -> bool:
        if self.changes is None or not item.places:
            return True
        if any(self.changes.holds(place.file, place.line) for place in item.places):
            return True
        return not item.finding.value and any(self.changes.touches(place.file) for place in item.places)

    def _notes(self, judged: tuple[PlacedFinding, ...]) -> list[Note]:
        found = {item.fingerprint for item in judged}
        notes = []
        for entry in sorted(self.baseline.values(), key=lambda entry: (entry.rule, entry.focus, entry.fingerprint)):
            told = {"fingerprint": entry.fingerprint, "rule": entry.rule, "focus": abbreviated(entry.focus)}
            if entry.fingerprint not in found:
                notes.append(Note("stale", told))
            elif entry.missing():
                notes.append(Note("unfilled", told | {"missing": ", ".join(entry.missing())}))
        return notes
