"""The store that is kept beside the files of a built graph: taken for them only while it says what they say."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat

from ladkg import graph, paths
from ladkg.pipeline.change import check
from ladkg.pipeline.files import rdf_files
from ladkg.pipeline.keep import keep, kept
from ladkg.validate import Finding

STATES = (paths.examples() / "agent/valid/state.ttl", paths.examples() / "agent/valid/country-facts.ttl")


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A folder as `ladkg build` leaves it, of two files."""
    folder = tmp_path / "built"
    files = [folder / "asserted.nq", folder / "ontology.nq"]
    for file, source in zip(files, STATES, strict=True):
        graph.write_bytes(graph.to_bytes(graph.read(source), RdfFormat.N_QUADS), file)
    keep(graph.read(files[0]), files, folder)
    return folder


def edited(folder: Path) -> None:
    """Another word in a file that stays as long as it was."""
    file = folder / "asserted.nq"
    times = file.stat()
    file.write_bytes(file.read_bytes().replace(b'"CR"', b'"CX"'))
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns + 1))


CHANGES: tuple[Callable[[Path], object], ...] = (
    edited,
    lambda folder: (folder / "asserted.nq").unlink(),
    lambda folder: shutil.copy(STATES[1], folder / "more.ttl"),
    lambda folder: (folder / "store/made-of").unlink(),
    lambda folder: (folder / "store/made-of").write_text("asserted.nq", encoding="utf-8"),
    lambda folder: shutil.rmtree(folder / "store"),
)


def test_it_stands_for_the_files_in_a_copy_of_the_folder_too(built: Path, tmp_path: Path) -> None:
    assert kept(built) == built / "store"
    copy = shutil.copytree(built, tmp_path / "copy", copy_function=shutil.copyfile)
    assert kept(copy) == copy / "store"


@pytest.mark.parametrize("change", CHANGES)
def test_it_does_not_stand_for_other_files(built: Path, change: Callable[[Path], object]) -> None:
    change(built)
    assert kept(built) is None


def test_it_is_no_file_of_the_folder(built: Path) -> None:
    assert list((built / "store").glob("*.nq"))
    assert rdf_files(built) == [built / "asserted.nq", built / "ontology.nq"]


def test_what_is_found_is_the_same_with_and_without_it(built: Path, tmp_path: Path) -> None:
    change = tmp_path / "change.nt"
    change.write_text(
        '<https://w3id.org/ladkg/id/state/CRI> <https://w3id.org/ladkg/ontology#iso3> "CRX" .\n', encoding="utf-8"
    )

    def found() -> list[Finding]:
        return [item.finding for item in check([change], built).report.findings]

    with_it = found()
    assert "CountryIso3" in {finding.rule for finding in with_it}
    shutil.rmtree(built / "store")
    assert found() == with_it


def test_a_changed_file_of_the_folder_takes_the_place_of_the_one_there(built: Path, tmp_path: Path) -> None:
    change = tmp_path / "mine/asserted.nq"
    change.parent.mkdir()
    text = (built / "asserted.nq").read_text(encoding="utf-8").splitlines()
    change.write_text("\n".join(line for line in text if "#iso3>" not in line) + "\n", encoding="utf-8")
    checked = check([change], built)
    assert checked.change
    assert len(checked.change.removed) == 1
    assert {item.finding.rule for item in checked.report.findings} == {"CountryIso3"}
