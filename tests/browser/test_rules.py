"""The catalogue of rules in a browser."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from .conftest import Axe, Open, Shot


@pytest.fixture
def total(site: Path) -> int:
    """How many rules the page has."""
    return (site / "shapes" / "index.html").read_text(encoding="utf-8").count('<article class="rule"')


def test_rules_are_sifted_and_the_address_keeps_it(open: Open, axe: Axe, shot: Shot, total: int) -> None:
    page = open("shapes/")
    assert axe(page) == []
    expect(page.locator("#count")).to_have_text(f"{total} rules")
    page.get_by_label("Find").fill("countryiso3")
    expect(page.locator("article.rule:visible")).to_have_count(1)
    expect(page.locator("#count")).to_have_text("1 rules")
    shot(page, "rules")
    page.get_by_label("Find").fill("")
    page.locator("select[name=subject]").select_option("hygiene")
    expect(page.locator("section.rules:visible")).to_have_count(1)
    assert page.url.endswith("?subject=hygiene")
    hygiene = page.locator("article.rule:visible").count()
    assert 10 < hygiene < total
    page.reload()
    expect(page.locator("article.rule:visible")).to_have_count(hygiene)


def test_a_rule_answers_at_its_own_name_with_its_examples_open(open: Open, total: int) -> None:
    page = open("shapes/?q=nothing-is-called-so#CountryIso3")
    rule = page.locator("#CountryIso3")
    expect(rule).to_be_in_viewport()
    expect(rule.get_by_text("Breaks it")).to_be_visible()
    expect(page.locator("#count")).to_have_text(f"{total} rules")
    page.evaluate("location.hash = 'CountryIso2'")
    expect(page.locator("#CountryIso2").get_by_text("Keeps it")).to_be_visible()


def test_accents_do_not_matter_and_a_phone_holds_the_page(open: Open, axe: Axe, shot: Shot) -> None:
    page = open("es/shapes/", width=390, height=844, scheme="dark")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    shot(page, "rules-phone")
    page.get_by_label("Buscar", exact=True).last.fill("codigo")
    assert page.locator("article.rule:visible").count() > 3


def test_without_scripts_every_rule_is_there(open: Open, total: int) -> None:
    page = open("shapes/", scripts=False)
    assert page.locator("article.rule").count() == total > 200
    expect(page.locator("#sift")).to_be_hidden()
