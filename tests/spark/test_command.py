"""`ladkg spark`: what it says, and what it refuses before anything starts."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from ladkg import paths
from ladkg.cli.group import group
from ladkg.errors import InputError
from ladkg.spark import job, run


def refused(*arguments: str | Path) -> str:
    done = CliRunner().invoke(group, ["spark", *map(str, arguments)], prog_name="ladkg")
    assert done.exit_code == 2
    assert not done.stdout
    return done.stderr


def test_what_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    full = tmp_path / "full"
    full.mkdir()
    (full / "mine").touch()
    assert "no table here" in refused(full, tmp_path / "new")
    assert "not empty, and no earlier outcome" in refused(paths.data(), full)
    assert "write KEY=VALUE" in refused(paths.data(), tmp_path / "new", "--conf", "spark.x")
    (tmp_path / "agent").mkdir()
    for name in ("states.csv", "my.states.csv"):
        (tmp_path / "agent" / name).write_text("", encoding="utf-8")
    assert "a table of that name too" in refused(tmp_path, tmp_path / "new")
    monkeypatch.setitem(sys.modules, "pyspark", None)
    assert "pip install 'ladkg[spark]'" in refused(paths.data(), tmp_path / "new")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(("master", "java"), [("nonsense", True), ("local", False)])
def test_where_spark_does_not_start(master: str, java: bool, available: None, tmp_path: Path) -> None:  # noqa: ARG001
    tables = tmp_path / "tables"
    shutil.copytree(paths.data() / "participation", tables / "participation")
    hidden = () if java else ("PATH", "JAVA_HOME")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    environment |= {} if java else {"PATH": str(without_java(tmp_path / "bin"))}
    call = [sys.executable, "-c", "from ladkg.cli import main; main()", "spark", str(tables), str(tmp_path / "graph")]
    done = subprocess.run([*call, "--master", master], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 2, done.stderr
    assert f"ladkg: Spark does not start on {master}; it needs Java 17 or newer: " in done.stderr
    assert not (tmp_path / "graph").exists()


def without_java(folder: Path) -> Path:
    """A folder of the programs that Spark's scripts need, but for Java."""
    folder.mkdir()
    for name in ("bash", "dirname", "cat", "grep", "sed", "uname", "tr", "ls", "cut", "env"):
        (folder / name).symlink_to(shutil.which(name) or f"/bin/{name}")
    return folder


def test_two_runs_on_one_outcome(tmp_path: Path) -> None:
    with run._alone(tmp_path / "x"), pytest.raises(InputError, match="another run"), run._alone(tmp_path / "x"):
        pass


def test_text_must_be_normal(tmp_path: Path) -> None:
    (tmp_path / "agent").mkdir()
    header = (paths.data() / "agent/organizations.csv").read_text(encoding="utf-8").splitlines()[0]
    (tmp_path / "agent/organizations.csv").write_text(f"{header}\nx,e\u0301,x,,,,x,\n", encoding="utf-8")
    with pytest.raises(InputError, match="Normalization Form C"):
        run.spark(lambda: job.context("local", {}), tmp_path, tmp_path / "new")
