"""Statements of RDF/XML (https://www.w3.org/TR/rdf-syntax-grammar/) with the element that says each of them.

A place in RDF/XML is that of an element's start tag: the node element for a subject and its type, the property element
for a predicate and a literal, the element that has the attribute for a property attribute. A document with a DTD is
refused, so no entity is ever expanded. The input is known to be valid, and statements come in pyoxigraph's order.
Not known: what RDF 1.2 adds but reifiers, that is text direction and `rdf:parseType="Triple"`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple
from xml.parsers import expat

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Triple

from ladkg.errors import InputError
from ladkg.read.places.lines import Lines
from ladkg.read.places.statement import Spot, Statement, Term
from ladkg.read.places.tokens import resolved
from ladkg.terms import PREFIXES, RDF

_CHUNK: Final = 1 << 16
_DEFAULT: Final = DefaultGraph()
_NS: Final = PREFIXES["rdf"]
_XML: Final = "http://www.w3.org/XML/1998/namespace"
_XML_LITERAL: Final = NamedNode(_NS + "XMLLiteral")
_TAG: Final = re.compile(r"<[^\s/>]*+")
_ATTRIBUTES = (
    "ID",
    "about",
    "annotation",
    "annotationNodeID",
    "datatype",
    "nodeID",
    "parseType",
    "resource",
    "version",
)
_SYNTAX: Final = frozenset(
    f"{_NS}{name}"
    for name in [
        "about",
        "ID",
        "nodeID",
        "resource",
        "parseType",
        "datatype",
        "annotation",
        "annotationNodeID",
        "version",
    ]
)


def elements(text: str, base: str) -> Iterator[Statement]:
    """The statements; raises InputError for a document with a DTD."""
    reader = _Reader(text, base)
    data = text.encode("utf-8", errors="replace")
    for start in range(0, len(data), _CHUNK):
        reader.parser.Parse(data[start : start + _CHUNK], start + _CHUNK >= len(data))
        yield from reader.ready
        reader.ready.clear()


class _Tag(NamedTuple):
    """A start tag: its name as an IRI, its attributes by IRI, where it stands, and the base and language there."""

    iri: str
    attributes: dict[str, str]
    start: int
    end: int
    base: str
    language: str

    def spot(self, term: Term) -> Spot:
        return Spot(term, self.start, self.end)

    def resolved(self, reference: str) -> NamedNode:
        return resolved(reference, self.base)

    def rdf(self, name: str) -> str | None:
        return self.attributes.get(_NS + name)

    def properties(self) -> Iterator[tuple[NamedNode, Term]]:
        """The property attributes in order, the type last."""
        for name, value in self.attributes.items():
            if ":" in name and name not in _SYNTAX and not name.startswith(_XML) and name != RDF.type.value:
                yield NamedNode(name), _text(value, self.language)
        if (type := self.rdf("type")) is not None:
            yield RDF.type, self.resolved(type)


@dataclass(slots=True)
class _Root:
    """`rdf:RDF`, or the document around a single node element."""

    tag: _Tag


@dataclass(slots=True)
class _Node:
    """A node element, or what stands for one inside `rdf:parseType="Resource"`."""

    tag: _Tag
    subject: Spot
    members: int = 0
    property: "_Property | None" = None


@dataclass(slots=True)
class _Property:
    """A property element; `objects` are the node elements inside it."""

    tag: _Tag
    subject: Spot
    predicate: Spot
    text: list[str] = field(default_factory=list)
    objects: list[Spot] = field(default_factory=list)


@dataclass(slots=True)
class _Xml:
    """An element inside an XML literal, or the property element that holds the literal."""

    tag: _Tag
    property: _Property | None = None


class _Reader:
    def __init__(self, text: str, base: str) -> None:
        self.ready: list[Statement] = []
        self._text = text
        self._lines = Lines(text)
        self._stack: list[_Root | _Node | _Property | _Xml] = [_Root(_Tag("", {}, 0, 0, base, ""))]
        self.parser = expat.ParserCreate("utf-8", namespace_separator="\x1f")
        self.parser.buffer_text = True
        self.parser.ordered_attributes = True
        self.parser.StartDoctypeDeclHandler = _refused
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters

    def _tag(self, name: str, pairs: list[str]) -> _Tag:
        above = self._stack[-1].tag
        start = self._lines.offset(self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)
        found = _TAG.match(self._text, start)
        attributes = {_iri(key): value for key, value in zip(pairs[::2], pairs[1::2], strict=True)}
        base = attributes.get(_XML + "base")
        return _Tag(
            _iri(name),
            attributes,
            start,
            found.end() if found else start,
            resolved(base, above.base).value if base is not None else above.base,
            attributes.get(_XML + "lang", above.language),
        )

    def _start(self, name: str, pairs: list[str]) -> None:
        tag, top = self._tag(name, pairs), self._stack[-1]
        before = len(self.ready)
        match top:
            case _Root() if tag.iri == _NS + "RDF":
                self._stack.append(_Root(tag))
            case _Root() | _Property():
                self._node(tag, top)
            case _Node():
                self._property(tag, top)
            case _Xml():
                self._stack.append(_Xml(tag))
        # pyoxigraph hands out what one tag completes in reverse.
        self.ready[before:] = self.ready[before:][::-1]

    def _node(self, tag: _Tag, parent: _Root | _Property) -> None:
        subject = tag.spot(_subject(tag))
        if isinstance(parent, _Property):
            parent.objects.append(subject)
        self._attributes(subject, tag)
        if tag.iri != _NS + "Description":
            self._say(subject, tag.spot(RDF.type), tag.spot(NamedNode(tag.iri)))
        self._stack.append(_Node(tag, subject))

    def _property(self, tag: _Tag, node: _Node) -> None:
        iri = tag.iri
        if iri == _NS + "li":
            node.members += 1
            iri = f"{_NS}_{node.members}"
        property = _Property(tag, node.subject, tag.spot(NamedNode(iri)))
        match tag.rdf("parseType"):
            case "Resource":
                object = tag.spot(BlankNode())
                self._complete(property, object)
                self._stack.append(_Node(tag, object, property=property))
            case "Collection" | None:
                self._stack.append(property)
            case _:
                self._stack.append(_Xml(tag, property))

    def _end(self, _: str) -> None:
        top = self._stack.pop()
        before = len(self.ready)
        if isinstance(top, _Xml) and top.property:
            self._complete(top.property, top.tag.spot(Literal("", datatype=_XML_LITERAL)))
        elif isinstance(top, _Property):
            self._end_property(top)
        self.ready[before:] = self.ready[before:][::-1]

    def _end_property(self, property: _Property) -> None:
        tag = property.tag
        if tag.rdf("parseType") == "Collection":
            self._collection(property)
        elif property.objects:
            self._complete(property, property.objects[0])
        elif (datatype := tag.rdf("datatype")) is not None:
            value = Literal("".join(property.text), datatype=tag.resolved(datatype))
            self._complete(property, tag.spot(value))
        elif tag.rdf("resource") is not None or tag.rdf("nodeID") is not None or any(tag.properties()):
            object = tag.spot(_object(tag))
            self._complete(property, object)
            self._attributes(object, tag)
        else:
            self._complete(property, tag.spot(_text("".join(property.text), tag.language)))

    def _collection(self, property: _Property) -> None:
        rest: Spot = property.tag.spot(RDF.nil)
        for item in reversed(property.objects):
            node = item._replace(term=BlankNode())
            self._say(node, node._replace(term=RDF.first), item)
            self._say(node, node._replace(term=RDF.rest), rest)
            rest = node
        self._complete(property, rest)

    def _complete(self, property: _Property, object: Spot) -> None:
        """The statement of a property element, and what names it (`rdf:ID`, `rdf:annotation`)."""
        tag, subject, predicate = property.tag, property.subject, property.predicate
        if (name := tag.rdf("ID")) is not None:
            statement = tag.spot(tag.resolved(f"#{name}"))
            self._say(statement, tag.spot(RDF.type), tag.spot(NamedNode(_NS + "Statement")))
            for part, spot in (("subject", subject), ("predicate", predicate), ("object", object)):
                self._say(statement, tag.spot(NamedNode(_NS + part)), spot)
        reifier = _reifier(tag)
        if reifier:
            assert isinstance(subject.term, NamedNode | BlankNode)
            assert isinstance(predicate.term, NamedNode)
            triple = Triple(subject.term, predicate.term, object.term)
            self._say(tag.spot(reifier), tag.spot(RDF.reifies), tag.spot(triple))
        self._say(subject, predicate, object)

    def _attributes(self, subject: Spot, tag: _Tag) -> None:
        for predicate, value in tag.properties():
            self._say(subject, tag.spot(predicate), tag.spot(value))

    def _characters(self, text: str) -> None:
        top = self._stack[-1]
        if isinstance(top, _Property):
            top.text.append(text)

    def _say(self, subject: Spot, predicate: Spot, object: Spot) -> None:
        self.ready.append(Statement(subject, predicate, object, _DEFAULT))


def _refused(*_: object) -> None:
    raise InputError("RDF/XML with a DTD is refused (entities can expand without end); remove the DOCTYPE")


def _iri(name: str) -> str:
    return name.replace("\x1f", "")


def _text(value: str, language: str) -> Literal:
    return Literal(value, language=language.lower()) if language else Literal(value)


def _subject(tag: _Tag) -> NamedNode | BlankNode:
    """https://www.w3.org/TR/rdf-syntax-grammar/#nodeElement"""
    if (about := tag.rdf("about")) is not None:
        return tag.resolved(about)
    if (name := tag.rdf("ID")) is not None:
        return tag.resolved(f"#{name}")
    return _labelled(tag)


def _object(tag: _Tag) -> NamedNode | BlankNode:
    """https://www.w3.org/TR/rdf-syntax-grammar/#emptyPropertyElt"""
    resource = tag.rdf("resource")
    return tag.resolved(resource) if resource is not None else _labelled(tag)


def _labelled(tag: _Tag) -> BlankNode:
    label = tag.rdf("nodeID")
    return BlankNode(label) if label is not None else BlankNode()


def _reifier(tag: _Tag) -> NamedNode | BlankNode | None:
    """https://www.w3.org/TR/rdf12-xml/#section-Syntax-annotation"""
    iri, label = tag.rdf("annotation"), tag.rdf("annotationNodeID")
    if iri is not None:
        return tag.resolved(iri)
    return BlankNode(label) if label is not None else None
