"""Validation: what the shapes find in a graph, all focus nodes of a shape at a time.

https://www.w3.org/TR/shacl/#validation
"""

import gc
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from pyoxigraph import NamedNode, Quad

from ladkg.terms import RDFS
from ladkg.validate.engine import cardinality, logic, others, pairs, sparql, text, value
from ladkg.validate.engine import constraints as c
from ladkg.validate.engine import path as paths
from ladkg.validate.engine.constraints import ShapeId
from ladkg.validate.engine.follow import follower
from ladkg.validate.engine.index import Graph, Memory
from ladkg.validate.engine.shapegraph import Shape, ShapeGraph, shape_graph
from ladkg.validate.engine.targets import focus_nodes, is_focus
from ladkg.validate.engine.work import Found, Result, Work
from ladkg.validate.report import Finding, Term
from ladkg.validate.rules import Rule
from ladkg.validate.shapes import Shapes, rule, severity

if TYPE_CHECKING:
    from ladkg.validate.reasons import Reason

Check = Callable[[Any, Work], Iterator[Found]]
Restriction = Mapping[ShapeId, Collection[Term] | None]

CHECKS: Final[Mapping[type[c.Constraint], Check]] = {
    c.Class: value.is_class,
    c.Datatype: value.datatype,
    c.NodeKind: value.node_kind_of,
    c.MinCount: cardinality.min_count,
    c.MaxCount: cardinality.max_count,
    c.MinExclusive: value.min_exclusive,
    c.MinInclusive: value.min_inclusive,
    c.MaxExclusive: value.max_exclusive,
    c.MaxInclusive: value.max_inclusive,
    c.MinLength: text.min_length,
    c.MaxLength: text.max_length,
    c.Pattern: text.pattern,
    c.LanguageIn: text.language_in,
    c.UniqueLang: text.unique_lang,
    c.Equals: pairs.equals,
    c.Disjoint: pairs.disjoint,
    c.LessThan: pairs.less_than,
    c.LessThanOrEquals: pairs.less_than_or_equals,
    c.Not: logic.negation,
    c.And: logic.conjunction,
    c.Or: logic.disjunction,
    c.Xone: logic.exactly_one,
    c.Node: logic.node,
    c.QualifiedMinCount: logic.qualified_min_count,
    c.QualifiedMaxCount: logic.qualified_max_count,
    c.Closed: others.closed,
    c.HasValue: others.has_value,
    c.In: others.is_in,
    c.Sparql: sparql.sparql,
    c.Custom: sparql.custom,
}


class Evaluation:
    """Shapes held against a graph. What a nested shape finds in a node is found once."""

    def __init__(self, graph: Graph, shapes: ShapeGraph) -> None:
        self._graph = graph
        self._shapes = shapes
        self._held: defaultdict[ShapeId, set[Term]] = defaultdict(set)
        self._failing: defaultdict[ShapeId, dict[Term, tuple[Result, ...]]] = defaultdict(dict)

    def results(self, focus: Restriction | None = None) -> Iterator[Result]:
        """The results of all targeted shapes, or of those in `focus`, which may name the nodes to look at (None: all).

        A node named there that is no focus node of its shape is passed over.
        """
        for shape in self._shapes.targeted:
            if focus is None or shape.id in focus:
                for found in self.of(shape, self._nodes(shape, focus)).values():
                    yield from found

    def _nodes(self, shape: Shape, focus: Restriction | None) -> Collection[Term]:
        only = focus[shape.id] if focus is not None else None
        if only is None:
            return focus_nodes(self._graph, shape)
        return [node for node in dict.fromkeys(only) if is_focus(self._graph, shape, node)]

    def of(self, shape: Shape, nodes: Iterable[Term]) -> Mapping[Term, tuple[Result, ...]]:
        """Those of the nodes that do not conform to a shape, each with its results."""
        work = Work(self._graph, self._shapes, shape, self._values(shape, nodes), self.against)
        failing: defaultdict[Term, list[Result]] = defaultdict(list)
        for constraint in shape.constraints if work.values else ():
            if isinstance(constraint, c.Property):
                inner = self.of(self._shapes.shapes[constraint.shape], work.all_values)
                for focus, node in work.pairs() if inner else ():
                    failing[focus].extend(inner.get(node, ()))
            else:
                for found in CHECKS[type(constraint)](constraint, work):
                    failing[found.focus].append(Result(shape, constraint, found))
        return {node: tuple(results) for node, results in failing.items() if results}

    def against(self, shape: ShapeId, nodes: Iterable[Term]) -> Mapping[Term, tuple[Result, ...]]:
        """As `of`, for nested shapes: the answer may hold other nodes too."""
        held, failing = self._held[shape], self._failing[shape]
        new = [node for node in nodes if node not in held]
        if new:
            failing.update(self.of(self._shapes.shapes[shape], new))
            held.update(new)
        return failing

    def _values(self, shape: Shape, nodes: Iterable[Term]) -> dict[Term, Collection[Term]]:
        match shape.path:
            case None:
                return {node: (node,) for node in nodes}
            case paths.Predicate(iri):
                return {node: self._graph.objects(node, iri) for node in nodes}
            case path:
                follow = follower(self._graph, path)
                return {node: follow(node) for node in nodes}


def evaluate(quads: Iterable[Quad], shapes: Shapes, ontology: Iterable[Quad]) -> list[Finding]:
    """What the shapes find in the union of the quads' graphs; of the ontology only its class hierarchy is read.

    Raises InputError for shapes that are ill-formed or cannot be run, and for data that SHACL does not know.
    """
    with _nothing_collected():
        data = [*quads, *(quad for quad in ontology if quad.predicate == RDFS.subClassOf)]
        return findings(Memory(data), shape_graph(shapes), shapes.rules)


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Without the collector of reference cycles, of which there are none to speak of, among millions of terms."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def findings(
    graph: Graph, shapes: ShapeGraph, rules: Mapping[str, Rule], focus: Restriction | None = None
) -> list[Finding]:
    """What the shapes find in a graph, each finding once; `focus` restricts it, see `Evaluation.results`."""
    found = (_finding(graph, result, rules) for result in Evaluation(graph, shapes).results(focus))
    return list(dict.fromkeys(found))


def _finding(graph: Graph, result: Result, rules: Mapping[str, Rule]) -> Finding:
    from ladkg.validate.engine.why import reasons

    path = _taken(graph, result)
    why = reasons(result)
    known = _rule(result, rules, why[0])
    return Finding(
        severity=severity(result.shape.severity),
        rule=known.id,
        focus=str(result.focus),
        path="" if path is None else paths.sparql(path),
        value="" if result.found.value is None else str(result.found.value),
        source_shape=known.source,
        messages=tuple(sorted(known.messages.items())),
        focus_term=result.focus,
        path_iri=path.iri if isinstance(path, paths.Predicate) else None,
        value_term=result.found.value,
        component=result.constraint.component.value,
        why=why,
    )


def _rule(result: Result, rules: Mapping[str, Rule], otherwise: "Reason") -> Rule:
    """The SPARQL constraint's own rule if it has an IRI, else the shape's; `otherwise` is said where neither speaks."""
    source: ShapeId = result.shape.id
    if isinstance(result.constraint, c.Sparql) and isinstance(result.constraint.id, NamedNode):
        source = result.constraint.id
    known = rules.get(source.value) or rules.get(result.shape.id.value)
    said = {message.language or "en": message.value for message in result.found.messages or result.shape.messages}
    if known and known.messages and not any(mark in text for text in known.messages.values() for mark in ("{?", "{$")):
        return known
    return rule(source.value, said or otherwise.texts())


def _taken(graph: Graph, result: Result) -> paths.Path | None:
    """The result's path; of alternatives the one predicate that leads to the value, where there is just one."""
    path, value = result.path, result.found.value
    if not isinstance(path, paths.Alternative) or value is None:
        return path
    taken = [
        branch
        for branch in path.branches
        if isinstance(branch, paths.Predicate) and value in graph.objects(result.focus, branch.iri)
    ]
    return taken[0] if len(taken) == 1 else path
