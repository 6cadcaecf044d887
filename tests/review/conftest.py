"""An invented declaration, its page, and a real browser to open it in."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, Route

from ladkg.cli.group import group

Call = Callable[..., Result]
Open = Callable[..., Page]
DECLARATION = """\
---
date: 2023-04-05
---
# River Declaration

We, the Presidents of the Republic of Chile and the Republic of Costa Rica, met in San José on 5 April 2023.

We intend to share data on floods, as appropriate. We commit to protect women and children, in accordance with national
legislation.

We call on donors to support the Paris Agreement. We recognize the work of the Bridge Builders Agreement.

The river is long.
"""


@pytest.fixture
def call() -> Call:
    """`call("convert", "table", "x.csv")` → its result."""

    def run(*arguments: object) -> Result:
        return CliRunner().invoke(group, list(map(str, arguments)), prog_name="ladkg", catch_exceptions=False)

    return run


@pytest.fixture
def declaration(tmp_path: Path) -> Path:
    file = tmp_path / "river.md"
    file.write_text(DECLARATION, encoding="utf-8")
    return file


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """One person's browser, which keeps what it was told for as long as the test runs."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    yield context
    context.close()


@pytest.fixture
def open_page(call: Call, context: BrowserContext) -> Iterator[Open]:
    """`open_page(file)` → the review page of the text, opened; no request, no error and no refusal is let pass."""
    wrong: list[str] = []

    def allow_file(route: Route) -> None:
        if route.request.url.startswith("file:"):
            route.continue_()
        else:
            wrong.append(f"request: {route.request.url}")
            route.abort()

    def refuse(dialog: Dialog) -> None:
        wrong.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    context.route("**/*", allow_file)

    def run(file: Path, *options: str) -> Page:
        target = file.with_suffix(".review.html")
        result = call(
            "convert", "text", file, "--review", target, "-o", file.with_suffix(".nq"), "-f", "nquads", *options
        )
        assert result.exit_code == 0, result.stderr
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
        page.on("console", lambda message: wrong.append(f"{message.type}: {message.text}"))
        page.on("dialog", refuse)
        page.goto(target.as_uri())
        return page

    yield run
    assert wrong == []
