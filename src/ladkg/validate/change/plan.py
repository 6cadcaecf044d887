"""From some terms of a match to another one: which variable of the patterns to bind after which, and by what."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from pyoxigraph import NamedNode

from ladkg.validate.change.pattern import THIS, Node, Pattern, Var
from ladkg.validate.engine.follow import follow
from ladkg.validate.engine.index import Graph
from ladkg.validate.engine.path import Path, Predicate
from ladkg.validate.report import Term

_Link = tuple[Node, Path, Node]


class Tie(NamedTuple):
    """A path between a bound node and the variable to bind; `back` when it leads from the latter."""

    path: Path
    bound: Node
    back: bool


class Step(NamedTuple):
    """A variable with what ties it to those bound before it."""

    variable: Var
    ties: tuple[Tie, ...]


class Guard(NamedTuple):
    """A value that a variable's predicate must have."""

    variable: Var
    predicate: NamedNode
    value: Term


def guards(start: Collection[Node], context: Iterable[Pattern]) -> tuple[Guard, ...]:
    """What patterns that end in a constant say of the nodes to start from."""
    return tuple(
        Guard(pattern.subject, pattern.path.iri, pattern.object)
        for pattern in dict.fromkeys(context)
        if isinstance(pattern.subject, Var) and pattern.subject in start
        if isinstance(pattern.path, Predicate) and not isinstance(pattern.object, Var)
    )


def plan(
    start: Collection[Node], context: Iterable[Pattern], goal: Node = THIS, *, constants: bool = False
) -> tuple[Step, ...] | None:
    """The steps from the nodes to start from to the goal; None when nothing ties them together.

    `constants` are nodes to start from too, but only for what is not tied to anything else: they are often hubs.
    """
    bound = {node for node in start if isinstance(node, Var)}
    links = _useful(context, {*bound, goal}, constants)
    steps: list[Step] = []
    while isinstance(goal, Var) and goal not in bound:
        found = {variable: _ties(links, variable, bound) for variable in _within_reach(links, bound)}
        if not found:
            return None
        variable = min(found, key=lambda one: (_rank(found[one], one == goal), one.name))
        steps.append(Step(variable, found[variable]))
        bound.add(variable)
    return _needed(steps, goal)


def _useful(context: Iterable[Pattern], kept: set[Node], constants: bool) -> list[_Link]:
    """The patterns with a path between different nodes, without those that lead nowhere."""
    links: list[_Link] = [
        (pattern.subject, pattern.path, pattern.object)
        for pattern in dict.fromkeys(context)
        if pattern.path is not None and pattern.subject != pattern.object
        if constants or (isinstance(pattern.subject, Var) and isinstance(pattern.object, Var))
    ]
    while True:
        often = Counter(end for start, _, stop in links for end in (start, stop))
        dead = {end for end in often if isinstance(end, Var) and often[end] == 1 and end not in kept}
        left = [link for link in links if link[0] not in dead and link[2] not in dead]
        if len(left) == len(links):
            return left
        links = left


def _within_reach(links: list[_Link], bound: set[Var]) -> Iterator[Var]:
    for start, _, stop in links:
        for here, there in ((start, stop), (stop, start)):
            if isinstance(here, Var) and here not in bound and (there in bound or not isinstance(there, Var)):
                yield here


def _ties(links: list[_Link], variable: Var, bound: set[Var]) -> tuple[Tie, ...]:
    """The ties to variables, or when there is none those to constants."""
    ties = [Tie(path, start, False) for start, path, stop in links if stop == variable]
    ties += [Tie(path, stop, True) for start, path, stop in links if start == variable]
    tied = tuple(tie for tie in ties if tie.bound in bound)
    return tied or tuple(tie for tie in ties if not isinstance(tie.bound, Var))


def _rank(ties: tuple[Tie, ...], is_goal: bool) -> tuple[bool, bool, bool]:
    """First what is tied to variables, then a subject's few objects; the goal late, so that more ties it."""
    constant = not any(isinstance(tie.bound, Var) for tie in ties)
    forward = any(isinstance(tie.path, Predicate) and not tie.back for tie in ties)
    return constant, is_goal or not forward, not is_goal


def _needed(steps: list[Step], goal: Node) -> tuple[Step, ...]:
    needed, kept = {goal}, []
    for step in reversed(steps):
        if step.variable in needed:
            kept.append(step)
            needed.update(tie.bound for tie in step.ties)
    return tuple(reversed(kept))


def solve(graph: Graph, steps: tuple[Step, ...], bound: Mapping[Var, Term], goal: Node = THIS) -> Iterator[Term]:
    """The values of the goal; some may come several times."""
    if not steps:
        yield bound[goal] if isinstance(goal, Var) else goal
        return
    for node in _meeting(graph, steps[0], bound):
        yield from solve(graph, steps[1:], {**bound, steps[0].variable: node}, goal)


def _meeting(graph: Graph, step: Step, bound: Mapping[Var, Term]) -> Collection[Term]:
    """The nodes where all ties of a step meet."""
    starts = [(tie, bound[tie.bound] if isinstance(tie.bound, Var) else tie.bound) for tie in step.ties]
    few, *others = sorted((follow(graph, tie.path, node, back=tie.back) for tie, node in starts), key=len)
    return [node for node in few if all(node in other for other in others)]
