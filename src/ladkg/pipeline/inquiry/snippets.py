"""A snippet of Turtle against the shapes."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pyoxigraph import NamedNode, RdfFormat

from ladkg import graph, iris
from ladkg.errors import Fault, FaultyInput, InputError
from ladkg.explain.reading import short
from ladkg.mcp import answers
from ladkg.pipeline import change
from ladkg.pipeline.check import check
from ladkg.pipeline.inquiry.names import known
from ladkg.pipeline.inquiry.work import Desk
from ladkg.validate import Severity
from ladkg.validate.report import abbreviated
from ladkg.validate.reports import PlacedFinding, PlacedReport
from ladkg.validate.reports.plain import cut

FINDINGS: Final = 100
"""Findings that an answer has."""
SHOWN: Final = 20
"""Unknown resources that are named."""
_NAME: Final = "snippet.ttl"
_ALONE: Final = "Checked alone: what the graph says of the nodes it names was not looked at."
_ADDED: Final = (
    "Checked as an addition to the graph: only what it newly breaks is told; the hygiene queries were not run."
)


def validate(desk: Desk, turtle: str, language: str, against_graph: bool) -> answers.Checked:
    """What the shapes find in Turtle, alone or added to the graph. Raises InputError for what cannot be run."""
    with tempfile.TemporaryDirectory(dir=desk.caps.spool) as folder:
        file = Path(folder, _NAME)
        file.write_text(turtle, encoding="utf-8")
        try:
            report = change.check([file], desk.folder).report if against_graph else check([file])
        except FaultyInput as faulty:
            faults = [_fault(fault) for fault in faulty.faults]
            return answers.Checked(False, False, faults[:FINDINGS], len(faults), [])
        except InputError as error:
            raise InputError(str(error).replace(str(file), _NAME)) from error
    findings = list(_findings(report, language))
    conforms = not report.count(Severity.VIOLATION)
    notes = [_ADDED if against_graph else _ALONE, *_unknown(desk, turtle)]
    return answers.Checked(True, conforms, findings[:FINDINGS], len(findings), notes)


def _unknown(desk: Desk, turtle: str) -> Iterator[str]:
    """Which resources of ours the snippet names though neither it nor the graph knows them."""
    quads = list(graph.read_bytes(turtle.encode(), RdfFormat.TURTLE, _NAME))
    described = {quad.subject for quad in quads}
    named = sorted({quad.object for quad in quads if isinstance(quad.object, NamedNode)} - described, key=str)
    strange = [short(node) for node in named if node.value.startswith(iris.BASE) and not known(desk, node)]
    if strange:
        more = f" and {len(strange) - SHOWN} more" if len(strange) > SHOWN else ""
        yield f"Neither the snippet nor the graph describes: {' '.join(strange[:SHOWN])}{more}"


def _fault(fault: Fault) -> answers.Finding:
    column = int(fault.column) if fault.column.isdigit() else 0
    return answers.Finding("violation", "Syntax", fault.message, fault.line, column, "", "", "", [], "")


def _findings(report: PlacedReport, language: str) -> Iterator[answers.Finding]:
    for item in report.findings:
        finding = item.finding
        line, column = _place(item)
        focus, path, value = (abbreviated(cut(part)) for part in (finding.focus, finding.path, finding.value))
        message, why = finding.message(language), finding.reasons(language)
        yield answers.Finding(
            str(finding.severity), finding.rule, message, line, column, focus, path, value, why, item.hint
        )


def _place(item: PlacedFinding) -> tuple[int, int]:
    return next(((place.line, place.column) for place in item.places), (0, 0))
