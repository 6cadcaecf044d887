"""One word, six rooms: a subject has one name everywhere; and no file outgrows its cap."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SUBJECTS = ("agent", "instrument", "provision", "participation", "programme", "evidence")


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_subject_has_its_room_everywhere(subject: str) -> None:
    rooms = [
        ROOT / f"ontology/modules/{subject}.ttl",
        ROOT / f"shapes/{subject}.ttl",
        ROOT / f"src/ladkg/records/{subject}.py",
        ROOT / f"src/ladkg/convert/{subject}.py",
        ROOT / f"data/{subject}/csv-metadata.json",
        ROOT / f"tests/shapes/{subject}/valid",
        ROOT / f"tests/shapes/{subject}/invalid",
    ]
    assert [str(room) for room in rooms if not room.exists()] == []
    assert re.search(rf"^## {subject}$", (ROOT / "docs/model.md").read_text(encoding="utf-8"), re.MULTILINE)


def test_no_room_holds_another_subject() -> None:
    assert {p.stem for p in (ROOT / "ontology/modules").glob("*.ttl")} == set(SUBJECTS)
    assert {p.stem for p in (ROOT / "shapes").glob("*.ttl")} == {*SUBJECTS, "ontology", "ladkg", "publication"}
    assert {p.name for p in (ROOT / "data").iterdir()} == {*SUBJECTS, "reading"}


def _sources(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


def test_files_and_functions_keep_their_caps() -> None:
    assert [str(p) for p in _sources("src") if len(p.read_text(encoding="utf-8").splitlines()) > 300] == []
    long = [
        f"{path.name}:{node.name}"
        for path in _sources("src")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.end_lineno and node.end_lineno - node.lineno >= 40
    ]
    assert long == []
    assert [p.name for p in (ROOT / "src/ladkg/cli").glob("*.py") if len(p.read_text().splitlines()) > 80] == []
    modules = (ROOT / "ontology/modules").glob("*.ttl")
    assert [p.name for p in modules if len(p.read_text(encoding="utf-8").splitlines()) > 400] == []


def test_no_drawer_without_a_name() -> None:
    drawers = re.compile(r"(utils?|helpers?|common|misc)\.py")
    assert [str(p) for p in _sources("src") if drawers.fullmatch(p.name)] == []


def test_every_public_function_and_class_says_what_it_is() -> None:
    silent = []
    for path in _sources("src"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if not ast.get_docstring(tree):
            silent.append(path.name)
    assert silent == []


def test_nothing_generated_is_committed() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert re.findall(r"(?m)^(?:build|dist|node_modules)/.*$|.*__pycache__.*|.*\.egg-info.*", tracked) == []
