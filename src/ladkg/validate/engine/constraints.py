"""One small class per constraint component, holding its parameters as the shape gives them.

Shapes are referred to by their node in the shapes graph: `ShapeGraph.shapes[constraint.shape]`. Classes with the same
parameters take them from one base, as making a dataclass costs at every start; those of different classes still differ.
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
class _Count(Constraint):
    count: int


@dataclass(frozen=True)
class _Bound(Constraint):
    bound: Literal


@dataclass(frozen=True)
class _Length(Constraint):
    length: int


@dataclass(frozen=True)
class _Compared(Constraint):
    property: NamedNode


@dataclass(frozen=True)
class _Nested(Constraint):
    shape: ShapeId


@dataclass(frozen=True)
class _Several(Constraint):
    shapes: tuple[ShapeId, ...]


@dataclass(frozen=True)
class _Qualified(Constraint):
    """`siblings` is empty unless sh:qualifiedValueShapesDisjoint is true."""

    shape: ShapeId
    count: int
    siblings: tuple[ShapeId, ...] = ()


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


class MinCount(_Count):
    """https://www.w3.org/TR/shacl/#MinCountConstraintComponent"""

    component = SH.MinCountConstraintComponent


class MaxCount(_Count):
    """https://www.w3.org/TR/shacl/#MaxCountConstraintComponent"""

    component = SH.MaxCountConstraintComponent


class MinExclusive(_Bound):
    """https://www.w3.org/TR/shacl/#MinExclusiveConstraintComponent"""

    component = SH.MinExclusiveConstraintComponent


class MinInclusive(_Bound):
    """https://www.w3.org/TR/shacl/#MinInclusiveConstraintComponent"""

    component = SH.MinInclusiveConstraintComponent


class MaxExclusive(_Bound):
    """https://www.w3.org/TR/shacl/#MaxExclusiveConstraintComponent"""

    component = SH.MaxExclusiveConstraintComponent


class MaxInclusive(_Bound):
    """https://www.w3.org/TR/shacl/#MaxInclusiveConstraintComponent"""

    component = SH.MaxInclusiveConstraintComponent


class MinLength(_Length):
    """https://www.w3.org/TR/shacl/#MinLengthConstraintComponent"""

    component = SH.MinLengthConstraintComponent


class MaxLength(_Length):
    """https://www.w3.org/TR/shacl/#MaxLengthConstraintComponent"""

    component = SH.MaxLengthConstraintComponent


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


class UniqueLang(Constraint):
    """https://www.w3.org/TR/shacl/#UniqueLangConstraintComponent; only there when true."""

    component = SH.UniqueLangConstraintComponent


class Equals(_Compared):
    """https://www.w3.org/TR/shacl/#EqualsConstraintComponent"""

    component = SH.EqualsConstraintComponent


class Disjoint(_Compared):
    """https://www.w3.org/TR/shacl/#DisjointConstraintComponent"""

    component = SH.DisjointConstraintComponent


class LessThan(_Compared):
    """https://www.w3.org/TR/shacl/#LessThanConstraintComponent"""

    component = SH.LessThanConstraintComponent


class LessThanOrEquals(_Compared):
    """https://www.w3.org/TR/shacl/#LessThanOrEqualsConstraintComponent"""

    component = SH.LessThanOrEqualsConstraintComponent


class Not(_Nested):
    """https://www.w3.org/TR/shacl/#NotConstraintComponent"""

    component = SH.NotConstraintComponent


class And(_Several):
    """https://www.w3.org/TR/shacl/#AndConstraintComponent"""

    component = SH.AndConstraintComponent


class Or(_Several):
    """https://www.w3.org/TR/shacl/#OrConstraintComponent"""

    component = SH.OrConstraintComponent


class Xone(_Several):
    """https://www.w3.org/TR/shacl/#XoneConstraintComponent"""

    component = SH.XoneConstraintComponent


class Node(_Nested):
    """https://www.w3.org/TR/shacl/#NodeConstraintComponent"""

    component = SH.NodeConstraintComponent


class Property(_Nested):
    """https://www.w3.org/TR/shacl/#PropertyConstraintComponent: what is found is reported as the property shape's."""

    component = SH.PropertyConstraintComponent


class QualifiedMinCount(_Qualified):
    """https://www.w3.org/TR/shacl/#QualifiedValueShapeConstraintComponent"""

    component = SH.QualifiedMinCountConstraintComponent


class QualifiedMaxCount(_Qualified):
    """https://www.w3.org/TR/shacl/#QualifiedValueShapeConstraintComponent"""

    component = SH.QualifiedMaxCountConstraintComponent


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
