"""Why a result: what was demanded and what is there instead, down to the branch that failed, line by line."""

from collections.abc import Iterator
from difflib import get_close_matches

from pyoxigraph import Literal, NamedNode

from ladkg.validate.engine import constraints as c
from ladkg.validate.engine import path as paths
from ladkg.validate.engine.work import Found, Nested, Result
from ladkg.validate.report import Term, abbreviated

MOST = 5
DEEPEST = 6
SEARCHED = 200


def lines(result: Result, depth: int = 0) -> tuple[str, ...]:
    """One line for the result and, indented below it, those for what nested shapes found."""
    own = _said(result.constraint, result.found)
    if depth >= DEEPEST:
        return (own,)
    return (own, *(f"  {line}" for nested in result.found.nested[:MOST] for line in _nested(nested, depth + 1)))


def _nested(nested: Nested, depth: int) -> Iterator[str]:
    name = _named(nested.shape)
    if not nested.results:
        yield f"{_term(nested.node)} conforms to {name}"
        return
    yield f"{_term(nested.node)} does not conform to {name}:"
    for result in nested.results[:MOST]:
        where = (
            ""
            if result.shape.id == nested.shape or result.path is None
            else f"{abbreviated(paths.sparql(result.path))}: "
        )
        first, *rest = lines(result, depth)
        yield f"  {where}{first}"
        yield from (f"  {line}" for line in rest)


def _said(constraint: c.Constraint, found: Found) -> str:
    """The line for one result."""
    given = "the value" if found.value is None else _term(found.value)
    for family in (_counted, _typed, _worded, _compared, _held):
        said = family(constraint, found, given)
        if said:
            return said
    return f"the query of {_term(constraint.component)} finds {given}"


def _counted(constraint: c.Constraint, found: Found, _: str) -> str | None:
    match constraint:
        case c.MinCount(count):
            return f"{_number(found, 0)} where at least {count} must be"
        case c.MaxCount(count):
            return f"{_number(found, 0)} where at most {count} may be: {_terms(found.facts[1:])}"
        case c.UniqueLang():
            return f"{_number(found, 1)} in the language {_bare(found.facts[0])}, where one may be"
        case c.QualifiedMinCount(shape, count):
            return f"{found.facts[0]} of {_number(found, 1)} conform to {_named(shape)}, where at least {count} must"
        case c.QualifiedMaxCount(shape, count):
            return f"{found.facts[0]} of {_number(found, 1)} conform to {_named(shape)}, where at most {count} may"
    return None


def _typed(constraint: c.Constraint, found: Found, given: str) -> str | None:
    match constraint:
        case c.Class(cls):
            return f"{given} is not of class {_term(cls)}"
        case c.Datatype(datatype):
            return _datatype(datatype, found.value)
        case c.NodeKind(kind):
            return f"{given} is not of kind {_term(kind)}"
        case c.HasValue(value):
            return f"{_term(value)} is not among the values"
        case c.In(values):
            return _none_of(given, found.value, values)
        case c.Closed():
            return f"{_term(found.path) if found.path else 'this property'} is not allowed here"
    return None


def _worded(constraint: c.Constraint, _: Found, given: str) -> str | None:
    match constraint:
        case c.MinLength(length):
            return f"{given} is shorter than {length} characters"
        case c.MaxLength(length):
            return f"{given} is longer than {length} characters"
        case c.Pattern(pattern, flags):
            return f"{given} does not match {pattern!r}{f' ({flags})' if flags else ''}"
        case c.LanguageIn(ranges):
            return f"{given} is in none of the languages {', '.join(ranges)}"
    return None


def _compared(constraint: c.Constraint, found: Found, given: str) -> str | None:
    other = _terms(found.facts)
    match constraint:
        case c.MinExclusive(bound):
            return f"{given} is not above {_term(bound)}"
        case c.MinInclusive(bound):
            return f"{given} is below {_term(bound)}, or cannot be compared with it"
        case c.MaxExclusive(bound):
            return f"{given} is not below {_term(bound)}"
        case c.MaxInclusive(bound):
            return f"{given} is above {_term(bound)}, or cannot be compared with it"
        case c.Equals(predicate):
            only = "of the path but not" if found.facts[0] else "not of the path but"
            return f"{given} is a value {only} of {_term(predicate)}"
        case c.Disjoint(predicate):
            return f"{given} is a value of {_term(predicate)} too"
        case c.LessThan(predicate):
            return f"{given} is not below {other} of {_term(predicate)}"
        case c.LessThanOrEquals(predicate):
            return f"{given} is above {other} of {_term(predicate)}, or cannot be compared with it"
    return None


def _held(constraint: c.Constraint, found: Found, given: str) -> str | None:
    conforming = [_named(nested.shape) for nested in found.nested if not nested.results]
    match constraint:
        case c.Not(shape):
            return f"{given} conforms to {_named(shape)}, which it must not"
        case c.And(shapes):
            return f"{given} conforms to {len(conforming)} of {len(shapes)} shapes, where it must conform to all"
        case c.Or(shapes):
            return f"{given} conforms to none of {len(shapes)} shapes"
        case c.Xone(shapes):
            which = f" ({', '.join(conforming)})" if conforming else ""
            return f"{given} conforms to {len(conforming)} of {len(shapes)} shapes{which}, where it must be exactly one"
        case c.Node(shape):
            return f"{given} does not conform to {_named(shape)}"
    return None


def _datatype(datatype: NamedNode, value: Term | None) -> str:
    if not isinstance(value, Literal):
        return f"{'the value' if value is None else _term(value)} is no literal of datatype {_term(datatype)}"
    if value.datatype == datatype:
        return f"{value.value!r} is no value of {_term(datatype)}"
    return f"{_term(value)} is of datatype {_term(value.datatype)}, not {_term(datatype)}"


def _none_of(given: str, value: Term | None, values: tuple[Term, ...]) -> str:
    """With the nearest of the values allowed, where one is near."""
    searched = [str(other) for other in values[:SEARCHED]]
    near = get_close_matches(str(value), searched, n=1, cutoff=0.8) if len(str(value)) < SEARCHED else []
    return f"{given} is none of {_terms(values)}" + (f"; did you mean {abbreviated(near[0])}?" if near else "")


def _number(found: Found, at: int) -> str:
    count = found.facts[at]
    return "1 value" if count == 1 else f"{count} values"


def _terms(terms: tuple[Term | int, ...]) -> str:
    more = f" and {len(terms) - MOST} more" if len(terms) > MOST else ""
    return ", ".join(_term(term) for term in terms[:MOST] if not isinstance(term, int)) + more


def _named(shape: c.ShapeId) -> str:
    return _term(shape) if isinstance(shape, NamedNode) else "a shape without a name"


def _term(term: Term) -> str:
    return abbreviated(str(term))


def _bare(term: Term | int) -> str:
    return term.value if isinstance(term, Literal) else str(term)
