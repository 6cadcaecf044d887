"""Focus nodes: which nodes a shape's targets name, https://www.w3.org/TR/shacl/#targets."""

from collections.abc import Iterable

from ladkg.terms import RDF
from ladkg.validate.engine.index import Graph, is_instance
from ladkg.validate.engine.shapegraph import (
    Shape,
    Target,
    TargetClass,
    TargetNode,
    TargetObjectsOf,
    TargetSubjectsOf,
)
from ladkg.validate.report import Term


def focus_nodes(graph: Graph, shape: Shape) -> dict[Term, None]:
    """The focus nodes of all the shape's targets, each once."""
    return dict.fromkeys(node for target in shape.targets for node in _nodes(graph, target))


def _nodes(graph: Graph, target: Target) -> Iterable[Term]:
    match target:
        case TargetClass(cls):
            return (node for kind in graph.subclasses(cls) for node in graph.subjects(RDF.type, kind))
        case TargetNode(node):
            return (node,)
        case TargetSubjectsOf(predicate):
            return (subject for subject, _ in graph.pairs(predicate))
        case TargetObjectsOf(predicate):
            return (value for _, value in graph.pairs(predicate))


def is_focus(graph: Graph, shape: Shape, node: Term) -> bool:
    """Whether one of the shape's targets names the node."""
    return any(_names(graph, target, node) for target in shape.targets)


def _names(graph: Graph, target: Target, node: Term) -> bool:
    match target:
        case TargetClass(cls):
            return is_instance(graph, node, cls)
        case TargetNode(named):
            return node == named
        case TargetSubjectsOf(predicate):
            return bool(graph.objects(node, predicate))
        case TargetObjectsOf(predicate):
            return bool(graph.subjects(predicate, node))
