"""The timeline in the browser: its filters are those of the question, its years fold."""

import pytest
from playwright.sync_api import Page, expect
from pyoxigraph import QuerySolutions, Store

from ladkg.library.question import find
from ladkg.library.run import run

from .conftest import Axe, Open, Shot


def count(page: Page) -> int:
    return int(page.locator("#count").inner_text().split()[0])


def test_a_state_as_the_question_says(open: Open, store: Store) -> None:
    result = run(store, find("timeline").bound({"state": "HND"}))
    assert isinstance(result, QuerySolutions)
    wanted = sorted((row["when"].value, row["who"].value.split().__len__()) for row in result)
    page = open("timeline/?state=HND")
    page.locator("#filters").wait_for()
    rows: list[list[str | int]] = page.evaluate(
        """[...document.querySelectorAll("#years li:not([hidden])")].map((row) => [
          row.querySelector("time").dateTime, row.querySelectorAll("[data-w]:not([hidden])").length])"""
    )
    assert sorted((str(when), int(who)) for when, who in rows) == wanted
    assert count(page) == len(wanted)


def test_kinds_instruments_and_the_bars(open: Open) -> None:
    page = open("timeline/")
    page.locator("#filters").wait_for()
    everything = count(page)
    before = page.locator("#density path.f-vote").get_attribute("d")
    page.get_by_label("Vote").uncheck()
    assert count(page) < everything
    assert before
    assert page.locator("#density path.f-vote").get_attribute("d") == ""
    page.locator("select[name=on]").select_option("cat-1984")
    assert "on=cat-1984" in page.url
    assert page.locator("#years li:visible").count() > 0
    others = page.locator("#years li:not([hidden]):not([data-on='cat-1984'])")
    assert others.count() == 0
    again = open("timeline/" + page.url.rpartition("/")[2])
    again.locator("#filters").wait_for()
    assert count(again) == count(page)
    page.get_by_role("button", name="Clear").click()
    assert count(page) == everything
    assert page.locator("#density path.f-vote").get_attribute("d") == before


def test_a_bar_opens_its_year(open: Open) -> None:
    page = open("timeline/")
    page.locator("#filters").wait_for()
    box = page.locator("#density").bounding_box()
    assert box
    first, last = (int(str(page.locator("#density").get_attribute(f"data-{key}"))) for key in ("first", "last"))
    at = (2018 - first + 0.4) / (last - first + 1)
    page.mouse.move(box["x"] + box["width"] * at, box["y"] + box["height"] / 2)
    expect(page.locator("#year")).to_contain_text("2018: ")
    page.mouse.click(box["x"] + box["width"] * at, box["y"] + box["height"] / 2)
    expect(page.locator("#y2018 li").first).to_be_visible()
    expect(page.locator("#y2018 summary")).to_be_focused()


def test_unfold_and_fold(open: Open) -> None:
    page = open("timeline/")
    page.locator("#unfold").click()
    assert page.locator("details.year:not([open])").count() == 0
    page.get_by_role("button", name="Fold all years").click()
    assert page.locator("details.year[open]").count() == 0


def test_links_lead_somewhere(open: Open) -> None:
    page = open("es/timeline/")
    for link in page.locator("#y2022 li").nth(2).locator("a").all():
        target: str = page.evaluate("(link) => link.href", link.element_handle())
        assert page.request.get(target).ok, target


def test_without_a_script(open: Open) -> None:
    page = open("timeline/", scripts=False)
    assert page.locator("#y2022 li:visible").count() > 5
    page.locator("#y1968 summary").click()
    expect(page.locator("#y1968 li").first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_no_barrier(open: Open, axe: Axe, shot: Shot, scheme: str, width: int) -> None:
    for language in ("", "es/"):
        page = open(f"{language}timeline/", scheme=scheme, width=width)
        page.locator("#filters").wait_for()
        shot(page, f"timeline-{language.strip('/') or 'en'}-{scheme}-{width}")
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
