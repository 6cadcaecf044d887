"""Who takes part in invented declarations, in four languages (participants.csv, headlines.csv)."""

import csv
from pathlib import Path

import pytest

from ladkg.pipeline import tables
from ladkg.pipeline.names import participants
from ladkg.read.document import read, read_bytes

HERE = Path(__file__).parent


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def refs(text: str, language: str = "en") -> str:
    return " ".join(sorted(one.ref for one in participants(read_bytes(text.encode(), "x.md"), language)))


@pytest.mark.parametrize("row", rows("participants.csv"), ids=lambda row: row["text"][:60])
def test_a_text_names_who_speaks(row: dict[str, str]) -> None:
    assert refs(row["text"], row["language"]) == row["participants"]


@pytest.mark.parametrize("row", rows("headlines.csv"), ids=lambda row: row["title"])
def test_the_title_names_who_speaks(row: dict[str, str]) -> None:
    assert refs(f"# {row['title']}\n\nThe leaders value rivers.") == row["participants"]


@pytest.mark.parametrize("row", rows("headlines.csv"), ids=lambda row: row["title"])
def test_the_title_of_the_front_matter_names_who_speaks(row: dict[str, str]) -> None:
    text = f'---\ntitle: "{row["title"]}"\n---\n\nRivers are long.'
    found = participants(read_bytes(text.encode(), "x.md"), "en")
    assert " ".join(sorted(one.ref for one in found)) == row["participants"]
    assert all((one.eid, one.start, one.end) == (None, 0, 0) for one in found)


def test_a_participant_stands_where_it_says() -> None:
    document = read_bytes(b"# Words\n\nWe, the Presidents of Chile and the Kingdom of Norway, agree.", "x.md")
    found = participants(document, "en")
    assert [document.text[one.start : one.end] for one in found] == ["Chile", "Kingdom of Norway"]
    assert {one.eid for one in found} == {"para_1__sent_1"}
    assert {one.rule for one in found} == {"participant-opening"}
    assert all(0 < one.confidence <= 1 for one in found)


def test_letters_that_grow_in_lower_case_shift_nothing() -> None:
    document = read_bytes("We, the Presidents of İİİ and Peru and Chile, agree.".encode(), "x.md")
    assert [document.text[one.start : one.end] for one in participants(document, "en")] == ["Peru", "Chile"]


@pytest.mark.parametrize(
    "name",
    [
        "la-declaration.md",
        "la-declaration-amended-2022-06-14.md",
        "la-declaration.es.md",
        "la-declaration.fr.md",
        "la-declaration.pt.md",
    ],
)
def test_the_declaration_lists_its_states(texts: Path, name: str) -> None:
    document = read(texts / name)
    (version,) = (row.record for row in tables.rows("text_versions") if row.record.sha256 == document.sha256)
    found = participants(document, version.language)
    assert sorted(one.ref for one in found) == sorted(version.participants)
    assert {one.eid for one in found} == {"preamble__para_1__sent_1"}
