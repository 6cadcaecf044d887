"""What every page does: theme, language, menu, search; nothing wrong."""

import pytest

from .conftest import Axe, Open, Shot

PAGES = [
    "", "es/", "data/", "search/", "search/a/", "id/", "id/state/", "id/state/USA/", "es/id/instrument/gcm/",
    "id/commitment/la-declaration/pillar-1/3/", "id/act/USA/refugee-protocol-1967/accession-1968-11-01/",
    "id/source/untreaties-5-2/", "id/concept/date-precision/day/", "id/graph/derived/index/1/",
    "id/graph/derived/", "id/obligation/refugee-convention-1951/art-33-1/", "id/dataset/ladkg/",
]  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_is_serious(open: Open, axe: Axe, path: str, scheme: str) -> None:
    page = open(path, scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert page.locator("h1").count() == 1
    assert axe(page) == []


@pytest.mark.parametrize("path", ["", "data/", "id/state/USA/", "id/instrument/gcm/", "search/"])
@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_is_wider_than_the_screen(open: Open, path: str, width: int) -> None:
    page = open(path, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_screenshots(open: Open, shot: Shot) -> None:
    for name, path in (("home", ""), ("state", "id/state/USA/"), ("data", "data/")):
        shot(open(path), f"{name}-light", full=True)
        shot(open(path, scheme="dark"), f"{name}-dark", full=True)
        shot(open(f"es/{path}", width=390), f"{name}-phone", full=True)


def test_the_theme_is_chosen_and_kept(open: Open) -> None:
    page = open("")
    button = page.locator("#theme")
    assert button.get_attribute("aria-pressed") == "false"
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    page.goto("data/")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_the_language_changes_and_the_page_stays(open: Open) -> None:
    page = open("id/state/BRA/")
    page.locator(".tools a[hreflang=es]").click()
    page.wait_for_url("**/es/id/state/BRA/")
    assert page.locator("h1").inner_text() == "Brasil"


def test_the_skip_link_comes_first(open: Open) -> None:
    page = open("data/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_the_menu_folds_on_a_phone(open: Open) -> None:
    page = open("", width=390)
    assert not page.locator(".menu").is_visible()
    page.locator(".fold").click()
    page.locator(".menu a").first.click()
    page.wait_for_url("**/matrix/")


def test_the_first_page_is_light(open: Open) -> None:
    """Everything that the first page needs, without what is loaded on use, is under 100 kB as a host compresses it."""
    import gzip

    bodies: list[bytes] = []
    page = open("data/")
    page.on("response", lambda response: bodies.append(response.body()))
    page.goto("")
    page.wait_for_load_state("networkidle")
    fonts = sum(len(body) for body in bodies if body[:4] == b"wOF2")
    packed = sum(len(gzip.compress(body)) for body in bodies if body[:4] != b"wOF2")
    assert packed + fonts < 100_000
