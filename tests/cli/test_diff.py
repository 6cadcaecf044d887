"""`ladkg diff` on files, folders, stores and the built graph."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pyoxigraph import RdfFormat, Store

from ladkg.cli.group import group

from ..conftest import send

CHILE = "<https://w3id.org/ladkg/id/state/CHL>"
AREA = "<https://w3id.org/ladkg/ontology#areaKm2>"
DECIMAL = "<http://www.w3.org/2001/XMLSchema#decimal>"
IN_GRAPH = f'{CHILE} {AREA} "2.50"^^{DECIMAL} <https://w3id.org/ladkg/id/graph/source/x> .\n'


def call(*arguments: object) -> Result:
    return CliRunner().invoke(group, ["diff", *map(str, arguments)], prog_name="ladkg", catch_exceptions=False)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    file = tmp_path / "old.nq"
    file.write_text(IN_GRAPH, encoding="utf-8")
    return file


def test_one_file_and_another(old: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.nq"
    new.write_text(IN_GRAPH.replace("2.50", "3"), encoding="utf-8")
    told = call(old, new)
    assert told.exit_code == 1
    assert f'  - lad:areaKm2 "2.50"^^{DECIMAL}\n  + lad:areaKm2 "3"^^{DECIMAL}\n' in told.stdout
    assert call(old, old).exit_code == 0
    change = tmp_path / "change.ru"
    assert call(old, new, "-f", "update", "-o", change).exit_code == 1
    store = Store()
    store.load(path=old, format=RdfFormat.N_QUADS)
    store.update(change.read_text(encoding="utf-8"))
    assert "areaKm2> 3 " in str(next(iter(store))) or '"3"' in str(next(iter(store)))


def test_a_folder_and_a_store_that_spells_otherwise(old: Path, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.nq").write_text(IN_GRAPH, encoding="utf-8")
    assert call(old, folder).exit_code == 0
    kept = tmp_path / "kept"
    assert CliRunner().invoke(group, ["load", str(old), "--store", str(kept)]).exit_code == 0
    assert call(old, kept).exit_code == 0
    raw = Store(str(tmp_path / "raw"))
    raw.load(path=old, format=RdfFormat.N_QUADS)
    raw.flush()
    del raw
    told = call(old, tmp_path / "raw")
    assert (told.exit_code, told.stdout) == (0, "No difference\n")
    assert "2.50 and 2.5 are the same" in told.stderr


def test_a_side_without_graphs_is_compared_by_its_statements(old: Path, tmp_path: Path) -> None:
    flat = tmp_path / "flat.ttl"
    flat.write_text(f'{CHILE} {AREA} "2.50"^^{DECIMAL} .\n', encoding="utf-8")
    told = call(old, flat)
    assert told.exit_code == 0
    assert "one side has no named graphs" in told.stderr
    kept = tmp_path / "kept"
    assert CliRunner().invoke(group, ["load", str(flat), "--store", str(kept)]).exit_code == 0
    assert call(flat, kept).exit_code == 0


def test_the_built_graph_is_the_second_side_unless_one_is_named(old: Path) -> None:
    told = call(old, "--format", "json")
    assert told.exit_code == 1
    assert '"kind": "changed"' in told.stdout


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert "no RDF file is in this folder" in call(tmp_path / "empty").stderr
    assert call(tmp_path / "missing").exit_code == 2


def test_an_endpoint_is_read_whole(old: Path, serve: Callable[..., str]) -> None:
    """Its default graph too, and not what a load was staging when it was ended."""
    for union in ((), ("--union-default-graph",)):
        address = serve(*union)
        staged = '<urn:s> <urn:ladkg:staging:of:urn:p> "x" <urn:ladkg:staging:1:2> .\n'
        loose = f'{CHILE} {AREA} "2.50"^^{DECIMAL} .\n<urn:loose> <urn:p> _:b .\n_:b <urn:p> "x" .\n'
        alone = IN_GRAPH + staged + loose
        assert send(address, "POST", "/store", alone.encode(), RdfFormat.N_QUADS.media_type) == 204
        told = call(old, f"{address}/query")
        assert told.exit_code == 1
        assert "Resources: 2 added, 0 removed, 0 changed; statements: 2 added, 0 removed" in told.stdout
        assert "2.50 and 2.5 are the same" in told.stderr


def test_an_endpoint_that_is_not_there_is_told(old: Path, serve: Callable[..., str]) -> None:
    told = call(old, f"{serve()}/nowhere")
    assert told.exit_code == 2
    assert "/nowhere: " in told.stderr
