"""The pages of the questions: the list that narrows, the answers, and the way to the editor."""

import pytest
from playwright.sync_api import expect

from ladkg.library.question import questions

from .conftest import Axe, Open, Shot


def test_the_list_narrows_to_what_is_typed(open: Open) -> None:
    page = open("es/queries/")
    assert page.locator(".asked li:visible").count() == len(questions())
    page.locator("#find-question").fill("promesa condicion")
    assert page.locator(".asked li:visible").count() == 0
    page.locator("#find-question").fill("PROMETIDO pilar")
    expect(page.locator(".asked li:visible")).to_have_count(1)
    expect(page.locator("#found-questions")).to_have_text("1 encontradas")
    page.locator(".asked li:visible a").click()
    expect(page.locator("h1")).to_have_text(questions()["pledges"].asks["es"])


def test_a_question_is_asked_otherwise_in_the_editor(open: Open) -> None:
    page = open("queries/endorsers/")
    rows = page.locator("table.answer tbody tr").count()
    page.get_by_role("link", name="Ask it otherwise").click()
    expect(page.locator("#view tbody tr")).to_have_count(rows)


def test_a_long_answer_unfolds(open: Open) -> None:
    page = open("queries/matrix/", scripts=False)
    assert page.locator("table.answer tbody tr:visible").count() == 30
    page.get_by_label("Show all 180 rows").check()
    assert page.locator("table.answer tbody tr:visible").count() == 180


@pytest.mark.parametrize("name", ["csv", "rq"])
def test_files_stand_beside_the_page(open: Open, name: str) -> None:
    page = open("queries/endorsers/")
    link = page.locator(f"a[download][href$='.{name}']")
    with page.expect_download() as download:
        link.click()
    assert download.value.suggested_filename == f"endorsers.{name}"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_no_barrier(open: Open, axe: Axe, shot: Shot, scheme: str, width: int) -> None:
    for name in ("", "matrix/", "why-standing/", "about-state/", "parties-after-endorsing/"):
        page = open(f"queries/{name}", scheme=scheme, width=width)
        shot(page, f"question-{name.strip('/')}-{scheme}-{width}", full=name != "about-state/")
        assert axe(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
