"""A rule: what a finding points back to. Its id is stable, its messages say what to do."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ladkg.validate.report import Finding, Severity


@dataclass(frozen=True)
class Rule:
    """`id` is the local name of a shape or constraint, or the name in a query's header; `source` its IRI or file."""

    id: str
    source: str
    severity: Severity = Severity.VIOLATION
    messages: Mapping[str, str] = field(default_factory=dict)

    def finding(self, focus: str, path: str = "", value: str = "", severity: Severity | None = None) -> Finding:
        """A finding of this rule; terms as in N-Triples."""
        worst = self.severity if severity is None else severity
        return Finding(worst, self.id, focus, path, value, self.source, tuple(sorted(self.messages.items())))
