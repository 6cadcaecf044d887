"""Fixtures that more than one room uses."""

import http.client
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Store

from ladkg.library.run import store_of
from ladkg.pipeline.build import Parts, assemble

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[1]
OXIGRAPH = Path(sys.executable).with_name("oxigraph")
PATIENCE = 30.0
"""Seconds that a server may take to be ready; it takes a fifth of one."""


@pytest.fixture(scope="session")
def texts() -> Path:
    """The folder with the texts, which the repository does not hold; where CI is set they must be there."""
    folder = Path(os.environ.get("LADKG_TEXTS") or ROOT.parent / "shared" / "sources")
    if not (folder / "la-declaration.md").is_file():
        told = "the texts are not at hand: set LADKG_TEXTS to the folder that holds la-declaration.md"
        pytest.fail(told) if os.environ.get("CI") else pytest.skip(told)
    return folder


@pytest.fixture(scope="session")
def parts() -> Parts:
    """The dataset in its parts, made once from the project's own tables."""
    return assemble()


@pytest.fixture(scope="session")
def store(parts: Parts) -> Store:
    """The dataset in memory, ready to be asked; leave it as it is."""
    return store_of(parts)


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """Headless Chromium (scripts/ensure-chromium); where CI is set it must be there."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if not found:
        told = "no chromium on the PATH: run scripts/ensure-chromium"
        pytest.fail(told) if os.environ.get("CI") else pytest.skip(told)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=found, args=sandbox)
        yield browser
        browser.close()


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def send(address: str, method: str, path: str, body: bytes | None = None, kind: str = "") -> int:
    """The HTTP status of a request, 0 while nobody answers."""
    connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=60)
    try:
        connection.request(method, path, body, {"Content-Type": kind} if kind else {})
        return connection.getresponse().status
    except ConnectionError:
        return 0
    finally:
        connection.close()


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[..., str]]:
    """`serve("--union-default-graph")` → the address of an empty Oxigraph server in memory, with these options."""
    with ExitStack() as servers:
        yield lambda *options: servers.enter_context(_oxigraph(*options))


@contextmanager
def _oxigraph(*options: str) -> Iterator[str]:
    address = f"http://127.0.0.1:{free_port()}"
    command = [str(OXIGRAPH), "serve", *options, "-b", address.removeprefix("http://")]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + PATIENCE
        while send(address, "GET", "/query?query=ASK%7B%7D") != 200:
            assert server.poll() is None, f"oxigraph ended with {server.returncode}"
            assert time.monotonic() < deadline, "oxigraph is not ready"
            time.sleep(0.02)
        yield address
    finally:
        server.terminate()
        server.wait(PATIENCE)
