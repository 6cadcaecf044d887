"""The text of the Declaration in a browser: with its wording and without."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from ladkg.export.folder import whole
from ladkg.export.site import assets
from ladkg.export.site import text as text_pages
from ladkg.export.site.frame import Frame
from ladkg.export.site.page import LANGUAGES
from ladkg.pipeline import pack
from ladkg.pipeline import site as pipeline

from .conftest import Axe, Open, Shot, Visitor, served


@pytest.fixture(scope="session")
def private(texts: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the pages of the text, drawn with the texts at hand."""
    folder = tmp_path_factory.mktemp("private") / "site"
    known = pipeline.known(pack.published(), texts)
    frame = Frame(known.publication, known.names)
    with whole(folder) as written:
        for page in text_pages.pages(known):
            for language in LANGUAGES:
                written.write(frame.file(page, language), frame.draw(page, language))
        for path in assets.built():
            written.write(f"assets/{path.name}", path.read_bytes())
    yield from served(folder)


@pytest.fixture
def open_private(browser: Browser, private: str) -> Iterator[Open]:
    visitor = Visitor(browser, private)
    yield visitor
    visitor.close()
    assert visitor.wrong == []


def test_a_place_answers_at_its_name_and_its_part_is_pointed_out(open: Open, axe: Axe, shot: Shot) -> None:
    page = open("text/#pillar_2__para_1__sent_3")
    place = page.locator("#pillar_2__para_1__sent_3")
    expect(place).to_be_in_viewport()
    expect(page.locator(".parts [aria-current]")).to_have_text(
        "Promoting Regular Pathways for Migration and International Protection"
    )
    assert axe(page) == []
    shot(page, "text")
    place.locator(".stated a").first.click()
    page.wait_for_url("**/id/commitment/la-declaration/pillar-2/*/")


def test_no_wording_is_published(site: Path, texts: Path) -> None:
    wording = (texts / "la-declaration.md").read_text(encoding="utf-8")
    sentence = next(line for line in wording.splitlines() if line.startswith("We intend to"))[:90]
    for path in ("text/index.html", "es/text/index.html"):
        assert sentence not in (site / path).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", ["text/versions/", "text/versions/en-draft--en/", "text/report/caricom-report-en/"])
def test_versions_and_report_are_fit_for_everyone(open: Open, axe: Axe, shot: Shot, path: str) -> None:
    page = open(path)
    assert axe(page) == []
    shot(page, path.strip("/").replace("/", "-"))
    phone = open(f"es/{path}", width=390, height=844, scheme="dark")
    assert axe(phone) == []
    assert phone.evaluate("document.documentElement.scrollWidth") == 390
    shot(phone, path.strip("/").replace("/", "-") + "-phone")


def test_a_phone_holds_the_text(open: Open, axe: Axe, shot: Shot) -> None:
    page = open("es/text/", width=390, height=844)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    shot(page, "text-phone")


def test_with_the_texts_verbs_and_hedges_are_marked(open_private: Open, axe: Axe, shot: Shot) -> None:
    page = open_private("text/#pillar_1__para_1__sent_2")
    place = page.locator("#pillar_1__para_1__sent_2")
    expect(place.locator("mark.force-support")).to_have_text("support")
    expect(place.locator("mark.hedge").first).to_have_text("when appropriate")
    assert axe(page) == []
    shot(page, "text-wording")


def test_with_the_texts_only_what_differs_can_be_shown(open_private: Open, axe: Axe, shot: Shot) -> None:
    page = open_private("text/versions/en--en-2022-06-14/")
    rows = page.locator("article.sides:visible")
    expect(rows).to_have_count(56)
    page.get_by_label("Only sentences that differ").check()
    expect(rows).to_have_count(1)
    expect(rows.locator("ins").first).to_contain_text("Guyana")
    assert axe(page) == []
    shot(page, "text-compared")
    page = open_private("es/text/versions/en--pt/", width=390, height=844, scheme="dark")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    shot(page, "text-compared-phone")
