"""`ladkg export --pack` as a user calls it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Call

from ladkg.cli.export import _URL
from ladkg.export.folder import SUMS, whole
from ladkg.export.publication import ROOT

LADKG = [sys.executable, "-c", "from ladkg.cli import main; main()"]


def test_two_packs_are_the_same_to_the_byte(call: Call, tmp_path: Path) -> None:
    """One made here, one by a process of another hash seed, time zone and folder; the second replaces an older one."""
    done = call("export", "--pack", str(tmp_path / "one"))
    assert done.exit_code == 0, done.stderr
    assert done.stdout == ""
    with whole(tmp_path / "two") as older:
        older.write("old", b"")
    environment = {**os.environ, "PYTHONHASHSEED": "2", "TZ": "America/Lima", "LC_ALL": "C"}
    arguments = [*LADKG, "export", "--pack", "two"]
    other = subprocess.run(arguments, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert other.returncode == 0, other.stderr
    assert other.stdout == ""
    assert other.stderr.startswith("two: ")
    assert other.stderr.endswith(" MB, for https://w3id.org/ladkg/\n")
    first, second = (tmp_path / name / SUMS for name in ("one", "two"))
    assert first.read_bytes() == second.read_bytes()
    assert subprocess.run(["sha256sum", "--quiet", "-c", SUMS], cwd=second.parent, check=False).returncode == 0
    files = [path for path in second.parent.rglob("*") if path.is_file() and path.name != SUMS]
    assert len(files) == len(second.read_text(encoding="utf-8").splitlines()) > 17_000


def test_what_is_not_an_earlier_pack_is_left_alone(call: Call, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    result = call("export", "--pack", str(tmp_path))
    assert result.exit_code == 2
    assert "thesis.txt: no file of an earlier export" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--pack", "x", "y.ttl"], "leave DEST"),
        (["--pack", "x", "--format", "turtle"], "leave DEST"),
        (["--pack", "x", "--graph", "all"], "leave DEST"),
        (["--url", "https://example.org/"], "--pack"),
        (["--endpoint", "https://example.org/sparql"], "--pack"),
        (["--pack", "x", "--url", "example.org"], "write it as https://example.org/ladkg/"),
        (["--pack", "x", "--endpoint", "javascript:alert(1)"], "write it as https://example.org/sparql"),
    ],
)
def test_what_makes_no_sense_together_is_told(call: Call, arguments: list[str], told: str) -> None:
    result = call("export", *arguments)
    assert result.exit_code == 2
    assert told in result.stderr
    assert not Path("x").exists()


def test_the_address_of_the_project_is_the_default() -> None:
    assert _URL == ROOT
