"""Value nodes: where a property path leads from a node, https://www.w3.org/TR/shacl/#value-nodes."""

from collections.abc import Collection, Iterable

from ladkg.validate.engine.index import Graph
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
from ladkg.validate.report import Term


def follow(graph: Graph, path: Path, node: Term, *, back: bool = False) -> Collection[Term]:
    """The nodes that the path reaches from a node, each once; `back` goes from the path's end to its start."""
    match path:
        case Predicate(iri):
            return graph.subjects(iri, node) if back else graph.objects(node, iri)
        case Inverse(inner):
            return follow(graph, inner, node, back=not back)
        case Sequence(steps):
            reached: Collection[Term] = (node,)
            for step in reversed(steps) if back else steps:
                reached = follow_all(graph, step, reached, back=back)
            return reached
        case Alternative(branches):
            return dict.fromkeys(end for branch in branches for end in follow(graph, branch, node, back=back))
        case ZeroOrOne(inner):
            return dict.fromkeys((node, *follow(graph, inner, node, back=back)))
        case ZeroOrMore(inner):
            return _all_along(graph, inner, (node,), back=back)
        case OneOrMore(inner):
            return _all_along(graph, inner, follow(graph, inner, node, back=back), back=back)


def follow_all(graph: Graph, path: Path, nodes: Iterable[Term], *, back: bool = False) -> Collection[Term]:
    """The nodes that the path reaches from any of the nodes."""
    return dict.fromkeys(end for node in nodes for end in follow(graph, path, node, back=back))


def _all_along(graph: Graph, path: Path, starts: Collection[Term], *, back: bool) -> Collection[Term]:
    found, todo = dict.fromkeys(starts), list(starts)
    while todo:
        new = [end for end in follow(graph, path, todo.pop(), back=back) if end not in found]
        found.update(dict.fromkeys(new))
        todo.extend(new)
    return found
