"""The action and the pre-commit hook, run for real: installed from a copy of this repository, on a scratch one."""

import json
import os
import re
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
SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
<x:S> sh:targetClass <x:C> ; sh:property <x:Given>, <x:Short> .
<x:Given> sh:path <x:p> ; sh:minCount 1 ; sh:message "Give one."@en .
<x:Short> sh:path <x:p> ; sh:maxLength 1 ; sh:severity sh:Warning ; sh:message "Shorten it."@en .
"""
GOOD = '<https://w3id.org/ladkg/id/state/X> <http://www.w3.org/2000/01/rdf-schema#label> "x"@en .\n'


def environment(**more: str) -> dict[str, str]:
    hidden = ("COV", "PYTHON", "LADKG", "GIT_", "GITHUB_", "RUNNER_", "PRE_COMMIT", "VIRTUAL_ENV")
    return {name: value for name, value in os.environ.items() if not name.startswith(hidden)} | more


def run(program: list[str], folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        program, cwd=folder, env=environment(**variables), capture_output=True, text=True, check=False
    )


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


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
        write(tmp_path, name, text)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "--all")
    return tmp_path


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps what it installs."""
    return tmp_path_factory.mktemp("home")


def pre_commit(home: Path, scratch: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run([sys.executable, "-m", "pre_commit", *arguments], scratch, PRE_COMMIT_HOME=str(home))


def test_pre_commit_try_repo(repository: Path, scratch: Path, home: Path) -> None:
    bad = pre_commit(home, scratch, "try-repo", str(repository), "ladkg-validate", "--all-files")
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
    done = run(["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", one["run"]], folder, **variables, **filled)
    assert number or done.returncode == 0, done.stderr[-3000:]
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
    assert re.search("::error title=KnownNamespaces,.*file=data/bad one.ttl,line=1,col=76", done.stdout)
    assert (out / "output").read_text(encoding="utf-8") == "exit-code=1\nsarif=o.sarif\n"
    assert "| infracción | <code>data/bad one.ttl:1:76</code>" in (out / "summary").read_text(encoding="utf-8")
    results = json.loads((scratch / "o.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    uris = {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in results}
    assert "data/bad%20one.ttl" in uris
    assert (scratch / "o.xml").is_file()


def test_the_action_tells_clean_from_not_checked(runner: Path, scratch: Path) -> None:
    write(scratch, "own.ttl", SHAPES)
    write(scratch, "plain.nt", "")
    assert act(runner, scratch, files="plain.nt", shapes="own.ttl", upload_sarif="true")[0].returncode == 0
    assert (scratch / "ladkg.sarif").is_file()
    done, out = act(runner, scratch, files="none/*.ttl")
    assert (done.returncode, "no file is called none/*.ttl" in done.stderr) == (2, True)
    assert "exit-code=2" in (out / "output").read_text(encoding="utf-8")
    assert act(runner, scratch, files="plain.nt", changed_since="nowhere")[0].returncode == 2


@pytest.fixture
def own(scratch: Path) -> Path:
    """The scratch repository with shapes of its own, and data that break one of them."""
    write(scratch, "shapes/own.ttl", SHAPES)
    write(scratch, "base/old.ttl", '<x:bad> a <x:C> .\n<x:ok> a <x:C> ; <x:p> "1" .\n')
    git(scratch, "add", "--all")
    git(scratch, "commit", "-q", "-m", "base")
    git(scratch, "update-ref", "refs/remotes/origin/main", "HEAD")
    return scratch


def focus(folder: Path) -> list[str]:
    """The nodes that findings.json tells of."""
    findings = json.loads((folder / "findings.json").read_text(encoding="utf-8"))["findings"]
    return sorted(one["focus"] for one in findings)


@pytest.mark.parametrize("more", [{}, {"full": "true"}, {"full": "true", "engine": "pyshacl"}], ids=len)
def test_the_action_checks_a_change_against_a_base(runner: Path, own: Path, more: dict[str, str]) -> None:
    write(own, "new.ttl", "<x:new> a <x:C> .")
    asked = {"files": "new.ttl", "shapes": "shapes", "against": "base", **more}
    asked["reports"] = "json=findings.json\n\nturtle=report.ttl\n"
    done, _ = act(runner, own, **asked)
    assert done.returncode == 1, done.stderr
    assert focus(own) == ["<x:new>"]
    assert "new.ttl:1:1: violation: Give one." in done.stdout
    assert "ValidationReport" in (own / "report.ttl").read_text(encoding="utf-8")
    for number, gone in enumerate(('<x:ok> <x:p> "1" .', "<x:bad> a <x:C> .")):
        write(own, f"gone {number}.ttl", gone)
    act(runner, own, **asked, removed="gone 0.ttl\ngone 1.ttl\n")
    assert focus(own) == ["<x:new>", "<x:ok>"]
    assert act(runner, own, **asked | {"against": "nowhere"})[0].returncode == 2


def test_the_action_fails_on_what_it_is_told_to(runner: Path, own: Path) -> None:
    write(own, "new.ttl", '<x:new> a <x:C> ; <x:p> "long" .')
    asked = {"files": "new.ttl", "shapes": "shapes"}
    assert act(runner, own, **asked)[0].returncode == 0
    assert act(runner, own, **asked, fail_on="warning")[0].returncode == 1
    assert act(runner, own, **asked, fail_on="warning", baseline=known(runner, own))[0].returncode == 0


def known(runner: Path, folder: Path) -> str:
    """Writes a baseline of new.ttl, filled in."""
    program = [str(runner / "ladkg/bin/ladkg"), "validate", "new.ttl", "--shapes", "shapes", "--fail-on", "warning"]
    subprocess.run([*program, "--write-baseline", "known.toml"], cwd=folder, env=environment(), check=True)
    text = (folder / "known.toml").read_text(encoding="utf-8").replace('reason = ""', 'reason = "Asked."')
    write(folder, "known.toml", text.replace('owner = ""', 'owner = "ana"'))
    return "known.toml"


def test_the_action_counts_only_changed_lines(runner: Path, own: Path) -> None:
    asked = {"files": "base/*.ttl", "shapes": "shapes", "changed_since": "origin/main"}
    assert act(runner, own, **asked)[0].returncode == 0
    with (own / "base/old.ttl").open("a", encoding="utf-8") as file:
        file.write("<x:new> a <x:C> .\n")
    done, _ = act(runner, own, **asked)
    assert (done.returncode, "base/old.ttl:3:1" in done.stdout) == (1, True)


def test_the_action_is_as_quiet_as_it_is_told_to_be(runner: Path, own: Path) -> None:
    done, out = act(runner, own, files="base/old.ttl", shapes="shapes", annotations="false", summary="false")
    assert (done.returncode, "::error" in done.stdout) == (1, False)
    assert (out / "summary").read_text(encoding="utf-8") == ""
    assert (out / "output").read_text(encoding="utf-8") == "exit-code=1\nsarif=\n"


def test_inputs_are_never_read_as_commands(runner: Path, scratch: Path) -> None:
    hostile = "$(touch pwned)`touch pwned`; touch pwned"
    (scratch / "plain.nt").touch()
    for name in set(ACTION["inputs"]) - {"python"}:
        act(runner, scratch, **{"files": "plain.nt", name: hostile})
    assert not (scratch / "pwned").exists()
    assert "${{" not in "".join(one.get("run", "") for one in ACTION["runs"]["steps"])


def test_every_input_is_used_and_every_action_is_pinned() -> None:
    steps = ACTION["runs"]["steps"]
    text = json.dumps(steps)
    assert [name for name in ACTION["inputs"] if f"inputs.{name} " not in text] == []
    pins = [one["uses"].partition("@")[2] for one in steps if "uses" in one]
    assert all(len(pin) == 40 for pin in pins)


def recipe(heading: str) -> str:
    """The first block of code below a heading of docs/ci.md."""
    text = (ROOT / "docs/ci.md").read_text(encoding="utf-8").partition(f"\n## {heading}\n")[2]
    found = re.search(r"\n```\w+\n(.*?)\n```", text, re.DOTALL)
    assert found
    return found[1]


def test_the_recipe_for_github(runner: Path, own: Path) -> None:
    (job,) = yaml.safe_load(recipe("GitHub"))["jobs"].values()
    (asked,) = [one["with"] for one in job["steps"] if "ladkg" in one["uses"]]
    assert asked.keys() <= ACTION["inputs"].keys()
    given = {name: str(value).lower().replace("${{ github.base_ref }}", "main") for name, value in asked.items()}
    assert act(runner, own, **given)[0].returncode == 0
    write(own, "data/new.ttl", "<x:new> a <x:C> .")
    git(own, "add", "--all")
    done, out = act(runner, own, **given)
    assert (done.returncode, "data/new.ttl:1:1: violation" in done.stdout) == (1, True), done.stderr
    assert "sarif=ladkg.sarif" in (out / "output").read_text(encoding="utf-8")


def test_the_recipe_for_only_the_change(runner: Path, own: Path) -> None:
    """What was wrong before, what was moved within its file and what the shapes themselves say is not told."""
    base, asked = (one["with"] for one in yaml.safe_load(recipe("Only the change")))
    write(own, "data/old.ttl", "<x:bad> a <x:C> .")
    for folder in ("data", "shapes"):
        shutil.copytree(own / folder, own / base["path"] / folder)
    write(own, "data/old.ttl", "<x:new> a <x:C> .\n<x:bad> a <x:C> .")
    done, _ = act(runner, own, **asked, reports="json=findings.json")
    assert (done.returncode, focus(own)) == (1, ["<x:new>"]), done.stderr


def test_the_recipe_for_gitlab(repository: Path, runner: Path, scratch: Path) -> None:
    """The lines of `script` one after the other, as GitLab's runner has the shell do; in a virtual environment."""
    (job,) = yaml.safe_load(recipe("GitLab")).values()
    done = in_shell(runner, scratch, "sh", "\n".join(job["script"]), CI="true", GITLAB_CI="true", LADKG=str(repository))
    assert (done.returncode, "data/bad one.ttl:1:76: violation" in done.stdout) == (1, True), done.stderr
    assert "data/bad one.ttl" in (scratch / job["artifacts"]["reports"]["junit"]).read_text(encoding="utf-8")


def test_the_recipe_for_pre_commit(repository: Path, own: Path, home: Path) -> None:
    said = recipe("pre-commit").replace("https://…/ladkg", str(repository))
    commit = subprocess.run(["git", "rev-parse", "HEAD"], cwd=repository, capture_output=True, text=True, check=True)
    write(own, ".pre-commit-config.yaml", said.replace("COMMIT", commit.stdout.strip()))
    write(own, "new.ttl", "<x:new> a <x:C> .")
    git(own, "add", "--all")
    done = pre_commit(home, own, "run", "ladkg-validate")
    assert (done.returncode, "new.ttl:1:1: violation: Give one." in done.stdout) == (1, True), done.stdout
    assert "data/bad one.ttl" not in done.stdout


def test_the_recipe_for_a_shell(runner: Path, own: Path) -> None:
    """Nothing changed, something good, something bad, and a branch that is not there: each has its own exit code."""
    said = recipe("A shell")
    assert in_shell(runner, own, "bash", said).returncode == 0
    for text, code in ((GOOD, 0), (BAD, 1), ("<x:a> .", 2)):
        write(own, "a new one.ttl", text)
        git(own, "add", "--all")
        assert (done := in_shell(runner, own, "bash", said)).returncode == code, done.stderr
    assert "a new one.ttl" in (own / "findings.json").read_text(encoding="utf-8")
    assert in_shell(runner, own, "bash", said.replace("origin/main", "origin/none")).returncode not in {0, 1}


def in_shell(runner: Path, folder: Path, shell: str, script: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Runs a script that stops at the first command to fail, with `ladkg` and `pip` of the action's environment."""
    path = f"{runner / 'ladkg/bin'}{os.pathsep}{os.environ['PATH']}"
    return run([shell, "-e", "-c", script], folder, PATH=path, **more)
