"""Shapes as they stand in their files: the quads, and the rules that findings name."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from ladkg import graph
from ladkg.errors import InputError
from ladkg.read.tree import files_below
from ladkg.terms import SH
from ladkg.validate.report import Severity
from ladkg.validate.rules import Rule

SEVERITIES = {SH.Violation: Severity.VIOLATION, SH.Warning: Severity.WARNING, SH.Info: Severity.INFO}


@dataclass(frozen=True)
class Shapes:
    """`rules` by the IRI of the shape or SPARQL constraint; one that has no IRI is no rule of its own."""

    quads: tuple[Quad, ...]
    rules: Mapping[str, Rule]


def load_shapes(path: Path) -> Shapes:
    """The shapes of a file, or of all RDF files below a folder; raises FaultyInput or InputError."""
    files = files_below(path, graph.EXTENSIONS) if path.is_dir() else [path]
    if not files:
        raise InputError(f"{path}: no shapes here; a folder of shapes holds files that end in .ttl")
    quads = tuple(quad for file in files for quad in graph.read(file, file if len(files) > 1 else None))
    return Shapes(quads, _rules(quads))


def _rules(quads: Iterable[Quad]) -> dict[str, Rule]:
    messages: defaultdict[str, dict[str, str]] = defaultdict(dict)
    severities: dict[str, Severity] = {}
    for quad in quads:
        if not isinstance(quad.subject, NamedNode):
            continue
        node = quad.subject.value
        if quad.predicate == SH.message and isinstance(quad.object, Literal):
            messages[node][quad.object.language or "en"] = quad.object.value
        elif quad.predicate == SH.severity:
            severities[node] = severity(quad.object)
    return {node: rule(node, messages[node], severities.get(node)) for node in messages.keys() | severities.keys()}


def rule(node: str, messages: Mapping[str, str], graded: Severity | None = None) -> Rule:
    """The rule that a shape's IRI stands for."""
    return Rule(re.split(r"[#/]", node)[-1] or node, node, graded or Severity.VIOLATION, messages)


def severity(term: NamedNode | BlankNode | Literal | Triple) -> Severity:
    """One of the three severities; a severity of someone's own counts as a violation."""
    return SEVERITIES.get(term, Severity.VIOLATION) if isinstance(term, NamedNode) else Severity.VIOLATION
