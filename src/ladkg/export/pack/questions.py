"""The questions of the library, as files to run and as RDF to find them by.

In the form that the SIB collections of queries have (https://github.com/sib-swiss/sparql-examples): each question is a
`sh:SPARQLExecutable` (SHACL, section 5) with its text, its wording and its prefixes. Parameters are those of SHACL
(section 6.2), columns those of CSV on the Web, in the order of `sh:order`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from ladkg.export.folder import File
from ladkg.export.pack.forms import forms
from ladkg.export.publication import ROOT
from ladkg.terms import CSVW, LAD, PREFIXES, RDF, RDFS, SH, SKOS, XSD

FOLDER: Final = "queries"
_PREFIX: Final = re.compile(r"^PREFIX\s+(\S*):\s*<([^>]*)>", re.MULTILINE)
_FORMS: Final = {
    "SELECT": (SH.SPARQLSelectExecutable, SH.select),
    "CONSTRUCT": (SH.SPARQLConstructExecutable, SH.construct),
    "ASK": (SH.SPARQLAskExecutable, SH.ask),
}
_FORM: Final = re.compile(rf"^\s*({'|'.join(_FORMS)})\b", re.MULTILINE)
_KINDS: Final = {
    "date": (SH.datatype, XSD.date),
    "integer": (SH.datatype, XSD.integer),
    "string": (SH.datatype, XSD.string),
    "iri": (SH.nodeKind, SH.IRI),
    "state": (SH.class_, LAD.State),
    "instrument": (SH.class_, LAD.Instrument),
    "commitment": (SH.class_, LAD.Commitment),
    "provision": (SH.class_, LAD.Provision),
    "text": (SH.class_, LAD.TextVersion),
    "source": (SH.class_, LAD.Source),
    "concept": (SH.class_, SKOS.Concept),
}
Node = NamedNode | Literal


@dataclass(frozen=True)
class Asked:
    """A parameter of a question; `kind` as in its header, `default` None where it is open."""

    name: str
    kind: str
    default: Node | None
    about: str


@dataclass(frozen=True)
class Entry:
    """A question; `asks` by language, `columns` with their meaning."""

    name: str
    number: int
    text: str
    asks: Mapping[str, str]
    parameters: tuple[Asked, ...]
    columns: Mapping[str, str]

    @property
    def iri(self) -> NamedNode:
        return NamedNode(f"{ROOT}{FOLDER}/{self.name}")


def files(entries: Iterable[Entry]) -> Iterator[File]:
    """Each question as it is run and as RDF, and the library as a whole."""
    whole: list[Quad] = []
    for entry in entries:
        place = f"{FOLDER}/{entry.name}"
        quads = [*question(entry), *prefixes(entry)]
        yield f"{place}.rq", entry.text.encode()
        yield from forms(place, quads)
        whole += quads
    yield from forms(FOLDER, whole)


def question(entry: Entry) -> Iterator[Quad]:
    """What is said of one question, its parameters and its columns."""
    found = _FORM.search(entry.text)
    assert found, f"{entry.name} is no question"
    kind, text = _FORMS[found[1]]
    said: list[tuple[NamedNode, Node]] = [
        (RDF.type, SH.SPARQLExecutable),
        (RDF.type, kind),
        (text, Literal(entry.text)),
        (RDFS.label, Literal(entry.name)),
        (RDFS.isDefinedBy, _LIBRARY),
        (SH.order_, _number(entry.number)),
        (SH.prefixes, _LIBRARY),
        *((RDFS.comment, Literal(asked, language=language)) for language, asked in entry.asks.items()),
    ]
    for predicate, value in said:
        yield Quad(entry.iri, predicate, value)
    for place, parameter in enumerate(entry.parameters, 1):
        yield from _parameter(entry, place, parameter)
    yield from _columns(entry)


def prefixes(entry: Entry) -> Iterator[Quad]:
    """The prefixes that the question uses, declared by the library."""
    for prefix, namespace in _PREFIX.findall(entry.text):
        node = NamedNode(f"{_LIBRARY.value}#prefix-{prefix}")
        yield Quad(_LIBRARY, SH.declare, node)
        yield Quad(node, RDF.type, SH.PrefixDeclaration)
        yield Quad(node, SH.prefix_, Literal(prefix))
        yield Quad(node, SH.namespace, Literal(namespace, datatype=XSD.anyURI))


_LIBRARY: Final = NamedNode(ROOT + FOLDER)


def _parameter(entry: Entry, place: int, parameter: Asked) -> Iterator[Quad]:
    node = NamedNode(f"{entry.iri.value}#parameter-{parameter.name}")
    yield Quad(entry.iri, SH.parameter, node)
    constraint, value = _KINDS[parameter.kind.partition("/")[0]]
    optional = Literal(str(parameter.default is None).lower(), datatype=XSD.boolean)
    for predicate, said in (
        (RDF.type, SH.Parameter),
        (SH.path, NamedNode(f"{_LIBRARY.value}#{parameter.name}")),
        (SH.name, Literal(parameter.name)),
        (SH.description, Literal(parameter.about, language="en")),
        (SH.order_, _number(place)),
        (SH.optional, optional),
        (constraint, value),
    ):
        yield Quad(node, predicate, said)
    if parameter.kind.startswith("concept/"):
        yield Quad(node, SKOS.inScheme, NamedNode(f"{PREFIXES['id']}scheme/{parameter.kind.partition('/')[2]}"))
    if parameter.default is not None:
        yield Quad(node, SH.defaultValue, parameter.default)


def _columns(entry: Entry) -> Iterator[Quad]:
    if not entry.columns:
        return
    schema = NamedNode(f"{entry.iri.value}#columns")
    yield Quad(entry.iri, CSVW.tableSchema, schema)
    yield Quad(schema, RDF.type, CSVW.Schema)
    for place, (name, meaning) in enumerate(entry.columns.items(), 1):
        node = NamedNode(f"{entry.iri.value}#column-{name}")
        yield Quad(schema, CSVW.column, node)
        for predicate, value in (
            (RDF.type, CSVW.Column),
            (CSVW.name, Literal(name)),
            (RDFS.comment, Literal(meaning, language="en")),
            (SH.order_, _number(place)),
        ):
            yield Quad(node, predicate, value)


def _number(number: int) -> Literal:
    return Literal(str(number), datatype=XSD.integer)
