"""`ladkg validate --against URL`: a real server on loopback, and nobody else is asked."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from pyoxigraph import RdfFormat

from ladkg.cli.group import group
from ladkg.graph import to_bytes
from ladkg.pipeline.build import Parts
from ladkg.store import write_store

from ..conftest import free_port, send


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(group, ["validate", *map(str, arguments)])


def found(result: Result) -> list[Any]:
    findings = json.loads(result.stdout)["findings"]
    assert isinstance(findings, list)
    return findings


@pytest.fixture(scope="module")
def endpoint(parts: Parts, serve: Callable[..., str]) -> str:
    """The project's graph in its named graphs, behind an endpoint whose default graph is empty."""
    address = serve()
    quads = to_bytes(parts, RdfFormat.N_QUADS)
    assert send(address, "POST", "/store", quads, RdfFormat.N_QUADS.media_type) == 204
    return f"{address}/query"


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """A state with a code that is wrong, and an act that refers to an instrument with a name that is nearly right."""
    file = tmp_path / "new.ttl"
    file.write_text(
        """@prefix lad: <https://w3id.org/ladkg/ontology#> .
        @prefix id: <https://w3id.org/ladkg/id/> .
        <https://w3id.org/ladkg/id/state/CHL> lad:iso2 "cl" .
        <https://w3id.org/ladkg/id/act/CHL/cat-1984/ratification-1988-09-30> lad:onInstrument
            <https://w3id.org/ladkg/id/instrument/cat-1985> .
        """,
        encoding="utf-8",
    )
    return file


def test_the_findings_are_those_of_a_store_with_the_same_graph(
    endpoint: str, new: Path, parts: Parts, tmp_path: Path
) -> None:
    write_store(parts, tmp_path / "store")
    there = run(new, "--against", endpoint, "--report", "json")
    here = run(new, "--against", tmp_path / "store", "--report", "json")
    assert there.exit_code == here.exit_code == 1
    assert found(there) == found(here)
    assert {one["rule"] for one in found(there)} >= {"CountryIso2", "ActOnInstrumentOrBody"}
    asked, counts = there.stderr.splitlines()[:2]
    assert asked.startswith(f"{endpoint}: ")
    assert int(asked.split(": ")[1].split()[0]) < 20
    assert counts == here.stderr.splitlines()[0]


def test_full_looks_at_everything(endpoint: str, new: Path) -> None:
    """The hygiene queries too."""
    result = run(new, "--against", endpoint, "--full", "--report", "json")
    quick = run(new, "--against", endpoint, "--report", "json")
    assert [one for one in found(result) if one["rule"] != "NothingDangling"] == found(quick)
    assert len(found(result)) == len(found(quick)) + 1
    assert "as all of it was to be looked at" in result.stderr


def test_a_limit_is_told_with_what_to_do(endpoint: str, new: Path) -> None:
    result = run(new, "--against", endpoint, "--fetch-limit", "50")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "where 50 may be; allow more with --fetch-limit, or keep it on disk with `ladkg load`" in result.stderr


@pytest.mark.parametrize("path", ["", "/nowhere"])
def test_nobody_there_and_a_wrong_path(path: str, endpoint: str, new: Path) -> None:
    address = endpoint.replace("/query", path) if path else f"http://127.0.0.1:{free_port()}/query"
    result = run(new, "--against", address)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"ladkg: {address}: " in result.stderr


WATCHED = """
import sys
from ladkg.cli.group import group

def hook(event, arguments):
    if event == "socket.connect" and arguments[1] != ("127.0.0.1", int(sys.argv[3])):
        raise RuntimeError(event, arguments)
    if event == "socket.getaddrinfo" and arguments[0] != "127.0.0.1":
        raise RuntimeError(event, arguments)

sys.addaudithook(hook)
group(["validate", sys.argv[1], "--against", sys.argv[2]])
"""


def test_nobody_but_the_endpoint_is_asked(endpoint: str, new: Path) -> None:
    port = endpoint.partition("127.0.0.1:")[2].partition("/")[0]
    command = [sys.executable, "-c", WATCHED, str(new), endpoint, port]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 1, result.stderr[-2000:]
    assert "questions for" in result.stderr
