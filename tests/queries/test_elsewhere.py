"""The same questions on a real SPARQL server over HTTP give the same rows; and what goes wrong is told in words."""

import http.client
import http.server
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from ladkg.endpoint import ask as ask_endpoint
from ladkg.errors import LadkgError
from ladkg.graph import to_bytes
from ladkg.library import run
from ladkg.library.question import questions
from ladkg.pipeline.build import Parts

from .conftest import Ask, rows_of

OXIGRAPH = Path(sys.executable).with_name("oxigraph")
PATIENCE = 30.0
"""Seconds that the server may take to be ready; it takes a fifth of one."""


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def _status(port: int, method: str, path: str, body: bytes | None = None, kind: str = "") -> int:
    """The HTTP status of a request, 0 while nobody answers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request(method, path, body, {"Content-Type": kind} if kind else {})
        return connection.getresponse().status
    except ConnectionError:
        return 0
    finally:
        connection.close()


@pytest.fixture(scope="session")
def endpoint(parts: Parts) -> Iterator[str]:
    """The address of an Oxigraph server that holds the dataset, its default graph the union of all."""
    port = _free_port()
    command = [str(OXIGRAPH), "serve", "--union-default-graph", "-b", f"127.0.0.1:{port}"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + PATIENCE
        while _status(port, "GET", "/query?query=ASK%7B%7D") != 200:
            assert server.poll() is None, f"oxigraph ended with {server.returncode}"
            assert time.monotonic() < deadline, "oxigraph is not ready"
            time.sleep(0.02)
        quads = to_bytes(parts, RdfFormat.N_QUADS)
        assert _status(port, "POST", "/store", quads, RdfFormat.N_QUADS.media_type) == 204
        yield f"http://127.0.0.1:{port}/query"
    finally:
        server.terminate()
        server.wait(PATIENCE)


def _elsewhere(url: str, query: str) -> run.Result:
    return run.run_elsewhere(lambda sparql, accept: ask_endpoint(url, sparql, accept), query)


@pytest.mark.parametrize("name", questions())
def test_the_answer_is_the_same_over_http(name: str, endpoint: str, ask: Ask) -> None:
    assert rows_of(_elsewhere(endpoint, questions()[name].text)) == ask(name)


@pytest.mark.parametrize(
    ("name", "values"),
    [("endorsers", {"on": "2022-06-14"}), ("pledges", {"state": "CRI"}), ("about-state", {"state": "USA"})],
)
def test_parameters_travel_too(name: str, values: dict[str, str], endpoint: str, ask: Ask) -> None:
    query = questions()[name].bound(values)
    assert rows_of(_elsewhere(endpoint, query)) == ask(name, **values)


def test_a_word_of_an_update_in_a_comment_is_no_update(endpoint: str) -> None:
    assert bool(_elsewhere(endpoint, "# we\n# add\n# it\n# insert\nASK {}")) is True


def test_a_yes_or_no_travels(endpoint: str) -> None:
    query = "ASK { <state/USA> lad:boundBy <obligation/refugee-convention-1951/art-33-1> }"
    assert bool(_elsewhere(endpoint, query)) is True
    assert bool(_elsewhere(endpoint, "ASK { <state/BRB> lad:partyTo <instrument/refugee-convention-1951> }")) is False


def test_a_query_that_the_server_refuses_is_told(endpoint: str) -> None:
    with pytest.raises(LadkgError, match=rf"{endpoint}: .*badly formed.*expected"):
        _elsewhere(endpoint, "SELECT * { ?s ?p }")


def test_a_wrong_path_is_told(endpoint: str) -> None:
    with pytest.raises(LadkgError, match="/nowhere: "):
        _elsewhere(endpoint.replace("/query", "/nowhere"), "ASK {}")


def test_nobody_there_is_told() -> None:
    with pytest.raises(LadkgError, match=r"127\.0\.0\.1.*refused"):
        ask_endpoint(f"http://127.0.0.1:{_free_port()}/query", "ASK {}")


@pytest.mark.parametrize("url", ["localhost:7878/query", "file:///etc/hostname", "ftp://example.org/query", ""])
def test_only_http_is_asked(url: str) -> None:
    with pytest.raises(LadkgError, match="is not the address of an endpoint: it begins with http:// or https://"):
        ask_endpoint(url, "ASK {}")


class _Page(http.server.BaseHTTPRequestHandler):
    """Answers every question with a web page, and on /slow with nothing after two seconds."""

    def do_POST(self) -> None:
        if self.path == "/slow":
            time.sleep(2)
            return
        page = b"<!DOCTYPE html><title>Sign in</title>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def page() -> Iterator[str]:
    """The address of a web server that is no endpoint."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Page) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.mark.parametrize("query", ["SELECT * { ?s ?p ?o }", "ASK {}", "CONSTRUCT WHERE { ?s ?p ?o }"])
def test_a_web_page_instead_of_an_answer_is_told(query: str, page: str) -> None:
    with pytest.raises(LadkgError, match="the endpoint's answer is no"):
        _elsewhere(page, query)


def test_patience_ends(page: str) -> None:
    with pytest.raises(LadkgError, match="timed out"):
        ask_endpoint(f"{page}slow", "ASK {}", timeout=1)


@pytest.mark.parametrize("where", [_elsewhere, lambda _, query: run.run(Store(), query)])
def test_what_is_refused_here_is_not_sent_there(where: Callable[[str, str], run.Result]) -> None:
    with pytest.raises(LadkgError, match="SERVICE is refused"):
        where("http://127.0.0.1:1/query", "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }")
