"""Real stores on loopback, each in a folder of its own, that can be killed and started again."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat

from ladkg.endpoint import ask
from ladkg.graph import to_bytes
from ladkg.pipeline.build import Parts

from ..conftest import OXIGRAPH, PATIENCE, free_port, send

KINDS = ("oxigraph", "virtuoso")
_INI = """\
[Database]
DatabaseFile = {folder}/v.db
ErrorLogFile = {folder}/v.log
LockFile = {folder}/v.lck
TransactionFile = {folder}/v.trx
xa_persistent_file = {folder}/v.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = {folder}/t.db
TransactionFile = {folder}/t.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
MaxClientConnections = 10
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
ThreadsPerQuery = 2
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 10
[SPARQL]
ResultSetMaxRows = {rows}
MaxQueryExecutionTime = 60
"""


@dataclass
class Engine:
    """A store; `query` is where it is asked."""

    folder: Path
    port: int = field(default_factory=free_port)
    process: "subprocess.Popen[bytes] | None" = None
    query: str = ""
    graph_store: str = ""

    def command(self) -> list[str]:
        raise NotImplementedError

    def start(self) -> None:
        self.process = subprocess.Popen(
            self.command(), cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        deadline = time.monotonic() + 2 * PATIENCE
        path = self.query.removeprefix(f"http://127.0.0.1:{self.port}")
        while send(f"127.0.0.1:{self.port}", "GET", f"{path}?query=ASK%7B%7D") != 200:
            assert self.process.poll() is None, f"{self.command()[0]} ended with {self.process.returncode}"
            assert time.monotonic() < deadline, f"{self.command()[0]} is not ready"
            time.sleep(0.05)

    def kill(self) -> None:
        """Ends it at once, in the middle of whatever it does."""
        assert self.process
        self.process.kill()
        self.process.wait(PATIENCE)

    def number(self, pattern: str) -> int:
        """How many solutions a pattern has."""
        answer = ask(self.query, f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}", "text/csv").decode().split()
        return int(answer[1].strip('"'))


class Oxigraph(Engine):
    """The server of Oxigraph, its default graph the union of all."""

    def command(self) -> list[str]:
        self.query = f"http://127.0.0.1:{self.port}/query"
        self.graph_store = f"http://127.0.0.1:{self.port}/store"
        where = ["-l", str(self.folder / "ox"), "-b", f"127.0.0.1:{self.port}"]
        return [str(OXIGRAPH), "serve", "--union-default-graph", *where]


class Virtuoso(Engine):
    """Virtuoso as Debian has it, with updates allowed to all."""

    rows = 10_000
    sql = 0

    def command(self) -> list[str]:
        self.query = f"http://127.0.0.1:{self.port}/sparql"
        self.graph_store = f"http://127.0.0.1:{self.port}/sparql-graph-crud-auth"
        self.sql = free_port()
        ini = _INI.format(folder=self.folder, sql=self.sql, http=self.port, rows=self.rows)
        (self.folder / "v.ini").write_text(ini, encoding="utf-8")
        (self.folder / "v.lck").unlink(missing_ok=True)
        return ["virtuoso-t", "+foreground", "+configfile", str(self.folder / "v.ini")]

    def permit(self) -> None:
        """Lets everybody change the graphs."""
        isql = ["isql-vt", f"127.0.0.1:{self.sql}", "dba", "dba"]
        subprocess.run([*isql, 'exec=GRANT SPARQL_UPDATE TO "SPARQL"; checkpoint;'], check=True, capture_output=True)


def _needed(program: str) -> None:
    if not shutil.which(program):
        told = f"{program} is not installed: scripts/ensure-virtuoso installs it"
        pytest.fail(told) if os.environ.get("CI") else pytest.skip(told)


@pytest.fixture(scope="session")
def virgin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of a Virtuoso that nothing has been put into; making them takes longer than copying."""
    _needed("virtuoso-t")
    engine = Virtuoso(tmp_path_factory.mktemp("virgin"))
    engine.start()
    engine.permit()
    assert engine.process
    engine.process.terminate()
    engine.process.wait(PATIENCE)
    return engine.folder


@pytest.fixture(scope="session")
def run(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Callable[[str], Engine]]:
    """`run("virtuoso")` → an empty store of that kind, to the end of the tests."""
    with ExitStack() as stack:

        def start(kind: str) -> Engine:
            folder = tmp_path_factory.mktemp(kind)
            if kind == "oxigraph":
                engine: Engine = Oxigraph(folder)
            else:
                shutil.copytree(request.getfixturevalue("virgin"), folder, dirs_exist_ok=True)
                engine = Virtuoso(folder)
            engine.start()
            stack.callback(engine.kill)
            return engine

        yield start


@pytest.fixture(scope="session")
def dataset(parts: Parts, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's graph in a file."""
    file = tmp_path_factory.mktemp("dataset") / "ladkg.nq"
    file.write_bytes(to_bytes(parts, RdfFormat.N_QUADS))
    return file
