"""Cardinality constraints: https://www.w3.org/TR/shacl/#core-components-count."""

from collections.abc import Iterator

from ladkg.validate.engine import constraints as c
from ladkg.validate.engine.work import Found, Work


def min_count(constraint: c.MinCount, work: Work) -> Iterator[Found]:
    """https://www.w3.org/TR/shacl/#MinCountConstraintComponent"""
    for focus, values in work.values.items():
        if len(values) < constraint.count:
            yield Found(focus, facts=(len(values),))


def max_count(constraint: c.MaxCount, work: Work) -> Iterator[Found]:
    """https://www.w3.org/TR/shacl/#MaxCountConstraintComponent"""
    for focus, values in work.values.items():
        if len(values) > constraint.count:
            yield Found(focus, facts=(len(values), *values))
