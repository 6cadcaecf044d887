"""The checks: shapes by our engine or pySHACL, hygiene queries by Oxigraph, lexical forms by ourselves; one report."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Literal

from pyoxigraph import Quad

from ladkg.validate.report import Finding, Report, Severity
from ladkg.validate.rules import Rule
from ladkg.validate.shapes import Shapes, load_shapes

__all__ = ["Engine", "Finding", "Report", "Rule", "Severity", "Shapes", "load_shapes", "validate"]

Engine = Literal["ladkg", "pyshacl"]
"""Ours, or pySHACL as the reference; both find the same."""


def validate(
    quads: Iterable[Quad],
    *,
    shapes: Path | Shapes,
    ontology: Iterable[Quad],
    hygiene: Path | None = None,
    engine: Engine = "ladkg",
) -> Report:
    """Every finding of the shapes (a file, a folder, or loaded before) on the union of the quads' graphs.

    `ontology` is background: its class hierarchy and its terms are known, but it is not itself checked; to check it,
    hand it in as quads too. `hygiene` is a folder of queries whose rows are offenders; None runs none. Nothing is
    inferred. Raises FaultyInput or InputError for shapes and queries that cannot be read.
    """
    from ladkg.validate import hygiene as queries
    from ladkg.validate import lexical

    data, background = list(quads), list(ontology)
    loaded = shapes if isinstance(shapes, Shapes) else load_shapes(shapes)
    found = [*lexical.findings(data), *_engine(engine)(data, loaded, background)]
    if hygiene:
        found.extend(queries.findings(data, background, queries.load(hygiene)))
    return Report.of(found)


def _engine(name: Engine) -> Callable[[list[Quad], Shapes, list[Quad]], list[Finding]]:
    match name:
        case "pyshacl":
            from ladkg.validate import reference

            return reference.findings
        case "ladkg":
            from ladkg.validate.engine import evaluate

            return evaluate
