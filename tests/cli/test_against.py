"""`ladkg validate FILES --against BASE`."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ladkg import graph, paths
from ladkg.cli.group import group
from ladkg.store import write_store

GOOD = paths.examples() / "agent/valid/state.ttl"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(group, ["validate", *map(str, arguments)])


def rules(result: Result) -> list[str]:
    return sorted(finding["rule"] for finding in json.loads(result.stdout)["findings"])


@pytest.fixture
def base(tmp_path: Path) -> Path:
    folder = tmp_path / "base" / "agents"
    folder.mkdir(parents=True)
    shutil.copy(GOOD, folder / "state.ttl")
    return tmp_path / "base"


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """The same file in another checkout, without the code of three letters and with one that is wrong."""
    folder = tmp_path / "mine" / "agents"
    folder.mkdir(parents=True)
    text = GOOD.read_text(encoding="utf-8").replace('lad:iso3 "CRI" ; ', "").replace('"CR"', '"cr"')
    (folder / "state.ttl").write_text(text, encoding="utf-8")
    return folder / "state.ttl"


def test_a_file_takes_the_place_of_its_twin_in_the_base(base: Path, changed: Path) -> None:
    result = run(changed, "--against", base, "--report", "json")
    assert (result.exit_code, rules(result)) == (1, ["CountryIso2", "CountryIso3"])
    assert "2 removed" in result.stderr
    assert rules(run(changed, "--against", base, "--full", "--report", "json")) == ["CountryIso2", "CountryIso3"]


def test_a_finding_stands_at_its_line(base: Path, changed: Path) -> None:
    lines = changed.read_text(encoding="utf-8").splitlines()
    number = next(at for at, line in enumerate(lines, 1) if '"cr"' in line)
    column = lines[number - 1].index('"cr"') + 1
    assert f"{changed}:{number}:{column}: violation" in run(changed, "--against", base).stdout


def test_a_file_of_the_base_itself_is_new_as_a_whole(base: Path, changed: Path) -> None:
    shutil.copy(changed, base / "agents/state.ttl")
    result = run(base / "agents/state.ttl", "--against", base, "--report", "json")
    assert rules(result) == ["CountryIso2", "CountryIso3"]


def test_a_store_with_triples_taken_out(tmp_path: Path) -> None:
    write_store(graph.read(GOOD), tmp_path / "store")
    (tmp_path / "gone.nt").write_text(
        '<https://w3id.org/ladkg/id/state/CRI> <https://w3id.org/ladkg/ontology#iso3> "CRI" .\n', encoding="utf-8"
    )
    taken = ("--against", tmp_path / "store", "--removed", tmp_path / "gone.nt", "--report", "json")
    assert rules(run(*taken)) == ["CountryIso3"]
    assert rules(run(*taken, "--full")) == ["CountryIso3"]


def test_no_news_is_good_news(base: Path) -> None:
    result = run(GOOD, "--against", base)
    assert result.exit_code == 0
    assert "0 triples added, 0 removed" in result.stderr


def test_what_cannot_be_bounded_is_said(base: Path, tmp_path: Path) -> None:
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(
        """@prefix sh: <http://www.w3.org/ns/shacl#> .
        <https://example.org/S> a sh:NodeShape ; sh:targetClass <https://w3id.org/ladkg/ontology#State> ;
            sh:sparql <https://example.org/Loose> .
        <https://example.org/Loose> sh:select "SELECT $this WHERE { $this a ?c . ?x <https://example.org/p> ?y }" .""",
        encoding="utf-8",
    )
    (tmp_path / "new.nt").write_text("<https://example.org/x> <https://example.org/p> 1 .", encoding="utf-8")
    (tmp_path / "new.nt").rename(tmp_path / "new.ttl")
    result = run(tmp_path / "new.ttl", "--against", base, "--shapes", shapes)
    assert result.exit_code == 1
    assert "in full, as nothing ties what changed to one node: https://example.org/Loose" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("x.ttl", "--full"),
        ("--removed", "x.ttl"),
        ("--against", "."),
        ("x.ttl", "--against", ".", "--engine", "pyshacl"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


def test_with_shapes_of_your_own_the_queries_of_the_project_do_not_run(base: Path, tmp_path: Path) -> None:
    nameless, own = tmp_path / "nameless.ttl", tmp_path / "own.ttl"
    nameless.write_text("[] <https://w3id.org/ladkg/ontology#number> '1' .", encoding="utf-8")
    own.write_text("<https://example.org/Empty> a <http://www.w3.org/ns/shacl#NodeShape> .", encoding="utf-8")
    full = (nameless, "--against", base, "--full", "--report", "json")
    assert "NoBlankNodes" in rules(run(*full))
    assert rules(run(*full, "--shapes", own)) == []
