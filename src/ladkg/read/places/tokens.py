"""The tokens of Turtle, TriG, N-Triples and N-Quads, with prefixes, base, escapes and shorthand resolved to terms.

The text is known to be valid (pyoxigraph has parsed it), so the patterns only tell tokens apart; none of them can
backtrack (possessive quantifiers), so reading is linear in the length of the text.
Grammar: https://www.w3.org/TR/turtle/#sec-grammar, https://www.w3.org/TR/rdf12-turtle/#sec-grammar.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from pyoxigraph import BaseDirection, BlankNode, Literal, NamedNode, RdfFormat, parse

from ladkg.read.places.statement import Term
from ladkg.terms import RDF, XSD


def _and_beyond(ascii: str) -> str:
    """A class of some characters of ASCII and all beyond: written as what it leaves out, it is compiled far faster."""
    others = (chr(code) for code in range(128) if not re.match(f"[{ascii}]", chr(code)))
    return f"[^{''.join(map(re.escape, others))}]"


_NAME: Final = _and_beyond(r"A-Za-z0-9_\-:%")
_LABEL: Final = _and_beyond(r"A-Za-z0-9_\-")
_TOKEN: Final = re.compile(
    rf"""
      (?P<space> [\ \t\r\n]++ | \#[^\r\n]*+ )
    | (?P<iri> <[^<>\x00-\x20]*+> )
    | (?P<blank> _:(?: {_LABEL}++ | \.++(?={_LABEL}) )++ )
    | (?P<name> {_and_beyond("A-Za-z:")}(?: {_NAME}++ | \\. | \.++(?={_NAME}|\\) )*+ )
    | (?P<string> \"{{3}}(?: [^"\\]++ | \\. | "{{1,2}}+(?!") )*+\"{{3}}
                | '{{3}}(?: [^'\\]++ | \\. | '{{1,2}}+(?!') )*+'{{3}}
                | "(?: [^"\\]++ | \\. )*+" | '(?: [^'\\]++ | \\. )*+' )
    | (?P<double> [+-]?(?: [0-9]++(?:\.[0-9]*+)?+ | \.[0-9]++ )[eE][+-]?[0-9]++ )
    | (?P<decimal> [+-]?[0-9]*+\.[0-9]++ )
    | (?P<integer> [+-]?[0-9]++ )
    | (?P<at> @[A-Za-z0-9-]++ )
    | (?P<mark> \^\^ | <<\( | \)>> | << | >> | \{{\| | \|\}} | [\[\](){{}},;.~] )
    | (?P<wrong> . )
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE: Final = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_CONTROL: Final = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}
_ABSOLUTE: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?!.*/\.)", re.DOTALL)
_NUMBERS: Final = {"integer": XSD.integer, "decimal": XSD.decimal, "double": XSD.double}
_TRUTH: Final = {"true", "false"}
SUFFIXED: Final = "suffixed"
OPEN: Final = "open"
"""A string without language tag or datatype: only the next token shows that it is complete."""


class Token(NamedTuple):
    """A term, or a mark or keyword as it is written; `string` is SUFFIXED or OPEN for string literals, else empty."""

    what: Term | str
    start: int
    end: int
    string: str = ""


def tokens(text: str, base: str) -> Iterator[Token]:
    """The tokens in order; directives are carried out and left out. Ends early at what is no token."""
    return _Reader(text, base).tokens()


def _matches(text: str) -> Iterator[re.Match[str]]:
    for match in _TOKEN.finditer(text):
        if match.lastgroup == "wrong":
            return
        if match.lastgroup != "space":
            yield match


class _Reader:
    def __init__(self, text: str, base: str) -> None:
        self._matches = _matches(text)
        self._base = base
        self._prefixes: dict[str, str] = {}
        self._iris: dict[str, NamedNode] = {}

    def tokens(self) -> Iterator[Token]:
        waiting: re.Match[str] | None = None
        for match in self._matches:
            if waiting:
                literal = self._literal(waiting, match)
                waiting = None
                yield literal
                if literal.string is SUFFIXED:
                    continue
            kind, word = match.lastgroup, match[0]
            if kind == "string":
                waiting = match
            elif kind == "at" or (kind == "name" and ":" not in word and word != "a" and word not in _TRUTH):
                yield from self._directive(match)
            else:
                yield Token(word if kind == "mark" else self._term(match), *match.span())

    def _term(self, match: re.Match[str]) -> Term:
        kind, word = match.lastgroup or "", match[0]
        if kind == "iri":
            return self._iri(word)
        if kind == "name":
            return Literal(word, datatype=XSD.boolean) if word in _TRUTH else self._named(word)
        if kind == "blank":
            return BlankNode(word[2:])
        return Literal(word, datatype=_NUMBERS[kind])

    def _literal(self, match: re.Match[str], suffix: re.Match[str]) -> Token:
        """A string with the language tag or the datatype that follows it, if one does."""
        quotes = 3 if match[0][:3] in {'"""', "'''"} else 1
        value = _unescaped(match[0][quotes:-quotes])
        if suffix.lastgroup == "at":
            return Token(_in_language(value, suffix[0][1:].lower()), match.start(), suffix.end(), SUFFIXED)
        if suffix[0] == "^^":
            datatype = next(self._matches)
            term = self._term(datatype)
            assert isinstance(term, NamedNode)
            return Token(Literal(value, datatype=term), match.start(), datatype.end(), SUFFIXED)
        return Token(Literal(value), match.start(), match.end(), OPEN)

    def _named(self, word: str) -> NamedNode:
        known = self._iris.get(word)
        if known:
            return known
        if word == "a":
            return RDF.type
        prefix, _, local = word.partition(":")
        return self._iris.setdefault(word, NamedNode(self._prefixes[prefix] + _ESCAPE.sub(r"\3", local)))

    def _iri(self, word: str) -> NamedNode:
        known = self._iris.get(word)
        return known or self._iris.setdefault(word, resolved(_unescaped(word[1:-1]), self._base))

    def _directive(self, match: re.Match[str]) -> Iterator[Token]:
        """Carries out a directive; any other keyword is passed on."""
        keyword = match[0].lower().removeprefix("@")
        if keyword == "prefix":
            label, iri = next(self._matches)[0], next(self._matches)[0]
            namespace = self._iri(iri).value
            self._iris = {}
            self._prefixes[label[:-1]] = namespace
        elif keyword == "base":
            self._base, self._iris = self._iri(next(self._matches)[0]).value, {}
        elif keyword == "version":
            next(self._matches)
        else:
            yield Token(keyword, *match.span())


def resolved(reference: str, base: str) -> NamedNode:
    """An IRI reference resolved as RFC 3986 section 5 says: by the parser itself, so that both always agree."""
    if _ABSOLUTE.match(reference):
        return NamedNode(reference)
    subject = next(iter(parse(f"<{reference}> a <x:> .", format=RdfFormat.TURTLE, base_iri=base))).subject
    assert isinstance(subject, NamedNode)
    return subject


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(_character, text) if "\\" in text else text


def _character(match: re.Match[str]) -> str:
    if match[3]:
        return _CONTROL.get(match[3], match[3])
    return chr(int(match[1] or match[2], 16))


def _in_language(value: str, tag: str) -> Literal:
    """A literal with a language tag, and a direction if the tag has one (RDF 1.2: `ar--rtl`)."""
    language, _, direction = tag.partition("--")
    return Literal(value, language=language, direction=BaseDirection(direction) if direction else None)
