"""A table read in parts is the table read as a whole."""

from pathlib import Path

import pytest

from ladkg.errors import FaultyInput, InputError
from ladkg.pipeline.tables import rows
from ladkg.read.tables import Placed
from ladkg.spark.ranges import ranges

HEADER = "act,agreement,second_value,source,note\n"


def row(number: int, note: str = "") -> str:
    return f"CRI/gcm/signature-{number},day,2001-01-01,source-{number},{note}\n"


def test_parts_make_the_whole(tmp_path: Path) -> None:
    file = tmp_path / "crosschecks.csv"
    notes = ["", '"two\nlines, a ""quoted""\n\nword"', "é", '"a\n\n\nb"'] * 5
    file.write_text(
        "\ufeff" + HEADER + "".join(row(number, note) for number, note in enumerate(notes)), encoding="utf-8"
    )
    whole: list[Placed[object]] = rows("crosschecks", file)
    for size in (1, 50, 120, 10_000):
        parts = list(ranges(file, "crosschecks", size))
        assert [one for part in parts for one in part.read()] == whole
        assert (len(parts) == 20) is (size == 1)


def test_faults_have_the_lines_of_the_whole(tmp_path: Path) -> None:
    file = tmp_path / "crosschecks.csv"
    bad = [row(1, '"a\nb"'), row(2).replace("day", "hour"), row(3), row(4, "\x07"), row(5, '"open')]
    file.write_text(HEADER + "".join(bad[:3]), encoding="utf-8")
    assert faults(file) == [(4, "agreement")]
    file.write_text(HEADER + "".join(bad[:4]), encoding="utf-8")
    assert (6, "45") in faults(file)
    file.write_text(HEADER + "".join([*bad[2:3], bad[4]]), encoding="utf-8")
    assert faults(file) == [(3, "")]


def faults(file: Path) -> list[tuple[int, str]]:
    found = []
    for part in ranges(file, "crosschecks", 1):
        try:
            part.read()
        except FaultyInput as faulty:
            found += [(fault.line, fault.column) for fault in faulty.faults]
    return found


def test_a_table_without_rows_has_no_parts_and_one_without_header_is_faulty(tmp_path: Path) -> None:
    file = tmp_path / "crosschecks.csv"
    file.write_text(HEADER, encoding="utf-8")
    assert list(ranges(file, "crosschecks")) == []
    file.write_text("", encoding="utf-8")
    assert faults(file) == [(1, "")]


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    file = tmp_path / "crosschecks.csv"
    with pytest.raises(InputError, match="No such file"):
        list(ranges(file, "crosschecks"))
    file.write_text(HEADER + row(1), encoding="utf-8")
    (part,) = ranges(file, "crosschecks")
    file.unlink()
    with pytest.raises(InputError, match="No such file"):
        part.read()
