"""Why a result: what was demanded and what is there instead, down to the branch that failed, line by line."""

from collections.abc import Iterator
from difflib import get_close_matches

from pyoxigraph import Literal, NamedNode

from ladkg.validate.engine import constraints as c
from ladkg.validate.engine import path as paths
from ladkg.validate.engine.work import Found, Nested, Result
from ladkg.validate.reasons import Reason, reason
from ladkg.validate.report import Term, abbreviated

MOST = 5
DEEPEST = 6
SEARCHED = 200
LONGEST = 500
"""Of longer terms and patterns only so many characters are told."""


def reasons(result: Result) -> tuple[Reason, ...]:
    """One line for the result and, indented below it, those for what nested shapes found."""
    return tuple(_reasons(result, 0, ""))


def _reasons(result: Result, depth: int, path: str) -> Iterator[Reason]:
    """Two steps in for each shape that is nested in another, as the node and what is wrong with it have a line each."""
    yield _said(result.constraint, result.found)._replace(depth=depth, path=path)
    if depth < 2 * DEEPEST:
        for nested in result.found.nested[:MOST]:
            yield from _nested(nested, depth + 1)


def _nested(nested: Nested, depth: int) -> Iterator[Reason]:
    verdict = "fails" if nested.results else "conforms"
    yield reason(verdict, value=_term(nested.node), shape=_named(nested.shape))._replace(depth=depth)
    for result in nested.results[:MOST]:
        own = result.shape.id == nested.shape or result.path is None
        path = "" if own or result.path is None else abbreviated(paths.sparql(result.path))
        yield from _reasons(result, depth + 1, path)


def _said(constraint: c.Constraint, found: Found) -> Reason:
    """The line for one result."""
    given = "" if found.value is None else _term(found.value)
    for family in (_counted, _typed, _worded, _compared, _held):
        said = family(constraint, found, given)
        if said:
            return said
    return reason("query", component=_term(constraint.component), value=given)


def _counted(constraint: c.Constraint, found: Found, _: str) -> Reason | None:
    facts = found.facts
    match constraint:
        case c.MinCount(count):
            return reason("min_count", values=facts[0], count=count)
        case c.MaxCount(count):
            return reason("max_count", values=facts[0], count=count, **_terms(facts[1:]))
        case c.UniqueLang():
            return reason("unique_lang", values=facts[1], language=_bare(facts[0]))
        case c.QualifiedMinCount(shape, count):
            return reason("qualified_min_count", number=facts[0], values=facts[1], shape=_named(shape), count=count)
        case c.QualifiedMaxCount(shape, count):
            return reason("qualified_max_count", number=facts[0], values=facts[1], shape=_named(shape), count=count)
    return None


def _typed(constraint: c.Constraint, found: Found, given: str) -> Reason | None:
    match constraint:
        case c.Class(cls):
            return reason("class", value=given, **{"class": _term(cls)})
        case c.Datatype(datatype):
            return _datatype(datatype, found.value, given)
        case c.NodeKind(kind):
            return reason("node_kind", value=given, kind=_term(kind))
        case c.HasValue(value):
            return reason("has_value", value=_term(value))
        case c.In(values):
            return _none_of(given, found.value, values)
        case c.Closed():
            return reason("closed", predicate=_term(found.path) if found.path else "")
    return None


def _worded(constraint: c.Constraint, _: Found, given: str) -> Reason | None:
    match constraint:
        case c.MinLength(length):
            return reason("min_length", value=given, characters=length)
        case c.MaxLength(length):
            return reason("max_length", value=given, characters=length)
        case c.Pattern(pattern, ""):
            return reason("pattern", value=given, pattern=_cut(pattern))
        case c.Pattern(pattern, flags):
            return reason("pattern_flags", value=given, pattern=_cut(pattern), flags=flags)
        case c.LanguageIn(ranges):
            return reason("language_in", value=given, languages=_cut(", ".join(ranges)))
    return None


def _compared(constraint: c.Constraint, found: Found, given: str) -> Reason | None:
    match constraint:
        case c.MinExclusive(bound):
            return reason("min_exclusive", value=given, bound=_term(bound))
        case c.MinInclusive(bound):
            return reason("min_inclusive", value=given, bound=_term(bound))
        case c.MaxExclusive(bound):
            return reason("max_exclusive", value=given, bound=_term(bound))
        case c.MaxInclusive(bound):
            return reason("max_inclusive", value=given, bound=_term(bound))
        case c.Equals(predicate):
            return reason("equals" if found.facts[0] else "equals_other", value=given, property=_term(predicate))
        case c.Disjoint(predicate):
            return reason("disjoint", value=given, property=_term(predicate))
        case c.LessThan(predicate):
            return reason("less_than", value=given, property=_term(predicate), **_terms(found.facts))
        case c.LessThanOrEquals(predicate):
            return reason("less_than_or_equals", value=given, property=_term(predicate), **_terms(found.facts))
    return None


def _held(constraint: c.Constraint, found: Found, given: str) -> Reason | None:
    conforming = [_named(nested.shape) for nested in found.nested if not nested.results]
    number, which = len(conforming), "\n".join(conforming)
    match constraint:
        case c.Not(shape):
            return reason("not", value=given, shape=_named(shape))
        case c.And(shapes):
            return reason("and", value=given, number=number, shapes=len(shapes))
        case c.Or(shapes):
            return reason("or", value=given, shapes=len(shapes))
        case c.Xone(shapes) if not conforming:
            return reason("xone_none", value=given, shapes=len(shapes))
        case c.Xone(shapes):
            return reason("xone", value=given, number=number, shapes=len(shapes), which=which)
        case c.Node(shape):
            return reason("node", value=given, shape=_named(shape))
    return None


def _datatype(datatype: NamedNode, value: Term | None, given: str) -> Reason:
    if not isinstance(value, Literal):
        return reason("no_literal", value=given, datatype=_term(datatype))
    if value.datatype == datatype:
        return reason("not_lexical", text=_term(Literal(value.value)), datatype=_term(datatype))
    return reason("datatype", value=given, other=_term(value.datatype), datatype=_term(datatype))


def _none_of(given: str, value: Term | None, values: tuple[Term, ...]) -> Reason:
    """With the nearest of the values allowed, where one is near."""
    searched = [str(other) for other in values[:SEARCHED]]
    near = get_close_matches(str(value), searched, n=1, cutoff=0.8) if len(str(value)) < SEARCHED else []
    if near:
        return reason("in_near", value=given, near=abbreviated(near[0]), **_terms(values))
    return reason("in", value=given, **_terms(values))


def _terms(terms: tuple[Term | int, ...]) -> dict[str, str]:
    """The first of the terms, and how many there are more."""
    told = {"terms": ", ".join(_term(term) for term in terms[:MOST] if not isinstance(term, int))}
    return told | {"more": str(len(terms) - MOST)} if len(terms) > MOST else told


def _named(shape: c.ShapeId) -> str:
    return _term(shape) if isinstance(shape, NamedNode) else ""


def _term(term: Term) -> str:
    return abbreviated(_cut(str(term)))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _bare(term: Term | int) -> str:
    return term.value if isinstance(term, Literal) else str(term)
