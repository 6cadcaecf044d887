"""A check, what it looks at, and what came of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Final

from ladkg.fair.published import Published

PRINCIPLES: Final = {"F": "Findable", "A": "Accessible", "I": "Interoperable", "R": "Reusable"}


class Status(Enum):
    """What came of a check."""

    PASSED = "passed"
    FAILED = "failed"
    UNCHECKED = "not checkable offline"


@dataclass(frozen=True)
class Finding:
    """`found` says what was there, `todo` what to do where the check failed or could not be made."""

    status: Status
    found: str
    todo: str = ""


@dataclass(frozen=True)
class Check:
    """A check of `tool` under its own identifier, for a principle of FAIR such as R1.1; `asks` is in our words."""

    tool: str
    id: str
    principle: str
    asks: str
    looks_at: str
    test: Callable[[Published], Finding]


@dataclass(frozen=True)
class Outcome:
    """A check and its finding."""

    check: Check
    finding: Finding


def judged(right: object, found: str, todo: str) -> Finding:
    """Passed or failed."""
    return Finding(Status.PASSED, found) if right else Finding(Status.FAILED, found, todo)


def unchecked(todo: str, found: str = "needs the live web") -> Callable[[Published], Finding]:
    """A test that files, or these files, cannot make."""
    return lambda _: Finding(Status.UNCHECKED, found, todo)


def all_said(said: dict[str, bool], todo: str) -> Finding:
    """Passed where everything is said."""
    missing = [what for what, there in said.items() if not there]
    found = f"{len(said) - len(missing)} of {len(said)}: " + (
        f"missing {', '.join(missing)}" if missing else ", ".join(said)
    )
    return judged(not missing, found, f"{todo}: {', '.join(missing)}")


def share(outcomes: Iterable[Outcome]) -> float:
    """Of the checks that could be made, the part that passed, from 0 to 1."""
    made = [outcome.finding.status for outcome in outcomes if outcome.finding.status != Status.UNCHECKED]
    return made.count(Status.PASSED) / len(made) if made else 0.0
