"""Where in a file a triple is written: sought only once there is something to report.

pyoxigraph says what a file holds but not where; the readers here say where. Both are read side by side, statement by
statement in the same order, so that blank nodes need no names, and a place is told only for a term that agrees.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, repeat
from typing import Final, NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple

from ladkg.graph import read_bytes
from ladkg.read.places.lines import Lines, decoded, quoted, visible
from ladkg.read.places.statement import Graph, Spot, Statement, Term

__all__ = ["Place", "Wanted", "places", "quoted", "statements", "visible"]

BASE: Final = "file:///"
_NOT_COMPARED: Final = frozenset(
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#" + name for name in ("XMLLiteral", "JSON")
)


class Wanted(NamedTuple):
    """What to look for: a triple (its object's place), a subject with a property (the predicate's), or a subject."""

    subject: NamedNode | BlankNode | Triple
    predicate: NamedNode | None = None
    object: Term | None = None


@dataclass(frozen=True, order=True)
class Place:
    """Where something stands: line and column from 1, in characters; `end_column` is the one after its last character.

    `end_column` is None for what ends on another line; `cell` is the column's name in a table.
    """

    file: str
    line: int
    column: int
    end_column: int | None = None
    cell: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


_Found = dict[tuple[Term, Term | None, Term | None], dict[Place, None]]


def places(
    data: bytes, syntax: RdfFormat, file: str, wanted: Iterable[Wanted], quads: Iterable[Quad] | None = None
) -> dict[Wanted, list[Place]]:
    """The places of what is wanted in a file that parses; what the file does not say is left out.

    A triple that is written twice has two places, in the order of the file; a subject has only its first one.
    `quads` are what `graph.read` yielded for this file, in that order. They are needed only where something wanted has
    a blank node without a label, which is another one each time a file is parsed. Raises InputError as `graph.read`.
    """
    sought = dict.fromkeys(wanted)
    found: _Found = {}
    first: dict[Term, Place] = {}
    subjects = {want.subject for want in sought}
    text = decoded(data)
    lines = Lines(text)
    said = list(read_bytes(data, syntax, file) if quads is None else quads)
    for statement in _paired(statements(text, syntax), said):
        subject, predicate, object, _ = statement
        if subject.term not in subjects:
            continue
        if subject.term not in first:
            first[subject.term] = _place(subject, lines, file)
        for want, spot in (
            ((subject.term, predicate.term, None), predicate),
            ((subject.term, predicate.term, object.term), object),
        ):
            if want in sought:
                found.setdefault(want, {})[_place(spot, lines, file)] = None
    for term, place in first.items():
        found[term, None, None] = {place: None}
    if syntax == RdfFormat.JSON_LD:
        _fall_back(sought, found, said, first)
    return {want: list(found[want]) for want in sought if want in found}


def _fall_back(sought: dict[Wanted, None], found: _Found, said: list[Quad], first: dict[Term, Place]) -> None:
    """Gives what JSON-LD says beside what is followed (under a key that stands twice) the place of its node object."""
    for quad in said:
        for want in (Wanted(quad.subject, quad.predicate), Wanted(*quad.triple)):
            if want in sought and want not in found and quad.subject in first:
                found[want] = {first[quad.subject]: None}


def statements(text: str, syntax: RdfFormat) -> Iterator[Statement]:
    """The statements of a text that is known to be valid, in the order in which pyoxigraph yields them."""
    if syntax == RdfFormat.JSON_LD:
        from ladkg.read.places.jsonld import values

        return values(text, BASE)
    if syntax == RdfFormat.RDF_XML:
        from ladkg.read.places.rdfxml import elements

        return elements(text, BASE)
    from ladkg.read.places.turtle import flat, nested

    return flat(text) if syntax in (RdfFormat.N_TRIPLES, RdfFormat.N_QUADS) else nested(text, BASE)


def _paired(read: Iterator[Statement], quads: Iterable[Quad]) -> Iterator[Statement]:
    """The statements with the terms of the quads, as long as both agree; from then on with their own."""
    agreed = True
    for statement, quad in zip(read, chain(quads, repeat(None)), strict=False):
        agreed = agreed and quad is not None and _agree(statement, quad)
        if agreed and quad is not None:
            yield Statement(
                statement.subject._replace(term=quad.subject),
                statement.predicate,
                statement.object._replace(term=quad.object),
                quad.graph_name,
            )
        else:
            yield statement


def _agree(statement: Statement, quad: Quad) -> bool:
    return (
        statement.predicate.term == quad.predicate
        and _alike(statement.subject.term, quad.subject)
        and _alike(statement.object.term, quad.object)
        and _alike(statement.graph, quad.graph_name)
    )


def _alike(ours: Term | Graph, theirs: Term | Graph) -> bool:
    """Whether two terms are the same up to the names of blank nodes and the text of XML and JSON literals."""
    if ours == theirs:
        return True
    if isinstance(ours, BlankNode):
        return isinstance(theirs, BlankNode)
    if isinstance(ours, Triple) and isinstance(theirs, Triple):
        return (
            ours.predicate == theirs.predicate
            and _alike(ours.subject, theirs.subject)
            and _alike(ours.object, theirs.object)
        )
    if isinstance(ours, Literal) and isinstance(theirs, Literal):
        return ours.datatype == theirs.datatype and ours.datatype.value in _NOT_COMPARED
    return False


def _place(spot: Spot, lines: Lines, file: str) -> Place:
    line, column = lines.place(spot.start)
    last, end = lines.place(spot.end)
    return Place(file, line, column, end if last == line else None)
