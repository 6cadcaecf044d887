"""What a visitor waits for: pages in Debian's Chromium, on a line and a processor slowed down as Lighthouse does it.

The server sends what compresses with gzip, as a static host does, over HTTP/1.1.
"""

import gzip
import shutil
import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Final

from playwright.sync_api import Browser, Page, sync_playwright

PAGES: Final = {
    "first page": "",
    "matrix": "matrix/",
    "commitments": "commitments/",
    "map": "map/",
    "timeline": "timeline/",
    "text": "text/",
    "questions": "queries/",
    "a question": "queries/endorsers/",
    "SPARQL": "sparql/",
    "ontology": "ontology/",
    "rules": "shapes/",
    "graph": "graph/",
    "data": "data/",
    "search": "search/",
    "a state": "id/state/USA/",
    "an instrument": "id/instrument/gcm/",
    "an act": "id/act/USA/refugee-protocol-1967/accession-1968-11-01/",
}
_PACKED: Final = {".html", ".css", ".js", ".json", ".svg", ".wasm", ".ttl", ".csv", ".rq"}
_QUERY: Final = "matrix"
_MARKS: Final = """() => {
  const paint = performance.getEntriesByName("first-contentful-paint")[0];
  const load = performance.getEntriesByType("navigation")[0];
  return [paint ? paint.startTime : 0, load.loadEventEnd];
}"""


@dataclass(frozen=True)
class Profile:
    """A line and a processor: latency of each request in ms, kilobits a second down and up, times slower."""

    name: str
    latency: float
    down: float
    up: float
    slower: float


PROFILES: Final = (
    Profile("as it is", 0, -1, -1, 1),
    Profile("fast 4G", 165, 8_100, 1_350, 1),
    Profile("slow 4G", 562.5, 1_474.56, 675, 4),
)
"""Chrome's preset "Fast 4G"; Lighthouse's mobileSlow4G as it is applied in the browser (core/config/constants.js)."""


@dataclass(frozen=True)
class Visit:
    """Medians of several visits with an empty cache: kB sent but for images and data loaded later, seconds."""

    size: float
    paint: float
    load: float


class Handler(SimpleHTTPRequestHandler):
    """Serves files compressed, quietly."""

    protocol_version = "HTTP/1.1"
    sent = 0
    """Bytes, without heads: what a Worker loads is not told to the page."""
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".js": "text/javascript", ".wasm": "application/wasm"}

    def log_message(self, *_: object) -> None:
        """Says nothing."""

    def send_head(self) -> BytesIO | None:  # type: ignore[override]
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        if not file.is_file():
            self.send_error(404)
            return None
        data, coded = file.read_bytes(), file.suffix in _PACKED
        data = gzip.compress(data, 6, mtime=0) if coded else data
        Handler.sent += len(data)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Length", str(len(data)))
        if coded:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        return BytesIO(data)


class Server(ThreadingHTTPServer):
    """Says nothing of visitors who leave before they were sent all."""

    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Says nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address, with a slash at its end, at which the folder is served."""
    server = Server(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless one."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def _visiting(browser: Browser, profile: Profile) -> Iterator[tuple[Page, list[float]]]:
    """A page with an empty cache, and what it was sent: kB of each answer but images."""
    context = browser.new_context(viewport={"width": 412, "height": 823}, reduced_motion="reduce")
    page = context.new_page()
    line = context.new_cdp_session(page)
    sent: list[float] = []
    images: set[str] = set()
    line.send("Network.enable")
    line.on("Network.responseReceived", lambda told: told["type"] == "Image" and images.add(told["requestId"]))
    line.on(
        "Network.loadingFinished",
        lambda told: told["requestId"] in images or sent.append(told["encodedDataLength"] / 1000),
    )
    if profile.latency:
        speed = {"downloadThroughput": profile.down * 125, "uploadThroughput": profile.up * 125}
        line.send("Network.emulateNetworkConditions", {"offline": False, "latency": profile.latency, **speed})
        line.send("Emulation.setCPUThrottlingRate", {"rate": profile.slower})
    yield page, sent
    context.close()


def visit(browser: Browser, address: str, profile: Profile, times: int = 3) -> Visit:
    """Goes there several times."""
    found = []
    for _ in range(times):
        with _visiting(browser, profile) as (page, sent):
            page.goto(address, wait_until="load")
            size = sum(sent)
            page.wait_for_function("() => performance.getEntriesByName('first-contentful-paint').length")
            paint, load = page.evaluate(_MARKS)
            found.append((size, paint / 1000, load / 1000))
    return Visit(*map(statistics.median, zip(*found, strict=True)))


def sparql(browser: Browser, address: str, profile: Profile) -> tuple[float, float, float]:
    """Seconds from the visit until the engine is ready, from there to the table of a question; MB sent until then."""
    Handler.sent = 0
    with _visiting(browser, profile) as (page, _):
        page.set_default_timeout(120_000)
        page.goto(address + "sparql/")
        page.locator("#engine[data-step=ready]").wait_for()
        ready, size = page.evaluate("() => performance.now()"), Handler.sent / 1e6
        page.evaluate("name => { location.hash = 'question=' + name }", _QUERY)
        page.locator("#answer table tbody tr").first.wait_for()
        return ready / 1000, (page.evaluate("() => performance.now()") - ready) / 1000, size
