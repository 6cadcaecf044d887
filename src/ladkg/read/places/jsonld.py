"""Statements of JSON-LD with the place of the value that makes each (https://www.w3.org/TR/json-ld11-api/#toRdf).

A place is that of the value; of a node object, its `@id` if it has one and else its brace; of a predicate, the key.
Followed are contexts in the document, `@graph`, `@reverse`, `@list`, `@set`, language and index maps and type
coercion: what exporters and common tools write. What is not followed (scoped contexts, `@nest`, `@included`, `@json`
and maps by id, type or graph) says nothing here; the place of its node object stands for it.
"""

from collections.abc import Iterator
from decimal import Decimal
from types import GeneratorType
from typing import Any, Final

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode

from ladkg.read.places.json_context import Context, Definition
from ladkg.read.places.json_text import Item, parsed
from ladkg.read.places.statement import Graph, Spot, Statement, Term
from ladkg.terms import RDF, XSD

_DEFAULT: Final = DefaultGraph()
_INTEGERS_BELOW: Final = Decimal(10) ** 21
_MAPS: Final = frozenset({"@id", "@type", "@graph"})


def values(text: str, base: str) -> Iterator[Statement]:
    """The statements; what is nested is read from a stack of generators, so that its depth is bounded by memory.

    Of a node object with what is not followed, or with an IRI or a language tag that is not
    valid, the rest is left out.
    """
    top = parsed(text)
    if top is None:
        return
    stack: list[Iterator[Any]] = [_document(top, Context(base, base))]
    while stack:
        try:
            for said in stack[-1]:
                if isinstance(said, GeneratorType):
                    stack.append(said)
                    break
                yield said
            else:
                stack.pop()
        except (ValueError, SyntaxError):
            stack.pop()


def _document(top: Item, context: Context) -> Iterator[Any]:
    for item in top.value if isinstance(top.value, list) else [top]:
        if isinstance(item.value, dict):
            yield _Node(item, context, _DEFAULT, top=item is top).statements()


class _Node:
    """A node object with its context, the graph it is in, and the term it stands for."""

    def __init__(self, item: Item, context: Context, graph: Graph, top: bool = False) -> None:
        assert isinstance(item.value, dict)
        self._parts = item.value
        if "@context" in self._parts:
            context = context.updated(self._parts["@context"])
        self._context, self._graph = context, graph
        self._keys = {name: context.expanded(name) for name in self._parts}
        spot = Spot(BlankNode(), item.start, item.end)
        for name, meaning in self._keys.items():
            identifier = self._parts[name]
            if meaning == "@id" and isinstance(identifier.value, str):
                spot = Spot(context.node(identifier.value), identifier.start, identifier.end)
        self.spot = spot
        self._only_graph = top and set(self._keys.values()) <= {"@context", "@graph", None}

    def statements(self) -> Iterator[Any]:
        for meaning in ("@type", None, "@graph"):
            for name, expanded in self._keys.items():
                value = self._parts[name]
                if meaning and expanded == meaning:
                    yield from self._types(value) if meaning == "@type" else self._graph_of(value)
                elif meaning is None and expanded == "@reverse" and name == "@reverse":
                    yield from self._reverse(value)
                elif meaning is None and expanded and ":" in expanded:
                    definition = self._context.terms.get(name) or Definition(expanded)
                    yield from self._property(value.keys[0], expanded, definition, value)

    def _types(self, value: Item) -> Iterator[Statement]:
        key = value.keys[0]
        for item in value.value if isinstance(value.value, list) else [value]:
            if isinstance(item.value, str) and (term := self._context.named(item.value)):
                yield self._said(Spot(RDF.type, key.start, key.end), Spot(term, item.start, item.end))

    def _graph_of(self, value: Item) -> Iterator[Any]:
        name = self.spot.term
        assert isinstance(name, NamedNode | BlankNode)
        graph = self._graph if self._only_graph else name
        for item in value.value if isinstance(value.value, list) else [value]:
            if isinstance(item.value, dict):
                yield _Node(item, self._context, graph).statements()

    def _reverse(self, value: Item) -> Iterator[Any]:
        assert isinstance(value.value, dict)
        for name, item in value.value.items():
            expanded = self._context.expanded(name)
            if expanded and ":" in expanded:
                yield from self._property(item.keys[0], expanded, Definition(expanded, reverse=True), item)

    def _property(self, key: Item, iri: str, definition: Definition, value: Item) -> Iterator[Any]:
        if definition.containers & _MAPS or iri.startswith("_:"):
            return
        predicate = Spot(NamedNode(iri), key.start, key.end)
        if "@list" in definition.containers and not _is_list(value, self._context):
            items = list(_flat(value)) if isinstance(value.value, list) else [value]
            yield from self._list(predicate, definition, value, items)
            return
        maps = definition.containers & {"@language", "@index"}
        if maps and isinstance(value.value, dict):
            for tag, item in value.value.items():
                language = "" if tag == "@none" else tag.lower()
                spoken = Definition(iri, language=language) if "@language" in maps else definition
                yield from self._values(predicate, spoken, item)
        else:
            yield from self._values(predicate, definition, value)

    def _values(self, predicate: Spot, definition: Definition, value: Item) -> Iterator[Any]:
        for item in _flat(value):
            inner = _keywords(item, self._context)
            if "@list" in inner:
                items = list(_flat(inner["@list"]))
                yield from self._list(predicate, definition, item, items)
            elif "@set" in inner:
                yield self._values(predicate, definition, inner["@set"])
            else:
                yield from self._value(predicate, definition, item, self.spot)

    def _list(self, predicate: Spot, definition: Definition, value: Item, items: list[Item]) -> Iterator[Any]:
        """https://www.w3.org/TR/json-ld11-api/#list-to-rdf-conversion"""
        items = [item for item in items if item.value is not None]
        nodes: list[Term] = [*(BlankNode() for _ in items), RDF.nil]
        yield self._said(predicate, Spot(nodes[0], value.start, value.end))
        once = Definition(definition.iri, definition.type, definition.language)
        for item, node, rest in zip(items, nodes, nodes[1:], strict=False):
            spot = Spot(node, item.start, item.end)
            yield from self._value(spot._replace(term=RDF.first), once, item, spot)
            yield Statement(spot, spot._replace(term=RDF.rest), spot._replace(term=rest), self._graph)

    def _value(self, predicate: Spot, definition: Definition, item: Item, subject: Spot) -> Iterator[Any]:
        inner = _keywords(item, self._context)
        if isinstance(item.value, dict) and "@value" not in inner:
            node = _Node(item, self._context, self._graph)
            ends = (node.spot, subject) if definition.reverse else (subject, node.spot)
            yield Statement(ends[0], predicate, ends[1], self._graph)
            yield node.statements()
        elif spot := self._literal(definition, item, inner):
            ends = (spot, subject) if definition.reverse else (subject, spot)
            yield Statement(ends[0], predicate, ends[1], self._graph)

    def _literal(self, definition: Definition, item: Item, inner: dict[str, Item]) -> Spot | None:
        """The term of a scalar or of a value object."""
        kind, language = definition.type, definition.language
        if inner:
            item = inner["@value"]
            written = inner["@type"].value if "@type" in inner else ""
            kind = (self._context.expanded(written) or written) if isinstance(written, str) else ""
            tag = inner["@language"].value if "@language" in inner else ""
            language = tag.lower() if isinstance(tag, str) else ""
        elif language is None:
            language = self._context.language
        if kind == "@json" or item.value is None or isinstance(item.value, list | dict):
            return None
        term = self._scalar(item.value, kind, language)
        return Spot(term, item.start, item.end) if term else None

    def _scalar(self, value: str | bool | Decimal, kind: str, language: str) -> Term | None:
        """https://www.w3.org/TR/json-ld11-api/#object-to-rdf-conversion"""
        if isinstance(value, str) and kind == "@id":
            return self._context.node(value)
        if isinstance(value, str) and kind == "@vocab":
            return self._context.named(value)
        datatype = NamedNode(kind) if ":" in kind else None
        if isinstance(value, bool):
            return Literal("true" if value else "false", datatype=datatype or XSD.boolean)
        if isinstance(value, Decimal):
            whole = value == value.to_integral_value() and abs(value) < _INTEGERS_BELOW and datatype != XSD.double
            text = str(int(value)) if whole else _double(value)
            return Literal(text, datatype=datatype or (XSD.integer if whole else XSD.double))
        if datatype:
            return Literal(value, datatype=datatype)
        return Literal(value, language=language) if language else Literal(value)

    def _said(self, predicate: Spot, object: Spot) -> Statement:
        return Statement(self.spot, predicate, object, self._graph)


def _keywords(item: Item, context: Context) -> dict[str, Item]:
    """The parts of an object by the keywords that its keys stand for."""
    if not isinstance(item.value, dict):
        return {}
    return {meaning: part for key, part in item.value.items() if (meaning := context.expanded(key) or "")[:1] == "@"}


def _is_list(item: Item, context: Context) -> bool:
    return "@list" in _keywords(item, context)


def _flat(value: Item) -> Iterator[Item]:
    """The members of an array and of the arrays in it, or the one value."""
    stack = [value]
    while stack:
        item = stack.pop()
        if isinstance(item.value, list):
            stack += reversed(item.value)
        else:
            yield item


def _double(value: Decimal) -> str:
    """The canonical form of an xsd:double: one digit before the point, and an exponent."""
    sign, digits, exponent = value.normalize().as_tuple()
    assert isinstance(exponent, int)
    rest = "".join(map(str, digits[1:])) or "0"
    return f"{'-' * sign}{digits[0]}.{rest}E{exponent + len(digits) - 1}"
