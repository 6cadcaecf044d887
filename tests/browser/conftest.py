"""The site as `ladkg site` writes it, served on this machine, and a real browser that lets nothing wrong pass."""

import fcntl
import os
import re
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Final, Literal

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page, Response, Route

from ladkg.cli.group import group

REPOSITORY: Final = Path(__file__).parents[2]
SCREENSHOTS: Final = REPOSITORY / "build" / "screenshots"
_AXE: Final = REPOSITORY / "web" / "node_modules" / "axe-core" / "axe.min.js"

Open = Callable[..., Page]
Axe = Callable[[Page], list[str]]
Shot = Callable[..., None]


class Handler(SimpleHTTPRequestHandler):
    """Serves files as a static host does, quietly."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".js": "text/javascript",
        ".wasm": "application/wasm",
        ".ttl": "text/turtle",
        ".jsonld": "application/ld+json",
    }

    def log_message(self, *_: object) -> None:
        """Says nothing."""


def served(folder: Path) -> Iterator[str]:
    """The address, with a slash at its end, at which the folder is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    server.daemon_threads = True
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `ladkg site` writes, once for all workers."""
    shared = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        shared = shared.parent
    folder = shared / "site"
    with (shared / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            done = CliRunner().invoke(group, ["site", str(folder)], prog_name="ladkg", catch_exceptions=False)
            assert done.exit_code == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the site is served, with a slash at its end."""
    yield from served(site)


class Visitor:
    """Opens pages, each in a browser context of its own, and notes whatever a page must not do."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser = browser
        self.address = address
        self.contexts: list[BrowserContext] = []
        self.wrong: list[str] = []

    def __call__(
        self,
        path: str = "",
        *,
        width: int = 1280,
        height: int = 860,
        scheme: Literal["light", "dark"] = "light",
        locale: str = "en",
        scripts: bool = True,
    ) -> Page:
        """`open("es/matrix/", width=390, scheme="dark")` → the page, loaded."""
        context = self.browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            locale=locale,
            reduced_motion="reduce",
            java_script_enabled=scripts,
            base_url=self.address,
        )
        self.contexts.append(context)
        context.set_default_timeout(20_000)
        context.route(re.compile(rf"^https?://(?!{re.escape(self.address.removeprefix('http://'))})"), self._refuse)
        context.on("console", self._hear)
        context.on("weberror", lambda error: self.wrong.append(f"error: {error.error}"))
        context.on("response", self._see)
        page = context.new_page()
        page.on("dialog", self._dismiss)
        page.goto(self.address + path)
        return page

    def _refuse(self, route: Route) -> None:
        self.wrong.append(f"request: {route.request.url}")
        route.abort()

    def _dismiss(self, dialog: Dialog) -> None:
        self.wrong.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.wrong.append(f"{message.type}: {message.text}")

    def _see(self, response: Response) -> None:
        if response.status >= 400:
            self.wrong.append(f"{response.status}: {response.url}")

    def close(self) -> None:
        for context in self.contexts:
            context.close()


@pytest.fixture
def open(browser: Browser, address: str) -> Iterator[Open]:
    """`open(path, width=…, height=…, scheme="dark", locale="es", scripts=False)` → the page; see Visitor.

    The test fails on a script error, a console error or warning, a failed response, a dialog, and a request that
    leaves the server, whenever one comes.
    """
    visitor = Visitor(browser, address)
    yield visitor
    visitor.close()
    assert visitor.wrong == []


@pytest.fixture(scope="session")
def axe() -> Axe:
    """`axe(page)` → what axe-core finds that is serious or critical, one line for each."""
    if not _AXE.is_file():
        told = "axe-core is not installed: run npm ci --prefix web"
        pytest.fail(told) if os.environ.get("CI") else pytest.skip(told)
    script = _AXE.read_text(encoding="utf-8")

    def run(page: Page) -> list[str]:
        page.evaluate(f"() => {{ {script} }}")
        found = page.evaluate("async () => (await axe.run()).violations")
        return [
            f"{one['impact']}: {one['id']}: {node['target']}: {node['failureSummary']}"
            for one in found
            if one["impact"] in {"serious", "critical"}
            for node in one["nodes"]
        ]

    return run


@pytest.fixture(scope="session")
def shot() -> Shot:
    """`shot(page, "matrix-phone")` keeps a screenshot of what is seen, or of the whole page with `full=True`."""

    def run(page: Page, name: str, *, full: bool = False) -> None:
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=full)

    return run
