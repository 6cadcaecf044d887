"""A text of our own to quads, and rows about its places checked against it."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Literal, Quad

from ladkg import graph, iris
from ladkg.convert.text import passages, quads, verify_passages
from ladkg.read.document import read, read_bytes
from ladkg.read.identify import identify
from ladkg.read.tables import Placed
from ladkg.records.evidence import Passage, TextVersion
from ladkg.records.reading import Citation, Participant
from ladkg.records.text import Document
from ladkg.terms import LAD, OA, RDF, RDFS

HERE = Path(__file__).parent
STATES = {"Chile": "CHL", "Peru": "PER"}
PACTS = {"Water Pact": "water-pact", "Garden Declaration": "garden"}


@pytest.fixture
def garden() -> Document:
    return read(HERE / "garden.md")


def identified(document: Document) -> TextVersion:
    """The version, with those of the two states that it names."""
    return identify(document, {}, listed=[one.ref for one in participants(document)])


def participants(document: Document) -> list[Participant]:
    found = named(document, STATES)
    return [Participant(ref, start, end, eid, "participant-opening", 0.5) for ref, start, end, eid in found]


def citations(document: Document) -> list[Citation]:
    found = [one for one in named(document, PACTS) if one[3] != "heading"]
    return [Citation(ref, "", start, end, eid, "instrument-name", 0.5) for ref, start, end, eid in found]


def named(document: Document, names: Mapping[str, str]) -> list[tuple[str, int, int, str]]:
    """What each name means, and its first place."""
    return [
        (names[name], place.start + at, place.start + at + len(name), place.eid)
        for name in names
        for place in document.sentences()
        if (at := document.wording(place).find(name)) >= 0
    ]


def converted(document: Document, version: TextVersion | None = None, *, wording: bool = False) -> list[Quad]:
    version = version or identified(document)
    said, cited = participants(document), citations(document)
    return list(quads(document, version, listed=said, named=cited, wording=wording))


def test_a_declaration_becomes_exactly_these_quads(garden: Document) -> None:
    assert graph.normalised(converted(garden, wording=True)) == list(graph.read(HERE / "garden.nq"))


def test_the_wording_is_added_only_when_asked_for(garden: Document) -> None:
    plain, full = set(converted(garden)), set(converted(garden, wording=True))
    assert {quad.predicate for quad in full - plain} == {OA.exact}
    assert len(full - plain) == len(list(garden.sentences()))
    assert not plain - full


def test_a_known_text_brings_no_source_of_its_own(garden: Document) -> None:
    version = replace(identified(garden), sources=("town-hall",))
    found = list(quads(garden, version, listed=participants(garden), known={garden.sha256}))
    assert not [quad for quad in found if quad.object == LAD.Source]
    assert {str(quad.graph_name) for quad in found} == {"<https://w3id.org/ladkg/id/graph/source/town-hall>"}


@pytest.mark.parametrize(
    ("status", "act"),
    [(None, "2021-05-06"), ("adopted", "2021-05-06"), ("translation", "undated"), ("amended", "undated")],
)
def test_only_the_adopted_text_dates_the_endorsements(garden: Document, status: str | None, act: str) -> None:
    version = replace(identified(garden), status=status)
    found = [quad.subject for quad in converted(garden, version) if quad.object == LAD.Endorsement]
    assert [str(subject).rpartition("/")[2] for subject in found] == [f"endorsement-{act}>"] * 2


def test_a_declaration_is_not_said_to_cite_itself() -> None:
    document = read_bytes(b"We, the Presidents of Chile and Peru, met and made the Garden Declaration.", "garden.md")
    found = converted(document)
    assert not [quad for quad in found if quad.predicate == LAD.relatesTo]


def test_pillars_are_numbered() -> None:
    parts = "".join(f"**Promoting {name}**\n\nWe plan it.\n\n" for name in ("Shade", "Water", "Light", "Rest"))
    text = f"We, the Presidents of Chile and Peru, met.\n\n{parts}**A Shared Garden**\n\nWe end."
    document = read_bytes(text.encode(), "garden.md")
    found = converted(document)
    said = {(quad.predicate, quad.object) for quad in found if quad.subject == iris.provision("garden/pillar-2")}
    assert (RDF.type, LAD.Pillar) in said
    assert (RDFS.label, Literal("Promoting Water", language="en")) in said
    assert (LAD.number, Literal("2")) in said


def test_a_report_is_no_declaration() -> None:
    document = read_bytes(b"Mayors agree\n\nThe mayors of the towns met and they left for the river.", "news.txt")
    found = converted(document)
    classes = {quad.object for quad in found if quad.predicate == RDF.type}
    assert classes == {LAD.Source, LAD.TextVersion, LAD.Passage}


def test_a_source_has_an_address_only_if_it_is_one() -> None:
    document = read_bytes(b"---\nsource_url: see the shelf\n---\nWe plan to go to the river.", "x.md")
    assert not [q for q in converted(document) if q.predicate == LAD.url]


def placed(document: Document, version: TextVersion) -> list[Placed[Passage]]:
    return [Placed(row, line) for line, row in enumerate(passages(document, version), start=2)]


def test_rows_made_from_a_text_hold(garden: Document) -> None:
    rows = placed(garden, identified(garden))
    assert len(rows) == 7
    assert verify_passages(rows, garden) == []


@pytest.mark.parametrize(
    ("change", "column", "told"),
    [
        ({"eid": "conclusion__para_9__sent_1"}, "eid", "has no place conclusion__para_9__sent_1"),
        ({"start": 1}, "start", "it is 0 for preamble__para_1__sent_1"),
        ({"end": 1}, "end", "it is 58"),
        ({"sha256": "0" * 64}, "sha256", "it is "),
        ({"quote": "nowhere in it"}, "quote", "does not stand exactly once"),
        ({"quote": "We"}, "quote", "does not stand exactly once"),
        ({"quote": "binds nobody"}, "quote", "at preamble__para_1__sent_1"),
    ],
)
def test_a_wrong_row_is_named_by_line_and_column(
    garden: Document, change: dict[str, int | str], column: str, told: str
) -> None:
    first = next(passages(garden, identified(garden)))
    row = replace(first, **change)  # type: ignore[arg-type]
    faults = verify_passages([Placed(row, 7)], garden, "rows.csv")
    assert [(fault.file, fault.line, fault.column) for fault in faults] == [("rows.csv", 7, column)]
    assert told in faults[0].message
