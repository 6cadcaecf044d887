"""The tables of the pack: what stands in them, that they are described, and that hostile cells stay cells."""

import csv
import io
import json
from pathlib import Path

import pyarrow
import pytest
from csvw import TableGroup
from pyarrow import parquet
from pyoxigraph import Literal, NamedNode, Quad

from ladkg.export.pack import tables
from ladkg.export.pack.columns import PAIRS, TABLES, Column
from ladkg.export.publication import Publication
from ladkg.pipeline.build import Parts
from ladkg.terms import LAD, RDF, RDFS, SKOS, XSD

HOSTILE = [
    '=HYPERLINK("http://e.example/")',
    "@SUM(1)",
    '"quoted", and more',
    "two\r\nlines",
    "nul\x00here",
    "\u202egpj.exe",
    "|¦‖",
    "<script>alert(1)</script>",
]
X, Y = NamedNode("https://w3id.org/ladkg/id/pledge/x"), NamedNode("https://w3id.org/ladkg/id/pledge/y")


@pytest.fixture(scope="module")
def made(parts: Parts) -> dict[str, bytes]:
    return dict(tables.files(Publication(list(parts), "0.1.0")))


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def read(data: bytes) -> pyarrow.Table:
    return parquet.read_table(pyarrow.BufferReader(data))


def written(*quads: Quad, safe: bool = False) -> dict[str, bytes]:
    return dict(tables.files(Publication(list(quads), "0", spreadsheet_safe=safe)))


def pledge(node: NamedNode, term: NamedNode, *values: NamedNode | Literal) -> list[Quad]:
    return [Quad(node, RDF.type, LAD.Pledge), *(Quad(node, term, value) for value in values)]


def test_every_class_of_interest_has_its_table(made: dict[str, bytes]) -> None:
    names = {*TABLES, *PAIRS}
    assert set(made) == {f"tables/{name}.{kind}" for name in names for kind in ("csv", "parquet")} | {tables.METADATA}


def test_a_row_for_each_resource_and_a_column_for_each_property(made: dict[str, bytes], parts: Parts) -> None:
    acts = {row["iri"]: row for row in rows(made["tables/acts.csv"])}
    typed = {q.subject for q in parts if q.predicate == RDF.type and q.object == LAD.ParticipationAct}
    assert {NamedNode(iri) for iri in acts} == typed
    act = acts["https://w3id.org/ladkg/id/act/USA/refugee-protocol-1967/accession-1968-11-01"]
    assert (act["type"], act["actor_label"], act["acted_on"]) == ("Accession", "United States of America", "1968-11-01")
    assert act["on_instrument"] == "https://w3id.org/ladkg/id/instrument/refugee-protocol-1967"
    chile = next(row for row in rows(made["tables/agents.csv"]) if row["iso3"] == "CHL")
    assert (chile["label_en"], chile["type"], chile["un_member"]) == ("Chile", "State", "true")
    assert chile["borders_on_label"].split("|") == ["Argentina", "Bolivia", "Peru"]
    assert {row["type"] for row in rows(made["tables/commitments.csv"])} == {"Commitment"}


def test_many_to_many_properties_have_tables_of_pairs(made: dict[str, bytes], parts: Parts) -> None:
    pairs = {(NamedNode(row["agent"]), NamedNode(row["obligation"])) for row in rows(made["tables/bound-by.csv"])}
    assert pairs == {(q.subject, q.object) for q in parts if q.predicate == LAD.boundBy}
    assert "bound_by" not in rows(made["tables/agents.csv"])[0]


def test_the_metadata_describes_every_column_and_the_tables_fit_it(made: dict[str, bytes], tmp_path: Path) -> None:
    for path, data in made.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(data)
    group = TableGroup.from_file(tmp_path / tables.METADATA)
    for table in group.tables:
        name = str(table.url)
        read_back = list(table.iterdicts(strict=True))
        assert len(read_back) == len(rows(made[f"tables/{name}"])) > 0
        assert [column.name for column in table.tableSchema.columns] == list(rows(made[f"tables/{name}"])[0])
    told = json.loads(made[tables.METADATA])
    assert told["dc:license"] == {"@id": "https://creativecommons.org/licenses/by/4.0/"}
    acts = next(table for table in told["tables"] if table["url"] == "acts.csv")
    acted = next(column for column in acts["tableSchema"]["columns"] if column["name"] == "acted_on")
    assert acted["propertyUrl"] == LAD.actedOn.value
    assert {"@value": "realizado el", "@language": "es"} in acted["dc:title"]
    assert len(acted["dc:description"]) == 2
    assert all("propertyUrl" in column or column["suppressOutput"] for column in acts["tableSchema"]["columns"])


def test_parquet_holds_the_same_with_types(made: dict[str, bytes]) -> None:
    for name in (*TABLES, *PAIRS):
        typed, plain = read(made[f"tables/{name}.parquet"]), rows(made[f"tables/{name}.csv"])
        assert (typed.num_rows, typed.column_names) == (len(plain), list(plain[0]))
        assert [row["iri"] for row in plain] == typed["iri"].to_pylist() if name in TABLES else True
    agents = read(made["tables/agents.parquet"])
    assert agents.schema.field("un_member").type == pyarrow.bool_()
    assert agents.schema.field("latitude").type == pyarrow.float64()
    assert agents.schema.field("endorses").type == pyarrow.list_(pyarrow.string())
    assert agents.schema.field("iso3").metadata == {b"property": LAD.iso3.value.encode()}
    assert read(made["tables/acts.parquet"]).schema.field("not_after").type == pyarrow.date32()
    assert read(made["tables/passages.parquet"]).schema.field("start").type == pyarrow.int64()


def test_the_same_to_the_byte(made: dict[str, bytes], parts: Parts) -> None:
    assert dict(tables.files(Publication(list(reversed(list(parts))), "0.1.0"))) == made


@pytest.mark.parametrize("cell", HOSTILE)
def test_hostile_cells_come_through_verbatim(cell: str) -> None:
    made = written(*pledge(X, LAD.unit, Literal(cell)), *pledge(Y, LAD.unit, Literal("persons")))
    assert [row["unit"] for row in rows(made["tables/pledges.csv"])] == [cell, "persons"]
    assert read(made["tables/pledges.parquet"])["unit"].to_pylist() == [cell, "persons"]


def test_for_spreadsheets_a_formula_is_text_and_the_metadata_says_so() -> None:
    quads = pledge(X, RDFS.label, Literal("=1+1", language="en")) + pledge(
        X, LAD.quantity, Literal("-5", datatype=XSD.decimal)
    )
    made = written(*quads, safe=True)
    (row,) = rows(made["tables/pledges.csv"])
    assert (row["label_en"], row["quantity"]) == ("'=1+1", "-5")
    assert "apostrophe" in json.loads(made[tables.METADATA])["rdfs:comment"]
    assert read(made["tables/pledges.parquet"])["label_en"].to_pylist() == ["=1+1"]


def test_values_of_one_cell_are_parted_by_what_is_in_none_of_them() -> None:
    made = written(*pledge(X, LAD.unit, Literal("a|b"), Literal("c¦d")))
    (row,) = rows(made["tables/pledges.csv"])
    columns = json.loads(made[tables.METADATA])["tables"][0]["tableSchema"]["columns"]
    separator = next(column["separator"] for column in columns if column["name"] == "unit")
    assert row["unit"].split(separator) == ["a|b", "c¦d"]
    assert Column("x", [["|", "¦", "‖"]]).separator == "\ue000"


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ([Literal("2022-06-10", datatype=XSD.date)], "date"),
        ([Literal("2022-02-30", datatype=XSD.date)], "string"),
        ([Literal("2022-06-10Z", datatype=XSD.date)], "string"),
        ([Literal("2022-06-10", datatype=XSD.date), Literal("2022", datatype=XSD.gYear)], "string"),
        ([Literal("-7", datatype=XSD.integer)], "integer"),
        ([Literal("9" * 30, datatype=XSD.integer)], "string"),
        ([Literal("2.50", datatype=XSD.decimal)], "decimal"),
        ([Literal("maybe", datatype=XSD.boolean)], "string"),
        ([Literal("1", datatype=XSD.boolean)], "boolean"),
        ([Literal("x"), NamedNode("e:x")], "string"),
        ([NamedNode("e:x")], "anyURI"),
    ],
)
def test_a_type_is_the_narrowest_that_all_values_fit(values: list[Literal | NamedNode], kind: str) -> None:
    nodes = [X, Y][: len(values)]
    made = written(
        *(quad for node, value in zip(nodes, values, strict=True) for quad in pledge(node, LAD.quantity, value))
    )
    columns = json.loads(made[tables.METADATA])["tables"][0]["tableSchema"]["columns"]
    assert next(column["datatype"] for column in columns if column["name"] == "quantity") == kind
    assert [row["quantity"] for row in rows(made["tables/pledges.csv"])] == [value.value for value in values]
    read(made["tables/pledges.parquet"])


def test_the_type_is_the_narrowest_class_even_where_classes_go_in_circles() -> None:
    made = written(
        Quad(X, RDF.type, LAD.Accession),
        Quad(X, RDF.type, LAD.ParticipationAct),
        Quad(LAD.Accession, RDFS.subClassOf, LAD.ConsentAct),
        Quad(LAD.ConsentAct, RDFS.subClassOf, LAD.ParticipationAct),
        Quad(LAD.ParticipationAct, RDFS.subClassOf, LAD.ParticipationAct),
    )
    assert [row["type"] for row in rows(made["tables/acts.csv"])] == ["Accession"]


def test_concepts_are_labelled_like_everything_else() -> None:
    made = written(Quad(X, RDF.type, SKOS.Concept), Quad(X, SKOS.prefLabel, Literal("x", language="pt-br")))
    assert [row["label_pt_br"] for row in rows(made["tables/concepts.csv"])] == ["x"]
