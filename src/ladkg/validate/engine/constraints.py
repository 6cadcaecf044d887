"""One small class per constraint component, holding its parameters as the shape gives them.

Shapes are referred to by their node in the shapes graph: `ShapeGraph.shapes[constraint.shape]`.
"""

from dataclasses import dataclass, field
from typing import ClassVar

from pyoxigraph import BlankNode, Literal, NamedNode

from ladkg.terms import SH
from ladkg.validate.report import Term

ShapeId = NamedNode | BlankNode


@dataclass(frozen=True)
class Constraint:
    """What a shape demands of its focus nodes or value nodes; `component` is the IRI of its constraint component."""

    component: ClassVar[NamedNode]


@dataclass(frozen=True)
class Class(Constraint):
    """https://www.w3.org/TR/shacl/#ClassConstraintComponent"""

    component = SH.ClassConstraintComponent
    cls: NamedNode


@dataclass(frozen=True)
class Datatype(Constraint):
    """https://www.w3.org/TR/shacl/#DatatypeConstraintComponent"""

    component = SH.DatatypeConstraintComponent
    datatype: NamedNode


@dataclass(frozen=True)
class NodeKind(Constraint):
    """https://www.w3.org/TR/shacl/#NodeKindConstraintComponent"""

    component = SH.NodeKindConstraintComponent
    kind: NamedNode


@dataclass(frozen=True)
class MinCount(Constraint):
    """https://www.w3.org/TR/shacl/#MinCountConstraintComponent"""

    component = SH.MinCountConstraintComponent
    count: int


@dataclass(frozen=True)
class MaxCount(Constraint):
    """https://www.w3.org/TR/shacl/#MaxCountConstraintComponent"""

    component = SH.MaxCountConstraintComponent
    count: int


@dataclass(frozen=True)
class MinExclusive(Constraint):
    """https://www.w3.org/TR/shacl/#MinExclusiveConstraintComponent"""

    component = SH.MinExclusiveConstraintComponent
    bound: Literal


@dataclass(frozen=True)
class MinInclusive(Constraint):
    """https://www.w3.org/TR/shacl/#MinInclusiveConstraintComponent"""

    component = SH.MinInclusiveConstraintComponent
    bound: Literal


@dataclass(frozen=True)
class MaxExclusive(Constraint):
    """https://www.w3.org/TR/shacl/#MaxExclusiveConstraintComponent"""

    component = SH.MaxExclusiveConstraintComponent
    bound: Literal


@dataclass(frozen=True)
class MaxInclusive(Constraint):
    """https://www.w3.org/TR/shacl/#MaxInclusiveConstraintComponent"""

    component = SH.MaxInclusiveConstraintComponent
    bound: Literal


@dataclass(frozen=True)
class MinLength(Constraint):
    """https://www.w3.org/TR/shacl/#MinLengthConstraintComponent"""

    component = SH.MinLengthConstraintComponent
    length: int


@dataclass(frozen=True)
class MaxLength(Constraint):
    """https://www.w3.org/TR/shacl/#MaxLengthConstraintComponent"""

    component = SH.MaxLengthConstraintComponent
    length: int


@dataclass(frozen=True)
class Pattern(Constraint):
    """https://www.w3.org/TR/shacl/#PatternConstraintComponent"""

    component = SH.PatternConstraintComponent
    pattern: str
    flags: str = ""


@dataclass(frozen=True)
class LanguageIn(Constraint):
    """https://www.w3.org/TR/shacl/#LanguageInConstraintComponent"""

    component = SH.LanguageInConstraintComponent
    ranges: tuple[str, ...]


@dataclass(frozen=True)
class UniqueLang(Constraint):
    """https://www.w3.org/TR/shacl/#UniqueLangConstraintComponent; only there when true."""

    component = SH.UniqueLangConstraintComponent


@dataclass(frozen=True)
class Equals(Constraint):
    """https://www.w3.org/TR/shacl/#EqualsConstraintComponent"""

    component = SH.EqualsConstraintComponent
    property: NamedNode


@dataclass(frozen=True)
class Disjoint(Constraint):
    """https://www.w3.org/TR/shacl/#DisjointConstraintComponent"""

    component = SH.DisjointConstraintComponent
    property: NamedNode


@dataclass(frozen=True)
class LessThan(Constraint):
    """https://www.w3.org/TR/shacl/#LessThanConstraintComponent"""

    component = SH.LessThanConstraintComponent
    property: NamedNode


@dataclass(frozen=True)
class LessThanOrEquals(Constraint):
    """https://www.w3.org/TR/shacl/#LessThanOrEqualsConstraintComponent"""

    component = SH.LessThanOrEqualsConstraintComponent
    property: NamedNode


@dataclass(frozen=True)
class Not(Constraint):
    """https://www.w3.org/TR/shacl/#NotConstraintComponent"""

    component = SH.NotConstraintComponent
    shape: ShapeId


@dataclass(frozen=True)
class And(Constraint):
    """https://www.w3.org/TR/shacl/#AndConstraintComponent"""

    component = SH.AndConstraintComponent
    shapes: tuple[ShapeId, ...]


@dataclass(frozen=True)
class Or(Constraint):
    """https://www.w3.org/TR/shacl/#OrConstraintComponent"""

    component = SH.OrConstraintComponent
    shapes: tuple[ShapeId, ...]


@dataclass(frozen=True)
class Xone(Constraint):
    """https://www.w3.org/TR/shacl/#XoneConstraintComponent"""

    component = SH.XoneConstraintComponent
    shapes: tuple[ShapeId, ...]


@dataclass(frozen=True)
class Node(Constraint):
    """https://www.w3.org/TR/shacl/#NodeConstraintComponent"""

    component = SH.NodeConstraintComponent
    shape: ShapeId


@dataclass(frozen=True)
class Property(Constraint):
    """https://www.w3.org/TR/shacl/#PropertyConstraintComponent: what is found is reported as the property shape's."""

    component = SH.PropertyConstraintComponent
    shape: ShapeId


@dataclass(frozen=True)
class QualifiedMinCount(Constraint):
    """https://www.w3.org/TR/shacl/#QualifiedValueShapeConstraintComponent

    `siblings` is empty unless sh:qualifiedValueShapesDisjoint is true.
    """

    component = SH.QualifiedMinCountConstraintComponent
    shape: ShapeId
    count: int
    siblings: tuple[ShapeId, ...] = ()


@dataclass(frozen=True)
class QualifiedMaxCount(Constraint):
    """https://www.w3.org/TR/shacl/#QualifiedValueShapeConstraintComponent"""

    component = SH.QualifiedMaxCountConstraintComponent
    shape: ShapeId
    count: int
    siblings: tuple[ShapeId, ...] = ()


@dataclass(frozen=True)
class Closed(Constraint):
    """https://www.w3.org/TR/shacl/#ClosedConstraintComponent; `allowed`: predicates of properties, and ignored ones."""

    component = SH.ClosedConstraintComponent
    allowed: frozenset[NamedNode]


@dataclass(frozen=True)
class HasValue(Constraint):
    """https://www.w3.org/TR/shacl/#HasValueConstraintComponent"""

    component = SH.HasValueConstraintComponent
    value: Term


@dataclass(frozen=True)
class In(Constraint):
    """https://www.w3.org/TR/shacl/#InConstraintComponent"""

    component = SH.InConstraintComponent
    values: tuple[Term, ...]


@dataclass(frozen=True)
class Sparql(Constraint):
    """https://www.w3.org/TR/shacl/#SPARQLConstraintComponent

    `query` is the SELECT with its PREFIX lines, `$PATH` replaced; `messages` are the constraint's own.
    """

    component = SH.SPARQLConstraintComponent
    id: ShapeId
    query: str
    messages: tuple[Literal, ...] = ()


@dataclass(frozen=True)
class Custom(Constraint):
    """A constraint of a component that the shapes graph defines, https://www.w3.org/TR/shacl/#sparql-constraint-components

    `query` is an ASK of each value node or a SELECT; `parameters` are bound to the names of the component's parameters.
    """

    component: NamedNode  # type: ignore[misc]
    query: str
    ask: bool
    parameters: tuple[tuple[str, Term], ...]
    messages: tuple[Literal, ...] = field(default=())
