"""SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html.

Alerts are told apart by the finding's fingerprint, not by its line, so they last when lines move. GitHub shows the
first 5,000 results of a run and 100 locations of a result, and takes no file with more than 1,000 of those:
https://docs.github.com/code-security/code-scanning/troubleshooting-sarif-uploads/results-exceed-limit.
"""

import json
import re
from collections.abc import Iterable
from pathlib import PurePath
from typing import Any, Final
from urllib.parse import quote

from ladkg.read.places import Place
from ladkg.validate.catalogue import Explained
from ladkg.validate.report import Severity
from ladkg.validate.reports.placed import Note, PlacedFinding, PlacedReport
from ladkg.validate.reports.plain import cut
from ladkg.validate.reports.text import details, known, subject
from ladkg.validate.reports.words import LANGUAGES, say

MOST: Final = 5_000
MOST_PLACES: Final = 100
SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Final = {Severity.VIOLATION: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_ROOT: Final = "%SRCROOT%"


def write(report: PlacedReport, language: str = "en") -> str:
    """One run; results beyond the 5,000 worst and places beyond 100 are left out, and notifications say how many."""
    rules = _catalogue(report)
    ranks = {rule.id: rank for rank, rule in enumerate(rules)}
    kept = sorted(report.findings, key=lambda item: (item.finding.severity, not item.changed))[:MOST]
    suppressing = any(item.known for item in kept)
    left = {
        "left_out": len(report.findings) - len(kept),
        "places_left_out": sum(max(0, len(item.places) - MOST_PLACES) for item in kept),
    }
    notes = [*report.notes, *(Note(key, {"count": str(count)}) for key, count in left.items() if count)]
    run = {
        "tool": {"driver": _driver(rules, language)},
        "language": language,
        "columnKind": "utf16CodeUnits",
        "originalUriBaseIds": {_ROOT: {"description": {"text": say("folder", language)}}},
        "translations": [_translation(rules, other) for other in LANGUAGES if other != language],
        "automationDetails": {"id": "ladkg/validate/"},
        "invocations": [
            {"executionSuccessful": report.checked, "toolExecutionNotifications": _notifications(notes, language)}
        ],
        "results": [_result(item, ranks, report.files, suppressing, language) for item in kept],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _catalogue(report: PlacedReport) -> list[Explained]:
    rules = {rule.id: rule for rule in report.rules}
    for item in report.findings:
        if item.finding.rule not in rules:
            finding = item.finding
            rules[finding.rule] = Explained(
                finding.rule, finding.source_shape, finding.severity, dict(finding.messages)
            )
    return [rules[name] for name in sorted(rules)]


def _driver(rules: list[Explained], language: str) -> dict[str, Any]:
    described = [_rule(rule, language) for rule in rules]
    return {"name": "ladkg", "informationUri": "https://w3id.org/ladkg", "language": language, "rules": described}


def _rule(rule: Explained, language: str) -> dict[str, Any]:
    message = rule.message(language) or rule.id
    described: dict[str, Any] = {"id": rule.id, "shortDescription": {"text": message}}
    described["fullDescription"] = {"text": " ".join(part for part in (message, rule.constraint) if part)}
    described["help"] = {"text": f"ladkg rules {rule.id}"}
    described["defaultConfiguration"] = {"level": _LEVELS[rule.severity]}
    if rule.source.startswith(("http://", "https://")):
        described["helpUri"] = rule.source
    return described


def _translation(rules: list[Explained], language: str) -> dict[str, Any]:
    return {
        "name": "ladkg",
        "language": language,
        "contents": ["localizedData"],
        "associatedComponent": {"name": "ladkg"},
        "translationMetadata": {"name": f"ladkg {language}"},
        "rules": [{"id": rule.id, "shortDescription": {"text": rule.message(language) or rule.id}} for rule in rules],
    }


def _notifications(notes: Iterable[Note], language: str) -> list[dict[str, Any]]:
    return [
        {"level": "note", "descriptor": {"id": note.key}, "message": {"text": say(note.key, language, **note.values)}}
        for note in notes
    ]


def _result(
    item: PlacedFinding, ranks: dict[str, int], files: tuple[str, ...], suppressing: bool, language: str
) -> dict[str, Any]:
    finding = item.finding
    said = "\n".join([finding.message(language) or finding.rule, subject(item), *details(item, language)])
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": ranks[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": _literal(said)},
        "locations": _locations(item) or [_nowhere(item, files)],
        "partialFingerprints": {"primaryLocationLineHash": item.fingerprint, "ladkgFinding/v1": item.fingerprint},
    }
    if suppressing:
        accepted = item.known and not item.known.expired
        reason = {"kind": "external", "status": "accepted", "justification": known(item, language)}
        result["suppressions"] = [reason] if accepted else []
    return result


def _literal(text: str) -> str:
    """The text with what SARIF would read as a placeholder or an embedded link escaped (3.11.5 and 3.11.6)."""
    text = re.sub(r"\{(\d+)\}", r"{{\1}}", text)
    return re.sub(r"([\\\[\]])", r"\\\1", text) if "](" in text else text


def _locations(item: PlacedFinding) -> list[dict[str, Any]]:
    return [_location(item, place, line) for place, line in item.located()[:MOST_PLACES]]


def _location(item: PlacedFinding, place: Place, line: str) -> dict[str, Any]:
    region = {"startLine": place.line, "startColumn": _units(line, place.column)}
    if place.end_column:
        region["endColumn"] = _units(line, place.end_column)
    physical = {"artifactLocation": _artifact(place.file), "region": region}
    return {"physicalLocation": physical, "logicalLocations": [_logical(item)]}


def _nowhere(item: PlacedFinding, files: tuple[str, ...]) -> dict[str, Any]:
    """GitHub takes no result without a file: where no place is known it is the first that was checked."""
    location: dict[str, Any] = {"logicalLocations": [_logical(item)]}
    if files:
        location["physicalLocation"] = {"artifactLocation": _artifact(files[0])}
    return location


def _logical(item: PlacedFinding) -> dict[str, str]:
    return {"fullyQualifiedName": cut(item.finding.focus), "kind": "resource"}


def _artifact(file: str) -> dict[str, str]:
    path = PurePath(file)
    if path.is_absolute():
        return {"uri": path.as_uri()}
    return {"uri": quote(path.as_posix(), errors="surrogateescape"), "uriBaseId": _ROOT}


def _units(line: str, column: int) -> int:
    """The column of a character, from 1, counted in the units of UTF-16."""
    return column + sum(ord(character) > 0xFFFF for character in line[: column - 1])
