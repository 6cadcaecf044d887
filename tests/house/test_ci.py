"""The action and the pre-commit hook, run for real: installed from a copy of this repository, on a scratch one."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
BAD = "<https://w3id.org/ladkg/id/source/x> <https://w3id.org/ladkg/ontology#url> <https://example.org/> .\n"
GOOD = '<https://w3id.org/ladkg/id/state/X> <http://www.w3.org/2000/01/rdf-schema#label> "x"@en .\n'


def environment(**more: str) -> dict[str, str]:
    hidden = ("COV", "PYTHON", "LADKG", "GIT_", "GITHUB_", "RUNNER_", "PRE_COMMIT", "VIRTUAL_ENV")
    return {name: value for name, value in os.environ.items() if not name.startswith(hidden)} | more


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *arguments], cwd=folder, env=environment(), check=True, capture_output=True)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This repository as it is now, as one commit of a new one."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, check=True).stdout.split(b"\0")
    copy = tmp_path_factory.mktemp("ladkg")
    for name in {os.fsdecode(name) for name in names if name}:
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, copy / name)
    git(copy, "init", "-q")
    git(copy, "add", "--all")
    git(copy, "commit", "-q", "-m", "all")
    return copy


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    """A repository of someone's own with a good file and a bad one."""
    for name, text in {"data/bad one.ttl": BAD, "data/deep/good.ttl": GOOD, "notes.txt": "x\n"}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "--all")
    return tmp_path


def test_pre_commit_try_repo(repository: Path, scratch: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    home = environment(PRE_COMMIT_HOME=str(tmp_path_factory.mktemp("home")))
    program = [sys.executable, "-m", "pre_commit", "try-repo", str(repository), "ladkg-validate", "--all-files"]
    bad = subprocess.run(program, cwd=scratch, env=home, capture_output=True, text=True, check=False)
    assert bad.returncode == 1, bad.stdout[-3000:] + bad.stderr[-3000:]
    assert "data/bad one.ttl:1:76: violation: Use an IRI of this project" in bad.stdout
    assert "exit code: 1" in bad.stdout


@pytest.fixture(scope="module")
def runner(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """RUNNER_TEMP after the action's first step."""
    folder = tmp_path_factory.mktemp("runner")
    step(0, {"python": sys.executable}, folder, RUNNER_TEMP=str(folder), GITHUB_ACTION_PATH=str(repository))
    return folder


def step(number: int, inputs: dict[str, str], folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Runs a step as GitHub does: `bash --noprofile --norc -eo pipefail`, its `env` with the expressions put in."""
    one = ACTION["runs"]["steps"][number]
    given = {name: said["default"] for name, said in ACTION["inputs"].items()} | inputs
    contexts = {f"inputs.{name}": value for name, value in given.items()}
    contexts["github.action_path"] = variables.get("GITHUB_ACTION_PATH", "")
    filled = {name: contexts[text.removeprefix("${{ ").removesuffix(" }}")] for name, text in one["env"].items()}
    script = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", one["run"]]
    done = subprocess.run(
        script, cwd=folder, env=environment(**variables, **filled), capture_output=True, text=True, check=False
    )
    if number == 0:
        assert done.returncode == 0, done.stderr[-3000:]
    return done


def act(runner: Path, scratch: Path, **inputs: str) -> tuple[subprocess.CompletedProcess[str], Path]:
    """Runs the step that validates; the files it writes for GitHub stand in a folder of their own."""
    out = scratch.with_name(scratch.name + "-github")
    out.mkdir(exist_ok=True)
    files = {"GITHUB_OUTPUT": str(out / "output"), "GITHUB_STEP_SUMMARY": str(out / "summary")}
    for file in files.values():
        Path(file).touch()
    done = step(
        1, {name.replace("_", "-"): value for name, value in inputs.items()}, scratch,
        RUNNER_TEMP=str(runner), GITHUB_WORKSPACE=str(scratch), GITHUB_ACTIONS="true", **files,
    )  # fmt: skip
    return done, out


def test_the_action_reports_everywhere_at_once(runner: Path, scratch: Path) -> None:
    asked = {"files": "data/**/*.ttl\n", "sarif": "o.sarif", "junit": "o.xml", "lang": "es"}
    done, out = act(runner, scratch, **asked)
    assert done.returncode == 1, done.stderr
    assert "data/bad one.ttl:1:76: infracción: Use un IRI de este proyecto" in done.stdout
    assert "::error title=KnownNamespaces," in done.stdout
    assert "file=data/bad one.ttl,line=1,col=76" in done.stdout
    assert (out / "output").read_text(encoding="utf-8") == "exit-code=1\nsarif=o.sarif\n"
    assert "| infracción | <code>data/bad one.ttl:1:76</code>" in (out / "summary").read_text(encoding="utf-8")
    results = json.loads((scratch / "o.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    uris = {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in results}
    assert "data/bad%20one.ttl" in uris
    assert (scratch / "o.xml").is_file()


def test_the_action_tells_clean_from_not_checked(runner: Path, scratch: Path) -> None:
    shapes = scratch / "own.ttl"
    shapes.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . <x:S> a sh:NodeShape ; sh:targetClass <x:C> .", encoding="utf-8"
    )
    plain = scratch / "plain.nt"
    plain.write_text("", encoding="utf-8")
    assert act(runner, scratch, files="plain.nt", shapes="own.ttl", upload_sarif="true")[0].returncode == 0
    assert (scratch / "ladkg.sarif").is_file()
    done, out = act(runner, scratch, files="none/*.ttl")
    assert (done.returncode, "no file is called none/*.ttl" in done.stderr) == (2, True)
    assert "exit-code=2" in (out / "output").read_text(encoding="utf-8")
    assert act(runner, scratch, files="plain.nt", changed_since="nowhere")[0].returncode == 2


def test_inputs_are_never_read_as_commands(runner: Path, scratch: Path) -> None:
    hostile = "$(touch pwned)`touch pwned`; touch pwned"
    for name in ("files", "shapes", "baseline", "changed_since", "lang", "fail_on", "sarif"):
        asked = {"files": "plain.nt"} | {name: hostile}
        (scratch / "plain.nt").touch()
        act(runner, scratch, **asked)
    assert not (scratch / "pwned").exists()
    assert "${{" not in "".join(one.get("run", "") for one in ACTION["runs"]["steps"])


def test_every_input_is_used_and_every_action_is_pinned() -> None:
    steps = ACTION["runs"]["steps"]
    text = json.dumps(steps)
    assert [name for name in ACTION["inputs"] if f"inputs.{name} " not in text] == []
    pins = [one["uses"].partition("@")[2] for one in steps if "uses" in one]
    assert all(len(pin) == 40 for pin in pins)
