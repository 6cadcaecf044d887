"""The report as JSON, for programs; docs/report.schema.json is its schema, and `version` changes when that does."""

import json
from typing import Any

from ladkg.validate.report import Severity
from ladkg.validate.reports.placed import PlacedFinding, PlacedReport
from ladkg.validate.reports.plain import around, cut
from ladkg.validate.reports.words import say

VERSION = 1


def write(report: PlacedReport, language: str = "en") -> str:
    """One object; findings in the order of the text report, terms as in N-Triples, all cut where very long."""
    document = {
        "version": VERSION,
        "language": language,
        "checked": report.checked,
        "fails": report.fails,
        "counts": {str(grade): report.count(grade) for grade in Severity},
        "files": list(report.files),
        "findings": [_finding(item, language) for item in report.findings],
        "notes": [{"kind": note.key, "text": say(note.key, language, **note.values)} for note in report.notes],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _finding(item: PlacedFinding, language: str) -> dict[str, Any]:
    finding = item.finding
    return {
        "fingerprint": item.fingerprint,
        "rule": finding.rule,
        "shape": finding.source_shape,
        "component": finding.component,
        "severity": str(finding.severity),
        "message": finding.message(language),
        "focus": cut(finding.focus),
        "path": cut(finding.path) or None,
        "value": cut(finding.value) or None,
        "why": finding.reasons(language),
        "hint": item.hint or None,
        "places": [
            {
                "file": place.file,
                "line": place.line,
                "column": place.column,
                "end_column": place.end_column,
                "cell": place.cell or None,
                "text": around(line, place.column),
            }
            for place, line in item.located()
        ],
        "changed": item.changed,
        "fails": item.fails,
        "known": _known(item),
    }


def _known(item: PlacedFinding) -> dict[str, Any] | None:
    if not item.known:
        return None
    expires = item.known.expires.isoformat() if item.known.expires else None
    return {
        "reason": item.known.reason,
        "owner": item.known.owner,
        "expires": expires,
        "expired": item.known.expired,
    }
