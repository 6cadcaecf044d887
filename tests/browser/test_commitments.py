"""The explorer of commitments in the browser: its filters, its counts, its address."""

import pytest
from playwright.sync_api import expect

from .conftest import Axe, Open, Shot


def test_filters_narrow_and_count(open: Open) -> None:
    page = open("commitments/")
    shown = page.locator("article.said:visible")
    expect(shown).to_have_count(31)
    page.locator("select[name=pillar]").select_option("pillar-2")
    option = page.locator("select[name=force] option[value=intend]")
    count = int(option.inner_text().rpartition("(")[2].rstrip(")"))
    page.locator("select[name=force]").select_option("intend")
    expect(shown).to_have_count(count)
    expect(page.locator("#count")).to_have_text(f"{count} of 31 shown.")
    assert page.locator("section.part:visible").count() == 1
    page.get_by_role("button", name="Clear").click()
    expect(shown).to_have_count(31)


def test_filters_are_in_the_address(open: Open) -> None:
    page = open("commitments/")
    page.locator("select[name=backing]").select_option("none")
    assert page.url.endswith("?backing=none")
    count = page.locator("article.said:visible").count()
    assert 0 < count < 31
    again = open("es/commitments/?backing=none")
    expect(again.locator("article.said:visible")).to_have_count(count)
    expect(again.locator("article.said:visible .none")).to_have_count(count)


def test_other_statements(open: Open) -> None:
    page = open("commitments/?kind=statement")
    expect(page.locator("article.said:visible")).to_have_count(16)
    page.locator("select[name=kind]").select_option("")
    expect(page.locator("article.said:visible")).to_have_count(47)


def test_nothing_fits(open: Open) -> None:
    page = open("commitments/?kind=statement&backing=bound")
    expect(page.locator("#count")).to_have_text("Nothing fits these filters.")
    page = open("commitments/?pillar=no-such-part")
    expect(page.locator("article.said:visible")).to_have_count(31)


def test_who_is_bound(open: Open) -> None:
    page = open("commitments/")
    card = page.locator("article.said:visible", has=page.locator("details")).first
    bound = int(card.locator("summary b").inner_text())
    wide = float(str(card.locator(".share-bound").get_attribute("width")))
    assert wide == bound
    card.locator("summary").click()
    assert card.locator("details p").first.locator("a").count() == bound


def test_links_lead_somewhere(open: Open) -> None:
    page = open("commitments/")
    links = page.locator("article.said:visible").nth(5).locator("a")
    for link in links.all():
        target: str = page.evaluate("(link) => link.href", link.element_handle())
        assert page.request.get(target).ok, target
    text = page.locator("article.said a[href*='text/#']")
    anchors = {str(one.get_attribute("href")).partition("#")[2] for one in text.all()}
    there = open("text/")
    ids: list[str] = there.evaluate("[...document.querySelectorAll('[id]')].map((one) => one.id)")
    assert anchors <= set(ids)


def test_without_a_script(open: Open) -> None:
    page = open("commitments/", scripts=False)
    assert page.locator("article.said:visible").count() == 47
    expect(page.locator("#filters")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_no_barrier(open: Open, axe: Axe, shot: Shot, scheme: str, width: int) -> None:
    for language in ("", "es/"):
        page = open(f"{language}commitments/", scheme=scheme, width=width)
        page.locator("article.said details summary").first.click()
        shot(page, f"commitments-{language.strip('/') or 'en'}-{scheme}-{width}")
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
