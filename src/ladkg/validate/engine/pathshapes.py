"""Property paths as the shapes graph writes them, https://www.w3.org/TR/shacl/#property-paths."""

from pyoxigraph import NamedNode

from ladkg.terms import RDF, SH
from ladkg.validate.engine.constraints import ShapeId
from ladkg.validate.engine.path import (
    Alternative,
    Inverse,
    OneOrMore,
    Path,
    Predicate,
    Sequence,
    ZeroOrMore,
    ZeroOrOne,
)
from ladkg.validate.engine.source import Source
from ladkg.validate.report import Term

DEEPEST = 50


def path_at(source: Source, shape: ShapeId, node: Term, depth: int = 0) -> Path:
    """The path that a node stands for; refuses what is none, or one that holds itself."""
    if isinstance(node, NamedNode):
        return Predicate(node)
    if depth > DEEPEST:
        source.refuse(shape, f"its path is nested more than {DEEPEST} deep, or holds itself")
    if source.objects(node, RDF.first):
        return Sequence(_members(source, shape, node, depth))
    unary: dict[NamedNode, type[Inverse | ZeroOrMore | OneOrMore | ZeroOrOne]] = {
        SH.inversePath: Inverse,
        SH.zeroOrMorePath: ZeroOrMore,
        SH.oneOrMorePath: OneOrMore,
        SH.zeroOrOnePath: ZeroOrOne,
    }
    said = [name for name in (*unary, SH.alternativePath) if source.objects(node, name)]
    if len(said) != 1:
        source.refuse(shape, f"its path {node} is no path: give an IRI, a list, or one of sh:inversePath and its like")
    inner = source.one(node, said[0])
    assert inner is not None
    if said[0] == SH.alternativePath:
        return Alternative(_members(source, shape, inner, depth))
    return unary[said[0]](path_at(source, shape, inner, depth + 1))


def _members(source: Source, shape: ShapeId, head: Term, depth: int) -> tuple[Path, ...]:
    members = source.items(shape, head)
    if len(members) < 2:
        source.refuse(shape, "a list in its path has fewer than two members")
    return tuple(path_at(source, shape, member, depth + 1) for member in members)
