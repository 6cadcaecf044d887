"""Readable JSON-LD 1.1: each file carries the part of the context that it uses, so that nothing is ever fetched.

One value stands on a line, so that a change of one fact changes one line. Every lexical form survives: numbers and
truth values are written as those of JSON only where these mean the same literal to the letter. Whatever could make a
line look other than it is (control and direction characters) is escaped.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from json.encoder import encode_basestring
from typing import Final

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from ladkg.errors import InputError
from ladkg.export.pack.context import IDENTIFIER, KNOWN, LANGUAGE, STRING, VOCABULARY, Context
from ladkg.terms import PREFIXES, RDF, XSD

_STEP: Final = "  "
_HIDDEN: Final = re.compile("[\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff0-\uffff]")
_NATIVE: Final = {
    XSD.boolean.value: re.compile("true|false"),
    XSD.integer.value: re.compile("0|-?[1-9][0-9]{0,14}"),
}
Term = NamedNode | BlankNode | Literal | Triple


def document(quads: Sequence[Quad], context: Context) -> bytes:
    """The quads, which must be grouped by graph and subject, as one file; a single subject is the file's own object.

    Raises InputError for what JSON-LD cannot say: statements about statements, text with a direction.
    """
    writer = _Writer(context)
    graphs = [(name, list(inside)) for name, inside in groupby(quads, key=lambda quad: quad.graph_name)]
    if len(graphs) == 1 and isinstance(graphs[0][0], DefaultGraph) and len({quad.subject for quad in quads}) == 1:
        members = writer.members(quads, 1)
    else:
        members = [f'"@graph": {_array(writer.graphs(graphs), 1)}']
    return (_object([f'"@context": {writer.context_used(1)}', *members], 0) + "\n").encode()


def context_file(context: Context) -> bytes:
    """The whole context, for those who write files of their own."""
    writer = _Writer(context)
    writer.prefixes |= PREFIXES.keys() - context.blocked
    for predicate in context.forms:
        writer.key(predicate)
    return (_object([f'"@context": {writer.context_used(1)}'], 0) + "\n").encode()


class _Writer:
    """Writes nodes, and remembers which words of the context they use."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.prefixes: set[str] = set()
        self.words = False
        self.terms: dict[str, str] = {}

    def graphs(self, graphs: list[tuple[object, list[Quad]]]) -> Iterator[str]:
        """The nodes of the default graph, then each named graph with its own."""
        for name, quads in graphs:
            if isinstance(name, DefaultGraph):
                yield from self.nodes(quads, 2)
            else:
                assert isinstance(name, NamedNode | BlankNode)
                inside = f'"@graph": {_array(self.nodes(quads, 4), 3)}'
                yield _object([f'"@id": {self.reference(name)}', inside], 2)

    def nodes(self, quads: Iterable[Quad], depth: int) -> Iterator[str]:
        for _, about in groupby(quads, key=lambda quad: quad.subject):
            yield _object(self.members(list(about), depth + 1), depth)

    def members(self, quads: Sequence[Quad], depth: int) -> list[str]:
        """What is said of one subject, by predicate."""
        subject = quads[0].subject
        if isinstance(subject, Triple):
            raise InputError(f"{subject}: JSON-LD cannot hold a statement about a statement")
        types: list[Quad] = []
        rest: list[Quad] = []
        for quad in quads:
            is_type = quad.predicate == RDF.type and isinstance(quad.object, NamedNode | BlankNode)
            (types if is_type else rest).append(quad)
        found = [f'"@id": {self.reference(subject)}']
        if types:
            found.append(f'"@type": {_few([self.type(quad.object) for quad in types], depth)}')
        for predicate, said in groupby(rest, key=lambda quad: quad.predicate.value):
            found.append(f"{self.key(predicate)}: {self.values(predicate, [quad.object for quad in said], depth)}")
        return found

    def key(self, predicate: str) -> str:
        """The member's name; its form goes into the context."""
        word = self.context.word(predicate)
        written = self.quoted_word(word) if word else self.iri(predicate)
        form = self.context.form(predicate)
        if form and written not in self.terms:
            kind = '"@container": "@language"' if form == LANGUAGE else f'"@type": {self.form(form)}'
            self.terms[written] = f'{{"@id": {self.iri(predicate)}, {kind}}}'
        return written

    def form(self, form: str) -> str:
        """How a term's definition names the form; not by another term, which might be defined by this one."""
        return _quoted(form) if form == IDENTIFIER or form in self.context.forms else self.iri(form)

    def quoted_word(self, word: str) -> str:
        self.words = True
        return _quoted(word)

    def type(self, node: Term) -> str:
        assert isinstance(node, NamedNode | BlankNode)
        word = self.context.word(node.value) if isinstance(node, NamedNode) else None
        return self.quoted_word(word) if word else self.reference(node)

    def reference(self, node: NamedNode | BlankNode) -> str:
        return self.iri(node.value) if isinstance(node, NamedNode) else _quoted(str(node))

    def iri(self, iri: str) -> str:
        found = self.context.prefixed(iri)
        if not found:
            return _quoted(iri)
        self.prefixes.add(found[0])
        return _quoted(":".join(found))

    def values(self, predicate: str, values: list[Term], depth: int) -> str:
        form = self.context.form(predicate)
        if form != LANGUAGE:
            return _few([self.value(value, form) for value in values], depth)
        texts: dict[str, list[str]] = {}
        for value in values:
            if not isinstance(value, Literal) or not value.language or value.direction:
                return _array([self.value(each, None) for each in values], depth)
            texts.setdefault(value.language, []).append(_quoted(value.value))
        return _object([f"{_quoted(tag)}: {_few(said, depth + 1)}" for tag, said in sorted(texts.items())], depth)

    def value(self, value: Term, form: str | None) -> str:
        """One value on one line: plainly where the form says what it is, else in full."""
        if isinstance(value, NamedNode | BlankNode):
            written = self.reference(value)
            return written if form == IDENTIFIER else f'{{"@id": {written}}}'
        if isinstance(value, Triple):
            raise InputError(f"{value}: JSON-LD cannot hold a statement about a statement")
        text = _quoted(value.value)
        if value.direction:
            raise InputError(f"{value}: text with a base direction is lost in JSON-LD; mark it in the text itself")
        if value.language:
            return f'{{"@language": {_quoted(value.language)}, "@value": {text}}}'
        kind = value.datatype.value
        if form in (None, kind):
            if kind in _NATIVE and _NATIVE[kind].fullmatch(value.value):
                return value.value
            if kind in (form, STRING):
                return text
        return f'{{"@value": {text}}}' if kind == STRING else f'{{"@type": {self.iri(kind)}, "@value": {text}}}'

    def context_used(self, depth: int) -> str:
        """What was used: the prefixes, then the terms, each on its line."""
        vocabulary = [f'"@vocab": {_quoted(PREFIXES[VOCABULARY])}'] if self.words else []
        prefixes = [f"{_quoted(prefix)}: {_quoted(KNOWN[prefix])}" for prefix in sorted(self.prefixes)]
        terms = [f"{written}: {self.terms[written]}" for written in sorted(self.terms)]
        return _object([*vocabulary, *prefixes, *terms], depth)


def _quoted(text: str) -> str:
    written: str = encode_basestring(text)
    return _HIDDEN.sub(lambda hidden: f"\\u{ord(hidden[0]):04x}", written)


def _object(members: Iterable[str], depth: int) -> str:
    return _lines("{", members, "}", depth)


def _array(items: Iterable[str], depth: int) -> str:
    return _lines("[", items, "]", depth)


def _few(items: list[str], depth: int) -> str:
    return items[0] if len(items) == 1 else _array(items, depth)


def _lines(begin: str, items: Iterable[str], end: str, depth: int) -> str:
    inner = "\n" + _STEP * (depth + 1)
    inside = f",{inner}".join(items)
    return f"{begin}{inner}{inside}\n{_STEP * depth}{end}" if inside else begin + end
