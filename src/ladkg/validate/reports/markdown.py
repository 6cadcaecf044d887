"""A summary in GitHub's Markdown, for $GITHUB_STEP_SUMMARY or a comment.

A summary may be 1 MiB: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands. What comes
from the data stands in code elements with every character of Markdown's and HTML's own as an entity.
"""

import re
from typing import Final

from ladkg.validate.reports.placed import PlacedFinding, PlacedReport
from ladkg.validate.reports.plain import shown
from ladkg.validate.reports.text import details, position, subject, summary
from ladkg.validate.reports.words import say

LARGEST: Final = 1_000_000
_OWN: Final = re.compile(r"[\\`*_\[\]#|~<>&@$]")
_LONGEST: Final = 2_000


def write(report: PlacedReport, language: str = "en") -> str:
    """A heading, a table with a row for each rule, and one with a row for each finding, the worst first."""
    head = f"## {escaped(summary(report, language))}\n"
    if report.findings:
        head += "\n" + _row("severity", "rule", "number", "message", language=language) + _rules(report, language)
        head += "\n" + _row("severity", "place", "finding", "message", language=language)
    notes = "".join(f"- {escaped(say(note.key, language, **note.values))}\n" for note in report.notes)
    rest = ("\n" if notes else "") + notes
    room = LARGEST - len((head + rest).encode())
    rows = []
    for item in sorted(report.findings, key=lambda item: (item.finding.severity, not item.changed)):
        row = _finding(item, language)
        room -= len(row.encode())
        if room < 0:
            break
        rows.append(row)
    left = len(report.findings) - len(rows)
    told = f"\n{escaped(say('left_out', language, count=str(left)))}\n" if left else ""
    return head + "".join(rows) + told + rest


def escaped(text: str) -> str:
    """The text so that Markdown and HTML show it as it is, on one line and within a cell of a table."""
    text = shown(text if len(text) <= _LONGEST else text[:_LONGEST] + "…")
    return _OWN.sub(lambda character: f"&#{ord(character[0])};", text)


def _row(*keys: str, language: str) -> str:
    titles = " | ".join(escaped(say(key, language)) for key in keys)
    return f"| {titles} |\n|{' --- |' * len(keys)}\n"


def _rules(report: PlacedReport, language: str) -> str:
    rules: dict[tuple[int, str], list[PlacedFinding]] = {}
    for item in report.findings:
        rules.setdefault((item.finding.severity, item.finding.rule), []).append(item)
    return "".join(
        f"| {say(str(items[0].finding.severity), language)} | {escaped(rule)} | {len(items)} "
        f"| {escaped(items[0].finding.message(language))} |\n"
        for (_, rule), items in sorted(rules.items())[:500]
    )


def _finding(item: PlacedFinding, language: str) -> str:
    place = f"<code>{escaped(position(item.places[0]))}</code>" if item.places else ""
    said = "<br>".join(map(escaped, (item.finding.message(language), *details(item, language))))
    grade = say(str(item.finding.severity), language)
    return f"| {grade} | {place} | <code>{escaped(subject(item))}</code> | {said} |\n"
