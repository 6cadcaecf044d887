"""The parameters of the Core constraint components as a shape gives them: one reader per family."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from pyoxigraph import NamedNode

from ladkg.terms import SH
from ladkg.validate.engine import constraints as c
from ladkg.validate.engine.constraints import Constraint, ShapeId
from ladkg.validate.engine.regex import is_regex
from ladkg.validate.engine.source import Source

Reader = Callable[[Source, ShapeId], Iterator[Constraint]]


def value_types(source: Source, node: ShapeId) -> Iterator[Constraint]:
    """https://www.w3.org/TR/shacl/#core-components-value-type"""
    for cls in source.iris(node, SH.class_):
        yield c.Class(cls)
    datatype = source.one(node, SH.datatype)
    if datatype is not None:
        yield c.Datatype(source.iri(node, SH.datatype, datatype))
    kind = source.one(node, SH.nodeKind)
    if kind is not None:
        if kind not in (SH.IRI, SH.BlankNode, SH.Literal, SH.BlankNodeOrIRI, SH.BlankNodeOrLiteral, SH.IRIOrLiteral):
            source.refuse(node, f"sh:nodeKind is {kind}; it must be one of sh:IRI, sh:Literal, sh:BlankNode and pairs")
        yield c.NodeKind(source.iri(node, SH.nodeKind, kind))


def cardinalities(source: Source, node: ShapeId) -> Iterator[Constraint]:
    """https://www.w3.org/TR/shacl/#core-components-count"""
    for predicate, make in ((SH.minCount, c.MinCount), (SH.maxCount, c.MaxCount)):
        count = source.count(node, predicate)
        if count is not None:
            if not source.objects(node, SH.path):
                source.refuse(node, "sh:minCount and sh:maxCount belong on a property shape, one with sh:path")
            yield make(count)


def ranges(source: Source, node: ShapeId) -> Iterator[Constraint]:
    """https://www.w3.org/TR/shacl/#core-components-range"""
    kinds = {
        SH.minExclusive: c.MinExclusive,
        SH.minInclusive: c.MinInclusive,
        SH.maxExclusive: c.MaxExclusive,
        SH.maxInclusive: c.MaxInclusive,
    }
    for predicate, make in kinds.items():
        bound = source.one(node, predicate)
        if bound is not None:
            yield make(source.literal(node, predicate, bound))


def strings(source: Source, node: ShapeId) -> Iterator[Constraint]:
    """https://www.w3.org/TR/shacl/#core-components-string"""
    for predicate, make in ((SH.minLength, c.MinLength), (SH.maxLength, c.MaxLength)):
        length = source.count(node, predicate)
        if length is not None:
            yield make(length)
    flags = source.text(node, SH.flags) or ""
    for pattern in source.objects(node, SH.pattern):
        text = source.literal(node, SH.pattern, pattern).value
        if not is_regex(text, flags):
            source.refuse(node, f"sh:pattern {text!r} (flags {flags!r}) is no regular expression of XPath")
        yield c.Pattern(text, flags)
    languages = source.one(node, SH.languageIn)
    if languages is not None:
        tags = source.items(node, languages)
        yield c.LanguageIn(tuple(source.literal(node, SH.languageIn, tag).value.lower() for tag in tags))
    if source.flag(node, SH.uniqueLang):
        yield c.UniqueLang()


def pairs(source: Source, node: ShapeId) -> Iterator[Constraint]:
    """https://www.w3.org/TR/shacl/#core-components-property-pairs"""
    yield from map(c.Equals, source.iris(node, SH.equals))
    yield from map(c.Disjoint, source.iris(node, SH.disjoint))
    yield from map(c.LessThan, source.iris(node, SH.lessThan))
    yield from map(c.LessThanOrEquals, source.iris(node, SH.lessThanOrEquals))


def logic(source: Source, node: ShapeId) -> Iterator[Constraint]:
    """https://www.w3.org/TR/shacl/#core-components-logical"""
    yield from map(c.Not, source.nodes_at(node, SH.not_))
    for predicate, make in ((SH.and_, c.And), (SH.or_, c.Or), (SH.xone, c.Xone)):
        for head in source.objects(node, predicate):
            members = source.items(node, head)
            yield make(tuple(source.resource(node, predicate, member) for member in members))


def shapes(source: Source, node: ShapeId) -> Iterator[Constraint]:
    """https://www.w3.org/TR/shacl/#core-components-shape"""
    yield from map(c.Node, source.nodes_at(node, SH.node))
    yield from map(c.Property, source.nodes_at(node, SH.property))
    least, most = source.count(node, SH.qualifiedMinCount), source.count(node, SH.qualifiedMaxCount)
    for shape in source.nodes_at(node, SH.qualifiedValueShape):
        siblings = _siblings(source, node) if source.flag(node, SH.qualifiedValueShapesDisjoint) else ()
        others = tuple(sibling for sibling in siblings if sibling != shape)
        if least is not None:
            yield c.QualifiedMinCount(shape, least, others)
        if most is not None:
            yield c.QualifiedMaxCount(shape, most, others)


def _siblings(source: Source, node: ShapeId) -> tuple[ShapeId, ...]:
    """https://www.w3.org/TR/shacl/#dfn-sibling-shapes"""
    beside = [side for parent in source.subjects(SH.property, node) for side in source.nodes_at(parent, SH.property)]
    return tuple(dict.fromkeys(shape for side in beside for shape in source.nodes_at(side, SH.qualifiedValueShape)))


def others(source: Source, node: ShapeId) -> Iterator[Constraint]:
    """https://www.w3.org/TR/shacl/#core-components-others"""
    if source.flag(node, SH.closed):
        ignored = source.one(node, SH.ignoredProperties)
        allowed = {} if ignored is None else dict.fromkeys(source.items(node, ignored))
        for shape in source.objects(node, SH.property):
            allowed.update(dict.fromkeys(source.objects(shape, SH.path)))
        yield c.Closed(frozenset(term for term in allowed if isinstance(term, NamedNode)))
    yield from map(c.HasValue, source.objects(node, SH.hasValue))
    for head in source.objects(node, SH.in_):
        yield c.In(tuple(source.items(node, head)))


def unsupported(source: Source, node: ShapeId) -> Iterator[Constraint]:
    """Constraints of other documents than the recommendation: refused, as leaving them out would look like a pass."""
    for predicate in (SH.js, SH.expression):
        if source.objects(node, predicate):
            source.refuse(node, f"{predicate} is not of SHACL Core or SHACL-SPARQL and is not supported")
    yield from ()


READERS: Final[Mapping[Reader, tuple[NamedNode, ...]]] = {
    value_types: (SH.class_, SH.datatype, SH.nodeKind),
    cardinalities: (SH.minCount, SH.maxCount),
    ranges: (SH.minExclusive, SH.minInclusive, SH.maxExclusive, SH.maxInclusive),
    strings: (SH.minLength, SH.maxLength, SH.flags, SH.pattern, SH.languageIn, SH.uniqueLang),
    pairs: (SH.equals, SH.disjoint, SH.lessThan, SH.lessThanOrEquals),
    logic: (SH.not_, SH.and_, SH.or_, SH.xone),
    shapes: (SH.node, SH.property, SH.qualifiedValueShape, SH.qualifiedMinCount, SH.qualifiedMaxCount),
    others: (SH.closed, SH.hasValue, SH.in_),
    unsupported: (SH.js, SH.expression),
}
"""Each with the parameters that call for it: a shape with none of them has nothing for it to read."""
