"""Texts that attack the page, the table or the eye of the reader."""

import base64
import csv
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path

from playwright.sync_api import expect
from tests.review.conftest import Call, Open
from tests.review.test_round_trip import saved

from ladkg.pipeline.review import review
from ladkg.read import document

ATTACK = """\
---
title: "</title><script>alert(1)</script>"
---
# Pact </script><script>alert(2)</script> “ \" '

We, the Presidents of Chile and Panama, commit to `</script><script>alert(3)</script>` and
\\<img src=x onerror=alert(4)>.

We support the `"><svg onload=alert(5)>` Agreement. We intend to {{ 7*7 }} {% raw %} ${alert(6)} <!-- and --> go on.

\\=HYPERLINK("https://example.org","x") we plan to go on, as appropriate.

We seek to pay \u202eevil\u202c money to the \u2066Hidden\u2069 Agreement in LONG.
""".replace("LONG", "x" * 5000)


class Reader(HTMLParser):
    """The elements of a page with their attributes, and what stands in scripts and styles."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.content: list[tuple[str, str]] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.inside = tag

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside in {"script", "style"}:
            self.content.append((self.inside, data))


def attack(folder: Path) -> Path:
    file = folder / "attack.md"
    file.write_text(ATTACK, encoding="utf-8")
    return file


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    return reader


def test_nothing_of_the_text_becomes_markup(tmp_path: Path) -> None:
    reader = read(review(document.read(attack(tmp_path)), language="en"))
    assert {tag for tag, _ in reader.elements if tag in {"img", "svg", "iframe", "object", "link", "base"}} == set()
    assert [attributes for tag, attributes in reader.elements if tag == "script"] == [
        {"type": "application/json", "id": "data"},
        {},
    ]
    assert not [name for _, attributes in reader.elements for name in attributes if name.startswith("on")]
    assert not [attributes for _, attributes in reader.elements if {"src", "style", "action"} & attributes.keys()]


def test_the_policy_allows_this_style_and_this_script_alone(tmp_path: Path) -> None:
    reader = read(review(document.read(attack(tmp_path)), language="en"))
    (policy,) = (one["content"] for _, one in reader.elements if one.get("http-equiv") == "Content-Security-Policy")
    style, data, script = ("".join(text for tag, text in reader.content if tag == "style"), *_scripts(reader))
    assert json.loads(data)["text"] == "attack/en"
    assert policy is not None
    assert dict(part.split(" ", 1) for part in policy.split("; ")) == {
        "default-src": "'none'",
        "style-src": f"'{_hash(style)}'",
        "script-src": f"'{_hash(script)}'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def _scripts(reader: Reader) -> list[str]:
    return [text for tag, text in reader.content if tag == "script"]


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def test_the_page_shows_the_text_as_it_is_and_runs_nothing_of_it(open_page: Open, tmp_path: Path) -> None:
    file = attack(tmp_path)
    page = open_page(file, "--lang", "en")
    read = document.read(file)
    for place in read.sentences():
        shown = page.locator(f"#at-{place.eid} .wording").text_content() or ""
        wanted = re.sub("[\u202a-\u202e\u2066-\u2069]", lambda match: f"U+{ord(match[0]):04X}", read.wording(place))
        assert shown == wanted
    assert page.title() == "Review: attack/en"
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", page.content())
    expect(page.locator(".control").first).to_have_text("U+202E")
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_table_of_a_hostile_text_can_be_converted(call: Call, open_page: Open, tmp_path: Path) -> None:
    table = saved(open_page(attack(tmp_path), "--lang", "en"), tmp_path)
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    cells = [cell for row in rows for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert any(row["quote"].startswith("HYPERLINK(") for row in rows)
    assert not [cell for cell in cells if re.search("[\u202a-\u202e\u2066-\u2069\x00-\x1f]", cell)]
    assert call("convert", "table", table).exit_code == 0


def test_a_formula_in_a_table_is_a_fault(call: Call, open_page: Open, declaration: Path, tmp_path: Path) -> None:
    table = saved(open_page(declaration), tmp_path)
    text = table.read_bytes()
    for cell in ("=1+1", "+1", "-1", "@SUM(A1)"):
        table.write_bytes(text.replace(b",\r\n", f",{cell}\r\n".encode()))
        result = call("convert", "table", table)
        assert result.exit_code == 2
        assert f":2:note: '{cell}' does not fit" in result.stderr
