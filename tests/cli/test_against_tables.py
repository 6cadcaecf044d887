"""`ladkg validate TABLE --against BUILT`: a changed table together with the others of its data set."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from ladkg import paths
from ladkg.cli.group import group
from ladkg.pipeline.build import Parts, save
from ladkg.store import write_store


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(group, ["validate", *map(str, arguments)])


def findings(result: Result) -> list[Any]:
    found = json.loads(result.stdout)["findings"]
    assert isinstance(found, list)
    return found


@pytest.fixture(scope="module")
def built(parts: Parts, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("base") / "build"
    save(parts, folder)
    return folder


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the tables, to change."""
    return Path(shutil.copytree(paths.data(), tmp_path / "data"))


EARLIER = ("\nARG,cat-1984,ratification,1986-09-24,", "\nARG,cat-1984,ratification,1984-09-24,")


def edited(data: Path, table: str, old: str, new: str) -> Path:
    """The table with the one place of a text changed."""
    file = data / table
    text = file.read_bytes().decode()
    assert text.count(old) == 1
    file.write_bytes(text.replace(old, new).encode())
    return file


def placed(result: Result) -> set[tuple[str, str, int, str]]:
    found = findings(result)
    return {(one["rule"], Path(at["file"]).name, at["line"], at["cell"]) for one in found for at in one["places"]}


def test_tables_that_have_not_changed_are_no_change(data: Path, built: Path) -> None:
    result = run(data / "participation/acts.csv", data / "agent/states.csv", "--against", built)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "0 triples added, 0 removed" in result.stderr


def test_a_changed_cell_breaks_rules_there_and_in_the_tables_that_refer_to_its_row(data: Path, built: Path) -> None:
    acts = edited(data, "participation/acts.csv", *EARLIER)
    result = run(acts, "--against", built, "--report", "json")
    assert result.exit_code == 1
    assert placed(result) == {
        ("ActNotBeforeAdoption", "acts.csv", 3, "date"),
        ("RatificationNotBeforeSignature", "acts.csv", 3, "date"),
        ("ActActor", "crosschecks.csv", 2, "act"),
        ("ActOnInstrumentOrBody", "crosschecks.csv", 2, "act"),
        ("NamesItsSource", "crosschecks.csv", 2, "act"),
    }
    assert findings(run(acts, "--against", built, "--full", "--report", "json")) == findings(result)


def test_the_table_that_refers_may_change_too(data: Path, built: Path) -> None:
    acts = edited(data, "participation/acts.csv", *EARLIER)
    checks = data / "participation/crosschecks.csv"
    checks.write_bytes(
        checks.read_bytes().replace(b"\nARG/cat-1984/ratification-1986-", b"\nARG/cat-1984/ratification-1984-")
    )
    both = placed(run(acts, checks, "--against", built, "--report", "json"))
    assert both == {
        ("ActNotBeforeAdoption", "acts.csv", 3, "date"),
        ("RatificationNotBeforeSignature", "acts.csv", 3, "date"),
    }
    assert placed(run(acts, "--against", built, "--report", "json")) == both


def test_a_row_taken_out_is_missed_where_another_needs_it(data: Path, built: Path) -> None:
    acts = data / "participation/political_acts.csv"
    lines = acts.read_bytes().splitlines(keepends=True)
    acts.write_bytes(b"".join(line for line in lines if not line.startswith(b"BRA,gcm,dissociation,")))
    found = findings(run(acts, "--against", built, "--report", "json"))
    assert [one["focus"] for one in found] == ["<https://w3id.org/ladkg/id/act/BRA/gcm/return-2023-01-05>"]
    assert acts.read_text(encoding="utf-8").splitlines()[found[0]["places"][0]["line"] - 1].startswith("BRA,gcm,return")


def test_a_base_on_disk_finds_the_same(data: Path, built: Path, parts: Parts, tmp_path: Path) -> None:
    acts = edited(data, "participation/acts.csv", *EARLIER)
    write_store(parts, tmp_path / "store")
    result = run(acts, "--against", tmp_path / "store", "--report", "json")
    assert findings(result) == findings(run(acts, "--against", built, "--report", "json"))


def test_what_else_the_base_says_stays(data: Path, built: Path, tmp_path: Path) -> None:
    """The same triple in another graph is not taken out with the row; wording that `build --texts` adds stays."""
    acts = edited(data, "participation/acts.csv", *EARLIER)
    shutil.copytree(built, tmp_path / "base")
    act = "https://w3id.org/ladkg/id/act/ARG/cat-1984/ratification-1986-09-24"
    files = [built / f"{name}.nq" for name in ("asserted", "entailed", "derived")]
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines() if f"<{act}>" in line]
    own = [f"{line.rpartition(' <')[0]} ." for line in lines]
    wording = f'<{act}> <http://www.w3.org/ns/oa#exact> "x" <https://w3id.org/ladkg/id/graph/source/x> .'
    (tmp_path / "base/own.nq").write_text("\n".join([*own, wording]), encoding="utf-8")
    result = run(acts, "--against", tmp_path / "base", "--report", "json")
    assert {rule for rule, _, _, _ in placed(result)} == {
        "ActNotBeforeAdoption",
        "RatificationNotBeforeSignature",
        "SecondStartNeedsExit",
    }


def test_a_table_by_itself_goes_with_those_of_the_project(data: Path, built: Path, tmp_path: Path) -> None:
    alone = tmp_path / "acts.csv"
    shutil.copy(edited(data, "participation/acts.csv", *EARLIER), alone)
    result = run(alone, "--against", built, "--report", "json")
    assert ("ActNotBeforeAdoption", "acts.csv", 3, "date") in placed(result)


def test_a_reference_to_a_row_that_is_gone_cannot_be_checked(data: Path, built: Path) -> None:
    states = edited(data, "agent/states.csv", "\nARG,", "\nARX,")
    result = run(states, "--against", built)
    assert result.exit_code == 2
    assert f"{states}:41:1: violation: This cannot be read: no row ARG in states.csv" in result.stdout


@pytest.mark.parametrize("base", ["nothing built", "endpoint"])
def test_a_base_that_tables_cannot_be_compared_with_is_refused(base: str, data: Path, tmp_path: Path) -> None:
    (tmp_path / "base.ttl").write_text("<a:a> <a:p> 1 .", encoding="utf-8")
    against = tmp_path / "base.ttl" if base == "nothing built" else "http://127.0.0.1:1/query"
    result = run(data / "agent/states.csv", "--against", against)
    assert result.exit_code == 2
    assert "tables are compared with" in result.stderr


def test_the_same_table_twice_is_refused(data: Path, built: Path) -> None:
    again = data / "participation/states.csv"
    shutil.copy(data / "agent/states.csv", again)
    result = run(data / "agent/states.csv", again, "--against", built)
    assert result.exit_code == 2
    assert "a table of that name too" in result.stderr
