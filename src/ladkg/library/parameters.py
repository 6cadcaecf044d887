"""Typed parameters: what a user writes, checked and turned into an RDF term in SPARQL's own notation."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from pyoxigraph import Literal, NamedNode

from ladkg import iris
from ladkg.errors import LadkgError
from ladkg.terms import XSD

ANY = "any"


@dataclass(frozen=True)
class Parameter:
    """`kind` is a key of KINDS, `concept/SCHEME` for a concept; a `default` of `any` leaves the variable open."""

    name: str
    kind: str
    default: str
    about: str


def _date(value: str) -> Literal:
    try:
        return Literal(date.fromisoformat(value).isoformat(), datatype=XSD.date)
    except ValueError:
        raise LadkgError(f"{value!r} is not a day: write it as 2022-06-10") from None


def _integer(value: str) -> Literal:
    if not re.fullmatch(r"[+-]?\d{1,18}", value):
        raise LadkgError(f"{value!r} is not a whole number")
    return Literal(str(int(value)), datatype=XSD.integer)


def _iri(value: str) -> NamedNode:
    try:
        return NamedNode(value)
    except ValueError as error:
        raise LadkgError(f"{value!r} is not an absolute IRI: {error}") from None


def _below(folder: str) -> Callable[[str], NamedNode]:
    """A slug below id/FOLDER/; the whole IRI is taken as well."""

    def make(value: str) -> NamedNode:
        return _iri(value) if value.startswith(("http:", "https:")) else iris.mint(folder, value)

    return make


def _state(value: str) -> NamedNode:
    if value.startswith(("http:", "https:")):
        return _iri(value)
    if not re.fullmatch(r"[A-Za-z]{3}", value):
        raise LadkgError(f"{value!r} is not a state: write its ISO 3166-1 code of three letters, such as CHL")
    return iris.mint("state", value.upper())


KINDS: dict[str, Callable[[str], NamedNode | Literal]] = {
    "date": _date,
    "integer": _integer,
    "string": Literal,
    "iri": _iri,
    "state": _state,
    "instrument": _below("instrument"),
    "commitment": _below("commitment"),
    "provision": _below("provision"),
    "text": _below("text"),
    "source": _below("source"),
    "concept": _below("concept"),
}


def term(parameter: Parameter, value: str) -> str:
    """The value as SPARQL writes it, `UNDEF` for `any`; raises LadkgError that says how to write it.

    There is no `any` day: the day is compared, and nothing compares with one left open.
    """
    if value == ANY and parameter.kind != "date":
        return "UNDEF"
    return str(node(parameter, value))


def node(parameter: Parameter, value: str) -> NamedNode | Literal:
    """The value as a term of RDF; raises LadkgError that says how to write it."""
    kind, _, scheme = parameter.kind.partition("/")
    make = _below(f"concept/{scheme}") if scheme else KINDS[kind]
    return make(value)
