"""Shapes that stand in the data: they are not run, and nobody who reads the report would know, so they are refused."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from pyoxigraph import NamedNode, Quad

from ladkg.terms import PREFIXES, RDF, SH
from ladkg.validate.shapes import Shapes

MESSAGE: Final = "a shape in the data, which is not run; take it out, or name its file with --shapes if it is to be one"
_CLASSES: Final = (SH.NodeShape, SH.PropertyShape, SH.ConstraintComponent)
_TARGETS: Final = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)
_TELLING: Final = frozenset({*_TARGETS, SH.targetNode, SH.shapesGraph, SH.sparql, SH.property, RDF.type})


def strayed(quads: Iterable[Quad]) -> Quad | None:
    """The first quad that makes its subject a shape, or asks for a shapes graph."""
    suspects = (quad for quad in quads if quad.predicate in _TELLING)
    return next((quad for quad in suspects if quad.predicate != RDF.type or quad.object in _CLASSES), None)


def may_hold_shapes(file: Path, shapes: Path, loaded: Shapes) -> bool:
    """Whether the file is one of the shapes' own, or the shapes are about shapes."""
    if file.resolve().is_relative_to(shapes.resolve()):
        return True
    about = (quad.object for quad in loaded.quads if quad.predicate in _TARGETS)
    return any(isinstance(one, NamedNode) and one.value.startswith(PREFIXES["sh"]) for one in about)
