"""Triple patterns that a shape reads, and where in each a changed triple can take part."""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from pyoxigraph import NamedNode

from ladkg.validate.engine.path import (
    Alternative,
    Inverse,
    OneOrMore,
    Path,
    Predicate,
    Sequence,
    ZeroOrMore,
    ZeroOrOne,
)
from ladkg.validate.report import Term


class Var(NamedTuple):
    """A variable of a pattern."""

    name: str


Node = Var | Term
Fresh = Callable[[], Var]
THIS: Final = Var("this")
"""The focus node of the shape that has the target."""


class Pattern(NamedTuple):
    """A subject, a path and an object; the path is None where any predicate will do."""

    subject: Node
    path: Path | None
    object: Node


class Use(NamedTuple):
    """One triple that a pattern reads, with the rest of the pattern: `?x p/q ?y` reads `?x p ?z` beside `?z q ?y`."""

    predicate: NamedNode | None
    subject: Node
    object: Node
    beside: tuple[Pattern, ...] = ()


def uses(pattern: Pattern, fresh: Fresh) -> Iterator[Use]:
    """Each place where one triple takes part in a match of the pattern."""
    start, end = pattern.subject, pattern.object
    match pattern.path:
        case None:
            yield Use(None, start, end)
        case Predicate(iri):
            yield Use(iri, start, end)
        case Inverse(inner):
            yield from uses(Pattern(end, inner, start), fresh)
        case Alternative(branches):
            for branch in branches:
                yield from uses(Pattern(start, branch, end), fresh)
        case Sequence(steps):
            yield from _one_of_all(chain(start, steps, end, fresh), fresh)
        case ZeroOrOne(inner):
            yield from uses(Pattern(start, inner, end), fresh)
        case ZeroOrMore(inner) | OneOrMore(inner):
            before, after = fresh(), fresh()
            around = (Pattern(start, ZeroOrMore(inner), before), Pattern(after, ZeroOrMore(inner), end))
            for use in uses(Pattern(before, inner, after), fresh):
                yield Use(use.predicate, use.subject, use.object, use.beside + around)


def _one_of_all(patterns: list[Pattern], fresh: Fresh) -> Iterator[Use]:
    for at, pattern in enumerate(patterns):
        others = (*patterns[:at], *patterns[at + 1 :])
        for use in uses(pattern, fresh):
            yield Use(use.predicate, use.subject, use.object, use.beside + others)


def chain(start: Node, steps: tuple[Path, ...], end: Node, fresh: Fresh) -> list[Pattern]:
    """A sequence as patterns of one step each."""
    nodes = [start, *(fresh() for _ in steps[1:]), end]
    return [Pattern(nodes[at], step, nodes[at + 1]) for at, step in enumerate(steps)]
