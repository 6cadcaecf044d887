"""The cell that a triple was made from, checked by hand in small tables and for every triple of the project's own."""

import csv
import io
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from ladkg.convert import kinds
from ladkg.pipeline.cells import cells
from ladkg.pipeline.tables import convert_bytes
from ladkg.read.places import Place, Wanted
from ladkg.terms import LAD, RDF, XSD

DATA = Path(__file__).parents[3] / "data"
ID = "https://w3id.org/ladkg/id/"
HEAD = "actor,instrument,kind,date,precision,effective,undoes,label_as_published,sources,note\r\n"
TABLE = (
    HEAD + 'ARG,cat-1984,signature,1985-02-04,,,,,untreaties-4-9,"A note, ""quoted""\r\nof two lines"\r\n'
    "CHL,cat-1984,open-signature,2001,year,2002-03-04,,é💡,untreaties-4-9|other,\r\n"
    "CHL,cat-1984,ratification,2003-05,,,,,untreaties-4-9,Last\r\n"
)
ARG = NamedNode(ID + "act/ARG/cat-1984/signature-1985-02-04")


def found(table: str, *want: Wanted) -> list[tuple[int, int, int | None, str]]:
    places = cells(table.encode(), "acts.csv", "acts", want)
    return [(one.line, one.column, one.end_column, one.cell) for spots in places.values() for one in spots]


@pytest.mark.parametrize(
    ("predicate", "object", "place"),
    [
        (LAD.actor, NamedNode(ID + "state/ARG"), (2, 1, 4, "actor")),
        (LAD.onInstrument, NamedNode(ID + "instrument/cat-1984"), (2, 5, 13, "instrument")),
        (RDF.type, LAD.Signature, (2, 14, 23, "kind")),
        (LAD.actedOn, Literal("1985-02-04", datatype=XSD.date), (2, 24, 34, "date")),
        (LAD.datePrecision, NamedNode(ID + "concept/date-precision/day"), (2, 24, 34, "date")),
        (LAD.statedIn, NamedNode(ID + "source/untreaties-4-9"), (2, 39, 53, "sources")),
        (LAD.note, Literal('A note, "quoted"\r\nof two lines', language="en"), (2, 54, None, "note")),
        (LAD.actor, None, (2, 1, 4, "actor")),
        (LAD.note, None, (2, 54, None, "note")),
        (None, None, (2, 1, 4, "actor")),
    ],
)
def test_a_triple_has_the_place_of_its_cell(
    predicate: NamedNode | None, object: NamedNode | Literal | None, place: tuple[int, int, int | None, str]
) -> None:
    table = TABLE.replace("CHL,cat-1984,open-signature", "CHL,cat-1984,accession")
    assert found(table, Wanted(ARG, predicate, object)) == [place]


def test_lines_are_counted_after_a_cell_of_two_lines_and_a_byte_order_mark() -> None:
    act = NamedNode(ID + "act/CHL/cat-1984/ratification-2003-05")
    table = "\ufeff" + TABLE.replace("open-signature", "accession")
    assert found(table, Wanted(act, LAD.note, Literal("Last", language="en"))) == [(5, 54, 58, "note")]


def test_two_rows_and_columns_in_another_order() -> None:
    head = "note,kind,actor,instrument,date,precision,effective,undoes,label_as_published,sources\n"
    table = head + "".join(
        f",{kind},ARG,cat-1984,1985-02-04,,,,,untreaties-4-9\n" for kind in ("signature", "accession")
    )
    wants = [Wanted(ARG, LAD.actor, NamedNode(ID + "state/ARG"))]
    assert found(table, *wants) == [(2, 12, 15, "actor")]


def test_what_no_row_says_has_no_place() -> None:
    table = TABLE.replace("open-signature", "accession")
    assert found(table, Wanted(ARG, LAD.actor, NamedNode(ID + "state/CHL")), Wanted(LAD.State)) == []


@pytest.mark.parametrize("name", sorted(kinds()))
def test_every_triple_of_the_project_has_a_cell_and_the_cell_is_not_empty(name: str) -> None:
    path = DATA / kinds()[name][0] / f"{name}.csv"
    lines = path.read_text(encoding="utf-8").split("\n")
    data = "\n".join([*next_rows(lines), ""]).encode()
    wants = {Wanted(*quad.triple) for quad in convert_bytes(data, path.name, name)}
    places = cells(data, path.name, name, wants)
    assert places.keys() == wants
    for spots in places.values():
        for spot in spots:
            assert written(data.decode(), spot)


def next_rows(lines: list[str]) -> list[str]:
    """The header and the first rows of a table, as far as none of them holds a line break."""
    return [line for line in lines[:15] if len(next(csv.reader(io.StringIO(line)), [])) == lines[0].count(",") + 1]


def written(text: str, place: Place) -> str:
    return text.split("\n")[place.line - 1][place.column - 1 : place.end_column and place.end_column - 1]
