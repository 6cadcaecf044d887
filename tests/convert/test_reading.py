"""Rows of readings to quads."""

import csv
import io
import re
from dataclasses import replace
from decimal import Decimal

import pytest

from ladkg import paths
from ladkg.convert import convertible, kinds
from ladkg.convert.reading import FORCES, reading
from ladkg.errors import FaultyInput, LadkgError
from ladkg.graph import FORMATS as SYNTAXES
from ladkg.graph import to_bytes
from ladkg.ontology import ontology_quads
from ladkg.pipeline import tables
from ladkg.pipeline.evaluate import of_quads
from ladkg.read.columns import layouts
from ladkg.records.annotation import Annotation
from ladkg.terms import SKOS

ROW = Annotation(
    text="river/en",
    layer="statement",
    eid="section_2__para_1__sent_1",
    start=10,
    end=40,
    sha256="0" * 64,
    quote="We intend to share",
    value=None,
    force="intend",
    undertakes=True,
    hedges=("as-appropriate",),
    groups=("children", "women"),
    rule="en-intend",
    confidence=Decimal("0.5"),
    decision="accepted",
    note=None,
)
PARTICIPANT = replace(ROW, layer="participant", value="CHL", force=None, undertakes=None, hedges=(), groups=())
CITED = replace(PARTICIPANT, layer="instrument", value="cat-1984")


def lines(row: Annotation) -> list[str]:
    """The triples without the graph, and without the common beginnings of IRIs."""
    text = to_bytes(reading(row), SYNTAXES["ntriples"]).decode()
    return re.sub(r"<https://w3id.org/ladkg/(?:id/|ontology#)([^>]+)>|<http[^>]*#(\w+)>", r"\1\2", text).splitlines()


def test_a_commitment() -> None:
    assert [line for line in lines(ROW) if line.startswith("commitment")] == [
        f"commitment/river/section-2.para-1.sent-1/2 {rest} ."
        for rest in (
            "type Commitment",
            'label "intends (section 2, para 1, sent 1)"@en',
            'label "se propone (section 2, para 1, sent 1)"@es',
            "beneficiary concept/group/children",
            "beneficiary concept/group/women",
            'confidence "0.5"^^decimal',
            "force concept/force/intend",
            'foundBy "en-intend"',
            "qualifiedBy concept/hedge/as-appropriate",
            "setBy provision/river/section-2",
            "statedBy provision/river/section-2",
            "statedIn passage/river/en/section_2__para_1__sent_1",
            "statedIn source/river",
        )
    ]
    assert "provision/river/section-2 type Section ." in lines(ROW)
    assert 'passage/river/en/section_2__para_1__sent_1 quote "We intend to share" .' in lines(ROW)


def test_what_undertakes_nothing_is_a_statement_and_nobody_sets_it() -> None:
    said = lines(replace(ROW, force="affirm", undertakes=False, eid="para_1__sent_1"))
    assert "statement/river/para-1.sent-1/7 type Statement ." in said
    assert "statement/river/para-1.sent-1/7 statedBy provision/river/text ." in said
    assert not [line for line in said if "setBy" in line or "Commitment" in line]


@pytest.mark.parametrize("row", [ROW, PARTICIPANT, CITED, replace(CITED, value="The Bridge Agreement")])
def test_the_rule_goes_where_a_person_found_it_and_nothing_stays_of_what_was_rejected(row: Annotation) -> None:
    for decision in (None, "accepted"):
        assert any("foundBy" in line for line in lines(replace(row, decision=decision)))
    for decision in ("corrected", "added"):
        said = lines(replace(row, decision=decision))
        assert not [line for line in said if "foundBy" in line or "confidence" in line]
        assert len(said) == len(lines(row)) - 2
    assert lines(replace(row, decision="rejected")) == []


@pytest.mark.parametrize("row", [ROW, PARTICIPANT, CITED, replace(CITED, value="The Bridge Agreement")])
def test_what_was_said_can_be_read_back(row: Annotation) -> None:
    (back,) = of_quads(reading(row))
    same = (
        "text",
        "layer",
        "eid",
        "start",
        "end",
        "sha256",
        "quote",
        "value",
        "force",
        "undertakes",
        "hedges",
        "groups",
    )
    assert [getattr(back, field) for field in same] == [getattr(row, field) for field in same]


def test_a_passage_that_holds_nothing_is_a_passage() -> None:
    said = lines(replace(PARTICIPANT, layer="none", value=None))
    assert {line.split()[0] for line in said} == {"passage/river/en/section_2__para_1__sent_1"}


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (replace(ROW, force=None), "a statement has a force"),
        (replace(PARTICIPANT, value="Chile"), "'Chile' is no agent's short form"),
        (replace(PARTICIPANT, value=None), "'' is no agent's short form"),
        (replace(CITED, value=None), "an instrument has its slug"),
    ],
)
def test_a_row_without_what_its_layer_needs_is_told(row: Annotation, told: str) -> None:
    with pytest.raises(LadkgError, match=re.escape(told)):
        list(reading(row))
    text = io.StringIO()
    writer = csv.writer(text)
    columns = layouts(paths.data() / "reading/csv-metadata.json")["readings"].columns
    writer.writerow(column.name for column in columns)
    writer.writerow(_cell(getattr(row, column.name)) for column in columns)
    with pytest.raises(FaultyInput, match=f"mine.csv:2: .*{re.escape(told)}"):
        list(tables.convert_bytes(text.getvalue().encode(), "mine.csv", "readings"))


def _cell(value: object) -> str:
    if isinstance(value, tuple):
        return "|".join(value)
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def test_readings_can_be_converted_and_are_no_part_of_the_project() -> None:
    assert convertible().keys() - kinds().keys() == {"readings"}
    assert not (paths.data() / "reading/readings.csv").exists()


@pytest.mark.parametrize("name", ["readings", "my-readings", "river-en.readings", "x.y-readings"])
def test_the_last_word_of_a_name_says_the_kind(name: str) -> None:
    assert tables.kind_of(f"{name}.csv", name)[1] == "readings"


def test_the_forces_are_in_the_order_of_the_scheme() -> None:
    notation = {
        quad.subject.value.rpartition("/")[2]: quad.object.value  # type: ignore[union-attr]
        for quad in ontology_quads()
        if quad.predicate == SKOS.notation and "/concept/force/" in str(quad.subject)
    }
    assert sorted(notation, key=lambda force: int(notation[force])) == list(FORCES)
