"""The page of the SPARQL editor, as a person uses it."""

from pathlib import Path

from playwright.sync_api import Page, expect

from .conftest import Open


def desk(open: Open, hash_: str = "", path: str = "sparql/", **how: object) -> Page:
    """The page, when the data stand ready; `hash_` is what a link says of a query."""
    page = open(path + hash_, **how)
    expect(page.locator("#engine[data-step=ready]")).to_be_visible()
    return page


def write(page: Page, query: str) -> None:
    """Puts a query into the editor as a person who pastes it."""
    page.locator(".cm-content").click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(query)


def ask(page: Page, query: str) -> None:
    """Runs a query and waits for what comes of it."""
    write(page, query)
    page.locator("#run").click()
    expect(page.locator("#stop")).to_be_disabled()


def saved(page: Page) -> bytes:
    """What the button hands over as a file."""
    with page.expect_download() as download:
        page.locator("#download").click()
    return Path(download.value.path()).read_bytes()
