"""What shapes say, parsed once into plain values: paths, targets and constraints, all checked to be well-formed.

https://www.w3.org/TR/shacl/#shapes
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from ladkg.terms import OWL, RDF, RDFS, SH
from ladkg.validate.engine import constraints as c
from ladkg.validate.engine import sparqlshapes
from ladkg.validate.engine.constraints import Constraint, ShapeId
from ladkg.validate.engine.parameters import READERS
from ladkg.validate.engine.path import Path
from ladkg.validate.engine.pathshapes import path_at
from ladkg.validate.engine.source import Source
from ladkg.validate.report import Term, abbreviated
from ladkg.validate.shapes import Shapes

DEEPEST = 100


@dataclass(frozen=True)
class TargetClass:
    """https://www.w3.org/TR/shacl/#targetClass, or a shape that is itself a class (#implicit-targetClass)."""

    cls: ShapeId


@dataclass(frozen=True)
class TargetNode:
    """https://www.w3.org/TR/shacl/#targetNode"""

    node: Term


@dataclass(frozen=True)
class _TargetByPredicate:
    predicate: NamedNode


class TargetSubjectsOf(_TargetByPredicate):
    """https://www.w3.org/TR/shacl/#targetSubjectsOf"""


class TargetObjectsOf(_TargetByPredicate):
    """https://www.w3.org/TR/shacl/#targetObjectsOf"""


Target = TargetClass | TargetNode | TargetSubjectsOf | TargetObjectsOf


@dataclass(frozen=True, eq=False)
class Shape:
    """A node shape, or with a path a property shape. To a deactivated one, without constraints, everything conforms."""

    id: ShapeId
    path: Path | None
    targets: tuple[Target, ...]
    constraints: tuple[Constraint, ...]
    severity: NamedNode = field(default_factory=lambda: SH.Violation)
    messages: tuple[Literal, ...] = ()
    deactivated: bool = False


@dataclass(frozen=True, eq=False)
class ShapeGraph:
    """All shapes by their node; `targeted` are those that find focus nodes by themselves, in a fixed order.

    `quads` is the shapes graph itself, for queries that read it as `$shapesGraph`.
    """

    shapes: Mapping[ShapeId, Shape]
    quads: tuple[Quad, ...]

    @property
    def targeted(self) -> list[Shape]:
        return [shape for shape in self.shapes.values() if shape.targets and not shape.deactivated]


def shape_graph(shapes: Shapes) -> ShapeGraph:
    """Parses shapes; raises InputError that names the shape and what is wrong with it, recursion among it."""
    source = Source(shapes.quads)
    defined = sparqlshapes.components(source)
    parsed: dict[ShapeId, Shape] = {}
    todo = _roots(source)
    depths = dict.fromkeys(todo, 0)
    for node in todo:
        if node not in parsed:
            parsed[node] = _shape(source, node, defined)
            for child, _ in references(parsed[node]):
                _refuse_unknown(source, node, child)
                todo.append(child)
                if depths.setdefault(child, depths[node] + 1) > DEEPEST:
                    source.refuse(node, f"shapes are nested more than {DEEPEST} deep around it")
    _refuse_recursion(source, parsed)
    return ShapeGraph({node: parsed[node] for node in sorted(parsed, key=str)}, source.quads)


def references(shape: Shape) -> Iterator[tuple[ShapeId, Constraint]]:
    """The shapes that a shape's constraints refer to, each with the constraint."""
    for constraint in shape.constraints:
        match constraint:
            case c.Not(child) | c.Node(child) | c.Property(child):
                yield child, constraint
            case c.And(children) | c.Or(children) | c.Xone(children):
                yield from ((child, constraint) for child in children)
            case c.QualifiedMinCount(child, _, siblings) | c.QualifiedMaxCount(child, _, siblings):
                yield from ((node, constraint) for node in (child, *siblings))


def _roots(source: Source) -> list[ShapeId]:
    """Nodes that are shapes by their type or by having a target; the others are reached from these."""
    typed = [node for kind in (SH.NodeShape, SH.PropertyShape) for node in source.instances(kind)]
    targets = {SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf, SH.target}
    targeting = [node for node in source.nodes() if targets.intersection(source.predicates(node))]
    return [*typed, *targeting]


def _shape(source: Source, node: ShapeId, defined: sparqlshapes.Defined) -> Shape:
    path = _path(source, node)
    deactivated = source.flag(node, SH.deactivated)
    severity = source.one(node, SH.severity)
    found: list[Constraint] = []
    if not deactivated:
        said = set(source.predicates(node))
        for reader, parameters in READERS.items():
            if not said.isdisjoint(parameters):
                found.extend(reader(source, node))
        found.extend(sparqlshapes.constraints(source, node, path, defined))
    return Shape(
        id=node,
        path=path,
        targets=tuple(_targets(source, node)),
        constraints=tuple(found),
        severity=SH.Violation if severity is None else source.iri(node, SH.severity, severity),
        messages=tuple(source.literal(node, SH.message, text) for text in source.objects(node, SH.message)),
        deactivated=deactivated,
    )


def _path(source: Source, node: ShapeId) -> Path | None:
    stated = source.one(node, SH.path)
    if stated is not None:
        return path_at(source, node, stated)
    if SH.PropertyShape in source.objects(node, RDF.type) or source.subjects(SH.property, node):
        source.refuse(node, "a property shape needs one sh:path")
    return None


def _targets(source: Source, node: ShapeId) -> Iterator[Target]:
    if source.objects(node, SH.target):
        source.refuse(node, "sh:target is not of SHACL itself but of its advanced features, which are not supported")
    for cls in source.iris(node, SH.targetClass):
        yield TargetClass(cls)
    classes = [RDFS.Class, OWL.Class, *source.subclasses(RDFS.Class)]
    if any(kind in classes for kind in source.objects(node, RDF.type)):
        yield TargetClass(node)
    for value in source.objects(node, SH.targetNode):
        if isinstance(value, BlankNode):
            source.refuse(node, "sh:targetNode is a blank node, which nothing outside its file can be")
        yield TargetNode(value)
    for predicate in source.iris(node, SH.targetSubjectsOf):
        yield TargetSubjectsOf(predicate)
    for predicate in source.iris(node, SH.targetObjectsOf):
        yield TargetObjectsOf(predicate)


def _refuse_unknown(source: Source, node: ShapeId, child: ShapeId) -> None:
    """A shape that nothing is said of would let everything pass: its name is misspelt, or its file missing."""
    if not source.predicates(child) and isinstance(child, NamedNode):
        from difflib import get_close_matches

        known = [str(other) for other in source.nodes() if isinstance(other, NamedNode)]
        near = get_close_matches(str(child), known, n=1, cutoff=0.8)
        meant = f"; did you mean {abbreviated(near[0])}?" if near else ""
        source.refuse(node, f"it refers to {source.name(child)}, which is not described{meant}")


def _refuse_recursion(source: Source, shapes: Mapping[ShapeId, Shape]) -> None:
    """https://www.w3.org/TR/shacl/#shapes-recursion leaves open what it would mean; here it is an error."""
    heights: dict[ShapeId, int] = {}
    for root in shapes:
        trail: dict[ShapeId, None] = {}
        stack = [root]
        while stack:
            node = stack[-1]
            children = {child for child, _ in references(shapes[node])}
            if node in trail or node in heights:
                stack.pop()
                trail.pop(node, None)
                heights[node] = 1 + max((heights[child] for child in children), default=0)
                if heights[node] > DEEPEST:
                    source.refuse(node, f"shapes are nested more than {DEEPEST} deep in it")
                continue
            trail[node] = None
            circle = next((child for child in children if child in trail), None)
            if circle is not None:
                around = " → ".join(source.name(step) for step in [*list(trail)[list(trail).index(circle) :], circle])
                source.refuse(circle, f"it refers to itself, which SHACL leaves undefined: {around}")
            stack.extend(child for child in children if child not in heights)
