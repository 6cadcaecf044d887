"""Files that do not parse, as a report: every form shows where, and that nothing was checked."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final
from urllib.parse import quote

from ladkg.errors import Fault
from ladkg.read.places import Place
from ladkg.read.places.lines import decoded
from ladkg.validate.report import Finding
from ladkg.validate.reports.placed import PlacedReport
from ladkg.validate.reports.words import LANGUAGES, say
from ladkg.validate.rules import Rule

ID: Final = "Syntax"


def of_faults(faults: Iterable[Fault], files: Iterable[Path]) -> PlacedReport:
    """A report of the faults, none of them known or let pass."""
    placed = dict(map(_located, faults))
    return PlacedReport.of(placed, placed, files=tuple(map(str, files)), checked=False)


def _located(fault: Fault) -> tuple[Finding, list[tuple[Place, str]]]:
    messages = {language: say("syntax", language, message=fault.message) for language in LANGUAGES}
    finding = Rule(ID, "", messages=messages).finding(f"<{quote(fault.file)}>")
    column, cell = (int(fault.column), "") if fault.column.isdigit() else (1, fault.column)
    return finding, [(Place(fault.file, max(fault.line, 1), max(column, 1), cell=cell), _line(fault))]


def _line(fault: Fault) -> str:
    try:
        lines = re.split("\r\n|\r|\n", decoded(Path(fault.file).read_bytes()))
    except OSError:
        return ""
    return lines[fault.line - 1] if 0 < fault.line <= len(lines) else ""
