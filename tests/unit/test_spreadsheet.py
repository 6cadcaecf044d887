"""CSV for people: what a spreadsheet program could run as a formula, and what must come through as it is."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladkg.spreadsheet import safe, written

RUN = [
    "=1+1",
    '=HYPERLINK("http://e.example/","x")',
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "\tplain",
    "＝1+1",
    " =1+1",
    "\u00a0=1",
    "\ufeff=1",
    "\u202e=1",
    "\u200b\u2066@x",
    "\x00=1",
    "-",
    "--1",
    "-1.2.3",
]
PLAIN = ["", "a=b", "1-2", "-77.03", "+1", "-1e5", "Côte d’Ivoire", "'=1", "\u202eabc", "a\tb", "\x00"]


@pytest.mark.parametrize("cell", RUN)
def test_what_could_run_gets_an_apostrophe(cell: str) -> None:
    assert safe(cell) == "'" + cell


@pytest.mark.parametrize("cell", PLAIN)
def test_what_is_text_or_a_number_stays(cell: str) -> None:
    assert safe(cell) == cell


def test_unless_asked_every_cell_is_verbatim() -> None:
    assert written([["=1", "a"]]) == b"=1,a\n"
    assert written([["=1", "a"]], guarded=True, end="\r\n") == b"'=1,a\r\n"


def test_quotes_and_lines_stay_within_their_cell() -> None:
    assert written([['say "no"', "a\r", "b\nc", "d,e"]]) == b'"say ""no""","a\r","b\nc","d,e"\n'


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=3), max_size=4))
def test_what_is_written_reads_the_same(rows: list[list[str]]) -> None:
    assert list(csv.reader(io.StringIO(written(rows).decode(), newline=""))) == rows


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2))
def test_no_guarded_cell_begins_as_a_formula(row: list[str]) -> None:
    (read,) = csv.reader(io.StringIO(written([row], guarded=True).decode(), newline=""))
    for cell, was in zip(read, row, strict=True):
        assert cell == safe(was)
        assert cell in {was, "'" + was}
        assert not cell.startswith(("=", "@", "\t", "\r", "\n"))
