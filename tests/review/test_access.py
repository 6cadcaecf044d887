"""The page for everyone: names, roles, contrast, keyboard alone, small windows (WCAG 2.2, level AA)."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from tests.review.conftest import Open

from ladkg import paths

STYLE = (paths.package() / "review/page.css").read_text(encoding="utf-8")
FORCES = ("commit", "intend", "plan", "seek", "support", "reaffirm", "affirm", "recognize", "call")
PAPERS = ("paper", "sheet")
TEXTS = ("ink", "soft", "accent", "call-ink")
BORDERS = ("edge", "focus")
PAIRS = [(f"{name}-ink", name) for name in (*FORCES, "participant", "instrument", "accent")]


def colours(theme: str) -> dict[str, str]:
    light, dark = re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light))
    return found if theme == "light" else found | dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", dark))


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it (https://www.w3.org/TR/WCAG22/#dfn-relative-luminance)."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_and_borders_can_be_told_from_what_is_behind_them(theme: str) -> None:
    known = colours(theme)
    pairs = [*PAIRS, *((text, paper) for text in TEXTS for paper in PAPERS), ("ink", "warn-paper")]
    pairs += [("ink", force) for force in FORCES]
    assert [pair for pair in pairs if contrast(known[pair[0]], known[pair[1]]) < 4.5] == []
    pairs = [(line, paper) for line in (*BORDERS, "warn") for paper in PAPERS]
    assert [pair for pair in pairs if contrast(known[pair[0]], known[pair[1]]) < 3] == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_browser_shows_the_colours_of_the_theme(theme: str, open_page: Open, declaration: Path) -> None:
    page = open_page(declaration)
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    said = page.evaluate("getComputedStyle(document.body).backgroundColor")
    paper = colours(theme)["paper"]
    assert said == f"rgb({', '.join(str(int(paper[start : start + 2], 16)) for start in (1, 3, 5))})"


def test_everything_has_a_name_and_the_force_is_a_word(open_page: Open, declaration: Path) -> None:
    page = open_page(declaration)
    expect(page.get_by_role("heading", level=1)).to_have_text("River Declaration")
    expect(page.get_by_role("main")).to_have_count(1)
    expect(page.get_by_role("combobox", name="Show")).to_have_count(1)
    expect(page.get_by_role("progressbar", name="Findings decided")).to_have_count(1)
    expect(page.get_by_role("status")).to_have_count(1)
    chip = page.locator("#at-para_2__sent_1 .chip").first
    expect(chip).to_have_accessible_name("intend; undertakes; hedged: as appropriate")
    assert re.fullmatch(
        r"Rule en-[\w-]+ ?Confidence 0\.\d\d.*By the words “intend”",
        page.evaluate("id => document.getElementById(id).textContent", chip.get_attribute("aria-describedby")),
    )
    nameless = page.evaluate(
        """[...document.querySelectorAll("button, select, input")].filter((one) =>
            !(one.getAttribute("aria-label") || one.textContent.trim() || one.labels?.[0]?.textContent.trim()))
            .map((one) => one.outerHTML)"""
    )
    assert nameless == []
    twice = page.evaluate(
        "[...document.querySelectorAll('[id]')].map((e) => e.id).filter((id, n, all) => all.indexOf(id) < n)"
    )
    assert twice == []


def test_rule_and_confidence_come_with_pointer_and_with_focus_and_go_with_escape(
    open_page: Open, declaration: Path
) -> None:
    page = open_page(declaration)
    box = page.locator("#at-para_2__sent_1 .finding").first
    expect(box.locator(".tip")).to_be_hidden()
    box.locator(".chip").hover()
    expect(box.locator(".tip")).to_be_visible()
    page.mouse.move(0, 0)
    page.locator("#filter").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    tip = page.locator(".finding:focus-within .tip")
    expect(tip).to_be_visible()
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()


def test_a_whole_review_with_the_keyboard_alone(open_page: Open, declaration: Path) -> None:
    page = open_page(declaration)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    _tab_to(page, ".chip")
    page.keyboard.press("a")
    expect(page.locator("#status")).to_contain_text("accepted")
    page.keyboard.press("j")
    page.keyboard.press("r")
    expect(page.locator("#status")).to_contain_text("rejected")
    page.keyboard.press("r")
    expect(page.locator("#status")).to_contain_text("not decided")
    for _ in range(3):
        if "force-" in (page.evaluate("document.activeElement.parentElement.className")):
            break
        page.keyboard.press("j")
    page.keyboard.press("e")
    expect(page.locator(".editor select[name=force]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".editor")).to_have_count(0)
    expect(page.locator(".chip:focus")).to_have_count(1)
    page.keyboard.press("Enter")
    page.keyboard.type("seek")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    for _ in range(100):
        if page.evaluate("document.activeElement.name") == "note":
            break
        page.keyboard.press("Tab")
    page.keyboard.type("as I read it")
    page.keyboard.press("Enter")
    expect(page.locator("#status")).to_contain_text("corrected")
    expect(page.locator(".finding.force-seek .chip")).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("Shift+Tab")


def _tab_to(page: Page, selector: str) -> None:
    for _ in range(30):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not reach {selector}")


def test_the_filter_leads_through_what_is_doubtful(open_page: Open, declaration: Path) -> None:
    page = open_page(declaration)
    page.evaluate(
        """original.forEach((row, id) => {
            row.confidence = row.force === "call" ? 0.4 : 0.9;
            rows.set(id, {...row});
        }); keep(); drawAll()"""
    )
    page.get_by_label("Show").select_option("low")
    expect(page.locator("#filter option:checked")).to_have_text("to look at first: confidence below 0.6 (1)")
    expect(page.locator(".finding.low")).to_have_count(1)
    page.get_by_label("hide").check()
    expect(page.locator(".passage:visible")).to_have_count(1)
    page.get_by_role("button", name="Next").click()
    expect(page.locator(".finding.low .chip")).to_be_focused()
    page.get_by_label("Show").select_option("hedged")
    expect(page.locator(".passage:visible")).to_have_count(2)


def test_what_is_decided_leaves_the_list_and_the_focus_goes_on(open_page: Open, declaration: Path) -> None:
    page = open_page(declaration)
    total = page.locator(".finding").count()
    page.get_by_label("Show").select_option("open")
    page.get_by_label("hide").check()
    page.get_by_role("button", name="Next").click()
    seen = []
    for _ in range(total):
        seen.append(page.evaluate("document.activeElement.closest('.finding').dataset.id"))
        page.keyboard.press("a")
        if page.locator(".passage:visible").count() and page.evaluate(
            "document.activeElement.closest('.accepted') !== null"
        ):
            page.keyboard.press("j")
    assert len(set(seen)) == total
    expect(page.locator("#count")).to_have_text(f"{total} of {total} decided")
    expect(page.locator("#filter")).to_be_focused()


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_it_fits_any_window_and_can_be_hit(
    width: int, open_page: Open, declaration: Path, context: BrowserContext
) -> None:
    page = open_page(declaration)
    page.set_viewport_size({"width": width, "height": 800})
    page.locator("#at-para_2__sent_1 .chip").first.click()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    small = page.evaluate(
        """[...document.querySelectorAll("button, select")].map((one) => one.getBoundingClientRect())
            .filter((box) => box.width && (box.width < 24 || box.height < 24)).length"""
    )
    assert small == 0
    assert len(context.pages) == 1
