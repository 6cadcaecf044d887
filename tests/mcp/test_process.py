"""The process itself: what it writes where, how it ends, and the way over HTTP."""

import http.client
import json
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from ladkg.cli.group import group

from .conftest import (
    HELLO,
    PATIENCE,
    READY,
    Asker,
    asking,
    children,
    lines,
    process,
    run,
    send,
    wait_for,
)
from .test_tools import BAD, GOOD


@contextmanager
def over_http(folder: Path, *options: str) -> Iterator[tuple["subprocess.Popen[bytes]", str]]:
    """A running server and its address, which it tells on standard error."""
    with process(folder, "--port", "0", *options) as server:
        assert server.stderr
        address = server.stderr.readline().decode().strip()
        assert address.startswith("http://127.0.0.1:"), address + server.stderr.read().decode()
        yield server, address


@pytest.fixture(scope="module")
def address(graph_store: Path) -> Iterator[str]:
    with over_http(graph_store.parent, "--store", str(graph_store)) as (_, address):
        yield address


@pytest.fixture(scope="module")
def web(address: str) -> Iterator[Asker]:
    """A client of the SDK over HTTP."""
    with asking(address) as found:
        yield found


def test_over_http_the_tools_are_the_same(web: Asker, asker: Asker) -> None:
    assert web.tools == asker.tools
    assert web.client.instructions == asker.client.instructions


@pytest.mark.parametrize("tool", GOOD)
def test_over_http_the_answers_are_the_same(web: Asker, asker: Asker, tool: str) -> None:
    assert web.call(tool, **GOOD[tool]) == asker.call(tool, **GOOD[tool])


def test_over_http_errors_are_the_same(web: Asker, asker: Asker) -> None:
    for tool in {name: (name, arguments, told) for name, arguments, told in BAD if told}.values():
        assert web.refused(tool[0], **tool[1]) == asker.refused(tool[0], **tool[1])


def posted(address: str, body: bytes, **headers: str) -> int:
    host = address.removeprefix("http://").removesuffix("/mcp")
    connection = http.client.HTTPConnection(host, timeout=30)
    kinds = {"Content-Type": "application/json", "Accept": "application/json, text/event-stream"}
    try:
        connection.request("POST", "/mcp", body, kinds | headers)
        return connection.getresponse().status
    finally:
        connection.close()


def test_over_http_others_are_kept_out(address: str) -> None:
    assert posted(address, HELLO) == 200
    assert posted(address, HELLO, Origin="http://evil.example") == 403
    assert posted(address, HELLO, Host="evil.example") == 421
    assert posted(address, b"[" + b" " * 1_100_000 + b"]") == 413
    assert posted(address, b"not json") == 400


def test_over_http_only_this_machine_is_answered(address: str) -> None:
    port = int(address.removesuffix("/mcp").rpartition(":")[2])
    with socket.socket() as asked, pytest.raises(OSError, match="refused"):
        asked.connect(("127.0.0.2", port))


def test_over_http_a_signal_ends_it_and_its_workers(graph_store: Path, tmp_path: Path) -> None:
    with over_http(tmp_path, "--store", str(graph_store)) as (server, address):
        with asking(address) as found:
            assert found.found("query_graph", sparql="ASK {}")["truth"]
        workers = children(server.pid)
        assert workers
        server.send_signal(signal.SIGTERM)
        assert server.wait(PATIENCE) == 0
        wait_for(lambda: not any(Path(f"/proc/{worker}").exists() for worker in workers))


def test_a_taken_port_is_told(graph_store: Path, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = run(tmp_path, "--store", str(graph_store), "--port", port)
    assert done.returncode == 2
    assert f"127.0.0.1:{port}: Address already in use; name another --port" in done.stderr


def test_what_is_no_store_is_told(tmp_path: Path) -> None:
    done = run(tmp_path, "--store", str(tmp_path))
    assert (done.returncode, done.stdout) == (2, "")
    assert f"make one with: ladkg load --store {tmp_path}" in done.stderr


@pytest.mark.parametrize("options", [[], ["--port", "0"]])
def test_a_broken_store_is_told(tmp_path: Path, options: list[str]) -> None:
    (tmp_path / "CURRENT").write_text("MANIFEST-000000\n", encoding="utf-8")
    done = run(tmp_path, "--store", str(tmp_path), *options)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("ladkg: IO error: No such file or directory: ")
    assert "MANIFEST-000000" in done.stderr


def test_without_the_packages_the_verb_says_which(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ladkg.cli.mcp.find_spec", lambda _: None)
    done = CliRunner().invoke(group, ["mcp"], prog_name="ladkg")
    assert done.exit_code == 2
    assert "pip install 'ladkg[mcp]'" in done.output


def test_an_empty_input_ends_it_without_a_word(graph_store: Path, tmp_path: Path) -> None:
    done = run(tmp_path, "--store", str(graph_store))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_only_the_protocol_is_on_standard_output(graph_store: Path, tmp_path: Path) -> None:
    with process(tmp_path, "--store", str(graph_store)) as server:
        send(server, HELLO)
        lines(server, 1)
        send(server, READY)
        for number, (tool, arguments) in enumerate(GOOD.items(), 2):
            call = {"jsonrpc": "2.0", "id": number, "method": "tools/call"}
            send(server, json.dumps(call | {"params": {"name": tool, "arguments": arguments}}).encode())
        answers = {message["id"]: message for message in lines(server, len(GOOD))}
        assert all(not message["result"]["isError"] for message in answers.values())
        rest, words = server.communicate(timeout=30)
        assert (server.returncode, rest, words) == (0, b"", b"")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_and_its_workers(graph_store: Path, tmp_path: Path, number: signal.Signals) -> None:
    with process(tmp_path, "--store", str(graph_store)) as server:
        send(server, HELLO)
        lines(server, 1)
        workers = children(server.pid)
        assert workers
        folder = spool(workers[0])
        assert folder.is_dir()
        server.send_signal(number)
        assert server.wait(PATIENCE) == 0
        wait_for(lambda: not any(Path(f"/proc/{worker}").exists() for worker in workers))
        assert not folder.exists()


def test_killed_it_takes_its_workers_with_it(graph_store: Path, tmp_path: Path) -> None:
    with process(tmp_path, "--store", str(graph_store)) as server:
        send(server, HELLO)
        lines(server, 1)
        workers = children(server.pid)
        assert workers
        server.kill()
        wait_for(lambda: not any(Path(f"/proc/{worker}").exists() for worker in workers))


def spool(worker: int) -> Path:
    """The temporary folder that a worker was told of."""
    arguments = Path(f"/proc/{worker}/cmdline").read_text(encoding="utf-8").split("\0")
    return Path(next(json.loads(argument)["spool"] for argument in arguments if '"spool"' in argument))
