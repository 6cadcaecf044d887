"""`ladkg serve` as a real process on a free port of this machine."""

import gzip
import http.client
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import coverage
import pytest

from ladkg.pipeline.build import Parts
from ladkg.store import write_store

ROOT = Path(__file__).parents[2]
PATIENCE = 30.0
Start = Callable[..., "Server"]


@dataclass(frozen=True)
class Answered:
    """What came back; names of headers are in small letters."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        data = gzip.decompress(self.body) if self.headers.get("content-encoding") == "gzip" else self.body
        return data.decode()

    @property
    def kind(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]


def answered(port: int, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Answered:
    """What a server on this machine answers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request(method, path, body, headers)
        response = connection.getresponse()
        read = {name.lower(): value for name, value in response.getheaders()}
        return Answered(response.status, read, response.read())
    finally:
        connection.close()


@dataclass
class Server:
    """A running server."""

    process: subprocess.Popen[bytes]
    log: Path
    port: int = 0
    ready: dict[str, Any] = field(default_factory=dict)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def endpoint(self) -> str:
        return f"{self.address}/sparql"

    def lines(self, event: str = "") -> list[dict[str, Any]]:
        """The log so far, each line of which is JSON."""
        whole = self.log.read_text(encoding="utf-8").rpartition("\n")[0]
        told = [json.loads(line) for line in whole.splitlines()]
        return [line for line in told if event in {"", line["event"]}]

    def send(
        self, method: str, path: str, body: bytes | str | None = None, accept: str | None = None, **headers: str
    ) -> Answered:
        """Underscores in the names of headers stand for hyphens."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        data = body.encode() if isinstance(body, str) else body
        return answered(self.port, method, path, data, sent | ({"Accept": accept} if accept else {}))

    def get(self, path: str, accept: str | None = None, **headers: str) -> Answered:
        return self.send("GET", path, None, accept, **headers)

    def ask(self, query: str, accept: str | None = None, *, post: bool = False, **fields: str) -> Answered:
        """Asks the endpoint."""
        form = urlencode({"query": query, **fields})
        if post:
            kind = "application/x-www-form-urlencoded"
            return self.send("POST", "/sparql", form, accept, Content_Type=kind)
        return self.get(f"/sparql?{form}", accept)

    def metric(self, line: str) -> float:
        """The value of one line of /metrics, 0 where there is none."""
        found = [row for row in self.get("/metrics").text.splitlines() if row.startswith(f"{line} ")]
        return float(found[0].rpartition(" ")[2]) if found else 0.0

    def workers(self) -> list[int]:
        """The processes that the server has started and that run."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text(encoding="ascii")
        return [int(child) for child in children.split()]

    def memory(self) -> int:
        """Bytes that the server itself holds."""
        size = Path(f"/proc/{self.process.pid}/statm").read_text(encoding="ascii").split()[1]
        return int(size) * os.sysconf("SC_PAGE_SIZE")


@contextmanager
def running(folder: Path, *options: str) -> Iterator[Server]:
    """`ladkg serve` with these options, its log in a folder; measured where the tests are."""
    environment = dict(os.environ)
    code = "from ladkg.cli import main; main()"
    if coverage.Coverage.current() is not None:
        environment |= {
            "COVERAGE_PROCESS_START": str(ROOT / "pyproject.toml"),
            "COVERAGE_FILE": str(ROOT / ".coverage"),
        }
        code = "from ladkg.cli.group import group; group(prog_name='ladkg')"
    log = folder / f"{time.monotonic_ns()}.log"
    with log.open("wb") as file:
        command = [sys.executable, "-c", code, "serve", "--port", "0", *options]
        process = subprocess.Popen(command, stderr=file, env=environment, cwd=folder)
    server = Server(process, log)
    try:
        deadline = time.monotonic() + PATIENCE
        while not server.lines("ready"):
            assert process.poll() is None, log.read_text(encoding="utf-8")
            assert time.monotonic() < deadline, "the server is not ready"
            time.sleep(0.02)
        server.port = int(server.lines("starting")[0]["address"].rstrip("/").rpartition(":")[2])
        server.ready = server.lines("ready")[0]
        while True:
            try:
                server.get("/health")
                break
            except ConnectionError:
                assert time.monotonic() < deadline, "the server does not answer"
                time.sleep(0.02)
        yield server
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE)


@pytest.fixture(scope="session")
def graph_store(parts: Parts, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's graph in a store on disk."""
    folder = tmp_path_factory.mktemp("kept") / "store"
    write_store(parts, folder)
    return folder


@pytest.fixture(scope="session")
def start(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Start]:
    """`start(store, "--rows", "10")` → a server; it runs to the end of all tests."""
    folder = tmp_path_factory.mktemp("served")
    with ExitStack() as servers:
        yield lambda store, *options: servers.enter_context(running(folder, "--store", str(store), *options))


@pytest.fixture(scope="session")
def server(start: Start, graph_store: Path) -> Server:
    """A server of the project's graph that gives little: 3 s, 300 MB, 1,000 rows, 1 MB."""
    return start(graph_store, "--time-limit", "3", "--memory-limit", "300", "--rows", "1000", "--size", "1")


@pytest.fixture(scope="session")
def wide(start: Start, graph_store: Path) -> Server:
    """A server that gives as much as it does by default."""
    return start(graph_store)
