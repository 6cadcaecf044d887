"""What each shape with a target reads of the data, triple by triple, and how that hangs together with the focus node.

The reasoning is monotone. A finding of a focus node changes only if some pattern that the shape reads matches a changed
triple while all that has to match beside it does so too, in the graph before the change together with what it adds.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import NamedTuple

from pyoxigraph import NamedNode

from ladkg.terms import RDF, RDFS
from ladkg.validate.change.pattern import THIS, Node, Pattern, Var, uses
from ladkg.validate.change.sparqlpatterns import Context, Unreadable, where
from ladkg.validate.engine import constraints as c
from ladkg.validate.engine.constraints import ShapeId
from ladkg.validate.engine.path import Predicate
from ladkg.validate.engine.shapegraph import (
    Shape,
    ShapeGraph,
    TargetClass,
    TargetObjectsOf,
    TargetSubjectsOf,
)
from ladkg.validate.report import Term


class Read(NamedTuple):
    """Triples that a rule (a shape, or a SPARQL constraint of it) reads, and the patterns that have to match beside.

    The predicate None is any but those of `besides`; `context` None is unknown. With `cls` only types that are the
    class or below it are read. `queried` is set where a query does the reading.
    """

    rule: ShapeId
    predicate: NamedNode | None
    subject: Node
    object: Node
    context: Context | None
    cls: Term | None = None
    besides: frozenset[NamedNode] = frozenset()
    queried: bool = False


def reads(shapes: ShapeGraph, shape: Shape) -> Iterator[Read]:
    """Everything that a targeted shape and the shapes nested in it read; variables are numbered from its start."""
    return _Reading(shapes).all(shape)


@dataclass
class _Reading:
    shapes: ShapeGraph
    _numbers: Iterator[int] = field(default_factory=count)

    def all(self, root: Shape) -> Iterator[Read]:
        for target in root.targets:
            match target:
                case TargetClass(cls):
                    yield from self._class(cls, THIS, (), root.id)
                case TargetSubjectsOf(predicate):
                    yield Read(root.id, predicate, THIS, self._fresh(), ())
                case TargetObjectsOf(predicate):
                    yield Read(root.id, predicate, self._fresh(), THIS, ())
        yield from self._shape(root, THIS, ())

    def _fresh(self) -> Var:
        return Var(str(next(self._numbers)))

    def _shape(self, shape: Shape, at: Node, context: Context) -> Iterator[Read]:
        """What a shape reads of the node `at`, which the context ties to the focus node."""
        values, inner = at, context
        if shape.path:
            values = self._fresh()
            reached = Pattern(at, shape.path, values)
            inner = (*context, reached)
            yield from self._pattern(reached, context, shape.id)
        for constraint in shape.constraints:
            yield from self._constraint(constraint, shape, (at, context), (values, inner))

    def _constraint(
        self, constraint: c.Constraint, shape: Shape, focus: tuple[Node, Context], value: tuple[Node, Context]
    ) -> Iterator[Read]:
        at, context = focus
        match constraint:
            case c.Class(cls):
                yield from self._class(cls, *value, shape.id)
            case c.Closed(allowed):
                yield Read(shape.id, None, value[0], self._fresh(), value[1], besides=allowed)
            case c.Equals(other) | c.Disjoint(other) | c.LessThan(other) | c.LessThanOrEquals(other):
                yield from self._pattern(Pattern(at, Predicate(other), self._fresh()), context, shape.id)
            case c.Sparql(node, query):
                yield from self._query(query, {"this": at}, context, node)
            case c.Custom(_, query, ask, parameters):
                bound = {"this": at, **dict(parameters), **({"value": value[0]} if ask else {})}
                yield from self._query(query, bound, value[1] if ask else context, shape.id)
            case _:
                for child in _nested(constraint):
                    yield from self._shape(self.shapes.shapes[child], *value)

    def _class(self, cls: Term, node: Node, context: Context, rule: ShapeId) -> Iterator[Read]:
        """A type read by way of the class hierarchy; a change of that reaches everything."""
        yield Read(rule, RDF.type, node, self._fresh(), context, cls=cls)
        yield Read(rule, RDFS.subClassOf, self._fresh(), self._fresh(), None)

    def _pattern(self, pattern: Pattern, context: Context, rule: ShapeId, queried: bool = False) -> Iterator[Read]:
        for use in uses(pattern, self._fresh):
            beside = (*context, *use.beside)
            yield Read(rule, use.predicate, use.subject, use.object, beside, queried=queried)

    def _query(self, query: str, bound: Mapping[str, Node], context: Context, rule: ShapeId) -> Iterator[Read]:
        try:
            found = list(where(query).with_context())
        except Unreadable:
            yield Read(rule, None, self._fresh(), self._fresh(), None, queried=True)
            return
        names: dict[Node, Node] = {Var(name): node for name, node in bound.items()}

        def renamed(pattern: Pattern) -> Pattern:
            for end in (pattern.subject, pattern.object):
                if end not in names:
                    names[end] = self._fresh() if isinstance(end, Var) else end
            return Pattern(names[pattern.subject], pattern.path, names[pattern.object])

        for pattern, beside in found:
            others = tuple(renamed(other) for other in beside if other != pattern)
            yield from self._pattern(renamed(pattern), (*context, *others), rule, queried=True)


def _nested(constraint: c.Constraint) -> tuple[ShapeId, ...]:
    match constraint:
        case c.Not(shape) | c.Node(shape) | c.Property(shape):
            return (shape,)
        case c.And(shapes) | c.Or(shapes) | c.Xone(shapes):
            return shapes
        case c.QualifiedMinCount(shape, _, siblings) | c.QualifiedMaxCount(shape, _, siblings):
            return (shape, *siblings)
        case _:
            return ()
