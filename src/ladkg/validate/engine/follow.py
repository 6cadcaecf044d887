"""Value nodes: where a property path leads from a node, https://www.w3.org/TR/shacl/#value-nodes."""

from collections.abc import Callable, Collection, Iterable

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

Follow = Callable[[Term], Collection[Term]]


def follow(graph: Graph, path: Path, node: Term, *, back: bool = False) -> Collection[Term]:
    """The nodes that the path reaches from a node, each once; `back` goes from the path's end to its start."""
    return follower(graph, path, back=back)(node)


def follow_all(graph: Graph, path: Path, nodes: Iterable[Term], *, back: bool = False) -> Collection[Term]:
    """The nodes that the path reaches from any of the nodes."""
    return _reached(follower(graph, path, back=back), nodes)


def follower(graph: Graph, path: Path, *, back: bool = False) -> Follow:
    """What `follow` does, the path read once for any number of nodes."""
    match path:
        case Predicate(iri):
            return (lambda node: graph.subjects(iri, node)) if back else (lambda node: graph.objects(node, iri))
        case Inverse(inner):
            return follower(graph, inner, back=not back)
        case Sequence(parts):
            steps = [follower(graph, part, back=back) for part in (reversed(parts) if back else parts)]
            return lambda node: _one_by_one(steps, node)
        case Alternative(parts):
            branches = [follower(graph, part, back=back) for part in parts]
            return lambda node: _together([branch(node) for branch in branches])
        case ZeroOrOne(inner):
            once = follower(graph, inner, back=back)
            return lambda node: _together([(node,), once(node)])
        case ZeroOrMore(inner):
            more = follower(graph, inner, back=back)
            return lambda node: _all_along(more, (node,))
        case OneOrMore(inner):
            again = follower(graph, inner, back=back)
            return lambda node: _all_along(again, again(node))


def _one_by_one(steps: Iterable[Follow], node: Term) -> Collection[Term]:
    reached: Collection[Term] = (node,)
    for step in steps:
        reached = _reached(step, reached) if len(reached) != 1 else step(*reached)
    return reached


def _reached(step: Follow, nodes: Iterable[Term]) -> Collection[Term]:
    return dict.fromkeys(end for node in nodes for end in step(node))


def _together(ends: Iterable[Collection[Term]]) -> Collection[Term]:
    """All in one; of several that are empty but for one that one as it is."""
    found = [some for some in ends if some]
    return found[0] if len(found) == 1 else dict.fromkeys(end for some in found for end in some)


def _all_along(step: Follow, starts: Collection[Term]) -> Collection[Term]:
    found, todo = dict.fromkeys(starts), list(starts)
    while todo:
        new = [end for end in step(todo.pop()) if end not in found]
        found.update(dict.fromkeys(new))
        todo.extend(new)
    return found
