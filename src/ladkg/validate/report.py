"""What a check found: plain values, the same whichever engine found them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, Final, Self

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from ladkg.terms import PREFIXES

if TYPE_CHECKING:
    from ladkg.validate.reasons import Reason

LANGUAGES: Final = ("en", "es", "fr", "pt")
"""Those of the Declaration's readers, in which all is told."""
Term = NamedNode | BlankNode | Literal | Triple

_LONGEST_FIRST = sorted(PREFIXES.items(), key=lambda item: -len(item[1]))


class Severity(IntEnum):
    """https://www.w3.org/TR/shacl/#severity, the worst first."""

    VIOLATION = 0
    WARNING = 1
    INFO = 2

    def __str__(self) -> str:
        return self.name.lower()


@dataclass(frozen=True, order=True)
class Finding:
    """One thing wrong. `focus` and `value` are terms as in N-Triples, `path` an IRI or a SPARQL property path likewise.

    `path` and `value` are empty where there is none. `messages` holds (language, text) pairs. What follows them is the
    engine's own detail and no part of what makes a finding: the terms themselves, the predicate of the path where it is
    one, the IRI of the constraint component, and which branch of a logical constraint failed on what.
    """

    severity: Severity
    rule: str
    focus: str
    path: str
    value: str
    source_shape: str
    messages: tuple[tuple[str, str], ...]
    focus_term: Term | None = field(default=None, compare=False, repr=False)
    path_iri: NamedNode | None = field(default=None, compare=False, repr=False)
    value_term: Term | None = field(default=None, compare=False, repr=False)
    component: str | None = field(default=None, compare=False, repr=False)
    why: "tuple[Reason, ...]" = field(default=(), compare=False, repr=False)

    def message(self, language: str = "en") -> str:
        """What to do, in the language asked for, in English, or in whatever language there is."""
        said = dict(self.messages)
        return said.get(language) or said.get("en") or next(iter(said.values()), "")

    def reasons(self, language: str = "en") -> list[str]:
        """Why, line by line."""
        return [reason.text(language) for reason in self.why]

    def line(self, language: str = "en") -> str:
        """`violation StateIso3 id:state/CRI lad:iso3 "cri": Give …`"""
        where = " ".join(abbreviated(part) for part in (self.focus, self.path, self.value) if part)
        return f"{self.severity} {self.rule} {where}: {self.message(language)}"


@dataclass(frozen=True)
class Report:
    """Findings, each once, in one fixed order: by severity, rule, focus, path and value."""

    findings: tuple[Finding, ...]

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> Self:
        return cls(tuple(unique(findings)))

    @property
    def conforms(self) -> bool:
        """Whether there is no violation; warnings do not count."""
        return not self.count(Severity.VIOLATION)

    def count(self, severity: Severity) -> int:
        return sum(finding.severity is severity for finding in self.findings)

    def lines(self, language: str = "en") -> Iterator[str]:
        """One line for people per finding."""
        return (finding.line(language) for finding in self.findings)


def unique(findings: Iterable[Finding]) -> list[Finding]:
    """The findings in order, each once: of those that differ only in the engine's detail the first by component."""
    ordered = sorted(findings, key=lambda finding: (finding, finding.component or "", finding.why))
    return list(dict.fromkeys(ordered))


def abbreviated(text: str) -> str:
    """The text with its `<IRIs>` written with the project's prefixes: `id:state/CRI`."""

    def short(match: re.Match[str]) -> str:
        for prefix, namespace in _LONGEST_FIRST:
            if match[1].startswith(namespace):
                return f"{prefix}:{match[1].removeprefix(namespace)}"
        return match[0]

    return re.sub(r"<([^<>\s]*)>", short, text)
