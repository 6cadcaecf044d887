"""The documentation of the ontology in a browser."""

import pytest
from playwright.sync_api import expect

from .conftest import Axe, Open, Shot


def test_a_term_answers_at_its_iri(open: Open) -> None:
    page = open("ontology/#Agent")
    expect(page.locator("#Agent")).to_be_in_viewport()
    page.locator("#Agent").get_by_role("link", name="State", exact=True).first.click()
    expect(page.locator("#State")).to_be_in_viewport()


def test_terms_are_sifted(open: Open, axe: Axe, shot: Shot) -> None:
    page = open("ontology/")
    assert axe(page) == []
    shot(page, "ontology")
    expect(page.locator("#count")).to_have_text("226 terms")
    page.get_by_label("Module").select_option("participation")
    page.get_by_label("Find a term").fill("ratification")
    expect(page.locator("#Ratification")).to_be_visible()
    expect(page.locator("#Agent")).to_be_hidden()


@pytest.mark.parametrize("module", ["agent", "instrument", "provision", "participation", "programme", "evidence"])
def test_drawings_of_a_module_lead_to_its_terms(open: Open, axe: Axe, shot: Shot, module: str) -> None:
    page = open(f"ontology/{module}/")
    assert axe(page) == []
    shot(page, f"ontology-{module}", full=True)
    link = page.locator(".drawing a").first
    target = str(link.get_attribute("href")).partition("#")[2]
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/ontology/#{target}")
    expect(page.locator(f"[id='{target}']")).to_be_in_viewport()


def test_words_of_a_drawing_stay_within_it_and_off_each_other(open: Open) -> None:
    page = open("ontology/participation/")
    wrong = page.evaluate(
        """() => [...document.querySelectorAll(".drawing svg")].flatMap(svg => {
            const texts = [...svg.querySelectorAll("text")].map(text => [text.textContent, text.getBBox()]);
            const view = svg.viewBox.baseVal;
            const out = texts.filter(([, box]) => box.x + box.width > view.x + view.width);
            const over = texts.filter(([, a], at) => texts.slice(0, at).some(([, b]) =>
                a.x < b.x + b.width && b.x < a.x + a.width && a.y + 3 < b.y + b.height && b.y + 3 < a.y + a.height));
            return [...out, ...over].map(([text]) => text);
        })"""
    )
    assert wrong == []


@pytest.mark.parametrize("path", ["es/ontology/", "es/ontology/participation/", "es/ontology/alignment/"])
def test_a_phone_holds_the_pages(open: Open, axe: Axe, shot: Shot, path: str) -> None:
    page = open(path, width=390, height=844, scheme="dark")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    shot(page, path.strip("/").replace("/", "-") + "-phone")


def test_alignments_answer_at_their_iris(open: Open, axe: Axe) -> None:
    page = open("ontology/alignment/prov/")
    assert axe(page) == []
    expect(page.get_by_role("link", name="prov:Activity")).to_have_attribute(
        "href", "http://www.w3.org/ns/prov#Activity"
    )
