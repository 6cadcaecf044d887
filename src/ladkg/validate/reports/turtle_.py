"""The standard's own report: https://www.w3.org/TR/shacl/#validation-report, in Turtle."""

from collections.abc import Iterable
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat

from ladkg import graph
from ladkg.terms import PREFIXES, RDF, XSD
from ladkg.validate.report import Finding, Severity, Term
from ladkg.validate.reports.placed import PlacedReport
from ladkg.validate.reports.plain import LONGEST
from ladkg.validate.wanted import term_of

_GRADES = {Severity.VIOLATION: "Violation", Severity.WARNING: "Warning", Severity.INFO: "Info"}


def write(report: PlacedReport, language: str = "en") -> str:  # noqa: ARG001
    """Every finding with its messages in all languages; without a path that is no predicate or a very long value."""
    quads: list[Quad] = []
    root = BlankNode("report")

    def tell(subject: Any, name: str, term: Any) -> None:
        if term is not None:
            quads.append(Quad(subject, _sh(name), term))

    quads.append(Quad(root, RDF.type, _sh("ValidationReport")))
    tell(root, "conforms", Literal("false" if report.findings else "true", datatype=XSD.boolean))
    labels = _labels(item.finding for item in report.findings)
    for number, item in enumerate(report.findings):
        finding, result = item.finding, BlankNode(f"result{number:06}")
        tell(root, "result", result)
        quads.append(Quad(result, RDF.type, _sh("ValidationResult")))
        tell(result, "focusNode", _term(finding.focus, labels))
        tell(result, "resultPath", _term(finding.path, {}))
        tell(result, "value", _term(finding.value, labels) if len(finding.value) <= LONGEST else None)
        tell(result, "resultSeverity", _sh(_GRADES[finding.severity]))
        component = finding.component or PREFIXES["sh"] + "SPARQLConstraintComponent"
        tell(result, "sourceConstraintComponent", NamedNode(component))
        for spoken, text in finding.messages:
            tell(result, "resultMessage", Literal(text, language=spoken))
        if finding.source_shape.startswith(("http://", "https://")):
            tell(result, "sourceShape", NamedNode(finding.source_shape))
    return graph.to_bytes(quads, RdfFormat.TURTLE).decode()


def _sh(name: str) -> NamedNode:
    return NamedNode(PREFIXES["sh"] + name)


def _labels(findings: Iterable[Finding]) -> dict[str, str]:
    nodes = dict.fromkeys(term for one in findings for term in (one.focus, one.value) if term.startswith("_:"))
    return {node: f"_:node{number}" for number, node in enumerate(nodes)}


def _term(text: str, labels: dict[str, str]) -> Term | None:
    return term_of(labels.get(text, text))
