"""The checks: shapes by pySHACL, hygiene queries by Oxigraph, lexical forms by ourselves; one report of them all."""

from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import Quad

from ladkg.validate.report import Finding, Report, Severity
from ladkg.validate.rules import Rule
from ladkg.validate.shapes import Shapes, load_shapes

__all__ = ["Finding", "Report", "Rule", "Severity", "Shapes", "load_shapes", "validate"]


def validate(
    quads: Iterable[Quad], *, shapes: Path | Shapes, ontology: Iterable[Quad], hygiene: Path | None = None
) -> Report:
    """Every finding of the shapes (a file, a folder, or loaded before) on the union of the quads' graphs.

    `ontology` is background: its class hierarchy and its terms are known, but it is not itself checked; to check it,
    hand it in as quads too. `hygiene` is a folder of queries whose rows are offenders; None runs none. Nothing is
    inferred. Raises FaultyInput or InputError for shapes and queries that cannot be read.
    """
    from ladkg.validate import hygiene as queries
    from ladkg.validate import lexical, reference

    data, background = list(quads), list(ontology)
    loaded = shapes if isinstance(shapes, Shapes) else load_shapes(shapes)
    found = [*lexical.findings(data), *reference.findings(data, loaded, background)]
    if hygiene:
        found.extend(queries.findings(data, background, queries.load(hygiene)))
    return Report.of(found)
