"""Metadata of tables: what is understood, and what is refused before any row is read."""

import json
from dataclasses import make_dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ladkg.errors import InputError
from ladkg.read.columns import layouts

COLUMNS = [
    {"name": "id", "required": True},
    {"name": "count", "datatype": "integer"},
    {"name": "sources", "separator": "|", "required": True},
]
FIELDS: list[tuple[str, Any]] = [("id", str), ("count", int | None), ("sources", tuple[str, ...])]


def _metadata(folder: Path, schema: object) -> Path:
    path = folder / "csv-metadata.json"
    group = {"@context": "http://www.w3.org/ns/csvw", "tables": [{"url": "rows.csv", "tableSchema": schema}]}
    path.write_text(json.dumps(group), encoding="utf-8")
    return path


def test_a_layout_holds_columns_key_and_references(tmp_path: Path) -> None:
    reference = {"columnReference": "count", "reference": {"resource": "others.csv", "columnReference": ["no"]}}
    schema = {"columns": COLUMNS, "primaryKey": ["id", "count"], "foreignKeys": [reference]}
    (layout,) = layouts(_metadata(tmp_path, schema)).values()
    assert [(column.name, column.type) for column in layout.columns] == FIELDS
    assert layout.key == ("id", "count")
    assert layout.references == ((("count",), "others", ("no",)),)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ([("id", str), ("count", int), ("sources", tuple[str, ...])], "count"),
        ([("id", str), ("count", Decimal | None), ("sources", tuple[str, ...])], "Decimal"),
        ([("id", str), ("count", int | None), ("sources", str)], "sources"),
        ([("count", int | None), ("id", str), ("sources", tuple[str, ...])], "id"),
        (FIELDS[:2], "3 and 2 of them"),
    ],
)
def test_columns_must_be_the_fields_of_the_record(tmp_path: Path, fields: list[tuple[str, Any]], told: str) -> None:
    layout = layouts(_metadata(tmp_path, {"columns": COLUMNS}))["rows"]
    layout.check(make_dataclass("Row", FIELDS))
    with pytest.raises(InputError, match=f"columns and fields of Row differ: .*{told}"):
        layout.check(make_dataclass("Row", fields))


@pytest.mark.parametrize(
    "schema",
    [
        {"columns": [{"name": "id", "datatype": "colour"}]},
        {"columns": [{"name": "id", "datatype": {"base": "string", "format": "("}}]},
        {"columns": [{"name": "id"}, {"name": "id"}]},
        {"columns": [{"name": "has blank"}]},
        {"columns": "none"},
    ],
)
def test_unusable_metadata_is_refused(tmp_path: Path, schema: object) -> None:
    path = _metadata(tmp_path, schema)
    with pytest.raises(InputError, match=f"{path}: not usable as CSVW metadata"):
        [column.read("x") for layout in layouts(path).values() for column in layout.columns]


def test_metadata_must_be_there_and_be_json(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file"):
        layouts(tmp_path / "gone.json")
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match="not usable as CSVW metadata"):
        layouts(tmp_path / "broken.json")
