"""Annotations of GitHub Actions: workflow commands that mark lines of the change.

https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands: a step shows ten of each level, so
the ten worst are written (of equals those in changed lines) and one more that counts the rest.
"""

from typing import Final

from ladkg.validate.report import Severity
from ladkg.validate.reports.placed import PlacedFinding, PlacedReport
from ladkg.validate.reports.text import details, named, subject
from ladkg.validate.reports.words import say

MOST: Final = 10
_COMMANDS: Final = {Severity.VIOLATION: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def write(report: PlacedReport, language: str = "en") -> str:
    """At most ten annotations, those in changed lines first, then how many are left out."""
    live = [item for item in report.findings if not item.known or item.known.expired]
    worst = sorted(live, key=lambda item: (item.finding.severity, not item.changed))[:MOST]
    worst.sort(key=lambda item: (not item.changed, item.finding.severity))
    lines = [_annotation(item, language) for item in worst]
    if len(live) > MOST:
        lines.append(f"::notice::{_data(say('left_out', language, count=str(len(live) - MOST)))}")
    return "".join(f"{line}\n" for line in lines)


def _annotation(item: PlacedFinding, language: str) -> str:
    properties = {"title": named(item)}
    if item.places:
        place = item.places[0]
        properties |= {"file": place.file, "line": str(place.line), "col": str(place.column)}
        if place.end_column:
            properties["endColumn"] = str(place.end_column)
    said = "\n".join([item.finding.message(language), subject(item), *details(item, language)])
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[item.finding.severity]} {written}::{_data(said)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
