"""The map in the browser: coloured anew, by keyboard, with its table saying the same."""

import re

import pytest
from playwright.sync_api import Page, expect
from pyoxigraph import QuerySolutions, Store

from ladkg.library.question import find
from ladkg.library.run import run

from .conftest import Axe, Open, Shot


def of_style(page: Page, style: str) -> set[str]:
    found: list[str] = page.evaluate(
        "(style) => [...document.querySelectorAll('.sheet a.' + style)].map((one) => one.dataset.iso3)", style
    )
    return set(found)


def test_colours_by_the_declaration_at_first(open: Open, store: Store) -> None:
    page = open("map/")
    page.locator("#choose").wait_for()
    day = page.locator("#date").input_value()
    result = run(store, find("endorsers").bound({"on": day}))
    assert isinstance(result, QuerySolutions)
    assert of_style(page, "endorser") == {row["iso3"].value for row in result}
    expect(page.locator("#legend li").first).to_have_text(re.compile(r"endorser 21"))


def test_another_instrument_on_another_day(open: Open) -> None:
    page = open("map/")
    page.locator("#of").select_option("icrmw-1990")
    page.locator("#date").fill("2000-01-01")
    page.locator("#date").dispatch_event("change")
    parties = of_style(page, "party")
    assert "MEX" in parties
    assert "ARG" not in parties
    assert page.url.endswith("#of=icrmw-1990&on=2000-01-01")
    mexico = page.locator("a.place[data-iso3=MEX]")
    expect(mexico).to_have_attribute("aria-label", "Mexico: party, since 8 March 1999")
    expect(page.locator("#table tr[data-iso3=MEX]")).to_contain_text("party")
    expect(page.locator("#table tr[data-iso3=MEX]")).to_contain_text("8 March 1999")
    counted: list[str] = page.evaluate("[...document.querySelectorAll('#legend b')].map((one) => one.textContent)")
    assert sum(map(int, counted)) == page.locator(".sheet a.place").count()


def test_how_many_conventions(open: Open, store: Store) -> None:
    page = open("es/map/#of=count&on=2022-06-10")
    page.locator("#choose").wait_for()
    result = run(store, find("matrix").text)
    assert isinstance(result, QuerySolutions)
    parties = [row["iso3"].value for row in result if row["standing"].value == "party"]
    for iso3 in set(parties):
        expect(page.locator(f".sign[data-of={iso3}]")).to_have_text(str(parties.count(iso3)))
    expect(page.locator("a.place[data-iso3=AIA]")).to_have_attribute("aria-label", "Anguila: sin comprobar")


def test_members_of_a_process(open: Open, store: Store) -> None:
    page = open("map/")
    page.locator("#choose").wait_for()
    result = run(store, find("process-members").text)
    assert isinstance(result, QuerySolutions)
    endorsers = of_style(page, "endorser")
    standing = {(row["iso3"].value, name): row[name] for row in result for name in ("rcm", "sacm", "mirps", "r4v")}
    for name in ("rcm", "sacm", "mirps", "r4v"):
        page.locator("#of").select_option(name)
        for word in ("member", "participant", "observer"):
            wanted = {iso3 for (iso3, on), held in standing.items() if on == name and held and held.value == word}
            assert of_style(page, word) & endorsers == wanted, (name, word)
    page.locator("#of").select_option("rcm")
    page.locator("#date").fill("2015-01-01")
    page.locator("#date").dispatch_event("change")
    assert "MEX" in of_style(page, "unclear")


def test_keyboard_and_pointer_tell_who(open: Open) -> None:
    page = open("map/")
    page.locator("#choose").wait_for()
    guyana = page.locator("a.place[data-iso3=GUY]")
    expect(guyana).to_have_attribute("aria-label", "Guyana: endorser, since 14 June 2022 at the latest")
    place = page.locator("a.place[data-iso3=BRB]")
    place.focus()
    expect(page.locator("#here")).to_have_text("Barbados: endorser, since 10 June 2022")
    page.locator("h1").hover()
    page.locator("a.place[data-iso3=BRA] path").hover()
    expect(page.locator("#here")).to_contain_text("Brazil")
    place.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Barbados")


def test_small_islands_can_be_hit(open: Open) -> None:
    page = open("map/")
    sizes: list[float] = page.evaluate(
        "[...document.querySelectorAll('.sheet .reach')].map((one) => one.getBoundingClientRect().width)"
    )
    assert len(sizes) > 10
    assert min(sizes) >= 24


def test_without_a_script(open: Open) -> None:
    page = open("map/", scripts=False)
    assert page.locator(".sheet a.place.endorser").count() == 21
    assert page.locator("#table tr .chip.endorser").count() == 21


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_no_barrier(open: Open, axe: Axe, shot: Shot, scheme: str, width: int) -> None:
    for address in ("map/", "es/map/#of=count"):
        page = open(address, scheme=scheme, width=width)
        page.locator("#choose").wait_for()
        shot(page, f"map-{'count' if 'count' in address else 'declaration'}-{scheme}-{width}", full=True)
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
