"""The fact tables: records, columns and headers agree, every row is fit, and every reference leads somewhere."""

import csv
import importlib
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import NamedNode

from ladkg import graph, iris, paths
from ladkg.convert import kinds
from ladkg.iris import BASE
from ladkg.read.columns import layouts
from ladkg.read.tables import Placed, dangling, read_table
from ladkg.terms import RDF

TABLES = [(subject, name) for name, (subject, _) in sorted(kinds().items())]
SUBJECTS = sorted({subject for subject, _ in TABLES})


def _metadata(subject: str) -> Path:
    return paths.data() / subject / "csv-metadata.json"


@cache
def _rows(subject: str, name: str) -> list[Placed[Any]]:
    return read_table(paths.data() / subject / f"{name}.csv", _metadata(subject), name, kinds()[name][1].record)


@pytest.mark.parametrize(("subject", "name"), TABLES)
def test_a_table_reads_without_fault_into_its_record(subject: str, name: str) -> None:
    with (paths.data() / subject / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))
    assert header == [field.name for field in fields(kinds()[name][1].record)]
    assert _rows(subject, name)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_record_and_every_file_is_a_described_table(subject: str) -> None:
    module = importlib.import_module(f"ladkg.records.{subject}")
    records = {value for value in vars(module).values() if is_dataclass(value)}
    mine = {name: kind.record for name, (owner, kind) in kinds().items() if owner == subject}
    assert set(mine.values()) == records
    assert set(mine) == set(layouts(_metadata(subject)))
    assert set(mine) == {path.stem for path in (paths.data() / subject).glob("*.csv")}


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_column_says_what_it_holds(subject: str) -> None:
    silent = [
        f"{name}.{column.name}"
        for name, layout in layouts(_metadata(subject)).items()
        for column in layout.columns
        if column.description == column.name
    ]
    assert silent == []


@pytest.mark.parametrize("subject", SUBJECTS)
def test_references_within_a_subject_lead_to_a_row(subject: str) -> None:
    assert dangling(_metadata(subject), {name: _rows(subject, name) for s, name in TABLES if s == subject}) == []


def test_everything_that_a_row_names_is_described_by_another() -> None:
    described = {quad.subject for path in paths.ontology().rglob("*.ttl") for quad in graph.read(path)}
    named: dict[object, str] = {}
    for subject, name in TABLES:
        for row in _rows(subject, name):
            for quad in kinds()[name][1].convert(row.record):
                if quad.predicate == RDF.type:
                    described.add(quad.subject)
                named |= dict.fromkeys((quad.subject, quad.object), f"{name}.csv:{row.line}")
    own = {node: place for node, place in named.items() if isinstance(node, NamedNode) and node.value.startswith(BASE)}
    assert {iris.local(node): place for node, place in own.items() if node not in described} == {}
