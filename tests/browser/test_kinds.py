"""Every kind of page: nothing that bars anyone, nothing wider than the screen, nothing wrong; a picture of each."""

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page

from .conftest import Axe, Open, Shot
from .kinds import OWN, kinds, named

LOOKS: tuple[tuple[str, Literal["light", "dark"], int], ...] = (
    ("", "light", 1280),
    ("", "dark", 390),
    ("es/", "light", 390),
    ("es/", "dark", 1280),
)
"""Each two of language, theme and width together once."""
OVERFLOW = """() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  const out = [...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().right > wide + 1);
  return [document.documentElement.scrollWidth, ...out.slice(0, 3).map((one) => one.outerHTML.slice(0, 120))];
}"""


@pytest.mark.parametrize(("language", "scheme", "width"), LOOKS)
def test_no_barrier(
    open: Open, axe: Axe, shot: Shot, site: Path, language: str, scheme: Literal["light", "dark"], width: int
) -> None:
    page = open(language, scheme=scheme, width=width)
    found = {}
    every = kinds(site)
    for path in (*OWN, *every[len(OWN) + LOOKS.index((language, scheme, width)) % 2 :: 2]):
        visit(page, language + path)
        shot(page, f"kinds/{language.strip('/') or 'en'}-{scheme}-{width}-{named(path)}")
        found[path] = [*axe(page), *page.evaluate(OVERFLOW)]
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


def test_nothing_is_wider_than_the_narrowest_screen(open: Open, site: Path) -> None:
    """320 px: 1280 px at 400 % (WCAG 2.2, 1.4.10)."""
    page = open("", width=320)
    found = {}
    for path in (*OWN, *(f"es/{path}" for path in kinds(site))):
        visit(page, path)
        found[path] = page.evaluate(OVERFLOW)
    assert {path: wide for path, wide in found.items() if wide} == {}


def test_letters_of_twice_the_size_fit(open: Open, shot: Shot) -> None:
    """WCAG 2.2, 1.4.4: letters alone, as the browser's settings have them, and the page at 200 %, half as wide then."""
    page = open("es/")
    line = page.context.new_cdp_session(page)
    found = {}
    for path in OWN:
        line.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
        visit(page, "es/" + path)
        found[path] = page.evaluate(OVERFLOW)
        shot(page, f"kinds/es-letters-{named(path)}")
        line.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})
        page.set_viewport_size({"width": 640, "height": 430})
        found[f"{path} at 640"] = page.evaluate(OVERFLOW)
        page.set_viewport_size({"width": 1280, "height": 860})
    assert {path: wide for path, wide in found.items() if wide} == {}


def visit(page: Page, path: str) -> None:
    """Goes to another page of the site; where the data of SPARQL are loaded, waits for them."""
    page.goto(path or "./")
    if "sparql" in path:
        page.locator("#engine[data-step=ready]").wait_for()
