"""The other Core constraints: https://www.w3.org/TR/shacl/#core-components-others."""

from collections.abc import Iterator

from ladkg.validate.engine import constraints as c
from ladkg.validate.engine.work import Found, Work


def closed(constraint: c.Closed, work: Work) -> Iterator[Found]:
    """https://www.w3.org/TR/shacl/#ClosedConstraintComponent"""
    for focus, value in work.pairs():
        for predicate, other in work.graph.outgoing(value):
            if predicate not in constraint.allowed:
                yield Found(focus, other, path=predicate)


def has_value(constraint: c.HasValue, work: Work) -> Iterator[Found]:
    """https://www.w3.org/TR/shacl/#HasValueConstraintComponent"""
    return (Found(focus) for focus, values in work.values.items() if constraint.value not in values)


def is_in(constraint: c.In, work: Work) -> Iterator[Found]:
    """https://www.w3.org/TR/shacl/#InConstraintComponent"""
    allowed = frozenset(constraint.values)
    return work.failing({value for value in work.all_values if value not in allowed})
