"""Tables: what is read, and how every fault is told with file, line and column."""

import csv
import io
import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import astuple, dataclass
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladkg.errors import Fault, FaultyInput, InputError
from ladkg.read import tables
from ladkg.read.tables import Placed, dangling, read_bytes, read_table


@dataclass(frozen=True, slots=True)
class Row:
    id: str
    date: str | None
    count: int | None
    amount: Decimal | None
    sure: bool
    links: tuple[str, ...]
    parent: str | None
    note: str | None


HEADER = "id,date,count,amount,sure,links,parent,note\n"
CALENDAR = "write a date that exists, or only its month or year if no more is known"
COLUMNS = [
    {"name": "id", "required": True, "datatype": {"base": "string", "format": "[a-z0-9]+(-[a-z0-9]+)*"}},
    {"name": "date", "datatype": {"base": "string", "format": "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"}},
    {"name": "count", "datatype": "integer"},
    {"name": "amount", "datatype": {"base": "decimal", "minimum": "0"}},
    {"name": "sure", "required": True, "datatype": "boolean"},
    {"name": "links", "datatype": "anyURI", "separator": "|"},
    {"name": "parent"},
    {"name": "note", "dc:description": "our own words"},
]


@pytest.fixture(scope="session")
def metadata(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = {"resource": "rows.csv", "columnReference": "id"}
    keys = [{"columnReference": name, "reference": target} for name in ("parent", "links")]
    schema = {"columns": COLUMNS, "primaryKey": "id", "foreignKeys": keys}
    return _written(tmp_path_factory.mktemp("tables"), {"tables": [{"url": "rows.csv", "tableSchema": schema}]})


def _written(folder: Path, group: dict[str, object]) -> Path:
    path = folder / "csv-metadata.json"
    path.write_text(json.dumps({"@context": "http://www.w3.org/ns/csvw", **group}), encoding="utf-8")
    return path


def _read(metadata: Path, data: str | bytes) -> list[Placed[Row]]:
    return read_bytes(data.encode() if isinstance(data, str) else data, "rows.csv", metadata, "rows", Row)


def _faults(metadata: Path, data: str | bytes) -> Sequence[Fault]:
    with pytest.raises(FaultyInput) as caught:
        _read(metadata, data)
    return caught.value.faults


def test_cells_become_the_types_of_the_record(metadata: Path) -> None:
    rows = _read(metadata, HEADER + "a,2018-05,-7,2.50,true,http://a.b/c|urn:x,a,two words\nb,,,,false,,,\n")
    assert rows == [
        Placed(Row("a", "2018-05", -7, Decimal("2.50"), True, ("http://a.b/c", "urn:x"), "a", "two words"), 2),
        Placed(Row("b", None, None, None, False, (), None, None), 3),
    ]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_an_editor_counts_them(metadata: Path, ending: str) -> None:
    text = HEADER + 'a,,,,true,,,"one\ntwo\n\nfour"\nb,,,,true,,,\nc,,,,true,,,x'
    assert [row.line for row in _read(metadata, text.replace("\n", ending))] == [2, 6, 7]


def test_a_fault_after_a_break_inside_its_row_is_told_at_its_own_line(metadata: Path) -> None:
    assert [(f.line, f.column) for f in _faults(metadata, HEADER + 'a,,,,true,,"x\ny"," z"\n')] == [(3, "note")]


def test_columns_may_stand_in_any_order_and_a_byte_order_mark_is_skipped(metadata: Path) -> None:
    swapped = "\ufeffnote,id,date,count,amount,sure,links,parent\nhello,a,,,,true,,\n"
    assert _read(metadata, swapped)[0].record == Row("a", None, None, None, True, (), None, "hello")


def test_a_table_may_have_no_rows(metadata: Path) -> None:
    assert _read(metadata, HEADER) == []


@pytest.mark.parametrize(
    ("row", "column", "message"),
    [
        (",,,,true,,,", "id", "fill this cell: id"),
        ("A b,,,,true,,,", "id", "'A b' does not fit (id): it must match [a-z0-9]+(-[a-z0-9]+)*"),
        ('"a\n",,,,true,,,', "id", r"'a\n' has blanks or line breaks at its start or end: remove them"),
        ("a,,,,true,,, x", "note", "' x' has blanks or line breaks at its start or end: remove them"),
        ("a,,1.0,,true,,,", "count", "'1.0' is not integer: write a whole number such as 12"),
        ("a,,1_0,,true,,,", "count", "'1_0' is not integer: write a whole number such as 12"),
        ("a,,٣,,true,,,", "count", "'٣' is not integer: write a whole number such as 12"),
        ("a,,,1e3,true,,,", "amount", "'1e3' is not decimal: write a number such as 1200.5, without separators"),
        ("a,,,NaN,true,,,", "amount", "'NaN' is not decimal: write a number such as 1200.5, without separators"),
        ("a,,,-1,true,,,", "amount", "'-1' does not fit (amount): value must be >= 0"),
        ("a,,,,1,,,", "sure", "'1' is not boolean: write true or false"),
        ("a,,,,,,,", "sure", "fill this cell: sure"),
        (
            "a,,,,true,no address,,",
            "links",
            "'no address' is not anyURI: write a full address such as https://example.org/page, without blanks",
        ),
        ("a,,,,true,urn:a||urn:b,,", "links", "an empty value in a list: remove the extra '|'"),
        ("a,2018-5,,,true,,,", "date", "'2018-5' does not fit (date): it must match [0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"),
        *(
            (
                f"a,{date},,,true,,,",
                "date",
                f"{date!r} is not in the calendar: {CALENDAR}",
            )
            for date in ("2021-02-30", "2021-02-29", "2021-13", "2021-00-10", "0000")
        ),
        ("a,,,,true", "", "5 cells where the header has 8: add or remove commas, or quote a cell that holds one"),
        ("a,,,,true,,,,", "", "9 cells where the header has 8: add or remove commas, or quote a cell that holds one"),
        ("", "", "an empty line: remove it"),
    ],
)
def test_a_bad_cell_is_told_in_plain_words(metadata: Path, row: str, column: str, message: str) -> None:
    assert _faults(metadata, HEADER + row + "\n") == (Fault("rows.csv", 2, column, message),)


def test_a_leap_day_is_a_day(metadata: Path) -> None:
    assert _read(metadata, HEADER + "a,2020-02-29,,,true,,,\n")[0].record.date == "2020-02-29"


def test_a_key_stands_once(metadata: Path) -> None:
    (fault,) = _faults(metadata, HEADER + "a,,,,true,,,\nb,,,,true,,,\na,,,,false,,,\n")
    assert fault == Fault("rows.csv", 4, "id", "the same key as on line 2: remove one of the rows or correct it")


def test_all_faults_are_told_at_once(metadata: Path) -> None:
    faults = _faults(metadata, HEADER + "a,2018-99,x,,maybe,a|b,,\nb,,,,true,,,\nb,,,\n")
    assert [(f.line, f.column) for f in faults] == [
        (2, "count"), (2, "date"), (2, "links"), (2, "links"), (2, "sure"), (4, ""),
    ]  # fmt: skip


def test_a_bad_header_is_told_and_the_rows_are_read_all_the_same(metadata: Path) -> None:
    faults = _faults(metadata, "id,dates,sure,sure,elsewhere,count,amount,links,note\na,,true,true,,x,,,\n")
    assert [(f.line, f.column, f.message) for f in faults] == [
        (1, "date", "the column is missing: add it (date)"),
        (1, "dates", "unknown column; did you mean date?"),
        (1, "elsewhere", "unknown column; known are id, date, count, amount, sure, links, parent, note"),
        (1, "parent", "the column is missing: add it (parent)"),
        (1, "sure", "the column stands twice: remove one"),
        (2, "count", "'x' is not integer: write a whole number such as 12"),
    ]


@pytest.mark.parametrize("data", ["", "\n", "\ufeff", "\r\n\r\n"])
def test_an_empty_file_has_no_header(metadata: Path, data: str) -> None:
    message = "no header: the first line must be id,date,count,amount,sure,links,parent,note"
    assert _faults(metadata, data) == (Fault("rows.csv", 1, "", message),)


@pytest.mark.parametrize("rest", ['a,,,,true,,,"open\nb,,,,true,,,\n', 'a,,,,true,,,"x"y\n'])
def test_a_broken_quotation_is_told_where_its_row_begins(metadata: Path, rest: str) -> None:
    (fault,) = _faults(metadata, HEADER + "z,,,,true,,,\n" + rest)
    assert fault.line == 3
    assert "the row that begins here is not CSV" in fault.message
    assert "double the quotes inside it" in fault.message


def test_every_byte_that_is_no_text_is_told(metadata: Path) -> None:
    data = b"a\x00,,,,true,,,\nb,,,,true,,,caf\xe9 \xff\nc,,,,true,,,\xef\xbf\xbd\n"
    faults = _faults(metadata, HEADER.encode() + data)
    assert [(f.line, f.column, f.message) for f in faults] == [
        (2, "2", "character U+0000 does not belong into a table: remove it"),
        (3, "16", "byte 0xe9 is not UTF-8: save the table as UTF-8"),
        (3, "18", "byte 0xff is not UTF-8: save the table as UTF-8"),
        (4, "13", "character U+FFFD does not belong into a table: remove it"),
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le"])
def test_utf_16_is_refused(metadata: Path, encoding: str) -> None:
    data = ("" if encoding == "utf-16" else "\ufeff") + HEADER
    with pytest.raises(InputError, match="UTF-16: save it as UTF-8"):
        _read(metadata, data.encode(encoding))


def test_reading_stops_when_a_table_is_wrong_as_a_whole(metadata: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "FAULT_LIMIT", 3)
    faults = _faults(metadata, HEADER + "\n" * 10)
    assert [f.message for f in faults] == ["an empty line: remove it"] * 3 + ["reading stopped after 3 faults"]
    assert len(_faults(metadata, b"\xff" * 10)) == 3


def test_a_table_may_not_be_too_long(metadata: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "SIZE_LIMIT", len(HEADER))
    path = tmp_path / "rows.csv"
    path.write_text(HEADER, encoding="utf-8")
    assert read_table(path, metadata, "rows", Row) == []
    path.write_text(HEADER + "a", encoding="utf-8")
    with pytest.raises(InputError, match="split the table"):
        read_table(path, metadata, "rows", Row)


def test_a_file_that_cannot_be_opened_is_named(metadata: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"gone\.csv: No such file"):
        read_table(tmp_path / "gone.csv", metadata, "rows", Row)
    with pytest.raises(InputError, match="Is a directory"):
        read_table(tmp_path, metadata, "rows", Row)


def test_a_table_that_the_metadata_does_not_describe_is_refused(metadata: Path) -> None:
    with pytest.raises(InputError, match="describes no table 'others'"):
        read_bytes(b"", "others.csv", metadata, "others", Row)


def test_a_reference_to_no_row_is_told(metadata: Path) -> None:
    rows = _read(metadata, HEADER + "a,,,,true,,b,\nb,,,,true,,c,\nd,,,,true,urn:x|urn:y,,\n")
    assert dangling(metadata, {"rows": rows}) == [
        Fault("rows.csv", 3, "parent", "no row c in rows.csv"),
        Fault("rows.csv", 4, "links", "no row urn:x in rows.csv"),
        Fault("rows.csv", 4, "links", "no row urn:y in rows.csv"),
    ]


@given(st.binary(max_size=200))
def test_any_bytes_give_rows_or_faults_and_nothing_else(metadata: Path, data: bytes) -> None:
    for start in (b"", HEADER.encode()):
        with suppress(InputError):
            assert all(isinstance(row.record, Row) for row in _read(metadata, start + data))


_CHARACTERS = st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffd\ufeff") | st.just("\n")
_TEXTS = st.text(_CHARACTERS).map(str.strip).filter(bool)
_ROWS = st.builds(
    Row,
    id=st.integers(0).map(str),
    date=st.none() | st.dates().map(str),
    count=st.none() | st.integers(-(10**17), 10**17),
    amount=st.none() | st.decimals(0, 10**9, places=3),
    sure=st.booleans(),
    links=st.lists(st.integers(0).map("urn:{}".format)).map(tuple),
    parent=st.none() | _TEXTS,
    note=st.none() | _TEXTS,
)


def _cell(value: object) -> str:
    if isinstance(value, tuple):
        return "|".join(value)
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


@given(st.lists(_ROWS, unique_by=lambda row: row.id))
def test_what_is_written_is_read_back(metadata: Path, rows: list[Row]) -> None:
    written = io.StringIO(HEADER)
    written.seek(0, io.SEEK_END)
    csv.writer(written, lineterminator="\n").writerows([_cell(value) for value in astuple(row)] for row in rows)
    read = _read(metadata, written.getvalue())
    assert [row.record for row in read] == rows
    lines = written.getvalue().split("\n")
    assert all(lines[row.line - 1].startswith(f"{row.record.id},") for row in read)
