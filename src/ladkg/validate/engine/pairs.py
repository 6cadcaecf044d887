"""Property pair constraints: https://www.w3.org/TR/shacl/#core-components-property-pairs."""

from collections.abc import Iterator

from pyoxigraph import NamedNode

from ladkg.validate.engine import constraints as c
from ladkg.validate.engine.compare import ordered
from ladkg.validate.engine.work import Found, Work


def equals(constraint: c.Equals, work: Work) -> Iterator[Found]:
    """https://www.w3.org/TR/shacl/#EqualsConstraintComponent"""
    for focus, values in work.values.items():
        others = work.graph.objects(focus, constraint.property)
        yield from (Found(focus, value, facts=(1,)) for value in values if value not in others)
        yield from (Found(focus, other, facts=(0,)) for other in others if other not in values)


def disjoint(constraint: c.Disjoint, work: Work) -> Iterator[Found]:
    """https://www.w3.org/TR/shacl/#DisjointConstraintComponent"""
    for focus, values in work.values.items():
        others = work.graph.objects(focus, constraint.property)
        yield from (Found(focus, value) for value in values if value in others)


def less_than(constraint: c.LessThan, work: Work) -> Iterator[Found]:
    """https://www.w3.org/TR/shacl/#LessThanConstraintComponent"""
    return _not_ordered(work, constraint.property, "<")


def less_than_or_equals(constraint: c.LessThanOrEquals, work: Work) -> Iterator[Found]:
    """https://www.w3.org/TR/shacl/#LessThanOrEqualsConstraintComponent"""
    return _not_ordered(work, constraint.property, "<=")


def _not_ordered(work: Work, property: NamedNode, operator: str) -> Iterator[Found]:
    pairs = [(focus, value, other) for focus, value in work.pairs() for other in work.graph.objects(focus, property)]
    held = ordered({(value, other) for _, value, other in pairs}, operator)
    for focus, value, other in pairs:
        if (value, other) not in held:
            yield Found(focus, value, facts=(other,))
