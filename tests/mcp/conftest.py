"""`ladkg mcp` as a real process, and a client of the SDK that stays with it."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import coverage
import pytest
from anyio.from_thread import BlockingPortal, start_blocking_portal
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp.types import CallToolResult, TextContent, Tool

from ladkg.pipeline.build import Parts
from ladkg.store import write_store

ROOT = Path(__file__).parents[2]
PATIENCE = 30.0
MEASURED = coverage.Coverage.current() is not None
ENVIRONMENT = dict(os.environ) | (
    {"COVERAGE_PROCESS_START": str(ROOT / "pyproject.toml"), "COVERAGE_FILE": str(ROOT / ".coverage")}
    if MEASURED
    else {}
)
CODE = (
    "from ladkg.cli.group import group; group(prog_name='ladkg')" if MEASURED else "from ladkg.cli import main; main()"
)
COMMAND = [sys.executable, "-c", CODE, "mcp"]
HELLO = json.dumps(
    {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "initialize",
        "params": {
            "protocolVersion": "2025-06-18",
            "capabilities": {},
            "clientInfo": {"name": "raw", "version": "1"},
        },
    }
).encode()
READY = b'{"jsonrpc": "2.0", "method": "notifications/initialized"}'


class Asker:
    """A client of the SDK, called from tests that do not wait for each other."""

    def __init__(self, portal: BlockingPortal, client: Client) -> None:
        self.portal, self.client = portal, client

    @property
    def tools(self) -> dict[str, Tool]:
        return {tool.name: tool for tool in self.portal.call(self.client.list_tools).tools}

    def call(self, tool: str, **arguments: Any) -> CallToolResult:
        found = self.portal.call(self.client.call_tool, tool, arguments)
        assert isinstance(found, CallToolResult)
        return found

    def found(self, tool: str, **arguments: Any) -> dict[str, Any]:
        """The structured content of an answer that is no error."""
        result = self.call(tool, **arguments)
        assert not result.is_error, said(result)
        content: dict[str, Any] = result.structured_content
        return content

    def refused(self, tool: str, **arguments: Any) -> str:
        """What an error says."""
        result = self.call(tool, **arguments)
        assert result.is_error
        assert result.structured_content is None
        return said(result)


def said(result: CallToolResult) -> str:
    """The text of a result."""
    (content,) = result.content
    assert isinstance(content, TextContent)
    return content.text


@contextmanager
def asking(server: Any) -> Iterator[Asker]:
    """A client of a server: a transport, or the address of one."""
    with start_blocking_portal() as portal, portal.wrap_async_context_manager(Client(server)) as client:
        yield Asker(portal, client)


def over_pipes(*options: str, folder: Path) -> Any:
    """The transport to a process of `ladkg mcp` with these options."""
    command, *arguments = (*COMMAND, *options)
    return stdio_client(StdioServerParameters(command=command, args=arguments, env=ENVIRONMENT, cwd=folder))


@contextmanager
def process(folder: Path, *options: str) -> Iterator[subprocess.Popen[bytes]]:
    """`ladkg mcp` with its three pipes in our hands; ended by us if it does not end by itself."""
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [*COMMAND, *options], stdin=pipe, stdout=pipe, stderr=pipe, env=ENVIRONMENT, cwd=folder
    ) as running:
        try:
            yield running
        finally:
            if running.poll() is None:
                running.kill()


def lines(server: "subprocess.Popen[bytes]", count: int) -> list[dict[str, Any]]:
    assert server.stdout
    return [json.loads(server.stdout.readline()) for _ in range(count)]


def send(server: "subprocess.Popen[bytes]", *messages: bytes) -> None:
    assert server.stdin
    server.stdin.write(b"".join(message + b"\n" for message in messages))
    server.stdin.flush()


def run(folder: Path, *options: str) -> "subprocess.CompletedProcess[str]":
    """The process with an empty standard input."""
    return subprocess.run(
        [*COMMAND, *options],
        input="",
        capture_output=True,
        text=True,
        cwd=folder,
        env=ENVIRONMENT,
        check=False,
        timeout=60,
    )


def children(number: int) -> list[int]:
    """The processes that a process has started and that run."""
    path = Path(f"/proc/{number}/task/{number}/children")
    return [int(child) for child in path.read_text(encoding="ascii").split()] if path.exists() else []


def wait_for(true: Callable[[], bool], told: str = "") -> None:
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline, told or "it does not come true"
        time.sleep(0.02)


@pytest.fixture(scope="session")
def graph_store(parts: Parts, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's graph in a store on disk."""
    folder = tmp_path_factory.mktemp("kept") / "store"
    write_store(parts, folder)
    return folder


@pytest.fixture(scope="session")
def asker(graph_store: Path) -> Iterator[Asker]:
    """A client of a server of the project's graph on standard input and output; a call may take 10 s."""
    server = over_pipes("--store", str(graph_store), "--time-limit", "10", folder=graph_store.parent)
    with asking(server) as found:
        yield found
