"""The triples whose change can change what a shape finds, by predicate, each with the way to the focus nodes."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from typing import Any, NamedTuple

from pyoxigraph import NamedNode

from ladkg.validate.change.pattern import THIS, Node, Var
from ladkg.validate.change.plan import Guard, Step, Tie, guards, plan
from ladkg.validate.change.reads import Read, reads
from ladkg.validate.engine import constraints as c
from ladkg.validate.engine.constraints import ShapeId
from ladkg.validate.engine.path import Path
from ladkg.validate.engine.shapegraph import Shape, ShapeGraph
from ladkg.validate.report import Term


class Trigger(NamedTuple):
    """Triples of a predicate (None: any but those of `besides`), and how to get from one to the focus nodes.

    `steps` is None when nothing ties the triple to $this. With `cls` only the types that are the class or below it.
    `guards` are what else is known of an end of the triple: a predicate and the value that it must have.
    """

    predicate: NamedNode | None
    subject: Node
    object: Node
    steps: tuple[Step, ...] | None
    cls: Term | None = None
    besides: frozenset[NamedNode] = frozenset()
    guards: tuple[Guard, ...] = ()


class Reader(NamedTuple):
    """A shape with a target, and the rule, its own or of a shape nested in it, that does the reading."""

    shape: ShapeId
    rule: ShapeId


class Triggers:
    """The triggers of all targeted shapes, made when a predicate is first asked for: few changes have many.

    `queried` is what the queries of each shape read.
    """

    def __init__(self, shapes: ShapeGraph) -> None:
        self._shapes = shapes
        self._reads: defaultdict[NamedNode | None, list[tuple[ShapeId, Read]]] = defaultdict(list)
        self.queried: defaultdict[ShapeId, list[Read]] = defaultdict(list)
        self._made = cache(self._make)
        for shape in shapes.targeted:
            for read in reads(shapes, shape):
                self._reads[read.predicate].append((shape.id, read))
                if read.queried:
                    self.queried[shape.id].append(read)

    def of(self, predicate: NamedNode) -> Iterator[tuple[Trigger, set[Reader]]]:
        """The triggers that a triple with this predicate can set off; equal ones of several shapes are one."""
        yield from self._made(predicate).items()
        for trigger, readers in self._made(None).items():
            if predicate not in trigger.besides:
                yield trigger, readers

    @cached_property
    def origins(self) -> Mapping[ShapeId, frozenset[tuple[Path, ...]]]:
        """The ways from a targeted node to the one that a result is about."""
        return {shape.id: frozenset(_origins(self._shapes, shape)) for shape in self._shapes.targeted}

    def _make(self, predicate: NamedNode | None) -> Mapping[Trigger, set[Reader]]:
        found: defaultdict[Trigger, set[Reader]] = defaultdict(set)
        for shape, read in self._reads.get(predicate, ()):
            found[_trigger(read)].add(Reader(shape, read.rule))
        return found


def _trigger(read: Read) -> Trigger:
    ends = read.subject, read.object
    steps = None if read.context is None else plan(ends, read.context)
    held = guards(ends, read.context or ())
    return _named(Trigger(read.predicate, *ends, steps, read.cls, read.besides, held))


def _named(trigger: Trigger) -> Trigger:
    """The same with variables named in the order in which they come."""
    names: dict[Node, Var] = {THIS: THIS}

    def new(node: Any) -> Any:
        return names.setdefault(node, Var(f"v{len(names)}")) if isinstance(node, Var) else node

    subject, object, steps = new(trigger.subject), new(trigger.object), trigger.steps
    if steps is not None:
        ties = [tuple(Tie(tie.path, new(tie.bound), tie.back) for tie in step.ties) for step in steps]
        steps = tuple(Step(new(step.variable), own) for step, own in zip(steps, ties, strict=True))
    held = tuple(guard._replace(variable=new(guard.variable)) for guard in trigger.guards)
    return trigger._replace(subject=subject, object=object, steps=steps, guards=held)


def _origins(shapes: ShapeGraph, shape: Shape, before: tuple[Path, ...] = ()) -> Iterator[tuple[Path, ...]]:
    yield before
    below = (*before, shape.path) if shape.path else before
    for constraint in shape.constraints:
        if isinstance(constraint, c.Property):
            yield from _origins(shapes, shapes.shapes[constraint.shape], below)
