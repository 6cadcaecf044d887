"""docs/data.md names every table and only columns that there are."""

import re
from pathlib import Path

import pytest

from ladkg import paths
from ladkg.read.columns import layouts

TEXT = (Path(__file__).parents[2] / "docs/data.md").read_text(encoding="utf-8")
SUBJECTS = sorted(folder.name for folder in paths.data().iterdir() if folder.is_dir())


def section(title: str) -> str:
    """The text from a heading of the second level to the next one."""
    found = re.search(rf"^## {re.escape(title)}$(.*?)(?=^## |\Z)", TEXT, re.MULTILINE | re.DOTALL)
    assert found, f"docs/data.md has no section {title!r}"
    return found[1]


def rows(subject: str) -> dict[str, str]:
    """The tables told in a subject's section, each with the cell of its key columns."""
    return dict(re.findall(r"^\| `(\w+)\.csv` \|[^|]+\| (.+) \|$", section(subject), re.MULTILINE))


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_table_is_told_and_every_told_table_is_there(subject: str) -> None:
    assert set(rows(subject)) == {path.stem for path in (paths.data() / subject).glob("*.csv")}


@pytest.mark.parametrize("subject", SUBJECTS)
def test_the_key_columns_are_columns_of_the_table(subject: str) -> None:
    for table, told in rows(subject).items():
        named = set(re.findall(r"`(\w+)`", told))
        assert named, f"{table}.csv: no column named"
        assert (
            named - {column.name for column in layouts(paths.data() / subject / "csv-metadata.json")[table].columns}
            == set()
        )


def test_every_table_and_column_named_in_the_text_exists() -> None:
    metadata = [layouts(paths.data() / subject / "csv-metadata.json") for subject in SUBJECTS]
    assert set(re.findall(r"`(\w+)\.csv`", TEXT)) == {table for layout in metadata for table in layout}
    columns = {column.name for layout in metadata for table in layout.values() for column in table.columns}
    gaps = section("What the tables leave out, and why")
    assert set(re.findall(r"`(\w+)`", gaps)) - columns == set()
