"""A change checked against what it is made to: what it breaks, found by looking at what it can affect and no more."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad

from ladkg.terms import RDFS
from ladkg.validate.change.affected import affected
from ladkg.validate.change.base import Base, Disk
from ladkg.validate.change.near import Near, targeted
from ladkg.validate.change.overlay import Overlay, Stage
from ladkg.validate.change.remote import Part, Whole, respelled
from ladkg.validate.change.triggers import Triggers
from ladkg.validate.engine.constraints import ShapeId
from ladkg.validate.engine.evaluate import Restriction, findings
from ladkg.validate.engine.follow import follow_all
from ladkg.validate.engine.index import Graph
from ladkg.validate.engine.shapegraph import shape_graph
from ladkg.validate.report import Finding, Term
from ladkg.validate.shapes import Shapes


@dataclass(frozen=True)
class ChangeReport:
    """`findings` are those of the merged graph that the base does not have.

    `unbounded` are the rules (shapes or SPARQL constraints) that had to look at everything they are about;
    `checked` counts the pairs of shape and node looked at, `added` and `removed` are the triples that differ.
    """

    findings: tuple[Finding, ...]
    unbounded: tuple[str, ...]
    checked: int
    added: tuple[Quad, ...]
    removed: tuple[Quad, ...]


@dataclass(frozen=True)
class _Change:
    """The base alone, and with the class hierarchy: before the change, with all that is added, and after."""

    stage: Stage
    alone: Graph
    before: Graph
    both: Graph
    after: Graph
    added: Collection[Quad]
    removed: Collection[Quad]


class Checker:
    """Shapes made ready to check any number of changes."""

    def __init__(self, shapes: Shapes, ontology: Iterable[Quad]) -> None:
        """Of the ontology the class hierarchy is read. Raises InputError for shapes that are ill-formed."""
        self._shapes = shape_graph(shapes)
        self._rules = shapes.rules
        self._triggers = Triggers(self._shapes)
        self._hierarchy = _triples(quad for quad in ontology if quad.predicate == RDFS.subClassOf)

    def check(self, base: Base, added: Iterable[Quad], removed: Iterable[Quad] = ()) -> ChangeReport:
        """What the shapes find in the base with the change that they do not find in the base alone.

        Adding what is there and removing what is not make no difference; a triple both added and removed stays. Raises
        InputError as the engine does.
        """
        change = _change(base, added, removed, self._hierarchy)
        try:
            return self._report(change)
        finally:
            change.stage.leave(change.alone)

    def _report(self, change: _Change) -> ChangeReport:
        touched = affected(change.both, self._triggers, [*change.added, *change.removed])
        focus = targeted(change.after, self._shapes, touched.nodes)
        found = self._findings(change.after, focus)
        about = _about(change.before, self._triggers, found) if found else {}
        known = self._findings(change.before, targeted(change.before, self._shapes, about))
        return ChangeReport(
            findings=tuple(sorted(set(found).difference(known))),
            unbounded=tuple(sorted(map(_name, touched.unbounded))),
            checked=sum(len(nodes) for nodes in focus.values() if nodes is not None),
            added=tuple(change.added),
            removed=tuple(change.removed),
        )

    def _findings(self, graph: Graph, focus: Restriction) -> list[Finding]:
        near = Near(graph, self._shapes, self._triggers.queried, focus)
        return findings(near, self._shapes, self._rules, focus) if focus else []


def check_change(
    base: Base, added: Iterable[Quad], removed: Iterable[Quad], shapes: Shapes, ontology: Iterable[Quad]
) -> ChangeReport:
    """One change; see `Checker`."""
    return Checker(shapes, ontology).check(base, added, removed)


def _change(base: Base, added: Iterable[Quad], removed: Iterable[Quad], hierarchy: dict[Quad, None]) -> _Change:
    """The change as what differs, laid over the base with the class hierarchy."""
    added, removed = list(added), list(removed)
    shown, hidden = _respelled(base, [*added, *removed])
    alone = Overlay(base, Stage(base, ()), shown, hidden)
    missing = [quad for quad in hierarchy if not _holds(alone, quad)]
    wanted = _triples(added)
    new = [quad for quad in wanted if quad not in hierarchy and not _holds(alone, quad)]
    gone = [quad for quad in _triples(removed) if quad not in wanted and quad not in hierarchy and _holds(alone, quad)]
    stage = Stage(base, [*missing, *new, *gone])
    start = [*shown, *missing]
    left = set(gone)
    return _Change(
        stage=stage,
        alone=alone,
        before=Overlay(base, stage, start, hidden),
        both=Overlay(base, stage, [*start, *new], hidden),
        after=Overlay(base, stage, [*(quad for quad in start if quad not in left), *new], [*hidden, *gone]),
        added=new,
        removed=gone,
    )


def _respelled(base: Base, changed: Iterable[Quad]) -> tuple[frozenset[Quad], frozenset[Quad]]:
    """Triples that the base has in another spelling: as they are written, and as it has them."""
    match base:
        case Disk():
            return base.respelled
        case Part() | Whole():
            return respelled(base, changed)
        case _:
            return frozenset(), frozenset()


def _triples(quads: Iterable[Quad]) -> dict[Quad, None]:
    return dict.fromkeys(Quad(*quad.triple) for quad in quads)


def _holds(graph: Graph, quad: Quad) -> bool:
    return quad.object in graph.objects(quad.subject, quad.predicate)


def _about(graph: Graph, reach: Triggers, found: Iterable[Finding]) -> Restriction:
    """All shapes with the nodes that could give a finding about one of the nodes found."""
    about = dict.fromkeys(finding.focus_term for finding in found if finding.focus_term is not None)
    restriction: defaultdict[ShapeId, dict[Term, None]] = defaultdict(dict)
    for shape, origins in reach.origins.items():
        for way in origins:
            nodes: Collection[Term] = about
            for path in reversed(way):
                nodes = follow_all(graph, path, nodes, back=True)
            restriction[shape].update(dict.fromkeys(nodes))
    return restriction


def _name(node: ShapeId) -> str:
    return node.value if isinstance(node, NamedNode) else str(node)
