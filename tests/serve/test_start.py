"""Starting, and how it fails; the library's own questions asked of a server; what a site and a client see of it."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from pyoxigraph import QueryBoolean, Store

from ladkg.cli.group import group
from ladkg.endpoint import ask
from ladkg.library import run
from ladkg.library.question import questions
from ladkg.pipeline.load import served
from ladkg.serve import media
from ladkg.serve.sandbox import no_sockets

from .conftest import Server, running


def serve(*options: str) -> subprocess.CompletedProcess[str]:
    code = "from ladkg.cli.group import group; group(prog_name='ladkg')"
    command = [sys.executable, "-c", code, "serve", "--port", "0", *options]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def test_it_needs_a_store(tmp_path: Path) -> None:
    done = serve("--store", str(tmp_path))
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{tmp_path}: this is no store; make one with: ladkg load --store" in done.stderr


def test_a_broken_store_is_told(tmp_path: Path, graph_store: Path) -> None:
    broken = tmp_path / "store"
    broken.mkdir()
    (broken / "CURRENT").write_text("MANIFEST-000000\n", encoding="utf-8")
    done = serve("--store", str(broken))
    assert done.returncode == 2
    *_, said = done.stderr.splitlines()
    assert said.startswith(f"ladkg: {broken}: IO error: No such file or directory: ")
    assert "MANIFEST-000000" in said
    assert graph_store.is_dir()


def test_a_port_that_is_taken(graph_store: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = serve("--store", str(graph_store), "--port", str(port))
    assert done.returncode == 2
    assert f"127.0.0.1:{port}: Address already in use; name another --port or --host" in done.stderr


def test_another_host(graph_store: Path, tmp_path: Path) -> None:
    with running(tmp_path, "--store", str(graph_store), "--host", "localhost", "--workers", "1") as server:
        assert server.lines("starting")[0]["address"].startswith("http://localhost:")


def lines(result: run.Result) -> list[str]:
    return sorted(str(row) for row in result) if not isinstance(result, QueryBoolean) else [str(bool(result))]


@pytest.mark.parametrize("name", list(questions()))
def test_the_library_answers_the_same_over_http(wide: Server, store: Store, name: str) -> None:
    text = questions()[name].text
    there = run.run_elsewhere(lambda query, accept: ask(wide.endpoint, query, accept), text, name)
    here = run.run(store, text, name)
    assert set(lines(there)) == set(lines(here))


def test_the_command_asks_it(wide: Server) -> None:
    asked = ["query", "endorsers", "-p", "on=2022-06-10", "--format", "csv", "--endpoint", wide.endpoint]
    done = CliRunner().invoke(group, asked)
    assert (done.exit_code, len(done.stdout.splitlines()) > 20) == (0, True), done.stderr


def test_the_built_graph_is_kept_for_serving() -> None:
    folder = served()
    before = (folder / "CURRENT").stat().st_mtime_ns
    assert served() == folder
    assert (folder / "CURRENT").stat().st_mtime_ns == before


@pytest.mark.parametrize(
    ("accept", "offers", "chosen"),
    [
        (None, ["a/b", "c/d"], "a/b"),
        ("c/*, a/b;q=0.9", ["a/b", "c/d"], "c/d"),
        ("*/*, a/b;q=0", ["a/b", "c/d"], "c/d"),
        ("A/B", ["a/b"], "a/b"),
        ("a/b;q=0.5;x=y, c/d;q=0.4", ["c/d", "a/b"], "a/b"),
        ("a/b;q=1.5", ["a/b"], ""),
        ("a", ["a/b"], ""),
        (",", ["a/b"], ""),
    ],
)
def test_what_the_accept_header_chooses(accept: str | None, offers: list[str], chosen: str) -> None:
    assert media.best(accept, offers) == chosen


@pytest.mark.skipif(sys.platform != "linux", reason="seccomp is of Linux")
def test_a_process_without_sockets() -> None:
    """In a child, as it is for good."""
    child = os.fork()
    if not child:
        refused = False
        try:
            if no_sockets():
                socket.socket()
        except PermissionError:
            refused = True
        os._exit(0 if refused else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
