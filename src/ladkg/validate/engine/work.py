"""What a constraint component is given, and what it gives back."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from ladkg.validate.engine.constraints import Constraint, ShapeId
from ladkg.validate.engine.index import Graph
from ladkg.validate.engine.path import Path, Predicate
from ladkg.validate.engine.shapegraph import Shape, ShapeGraph
from ladkg.validate.report import Term


class Nested(NamedTuple):
    """A shape that a node was held against, and what it found there: nothing, if the node conforms."""

    shape: ShapeId
    node: Term
    results: "tuple[Result, ...]"


class Found(NamedTuple):
    """That a focus node violates a constraint: by which value, and with what to explain it by.

    `path` is given where it is not the shape's, `facts` are numbers and terms for the explanation.
    """

    focus: Term
    value: Term | None = None
    path: NamedNode | None = None
    facts: tuple[Term | int, ...] = ()
    nested: tuple[Nested, ...] = ()
    messages: tuple[Literal, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """A validation result, https://www.w3.org/TR/shacl/#validation-report; `focus` is that of the shape itself."""

    shape: Shape
    constraint: Constraint
    found: Found

    @property
    def focus(self) -> Term:
        return self.found.focus

    @property
    def path(self) -> Path | None:
        return Predicate(self.found.path) if self.found.path else self.shape.path


@dataclass(frozen=True)
class Work:
    """One shape with its focus nodes, each with its value nodes.

    `against(shape, nodes)` gives those of the nodes that do not conform to another shape, with their results.
    """

    graph: Graph
    shapes: ShapeGraph
    shape: Shape
    values: Mapping[Term, Collection[Term]]
    against: Callable[[ShapeId, Iterable[Term]], Mapping[Term, tuple[Result, ...]]]

    @cached_property
    def all_values(self) -> dict[Term, None]:
        """Every value node of any focus node, once."""
        return dict.fromkeys(value for values in self.values.values() for value in values)

    def pairs(self) -> Iterator[tuple[Term, Term]]:
        """Focus nodes with their value nodes."""
        return ((focus, value) for focus, values in self.values.items() for value in values)

    def failing(self, bad: Collection[Term]) -> Iterator[Found]:
        """A violation for each value node that is among the bad ones."""
        return (Found(focus, value) for focus, value in self.pairs() if value in bad) if bad else iter(())
