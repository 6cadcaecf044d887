"""`ladkg load`, and `ladkg validate --against` what it keeps."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pyoxigraph import NamedNode, Store

from ladkg import paths
from ladkg.cli.group import group
from ladkg.store import is_kept

GOOD = paths.examples() / "agent/valid/state.ttl"
CODE = NamedNode("https://w3id.org/ladkg/ontology#iso3")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(group, list(map(str, arguments)))


def test_files_and_folders_are_kept_in_their_graphs_and_as_one(tmp_path: Path) -> None:
    (tmp_path / "more/deep").mkdir(parents=True)
    (tmp_path / "more/one.trig").write_text("<a:g> { <a:a> <a:p> 2.50 , _:b } <a:a> <a:p> 1 .", encoding="utf-8")
    (tmp_path / "more/deep/two.nt").write_text("_:b <a:p> <a:a> .\n", encoding="utf-8")
    (tmp_path / "more/notes.txt").write_text("no RDF", encoding="utf-8")
    result = run("load", GOOD, tmp_path / "more", "--store", tmp_path / "store")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "16 triples kept, in 1 named graphs" in result.stderr
    store = Store.read_only(str(tmp_path / "store"))
    assert len(list(store.quads_for_pattern(NamedNode("a:a"), None, None, None))) == 5
    assert len(set(store.quads_for_pattern(None, CODE, None, None))) == 1
    nodes = {
        quad.object for quad in store.quads_for_pattern(NamedNode("a:a"), NamedNode("a:p"), None, NamedNode("a:g"))
    }
    assert {quad.subject for quad in store.quads_for_pattern(None, None, NamedNode("a:a"), None)}.isdisjoint(nodes)


def test_the_built_graph_is_kept_when_no_file_is_named(tmp_path: Path) -> None:
    result = run("load", "--store", tmp_path / "store")
    assert result.exit_code == 0, result.stderr
    assert is_kept(tmp_path / "store")
    same = run("validate", "--against", tmp_path / "store", paths.build() / "derived.nq")
    assert (same.exit_code, same.stdout) == (0, "")
    assert "0 triples added, 0 removed" in same.stderr
    (tmp_path / "new.ttl").write_text(
        "<https://w3id.org/ladkg/id/state/CHL> <https://w3id.org/ladkg/ontology#iso2> 'cl' .", encoding="utf-8"
    )
    found = run("validate", "--against", tmp_path / "store", tmp_path / "new.ttl", "--report", "json")
    assert {one["rule"] for one in json.loads(found.stdout)["findings"]} == {"CountryIso2"}


def test_a_store_stays_when_a_file_does_not_parse_and_all_that_do_not_are_told(tmp_path: Path) -> None:
    store, one, two = tmp_path / "store", tmp_path / "one.ttl", tmp_path / "two.ttl"
    assert run("load", GOOD, "--store", store).exit_code == 0
    before = {file.name: file.read_bytes() for file in store.iterdir()}
    one.write_text("<a:a> <a:p> 1 , .", encoding="utf-8")
    two.write_text("<a:a> a", encoding="utf-8")
    result = run("load", one, GOOD, two, "--store", store)
    assert result.exit_code == 2
    assert f"{one}:1:" in result.stderr
    assert f"{two}:1:" in result.stderr
    assert {file.name: file.read_bytes() for file in store.iterdir()} == before
    assert {file.name for file in tmp_path.iterdir()} == {"store", "one.ttl", "two.ttl"}


@pytest.mark.parametrize("arguments", [(), (GOOD,), ("none.ttl", "--store", "x"), (__file__, "--store", "x")])
def test_wrong_usage(arguments: tuple[str | Path, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("load", *arguments).exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_a_folder_without_rdf_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = run("load", tmp_path / "empty", "--store", tmp_path / "store")
    assert result.exit_code == 2
    assert "no RDF file is in this folder" in result.stderr
    assert not (tmp_path / "store").exists()


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("keep", encoding="utf-8")
    result = run("load", GOOD, "--store", tmp_path)
    assert result.exit_code == 2
    assert "something here that is no store" in result.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["letter.txt"]
