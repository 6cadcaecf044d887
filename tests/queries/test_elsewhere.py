"""The same questions on a real SPARQL server over HTTP give the same rows; and what goes wrong is told in words."""

import http.server
import threading
import time
from collections.abc import Callable, Iterator
from urllib.parse import parse_qs

import pytest
from pyoxigraph import RdfFormat, Store

from ladkg.endpoint import ask as ask_endpoint
from ladkg.errors import LadkgError
from ladkg.graph import to_bytes
from ladkg.library import run
from ladkg.library.question import questions
from ladkg.pipeline.build import Parts

from ..conftest import free_port, send
from .conftest import Ask, rows_of


@pytest.fixture(scope="session")
def endpoint(parts: Parts, serve: Callable[..., str]) -> str:
    """The address of an Oxigraph server that holds the dataset, its default graph the union of all."""
    address = serve("--union-default-graph")
    quads = to_bytes(parts, RdfFormat.N_QUADS)
    assert send(address, "POST", "/store", quads, RdfFormat.N_QUADS.media_type) == 204
    return f"{address}/query"


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
        ask_endpoint(f"http://127.0.0.1:{free_port()}/query", "ASK {}")


@pytest.mark.parametrize("url", ["localhost:7878/query", "file:///etc/hostname", "ftp://example.org/query", ""])
def test_only_http_is_asked(url: str) -> None:
    with pytest.raises(LadkgError, match="is not the address of an endpoint: it begins with http:// or https://"):
        ask_endpoint(url, "ASK {}")


class _Page(http.server.BaseHTTPRequestHandler):
    """Answers every question with a web page, on /echo with what was asked, on /short with less than it says.

    To /moved it answers with the way to another page; on /slow it answers nothing, after two seconds.
    """

    def do_POST(self) -> None:
        if self.path == "/slow":
            time.sleep(2)
            return
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/")
            self.end_headers()
            return
        page = b"<!DOCTYPE html><title>Sign in</title>"
        if self.path == "/echo":
            page = self.rfile.read(int(self.headers["Content-Length"])) + f"&accept={self.headers['Accept']}".encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(page) + 5 * (self.path == "/short")))
        self.end_headers()
        self.wfile.write(page)

    def do_GET(self) -> None:
        self.do_POST()

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


def test_an_endpoint_that_has_moved_is_told(page: str) -> None:
    with pytest.raises(LadkgError, match=f"{page}moved: it leads on to {page}; name the endpoint's own address"):
        ask_endpoint(f"{page}moved", "ASK {}")


def test_an_answer_that_breaks_off_is_told(page: str) -> None:
    with pytest.raises(LadkgError, match="the answer broke off 5 bytes before its end"):
        ask_endpoint(f"{page}short", "ASK {}")


def test_an_answer_that_is_too_long_is_told(page: str) -> None:
    assert len(ask_endpoint(page, "ASK {}", most=37)) == 37
    with pytest.raises(LadkgError, match="the answer is longer than 36 bytes"):
        ask_endpoint(page, "ASK {}", most=36)


def test_what_is_asked_for_is_said_once(page: str) -> None:
    """Virtuoso answers 406 where the form names another format than the header."""
    said = parse_qs(ask_endpoint(f"{page}echo", "ASK {}", "text/csv").decode())
    assert said == {"query": ["ASK {}"], "accept": ["text/csv"]}


def test_patience_ends(page: str) -> None:
    with pytest.raises(LadkgError, match="timed out"):
        ask_endpoint(f"{page}slow", "ASK {}", timeout=1)


@pytest.mark.parametrize("where", [_elsewhere, lambda _, query: run.run(Store(), query)])
def test_what_is_refused_here_is_not_sent_there(where: Callable[[str, str], run.Result]) -> None:
    with pytest.raises(LadkgError, match="SERVICE is refused"):
        where("http://127.0.0.1:1/query", "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }")
