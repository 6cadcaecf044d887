"""Which instruments invented texts cite, in four languages (citations.csv), and the Declaration's own."""

import csv
from pathlib import Path

import pytest

from ladkg.pipeline import tables
from ladkg.pipeline.names import citations
from ladkg.read.document import read, read_bytes

with (Path(__file__).parent / "citations.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


def cited(text: str, language: str = "en") -> list[tuple[str | None, str]]:
    found = citations(read_bytes(f"# Words\n\n{text}".encode(), "x.md"), language)
    return [(one.ref, one.title) for one in found]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:60])
def test_titles_are_found_once_and_whole(row: dict[str, str]) -> None:
    assert "|".join(title for _, title in cited(row["text"], row["language"])) == row["titles"]


@pytest.mark.parametrize(
    ("language", "text", "slugs"),
    [
        (
            "en",
            "the Convention relating to the Status of Refugees and its 1967 Protocol",
            "refugee-convention-1951 refugee-protocol-1967",
        ),
        ("en", "the 1951 Refugee Convention; the 1951 Convention", "refugee-convention-1951"),
        ("en", "the CRC, UNTOC and the Palermo Protocol", "crc-1989 untoc-2000 trafficking-protocol-2000"),
        ("en", "UNITED NATIONS CONVENTION AGAINST TRANSNATIONAL ORGANIZED CRIME", "untoc-2000"),
        ("es", "la Convención sobre los Derechos del Niño y el Pacto Mundial sobre los Refugiados", "crc-1989 gcr"),
        (
            "fr",
            "la Convention relative aux droits de l’enfant et les Conventions de Genève",
            "crc-1989 geneva-conventions-1949",
        ),
        ("pt", "a Convenção contra a Tortura e a Agenda 2030", "cat-1984 agenda-2030"),
        ("en", "a water pact and the wide agenda", ""),
    ],
)
def test_known_instruments_are_linked(language: str, text: str, slugs: str) -> None:
    assert " ".join(ref or "?" for ref, _ in cited(f"We value {text}.", language)) == slugs


def test_the_text_itself_is_not_cited() -> None:
    text = "# River Declaration on Boats\n\nThis Declaration holds. The River Declaration on Boats is new."
    assert citations(read_bytes(text.encode(), "x.md"), "en") == []


def test_an_abbreviation_stands_for_the_title_that_it_follows() -> None:
    found = cited("The River Boat Agreement (RBA) holds. The RBA Agreement and the River Boat Agreement are one.")
    assert found[0] == (None, "River Boat Agreement")


def test_a_citation_stands_where_it_says() -> None:
    document = read_bytes(b"We recall the Paris Agreement. The Paris Agreement holds.", "x.md")
    (found,) = citations(document, "en")
    assert document.text[found.start : found.end] == found.title == "Paris Agreement"
    assert (found.eid, found.rule) == ("para_1__sent_1", "instrument-name")


def test_each_is_cited_once_where_it_stands_first() -> None:
    text = "It rains. We recall the CRC.\n\nUNTOC and the CRC hold."
    found = citations(read_bytes(text.encode(), "x.md"), "en")
    assert [(one.eid, one.ref) for one in found] == [("para_1__sent_2", "crc-1989"), ("para_2__sent_1", "untoc-2000")]


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("la-declaration.md", "en"),
        ("la-declaration-amended-2022-06-14.md", "en"),
        ("la-declaration.es.md", "es"),
        ("la-declaration.fr.md", "fr"),
        ("la-declaration.pt.md", "pt"),
    ],
)
def test_the_declaration_cites_what_the_tables_say(texts: Path, name: str, language: str) -> None:
    expected = {row.record.object for row in tables.rows("relations") if row.record.subject == "la-declaration"}
    found = citations(read(texts / name), language)
    assert {one.ref for one in found} == expected
    assert len(found) == len(expected)
