"""The pipeline around its steps: what a damaged table does, when the built graph is stale, where it is kept."""

import shutil
from pathlib import Path

import pytest

from ladkg import paths
from ladkg.errors import FaultyInput
from ladkg.pipeline import answers, build, tables


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the resources, in the place of those of the checkout; the graph is built beside it."""
    for name in ("data", "ontology", "queries", "shapes"):
        shutil.copytree(paths.resources() / name, tmp_path / "copy" / name)
    monkeypatch.setattr(paths, "resources", lambda: tmp_path / "copy")
    monkeypatch.setattr(paths, "build", lambda: tmp_path / "built")
    monkeypatch.setattr(build, "fingerprint", build.fingerprint.__wrapped__)
    return tmp_path / "copy"


def test_faults_of_all_tables_are_told_at_once(elsewhere: Path) -> None:
    for name in ("agent/organizations", "instrument/parts"):
        table = elsewhere / "data" / f"{name}.csv"
        table.write_text(table.read_text(encoding="utf-8") + "x\n", encoding="utf-8")
    with pytest.raises(FaultyInput) as caught:
        tables.asserted()
    assert {Path(fault.file).name for fault in caught.value.faults} == {"organizations.csv", "parts.csv"}


def test_a_reference_to_no_row_is_told(elsewhere: Path) -> None:
    table = elsewhere / "data" / "provision" / "backings.csv"
    text = table.read_text(encoding="utf-8")
    table.write_text(text.replace("la-declaration/pillar-2/", "la-declaration/pillar-9/", 1), encoding="utf-8")
    with pytest.raises(FaultyInput, match=r"backings\.csv:\d+:commitment: no row la-declaration/pillar-9/"):
        tables.asserted()


def test_the_graph_is_built_again_when_a_table_has_changed(elsewhere: Path) -> None:
    steps: list[str] = []
    first = list(build.read_parts(["asserted"], steps.append))
    assert steps
    assert build.is_current(paths.build())
    steps.clear()
    assert list(build.read_parts(["asserted"], steps.append)) == first
    assert steps == []
    table = elsewhere / "data" / "agent" / "organizations.csv"
    table.write_text(
        table.read_text(encoding="utf-8").replace("International Organization for Migration", "IOM"), encoding="utf-8"
    )
    assert not build.is_current(paths.build())
    again = list(build.read_parts(["asserted"], steps.append))
    assert steps
    assert len(set(again) - set(first)) == 1


def test_a_part_that_is_missing_makes_the_graph_stale(elsewhere: Path) -> None:
    list(build.read_parts(["ontology"]))
    (paths.build() / "derived.nq").unlink()
    assert not build.is_current(paths.build())
    assert elsewhere.exists()


def test_names_are_read_as_iris() -> None:
    assert answers.named("id:state/CHL") == answers.named("<https://w3id.org/ladkg/id/state/CHL>")
    assert answers.named("lad:State").value == "https://w3id.org/ladkg/ontology#State"
