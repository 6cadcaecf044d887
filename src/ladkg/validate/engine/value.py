"""Value type and value range constraints: https://www.w3.org/TR/shacl/#core-components-value-type and -range."""

from collections.abc import Iterator

from pyoxigraph import Literal

from ladkg.validate.engine import constraints as c
from ladkg.validate.engine.compare import ordered
from ladkg.validate.engine.index import is_instance, node_kind
from ladkg.validate.engine.work import Found, Work
from ladkg.validate.lexical import is_lexical
from ladkg.validate.report import Term


def is_class(constraint: c.Class, work: Work) -> Iterator[Found]:
    """https://www.w3.org/TR/shacl/#ClassConstraintComponent"""
    return work.failing({value for value in work.all_values if not is_instance(work.graph, value, constraint.cls)})


def datatype(constraint: c.Datatype, work: Work) -> Iterator[Found]:
    """https://www.w3.org/TR/shacl/#DatatypeConstraintComponent: the text must be a value of the datatype too."""
    wanted = constraint.datatype

    def is_of(value: Term) -> bool:
        return isinstance(value, Literal) and value.datatype == wanted and is_lexical(value.value, wanted)

    return work.failing({value for value in work.all_values if not is_of(value)})


def node_kind_of(constraint: c.NodeKind, work: Work) -> Iterator[Found]:
    """https://www.w3.org/TR/shacl/#NodeKindConstraintComponent"""
    allowed = constraint.kind.value.rpartition("#")[2].split("Or")
    return work.failing({value for value in work.all_values if node_kind(value) not in allowed})


def min_exclusive(constraint: c.MinExclusive, work: Work) -> Iterator[Found]:
    """https://www.w3.org/TR/shacl/#MinExclusiveConstraintComponent"""
    return _beyond(work, constraint.bound, "<")


def min_inclusive(constraint: c.MinInclusive, work: Work) -> Iterator[Found]:
    """https://www.w3.org/TR/shacl/#MinInclusiveConstraintComponent"""
    return _beyond(work, constraint.bound, "<=")


def max_exclusive(constraint: c.MaxExclusive, work: Work) -> Iterator[Found]:
    """https://www.w3.org/TR/shacl/#MaxExclusiveConstraintComponent"""
    return _beyond(work, constraint.bound, ">")


def max_inclusive(constraint: c.MaxInclusive, work: Work) -> Iterator[Found]:
    """https://www.w3.org/TR/shacl/#MaxInclusiveConstraintComponent"""
    return _beyond(work, constraint.bound, ">=")


def _beyond(work: Work, bound: Literal, operator: str) -> Iterator[Found]:
    """The values to which the bound does not relate so, or cannot be compared."""
    held = ordered({(bound, value) for value in work.all_values}, operator)
    return work.failing({value for value in work.all_values if (bound, value) not in held})
