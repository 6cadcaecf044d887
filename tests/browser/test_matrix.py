"""The matrix in the browser: its date moves, it says what the question says, its cells open."""

import re

import pytest
from playwright.sync_api import Page, Route, expect
from pyoxigraph import Literal, QuerySolutions, Store

from ladkg.library.question import find
from ladkg.library.run import run

from .conftest import Axe, Open, Shot

READ = """() => Object.fromEntries([...document.querySelectorAll("#matrix tbody tr")]
  .filter((row) => !row.querySelector("th.apart"))
  .map((row) => [row.dataset.iso3, [...row.querySelectorAll("td button")].map((cell) => cell.dataset.word)]))"""


def asked(store: Store, day: str) -> dict[tuple[str, str], str]:
    result = run(store, find("matrix").bound({"on": day}))
    assert isinstance(result, QuerySolutions)
    found = {}
    for row in result:
        cell = row["iso3"], row["convention"], row["standing"]
        iso3, convention, standing = (term.value for term in cell if isinstance(term, Literal))
        found[iso3, convention] = standing
    return found


def columns(page: Page) -> list[str]:
    links = page.locator("#matrix thead th a")
    return [str(one.get_attribute("href")).rstrip("/").rpartition("/")[2] for one in links.all()]


def shown(page: Page) -> dict[tuple[str, str], str]:
    heads = columns(page)
    rows: dict[str, list[str]] = page.evaluate(READ)
    return {
        (iso3, convention): word.replace("_", " ")
        for iso3, words in rows.items()
        for convention, word in zip(heads, words, strict=True)
    }


def move(page: Page, day: str) -> None:
    page.locator("#date").fill(day)
    page.locator("#date").dispatch_event("change")
    expect(page.locator("#date")).to_have_value(day)


def test_every_day_as_the_question_says(open: Open, store: Store) -> None:
    page = open("matrix/")
    page.locator("#matrix td button").first.wait_for()
    assert shown(page) == asked(store, "2022-06-10")
    for day in ("2022-06-14", "2022-07-01", "2023-01-05", "2023-11-19", "2026-02-03"):
        move(page, day)
        assert shown(page) == asked(store, day), day


def test_before_the_declaration_its_later_endorsers(open: Open) -> None:
    page = open("matrix/#on=1968-11-01")
    expect(page.locator("#told")).to_contain_text("did not exist yet")
    expect(page.locator("#told")).to_contain_text("United States of America (1967 Refugee Protocol)")
    assert shown(page)["USA", "refugee-protocol-1967"] == "party"
    page.locator("#earlier").click()
    assert shown(page)["USA", "refugee-protocol-1967"] == "outside"
    assert page.locator("tr[data-iso3=USA] td.number").inner_text() == "1"


def test_slider_buttons_and_address(open: Open) -> None:
    page = open("es/matrix/")
    slide = page.locator("#slide")
    expect(page.locator("#day")).to_have_text("10 de junio de 2022")
    before = page.url
    page.locator("#later").click()
    assert page.url != before
    expect(slide).to_have_attribute("aria-valuetext", page.locator("#day").inner_text())
    slide.focus()
    page.keyboard.press("Home")
    expect(page.locator("#earlier")).to_be_disabled()
    day = page.locator("#date").input_value()
    again = open(page.url.partition("/es/")[2] and "es/" + page.url.partition("/es/")[2])
    expect(again.locator("#date")).to_have_value(day)
    page.locator("#declared").click()
    expect(page.locator("#day")).to_have_text("10 de junio de 2022")


def test_more_instruments(open: Open) -> None:
    page = open("matrix/")
    page.locator("#matrix td button").first.wait_for()
    few = len(columns(page))
    page.locator("#columns").select_option("pointed")
    assert len(columns(page)) > few
    assert "columns=pointed" in page.url
    assert "gcm" in columns(page)
    page.locator("#columns").select_option("other")
    assert {"oas", "iccpr-1966"} < set(columns(page))


def test_a_cell_opens_its_chain_of_acts(open: Open, axe: Axe, shot: Shot) -> None:
    page = open("matrix/")
    row = page.locator("tr[data-iso3=USA]")
    cell = row.locator("td button").nth(columns(page).index("refugee-convention-1951"))
    expect(cell).to_contain_text("↳ 1967 Refugee Protocol")
    cell.click()
    dialog = page.locator("#chain")
    expect(dialog).to_be_visible()
    expect(dialog).to_contain_text("The record was checked through")
    expect(dialog).to_contain_text("1 November 1968")
    assert dialog.locator(".articles li").count() == 33
    expect(dialog.locator(".articles li", has_text="reservation")).to_have_count(2)
    expect(page).to_have_url(re.compile("cell=USA/refugee-convention-1951"))
    assert axe(page) == []
    shot(page, "matrix-chain")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(cell).to_be_focused()
    expect(page).not_to_have_url(re.compile("cell="))


def test_the_chain_leads_to_pages_that_are_there(open: Open, address: str) -> None:
    page = open("matrix/#on=2022-06-10&cell=CHL/cat-1984")
    dialog = page.locator("#chain")
    dialog.locator(".acts li").first.wait_for()
    for link in dialog.locator("a:not([rel=external])").all():
        target = page.evaluate("(link) => link.href", link.element_handle())
        assert target.startswith(address)
        assert page.request.get(target).ok, target
    assert dialog.locator("a[rel=external]").count() > 0


def test_the_keyboard_walks_the_grid(open: Open) -> None:
    page = open("matrix/")
    first = page.locator("#matrix td button").first
    first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#matrix tbody tr").nth(1).locator("button").nth(1)).to_be_focused()
    page.keyboard.press("Control+End")
    expect(page.locator("#matrix tbody tr").last.locator("button").last).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#matrix tbody tr").last.locator("button").last).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#chain")).to_be_visible()
    assert page.locator("#matrix td button[tabindex='0']").count() == 1


def test_what_a_source_says_is_never_markup(open: Open) -> None:
    page = open("matrix/")
    evil = "<img src=x onerror=alert(1)>"

    def taint(route: Route) -> None:
        data = route.fetch().json()
        data["kinds"] = [evil + kind for kind in data["kinds"]]
        data["sources"] = [[evil + name, "", place] for name, _, place in data["sources"]]
        for act in data["acts"]:
            act[8] = act[9] = evil
        route.fulfill(json=data)

    page.route("**/data/acts.en.json", taint)
    page.locator("#matrix td button").first.click()
    dialog = page.locator("#chain")
    expect(dialog.locator(".acts")).to_contain_text(evil)
    assert dialog.locator("img").count() == 0


def test_without_a_script(open: Open, store: Store) -> None:
    page = open("matrix/", scripts=False)
    rows = page.locator("#matrix tbody tr:not(:has(th.apart))")
    assert rows.count() * len(columns(page)) == len(asked(store, "2022-06-10"))
    expect(page.locator("#when")).to_be_hidden()
    expect(page.locator("tr[data-iso3=USA]")).to_contain_text("↳ 1967 Refugee Protocol")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_no_barrier(open: Open, axe: Axe, shot: Shot, scheme: str, width: int) -> None:
    for language in ("", "es/"):
        page = open(f"{language}matrix/", scheme=scheme, width=width)
        page.locator("#matrix td button").first.wait_for()
        shot(page, f"matrix-{language.strip('/') or 'en'}-{scheme}-{width}", full=True)
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
