"""The dataset as flat tables: a row for each resource of a class, a column for each property that its rows have."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Final

from pyoxigraph import Literal, NamedNode

from ladkg.export.publication import ROOT, Publication
from ladkg.terms import LAD, PREFIXES, RDF, RDFS, SKOS, XSD

TABLES: Final = {
    "agents": LAD.Agent,
    "population-groups": LAD.PopulationGroup,
    "instruments": LAD.Instrument,
    "provisions": LAD.Provision,
    "obligations": LAD.Obligation,
    "commitments": LAD.Commitment,
    "statements": LAD.Statement,
    "acts": LAD.ParticipationAct,
    "standings": LAD.Standing,
    "record-checks": LAD.RecordCheck,
    "pledges": LAD.Pledge,
    "action-packages": LAD.ActionPackage,
    "meetings": LAD.Meeting,
    "appointments": LAD.Appointment,
    "field-offices": LAD.FieldOffice,
    "sources": LAD.Source,
    "texts": LAD.TextVersion,
    "passages": LAD.Passage,
    "links": LAD.Link,
    "discrepancies": LAD.Discrepancy,
    "claims": LAD.Claim,
    "quotations": LAD.Quotation,
    "wording-changes": LAD.WordingChange,
    "concepts": SKOS.Concept,
}
"""The class whose resources each table holds."""
PAIRS: Final = {
    "bound-by": ("agent", LAD.boundBy, "obligation"),
    "committed-to": ("agent", LAD.committedTo, "commitment"),
}
"""Properties with hundreds of values on one resource: a table of pairs each, with the names of its columns."""

_SKOS: Final = ("altLabel", "definition", "notation", "inScheme", "broader", "exactMatch", "closeMatch", "scopeNote")
_PLACES: Final = {
    SKOS.prefLabel: 0,
    RDFS.label: 0,
    **{term: place for place, term in enumerate((*map(LAD.__getitem__, LAD.order), *map(SKOS.__getitem__, _SKOS)), 1)},
}
_NARROW: Final = {
    XSD.date: re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    XSD.boolean: re.compile(r"true|false|1|0"),
    XSD.integer: re.compile(r"[+-]?[0-9]{1,18}"),
    XSD.decimal: re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)"),
}
_SEPARATORS: Final = "|¦‖"
_APART: Final = {term for _, term, _ in PAIRS.values()}
_Value = NamedNode | Literal


@dataclass(frozen=True)
class Column:
    """Its cells, each a list of values; `many` if some cell has several.

    `datatype` is `anyURI`, `date`, `boolean`, `integer`, `decimal` or `string`, the narrowest that all values fit.
    """

    name: str
    cells: list[list[str]]
    term: NamedNode | None = None
    datatype: str = "string"
    language: str = ""

    @property
    def many(self) -> bool:
        return any(len(cell) > 1 for cell in self.cells)

    @property
    def separator(self) -> str:
        """A character that stands between the values of a cell and in none of them."""
        used = set().union(*map(set, chain.from_iterable(self.cells)))
        return next(letter for letter in chain(_SEPARATORS, map(chr, range(0xE000, 0xF900))) if letter not in used)


@dataclass(frozen=True)
class Table:
    """Columns of equal length; the first `keys` of them identify a row."""

    name: str
    term: NamedNode
    columns: list[Column]
    keys: int = 1


def tables(publication: Publication) -> Iterator[Table]:
    """Every table that has a row, in the order of TABLES and PAIRS."""
    members: dict[NamedNode, list[NamedNode]] = defaultdict(list)
    for node, quads in publication.about.items():
        for kind in {
            quad.object for quad in quads if quad.predicate == RDF.type and isinstance(quad.object, NamedNode)
        }:
            members[kind].append(node)
    wider = _wider(publication)
    for name, kind in TABLES.items():
        if members[kind]:
            yield Table(name, kind, list(_columns(publication, members[kind], wider)))
    for name, (subject, term, value) in PAIRS.items():
        if rows := sorted(_held(publication, term)):
            yield Table(name, term, list(_pairs(publication, rows, (subject, value), term)), keys=2)


def _columns(
    publication: Publication, rows: list[NamedNode], wider: Callable[[NamedNode], set[NamedNode]]
) -> Iterator[Column]:
    yield Column("iri", [[row.value] for row in rows], None, "anyURI")
    yield Column("type", [_kinds(publication, row, wider) for row in rows], RDF.type)
    held: dict[tuple[int, str], dict[NamedNode, set[_Value]]] = {}
    terms: dict[int, NamedNode] = {}
    for row in rows:
        for _, term, value, _ in publication.about[row]:
            if term in _PLACES and term not in _APART and isinstance(value, NamedNode | Literal):
                language = (value.language or "") if isinstance(value, Literal) else ""
                held.setdefault((_PLACES[term], language), {}).setdefault(row, set()).add(value)
                terms[_PLACES[term]] = term
    for (place, language), cells in sorted(held.items()):
        name = _snake(terms[place]) + f"_{language}".rstrip("_").replace("-", "_")
        values = [sorted({value.value for value in cells.get(row, ())}) for row in rows]
        datatype = _datatype(list(chain.from_iterable(cells.values())))
        yield Column(name, values, terms[place], datatype, language)
        if datatype == "anyURI" and any(iri.startswith(ROOT) for iri in chain.from_iterable(values)):
            yield Column(f"{name}_label", [[_label(publication, iri) for iri in cell] for cell in values])


def _held(publication: Publication, term: NamedNode) -> set[tuple[str, str]]:
    """Subject and object of each of the property's statements."""
    return {
        (node.value, value.value)
        for node, quads in publication.about.items()
        for _, predicate, value, _ in quads
        if predicate == term and isinstance(value, NamedNode)
    }


def _pairs(
    publication: Publication, rows: list[tuple[str, str]], names: tuple[str, str], term: NamedNode
) -> Iterator[Column]:
    for place, name in enumerate(names):
        cells = [[row[place]] for row in rows]
        yield Column(name, cells, term if place else None, "anyURI")
        yield Column(f"{name}_label", [[_label(publication, iri)] for [iri] in cells])


def _label(publication: Publication, iri: str) -> str:
    """The English label, else what the IRI says below the root."""
    return publication.label(NamedNode(iri)) or iri.removeprefix(PREFIXES["id"]).removeprefix(ROOT)


def _kinds(publication: Publication, row: NamedNode, wider: Callable[[NamedNode], set[NamedNode]]) -> list[str]:
    """The local names of the narrowest of our classes that the resource is in."""
    kinds = {quad.object for quad in publication.about[row] if quad.predicate == RDF.type}
    ours = {kind for kind in kinds if isinstance(kind, NamedNode) and kind.value.startswith(PREFIXES["lad"])}
    covered = set().union(*map(wider, ours))
    return sorted(kind.value.removeprefix(PREFIXES["lad"]) for kind in ours - covered)


def _wider(publication: Publication) -> Callable[[NamedNode], set[NamedNode]]:
    """What tells the classes above a class."""
    above: dict[NamedNode, set[NamedNode]] = defaultdict(set)
    for node, quads in publication.about.items():
        for _, predicate, value, _ in quads:
            if predicate == RDFS.subClassOf and isinstance(value, NamedNode):
                above[node].add(value)

    def found(kind: NamedNode) -> set[NamedNode]:
        reached: set[NamedNode] = set()
        waiting = [kind]
        while waiting:
            news = above.get(waiting.pop(), set()) - reached
            reached |= news
            waiting += news
        return reached - {kind}

    return found


def _datatype(values: list[_Value]) -> str:
    kinds = {value.datatype if isinstance(value, Literal) else XSD.anyURI for value in values}
    if len(kinds) != 1:
        return "string"
    (kind,) = kinds
    fits = kind == XSD.anyURI or (kind in _NARROW and all(_fits(kind, value.value) for value in values))
    return kind.value.removeprefix(PREFIXES["xsd"]) if fits else "string"


def _fits(kind: NamedNode, text: str) -> bool:
    """Whether the text is of the datatype, and in the range that every program can hold."""
    if kind == XSD.date:
        try:
            return bool(_NARROW[kind].fullmatch(text) and date.fromisoformat(text))
        except ValueError:
            return False
    return _NARROW[kind].fullmatch(text) is not None


def _snake(term: NamedNode) -> str:
    """`lad:actedOn` → `acted_on`; the labels of concepts are labels like any other."""
    if term == SKOS.prefLabel:
        return "label"
    local = re.split(r"[#/]", term.value)[-1]
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", local).lower()
