"""The wheel carries everything: installed in an empty folder it answers without a checkout."""

import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).parents[2]


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("COV", "PYTHON", "LADKG"))}
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=clean | environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


def test_the_wheel_answers_in_an_empty_folder(tmp_path: Path) -> None:
    run(sys.executable, "-m", "build", "--wheel", "--outdir", tmp_path / "dist", ROOT, cwd=tmp_path)
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    venv.create(tmp_path / "env", with_pip=True)
    programs = tmp_path / "env" / "bin"
    quiet = ("-q", "--disable-pip-version-check", "-c", ROOT / "constraints.txt")
    run(programs / "python", "-m", "pip", "install", *quiet, wheel, cwd=tmp_path)
    empty = tmp_path / "empty"
    empty.mkdir()
    home = str(tmp_path / "home")
    answer = run(programs / "ladkg", "query", "endorsers", "-f", "csv", cwd=empty, HOME=home, XDG_CACHE_HOME=home)
    assert len(answer.splitlines()) == 21
    assert run(programs / "ladkg", "validate", cwd=empty, HOME=home, XDG_CACHE_HOME=home) == ""
    explained = run(programs / "ladkg", "rules", "CountryIso3", cwd=empty, HOME=home)
    assert "Breaks it (" in explained
    assert "Keeps it (" in explained
    assert list(empty.iterdir()) == []
