"""The graph view in a browser: with the mouse, by keyboard, without motion, as a file."""

import re
from pathlib import Path

import pytest
from lxml import etree
from playwright.sync_api import Page, expect

from .conftest import Axe, Open, Shot


def chosen(page: Page) -> str | None:
    return page.locator(".node.chosen").get_attribute("aria-label")


def test_it_starts_at_the_declaration(open: Open, axe: Axe, shot: Shot) -> None:
    page = open("graph/")
    expect(page.locator("#node-name")).to_have_text("Los Angeles Declaration")
    expect(page.locator("#node-count")).to_contain_text("neighbours")
    assert page.locator(".node").count() == 17
    assert axe(page) == []
    shot(page, "graph")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_resource_that_the_address_names(open: Open, axe: Axe, shot: Shot, scheme: str) -> None:
    page = open("es/graph/#id/state/CRI", scheme=scheme)
    expect(page.locator("#node-name")).to_have_text("Costa Rica")
    expect(page.locator("#node-name a")).to_have_attribute("href", re.compile(r"/es/id/state/CRI/$"))
    expect(page.locator(".name.near").first).to_be_attached()
    assert axe(page) == []
    shot(page, f"graph-{scheme}")


def test_going_on_and_back(open: Open) -> None:
    page = open("graph/")
    page.locator("#neighbours").get_by_role("button", name="not legally binding").click()
    expect(page.locator("#node-name")).to_have_text("not legally binding")
    assert page.url.endswith("#id/concept/binding-force/non-binding")
    assert chosen(page) == "not legally binding"
    assert page.locator(".node").count() > 17
    page.go_back()
    expect(page.locator("#node-name")).to_have_text("Los Angeles Declaration")
    page.locator(".label", has_text="2030 Agenda").click()
    expect(page.locator("#node-name")).to_have_text("2030 Agenda")


def test_a_hub_shows_more_when_asked(open: Open) -> None:
    page = open("graph/#id/state/CRI")
    heading = page.locator("#neighbours h3", has_text="bound by")
    listed = heading.locator("xpath=following-sibling::ul[1]/li")
    expect(listed).to_have_count(12)
    nodes = page.locator(".node").count()
    heading.locator("xpath=following-sibling::button[1]").click()
    expect(listed).to_have_count(36)
    assert page.locator(".node").count() > nodes
    expect(listed.nth(12).locator("button")).to_be_focused()


def test_everything_by_keyboard(open: Open) -> None:
    page = open("graph/")
    expect(page.locator(".node.chosen")).to_be_attached()
    page.locator(".node.chosen").focus()
    page.keyboard.press("ArrowRight")
    there = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert there != "Los Angeles Declaration"
    page.keyboard.press("Enter")
    expect(page.locator(".node.chosen")).to_have_attribute("aria-label", there)
    expect(page.locator(".node.chosen")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Escape")
    expect(page.locator(".node.chosen")).to_be_focused()
    before = page.locator(".net > g").get_attribute("transform")
    page.keyboard.press("+")
    assert page.locator(".net > g").get_attribute("transform") != before


def test_nothing_moves_where_less_motion_is_wanted(open: Open) -> None:
    page = open("graph/")
    expect(page.locator(".node.chosen")).to_be_attached()
    places = "[...document.querySelectorAll('.node')].map(node => node.getAttribute('transform'))"
    before = page.evaluate(places)
    page.wait_for_timeout(300)
    assert page.evaluate(places) == before


def test_labels_do_not_lie_on_each_other(open: Open) -> None:
    page = open("graph/")
    expect(page.locator(".node.chosen")).to_be_attached()
    over = page.evaluate(
        """() => {
        const boxes = [...document.querySelectorAll(".label")].map(text => text.getBoundingClientRect());
        return boxes.filter((a, at) => boxes.slice(0, at).some(b =>
            a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)).length; }"""
    )
    assert over == 0


def test_moving_about_with_the_mouse(open: Open) -> None:
    page = open("graph/")
    expect(page.locator(".node.chosen")).to_be_attached()
    inner = page.locator(".net > g")
    before = inner.get_attribute("transform")
    box = page.locator(".net").bounding_box()
    assert box
    page.mouse.move(box["x"] + 12, box["y"] + 12)
    page.mouse.down()
    page.mouse.move(box["x"] + 60, box["y"] + 40)
    page.mouse.up()
    moved = inner.get_attribute("transform")
    assert moved != before
    page.mouse.wheel(0, -300)
    expect(inner).not_to_have_attribute("transform", str(moved))
    page.get_by_role("button", name="All in view").click()
    expect(inner).to_have_attribute("transform", str(before))


def test_dragging_a_node_moves_it_and_opens_nothing(open: Open) -> None:
    page = open("graph/")
    node = page.locator(".node[aria-label=Argentina]")
    expect(node).to_be_attached()
    box = node.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + 90, box["y"] - 30, steps=4)
    page.mouse.up()
    moved = node.bounding_box()
    assert moved
    assert moved["x"] - box["x"] > 50
    assert chosen(page) == "Los Angeles Declaration"
    node.click()
    expect(page.locator("#node-name")).to_have_text("Argentina")


def test_the_drawing_as_a_file(open: Open, tmp_path: Path) -> None:
    page = open("graph/")
    expect(page.locator(".node.chosen")).to_be_attached()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as SVG").click()
    assert download.value.suggested_filename == "Los-Angeles-Declaration.svg"
    file = tmp_path / "graph.svg"
    download.value.save_as(file)
    root = etree.parse(file).getroot()
    shown = {text.text for text in root.iter("{http://www.w3.org/2000/svg}text") if text.get("display") != "none"}
    assert {"Los Angeles Declaration", "2030 Agenda", "builds upon"} <= shown
    assert root.find(".//{http://www.w3.org/2000/svg}path[@fill]") is not None


def test_starting_afresh(open: Open) -> None:
    page = open("graph/")
    expect(page.locator(".node[aria-label=Argentina]").first).to_be_attached()
    page.locator("#neighbours").get_by_role("button", name="not legally binding").click()
    expect(page.locator("#node-name")).to_have_text("not legally binding")
    page.get_by_role("button", name="Start afresh here").click()
    expect(page.locator(".node.chosen")).to_have_attribute("aria-label", "not legally binding")
    expect(page.locator(".node[aria-label=Argentina]")).to_have_count(0)


@pytest.mark.parametrize("path", ["id/state/ZZZ", "id", "zzz", "%E0%A4%A", "<img src=x onerror=alert(1)>"])
def test_what_is_not_there_is_said_not_to_be(open: Open, path: str) -> None:
    page = open(f"graph/#{path}")
    if path == "%E0%A4%A":
        expect(page.locator("#node-name")).to_have_text("Los Angeles Declaration")
    else:
        expect(page.locator("#node-count")).to_have_text("Nothing of this name is published here.")


def test_a_phone(open: Open, axe: Axe, shot: Shot) -> None:
    page = open("graph/", width=390, height=844, scheme="dark")
    expect(page.locator(".node.chosen")).to_be_attached()
    assert page.locator(".node").count() == 9
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert axe(page) == []
    shot(page, "graph-phone", full=True)


def test_without_scripts_there_is_the_list(open: Open) -> None:
    page = open("graph/", scripts=False)
    expect(page.locator("#canvas")).to_be_hidden()
    assert page.locator("#neighbours a").count() > 50
