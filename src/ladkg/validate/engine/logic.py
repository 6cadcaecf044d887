"""Logical and shape-based constraints: https://www.w3.org/TR/shacl/#core-components-logical and -shape.

sh:property is not here: what a property shape finds is reported as its own, see `evaluate`.
"""

from collections.abc import Collection, Iterator

from ladkg.validate.engine import constraints as c
from ladkg.validate.engine.constraints import ShapeId
from ladkg.validate.engine.work import Found, Nested, Work
from ladkg.validate.report import Term


def negation(constraint: c.Not, work: Work) -> Iterator[Found]:
    """https://www.w3.org/TR/shacl/#NotConstraintComponent"""
    failing = work.against(constraint.shape, work.all_values)
    for focus, value in work.pairs():
        if value not in failing:
            yield Found(focus, value, nested=(Nested(constraint.shape, value, ()),))


def conjunction(constraint: c.And, work: Work) -> Iterator[Found]:
    """https://www.w3.org/TR/shacl/#AndConstraintComponent"""
    return (found for found in _held(work, constraint.shapes) if any(one.results for one in found.nested))


def disjunction(constraint: c.Or, work: Work) -> Iterator[Found]:
    """https://www.w3.org/TR/shacl/#OrConstraintComponent"""
    return (found for found in _held(work, constraint.shapes) if all(one.results for one in found.nested))


def exactly_one(constraint: c.Xone, work: Work) -> Iterator[Found]:
    """https://www.w3.org/TR/shacl/#XoneConstraintComponent"""
    for found in _held(work, constraint.shapes):
        if sum(not one.results for one in found.nested) != 1:
            yield found


def _held(work: Work, shapes: tuple[ShapeId, ...]) -> Iterator[Found]:
    """Each value node with what each of the shapes finds in it."""
    failing = [(shape, work.against(shape, work.all_values)) for shape in shapes]
    for focus, value in work.pairs():
        yield Found(focus, value, nested=tuple(Nested(shape, value, bad.get(value, ())) for shape, bad in failing))


def node(constraint: c.Node, work: Work) -> Iterator[Found]:
    """https://www.w3.org/TR/shacl/#NodeConstraintComponent"""
    failing = work.against(constraint.shape, work.all_values)
    if failing:
        for focus, value in work.pairs():
            if value in failing:
                yield Found(focus, value, nested=(Nested(constraint.shape, value, failing[value]),))


def qualified_min_count(constraint: c.QualifiedMinCount, work: Work) -> Iterator[Found]:
    """https://www.w3.org/TR/shacl/#QualifiedMinCountConstraintComponent"""
    for focus, values, count, nested in _qualified(constraint, work):
        if count < constraint.count:
            yield Found(focus, facts=(count, len(values)), nested=nested)


def qualified_max_count(constraint: c.QualifiedMaxCount, work: Work) -> Iterator[Found]:
    """https://www.w3.org/TR/shacl/#QualifiedMaxCountConstraintComponent"""
    for focus, values, count, nested in _qualified(constraint, work):
        if count > constraint.count:
            yield Found(focus, facts=(count, len(values)), nested=nested)


def _qualified(
    constraint: c.QualifiedMinCount | c.QualifiedMaxCount, work: Work
) -> Iterator[tuple[Term, Collection[Term], int, tuple[Nested, ...]]]:
    """Each focus node, its values, how many conform to the shape and to none of its siblings, and why others do not."""
    failing = work.against(constraint.shape, work.all_values)
    beside = [work.against(sibling, work.all_values) for sibling in constraint.siblings]
    for focus, values in work.values.items():
        count = sum(value not in failing and all(value in bad for bad in beside) for value in values)
        nested = tuple(Nested(constraint.shape, value, failing[value]) for value in values if value in failing)
        yield focus, values, count, nested
