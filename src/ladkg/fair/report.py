"""The outcomes as text, JSON and Markdown, and the share of passed checks as a badge."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from ladkg.fair import foops, fuji
from ladkg.fair.check import PRINCIPLES, Outcome, Status, share
from ladkg.fair.published import Published

_SIGNS: Final = {Status.PASSED: "✓", Status.FAILED: "✗", Status.UNCHECKED: "–"}
# Contrast with white of at least 4.5 to 1 (WCAG 2.2, 1.4.3).
_COLOURS: Final = ((0.9, "#1a7f37"), (0.6, "#8a5a00"), (0.0, "#b42318"))


def checked(folder: Path) -> list[Outcome]:
    """Every check on the folder, in the order F, A, I, R; raises InputError where it cannot be read."""
    published = Published(folder)
    found = [Outcome(check, check.test(published)) for check in (*foops.checks(), *fuji.checks())]
    return sorted(found, key=lambda outcome: "FAIR".index(outcome.check.principle[0]))


def failed(outcomes: Sequence[Outcome]) -> bool:
    """Whether some check failed."""
    return any(outcome.finding.status == Status.FAILED for outcome in outcomes)


def as_text(outcomes: Sequence[Outcome]) -> bytes:
    """A line for each check; what to do stands below those that did not pass."""
    lines = []
    for letter, name in PRINCIPLES.items():
        lines.append(name)
        for outcome in (outcome for outcome in outcomes if outcome.check.principle.startswith(letter)):
            check, finding = outcome.check, outcome.finding
            lines.append(f"  {_SIGNS[finding.status]} {check.id:<16}{check.principle:<5}{check.asks} {finding.found}")
            if finding.todo:
                lines.append(f"      → {finding.todo}")
    return ("\n".join([*lines, _summary(outcomes)]) + "\n").encode()


def as_json(outcomes: Sequence[Outcome]) -> bytes:
    """The counts, the share and every check."""
    counts = _counts(outcomes)
    told = {
        "passed": counts[Status.PASSED],
        "failed": counts[Status.FAILED],
        "unchecked": counts[Status.UNCHECKED],
        "share": round(share(outcomes), 4),
        "checks": [
            {
                "tool": outcome.check.tool,
                "id": outcome.check.id,
                "principle": outcome.check.principle,
                "asks": outcome.check.asks,
                "looks_at": outcome.check.looks_at,
                "status": outcome.finding.status.value,
                "found": outcome.finding.found,
                "todo": outcome.finding.todo,
            }
            for outcome in outcomes
        ],
    }
    return (json.dumps(told, indent=2, ensure_ascii=False) + "\n").encode()


def as_markdown(outcomes: Sequence[Outcome]) -> bytes:
    """A table, for the summary of a CI job."""
    rows = ["| | check | principle | asks | found | to do |", "|---|---|---|---|---|---|"]
    for outcome in outcomes:
        check, finding = outcome.check, outcome.finding
        cells = (f"{check.tool} {check.id}", check.principle, check.asks, finding.found, finding.todo)
        rows.append(f"| {_SIGNS[finding.status]} | {' | '.join(map(_cell, cells))} |")
    return "\n".join(["# FAIR", "", _summary(outcomes), "", *rows, ""]).encode()


FORMS: Final = {"text": as_text, "json": as_json, "markdown": as_markdown}


def badge(outcomes: Sequence[Outcome]) -> bytes:
    """An SVG with the share, rounded down so that only a full score says 100 %."""
    part = share(outcomes)
    value = f"{int(part * 100)} %"
    colour = next(colour for least, colour in _COLOURS if part >= least)
    title = escape(f"FAIR: {_summary(outcomes)}")
    return f"""\
<svg xmlns="http://www.w3.org/2000/svg" width="92" height="20" role="img" aria-labelledby="title">
  <title id="title">{title}</title>
  <rect width="92" height="20" rx="3" fill="#3d444d"/>
  <path d="M40 0h49a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3H40z" fill="{colour}"/>
  <g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle" aria-hidden="true">
    <text x="20" y="14">FAIR</text>
    <text x="66" y="14">{value}</text>
  </g>
</svg>
""".encode()


def _counts(outcomes: Sequence[Outcome]) -> Counter[Status]:
    return Counter(outcome.finding.status for outcome in outcomes)


def _summary(outcomes: Sequence[Outcome]) -> str:
    counts = _counts(outcomes)
    made = counts[Status.PASSED] + counts[Status.FAILED]
    return f"{counts[Status.PASSED]} of {made} checks passed; {counts[Status.UNCHECKED]} cannot be made offline."


def _cell(text: str) -> str:
    return escape(text).replace("|", "\\|").replace("\n", " ")
