"""A visitor's way through the site, and the same way without a mouse."""

import csv
import io
import re

from click.testing import CliRunner
from playwright.sync_api import Locator, Page, expect

from ladkg.cli.group import group

from .conftest import Axe, Open, Shot
from .desk import saved

MOST = 120
"""Keys that nobody should have to press to reach anything of a page's first screens."""


def told(name: str) -> list[list[str]]:
    """The rows that the command line gives for a question of the library."""
    done = CliRunner().invoke(group, ["query", name, "--format", "csv"], prog_name="ladkg", catch_exceptions=False)
    assert done.exit_code == 0, done.stderr
    return list(csv.reader(io.StringIO(done.stdout)))


def test_a_visitor_s_way(open: Open, axe: Axe, shot: Shot) -> None:
    page = open("")
    shot(page, "walk-1-home")
    page.locator(".menu a[href$='matrix/']").click()
    matrix(page, shot)
    page.locator(".menu a[href$='commitments/']").click()
    explorer(page)
    page.locator(".menu a[href$='queries/']").click()
    page.locator(".asked a[href$='hedge-counts/']").click()
    page.get_by_role("link", name="Ask it otherwise").click()
    query(page, "hedge-counts")
    shot(page, "walk-2-answer")
    search(page)
    page.locator(".tools a[hreflang=es]").click()
    expect(page.locator("html")).to_have_attribute("lang", "es")
    expect(page.locator("h1")).to_have_text("Perú")
    page.locator("#theme").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert axe(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    page.locator("label.fold").click()
    page.locator(".menu a[href$='matrix/']").click()
    page.wait_for_url("**/es/matrix/")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.locator("html")).to_have_attribute("lang", "es")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert axe(page) == []
    shot(page, "walk-3-phone")


def matrix(page: Page, shot: Shot) -> None:
    """On another date the cells say other things, and a cell tells its chain of acts."""
    cell = page.locator("tr[data-iso3=USA] td button").first
    cell.wait_for()
    on_the_day = page.locator("#matrix td button").evaluate_all("cells => cells.map((cell) => cell.dataset.word)")
    page.locator("#date").fill("1968-10-31")
    page.locator("#date").dispatch_event("change")
    expect(page).to_have_url(re.compile("on=1968-10-31"))
    before = page.locator("#matrix td button").evaluate_all("cells => cells.map((cell) => cell.dataset.word)")
    assert before != on_the_day
    page.locator("#declared").click()
    cell.click()
    expect(page.locator("#chain")).to_be_visible()
    assert page.locator("#chain .acts li").count() > 0
    shot(page, "walk-1-cell")
    page.keyboard.press("Escape")


def explorer(page: Page) -> None:
    """Fewer commitments are left than before, and as many as is said."""
    shown = page.locator("article.said:visible")
    expect(page.locator("#count")).to_have_text(re.compile(r"\d"))
    every = shown.count()
    page.locator("select[name=backing]").select_option("none")
    expect(page.locator("#count")).to_have_text(f"{shown.count()} of {every} shown.")
    assert 0 < shown.count() < every


def query(page: Page, name: str) -> None:
    """The question runs in the page and its rows are those of the command line."""
    rows = told(name)
    expect(page.locator("#view tbody tr")).to_have_count(len(rows) - 1)
    page.locator("[data-view=csv]").click()
    assert list(csv.reader(io.StringIO(saved(page).decode()))) == rows


def search(page: Page) -> None:
    """A name without its accent leads to the page of what has it."""
    page.locator("#search").fill("peru")
    page.locator("#search-found [role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/id/state/PER/")


def test_the_same_way_without_a_mouse(open: Open) -> None:
    page = open("")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    reach(page, page.locator(".menu a[href$='matrix/']"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/matrix/")
    page.locator("#matrix td button").first.wait_for()
    reach(page, page.locator("#date"))
    reach(page, page.locator("#matrix td button").first)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#chain")).to_be_visible()
    assert page.evaluate("document.querySelector('#chain').contains(document.activeElement)")
    page.keyboard.press("Escape")
    expect(page.locator("#matrix tbody tr td button:focus")).to_have_count(1)
    page.goto("sparql/")
    expect(page.locator("#engine[data-step=ready]")).to_be_visible()
    reach(page, page.locator("#library"))
    page.keyboard.type("How many")
    reach(page, page.locator("#run"))
    page.keyboard.press("Enter")
    expect(page.locator("#view tbody tr").first).to_be_visible()
    reach(page, page.locator("[data-view=csv]"), MOST)


def reach(page: Page, wanted: Locator, most: int = MOST) -> None:
    """Presses Tab until something has the focus; it must be seen that it has it."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            seen = wanted.evaluate("one => { const s = getComputedStyle(one); return s.outlineStyle + s.boxShadow }")
            assert seen not in {"nonenone", "none"}, "nobody sees where the focus is"
            return
    message = f"{wanted} is not reached"
    raise AssertionError(message)
