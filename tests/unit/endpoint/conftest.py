"""A server in front of a real one, which hands everything on unless a test says otherwise."""

import http.server
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection
from urllib.parse import unquote_plus

import pytest

from ladkg.endpoint import patience

Answer = tuple[int, dict[str, str], bytes]


@dataclass(frozen=True)
class Asked:
    """A request, its form decoded."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return unquote_plus(self.body.decode())


Meddle = Callable[[Asked], "Answer | bytes | None"]
"""An answer in place of the server's, another body for it, or None to hand the request on as it is."""


@dataclass
class Front:
    """`address` is where it is; what `meddle` gives is answered instead; `asked` is what came."""

    address: str
    meddle: Meddle = lambda _: None
    asked: list[Asked] = field(default_factory=list)

    @property
    def query(self) -> str:
        return f"{self.address}/query"


@pytest.fixture
def front(serve: Callable[..., str]) -> Iterator[Front]:
    """In front of an empty Oxigraph server whose default graph is the union."""
    behind = serve("--union-default-graph").removeprefix("http://")

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            asked = Asked(self.command, self.path, {k.lower(): v for k, v in self.headers.items()}, body)
            it.asked.append(asked)
            answer = it.meddle(asked)
            if not isinstance(answer, tuple):
                answer = self.behind(asked, body if answer is None else answer)
            status, headers, data = answer
            self.send_response(status)
            for name, value in (headers | {"Content-Length": str(len(data))}).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_PUT = do_POST  # noqa: N815

        def behind(self, asked: Asked, body: bytes) -> Answer:
            connection = HTTPConnection(behind, timeout=60)
            headers = {k: v for k, v in asked.headers.items() if k in {"content-type", "accept"}}
            connection.request(asked.method, asked.path, body, headers)
            response = connection.getresponse()
            data = response.read()
            connection.close()
            return response.status, {"Content-Type": response.getheader("Content-Type") or "text/plain"}, data

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        it = Front(f"http://127.0.0.1:{server.server_port}")
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield it
        server.shutdown()


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits long between two attempts, and nobody's credentials are at hand."""
    monkeypatch.setattr(patience, "FIRST", 0.01)
    monkeypatch.setenv("NETRC", "/nowhere/netrc")
    monkeypatch.delenv("LADKG_TOKEN", raising=False)
