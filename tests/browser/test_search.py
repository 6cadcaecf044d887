"""The search box and the page of results, by keyboard, in both languages, and without scripts."""

from playwright.sync_api import Page, expect

from .conftest import Axe, Open, Shot


def find(page: Page, text: str) -> Page:
    page.locator("#search").fill(text)
    page.locator("#search-found [role=option]").first.wait_for()
    return page


def test_a_state_is_found_by_its_name_in_another_language(open: Open) -> None:
    page = find(open(""), "états-unis")
    first = page.locator("#search-found [role=option]").first
    assert first.inner_text() == "United States of America"
    first.click()
    page.wait_for_url("**/id/state/USA/")


def test_marks_and_slips_do_not_matter(open: Open) -> None:
    page = find(open("es/"), "peru")
    assert page.locator("#search-found [role=option]").first.inner_text() == "Perú"
    find(page, "refugge")
    assert "Refug" in page.locator("#search-found").inner_text()


def test_the_keyboard_does_it_all(open: Open, axe: Axe) -> None:
    page = open("id/state/BRA/")
    box = page.locator("#search")
    find(page, "compact")
    assert axe(page) == []
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    active = box.get_attribute("aria-activedescendant")
    assert active == "found-1"
    chosen = page.locator(f"#{active}")
    expect(chosen).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")
    expect(box).to_have_attribute("aria-activedescendant", "found-0")
    page.keyboard.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    assert box.input_value() == "compact"
    page.locator("#search").press("End")
    find(page, "compact refugees")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/id/instrument/gcr/")


def test_results_have_a_page(open: Open, axe: Axe, shot: Shot) -> None:
    page = open("es/id/state/BRA/")
    page.locator("#search").fill("refugiados")
    page.locator("#search-found [role=option]").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/es/search/?q=refugiados")
    page.locator("#results h2").first.wait_for()
    assert "resultados para «refugiados»" in page.locator("#results .lead").inner_text()
    assert page.locator("#results a[href*='/es/id/concept/group/refugees/']").count() == 1
    assert axe(page) == []
    shot(page, "search-results")


def test_what_nobody_is_called_is_said_so(open: Open) -> None:
    page = open("search/?q=zzzzqqqq")
    expect(page.locator("#results .lead")).to_have_text("Nothing is called “zzzzqqqq”.")


def test_names_are_loaded_on_first_use_alone(open: Open) -> None:
    page = open("data/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if url.endswith("search.json")]
    find(page, "chile")
    assert len([url for url in asked if url.endswith("search.json")]) == 1


def test_lists_stand_in_where_no_script_runs(open: Open) -> None:
    page = open("", scripts=False)
    page.locator("#search").fill("chile")
    page.locator("#search").press("Enter")
    page.wait_for_url("**/search/?q=chile")
    page.locator(".letters a", has_text="C").first.click()
    page.locator("main a", has_text="Chile").first.click()
    page.wait_for_url("**/id/state/CHL/")
    assert page.locator("h1").inner_text() == "Chile"
