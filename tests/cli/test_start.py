"""What a check imports: the cost of a small one is mostly that of starting."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from ladkg import graph, paths
from ladkg.store import write_store

GOOD = paths.examples() / "agent/valid/state.ttl"
OTHERS = {
    *("SPARQLWrapper", "csvw", "hashlib", "jsonschema", "markdown_it", "owlrl", "pysbd", "pyshacl", "rdflib", "rich"),
    *("subprocess", "tempfile", "tomllib", "traceback", "urllib.request", "xml"),
}
OWN = {
    *(
        "ladkg.convert",
        "ladkg.explain",
        "ladkg.infer",
        "ladkg.library",
        "ladkg.pipeline.build",
        "ladkg.read.places.tokens",
    ),
    *("ladkg.validate.baseline", "ladkg.validate.catalogue", "ladkg.validate.changes", "ladkg.validate.hints"),
}
SCRIPT = """
import json, sys
from ladkg.cli.group import group
try:
    group(sys.argv[1:])
except SystemExit as ended:
    print(json.dumps([ended.code, sorted(sys.modules)]))
"""


def imported(*arguments: str | Path) -> set[str]:
    """The modules that a clean check leaves imported, packages among them by their first name."""
    command = [sys.executable, "-c", SCRIPT, "validate", *map(str, arguments)]
    code, modules = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert code == 0
    return {*modules, *(name.partition(".")[0] for name in modules)}


@pytest.fixture
def store(tmp_path: Path) -> Path:
    write_store(graph.read(GOOD), tmp_path / "store")
    return tmp_path / "store"


def test_a_change_that_breaks_nothing_is_checked_without_the_rest(store: Path, tmp_path: Path) -> None:
    change = tmp_path / "change.ttl"
    change.write_text(
        '<https://w3id.org/ladkg/id/state/CRI> <http://www.w3.org/2000/01/rdf-schema#label> "Costa Rica"@fr .\n',
        encoding="utf-8",
    )
    assert not (OTHERS | OWN) & imported(change, "--against", store)


def test_a_file_that_is_right_is_checked_without_the_rest() -> None:
    assert not ((OTHERS - {"hashlib"}) | OWN) & imported(GOOD)
