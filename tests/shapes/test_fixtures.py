"""Each rule by example: what is in valid/ passes, what is in invalid/ fires the rule that names the file, and no other.

A file that cannot but break two rules names the second in its line `# Also fires:`.
"""

from pathlib import Path

import pytest
from pyoxigraph import Quad

from ladkg import graph, paths
from ladkg.validate import Shapes, hygiene, validate

HERE = Path(__file__).parent
VALID = sorted(HERE.glob("*/valid/*"))
INVALID = sorted(HERE.glob("*/invalid/*"))
HYGIENE = "hygiene"


def fired(file: Path, shapes: Shapes, checks: list[hygiene.Check], ontology: list[Quad]) -> set[str]:
    """The rules that find something in a file: those of the shapes, or in hygiene/ those of the queries."""
    quads = list(graph.read(file))
    if file.parts[-3] == HYGIENE:
        return {finding.rule for finding in hygiene.findings(quads, ontology, checks)}
    return {finding.rule for finding in validate(quads, shapes=shapes, ontology=ontology).findings}


def expected(file: Path) -> set[str]:
    second = file.read_text(encoding="utf-8").splitlines()[1]
    also = second.removeprefix("# Also fires: ").split() if second.startswith("# Also fires: ") else []
    return {rule_named(file), *also}


def rule_named(file: Path) -> str:
    return file.stem.partition("--")[0]


def name(file: Path) -> str:
    return f"{file.parts[-3]}/{file.stem}"


@pytest.mark.parametrize("file", VALID, ids=name)
def test_valid(file: Path, shapes: Shapes, checks: list[hygiene.Check], ontology: list[Quad]) -> None:
    assert fired(file, shapes, checks, ontology) == set()


@pytest.mark.parametrize("file", INVALID, ids=name)
def test_invalid(file: Path, shapes: Shapes, checks: list[hygiene.Check], ontology: list[Quad]) -> None:
    assert fired(file, shapes, checks, ontology) == expected(file)


def test_every_rule_has_an_invalid_file_and_every_file_a_rule(shapes: Shapes, checks: list[hygiene.Check]) -> None:
    rules = {rule.id for rule in shapes.rules.values() if rule.messages} | {check.rule.id for check in checks}
    assert {rule_named(file) for file in INVALID} == rules


def test_every_room_has_valid_and_invalid_files() -> None:
    rooms = {file.stem for file in paths.shapes().glob("*.ttl")} | {HYGIENE}
    assert {file.parts[-3] for file in VALID} == rooms
    assert {file.parts[-3] for file in INVALID} == rooms


def test_the_first_line_says_why() -> None:
    first = {name(file): file.read_text(encoding="utf-8").splitlines()[0] for file in VALID + INVALID}
    assert {
        file: line for file, line in first.items() if not (line.startswith("# ") and line.endswith((".", "?")))
    } == {}
