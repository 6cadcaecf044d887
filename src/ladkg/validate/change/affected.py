"""Which focus nodes a change can affect, shape by shape."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import Quad

from ladkg.validate.change.pattern import Node, Var
from ladkg.validate.change.plan import solve
from ladkg.validate.change.triggers import Trigger, Triggers
from ladkg.validate.engine.constraints import ShapeId
from ladkg.validate.engine.index import Graph
from ladkg.validate.report import Term


@dataclass(frozen=True)
class Affected:
    """Nodes by targeted shape, targets or not; None for all that it targets, because of the rules in `unbounded`."""

    nodes: Mapping[ShapeId, dict[Term, None] | None]
    unbounded: frozenset[ShapeId]


def affected(graph: Graph, triggers: Triggers, changed: Iterable[Quad]) -> Affected:
    """What the changed triples can matter to; the graph holds those added, and those removed still."""
    nodes: defaultdict[ShapeId, dict[Term, None]] = defaultdict(dict)
    whole: set[ShapeId] = set()
    unbounded: set[ShapeId] = set()
    for quad in changed:
        for trigger, readers in triggers.of(quad.predicate):
            bound = _bound(graph, trigger, quad)
            if bound is None:
                continue
            if trigger.steps is None:
                whole.update(reader.shape for reader in readers)
                unbounded.update(reader.rule for reader in readers)
                continue
            reached = dict.fromkeys(solve(graph, trigger.steps, bound))
            for shape in {reader.shape for reader in readers} if reached else ():
                nodes[shape].update(reached)
    return Affected({**nodes, **dict.fromkeys(whole)}, frozenset(unbounded))


def _bound(graph: Graph, trigger: Trigger, quad: Quad) -> dict[Var, Term] | None:
    """The variables as the triple binds them; None when it does not fit."""
    if trigger.cls is not None and quad.object not in graph.subclasses(trigger.cls):
        return None
    bound: dict[Var, Term] = {}
    ends: tuple[tuple[Node, Term], ...] = ((trigger.subject, quad.subject), (trigger.object, quad.object))
    for node, term in ends:
        expected = bound.setdefault(node, term) if isinstance(node, Var) else node
        if expected != term:
            return None
    fits = all(guard.value in graph.objects(bound[guard.variable], guard.predicate) for guard in trigger.guards)
    return bound if fits else None
