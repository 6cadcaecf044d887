"""The whole folder, file by file: every link leads somewhere, and every page is sound HTML."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from posixpath import normpath
from typing import Final
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from html5rdf import HTMLParser
from lxml import etree, html

from .kinds import kinds

SCRIPTED: Final = {"sparql", "graph", "matrix"}
"""Pages whose script reads what stands behind the #."""
REFERENCES: Final = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "list")
_LINKS: Final = etree.XPath("//@href | //@src | //@action")
_IDS: Final = etree.XPath("//@id")
_HEADINGS: Final = etree.XPath("//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]")
_OTHERS: Final = etree.XPath("//head/link[@rel='alternate'][@hreflang]")


class Sheet:
    """A page as it stands in a file."""

    def __init__(self, root: Path, path: str) -> None:
        self.root = root
        self.path = path
        tree = html.parse(str(root / path))
        self.language = tree.getroot().get("lang")
        self.ids = list(map(str, _IDS(tree)))
        self.links = set(map(str, _LINKS(tree)))
        self.others = {one.get("hreflang"): one.get("href") for one in _OTHERS(tree)}
        self.levels = [int(one.tag[1]) for one in _HEADINGS(tree)]
        self.meant = {
            (name, one) for name in REFERENCES for text in tree.xpath(f"//@{name}") for one in str(text).split()
        }

    @cached_property
    def named(self) -> set[str]:
        return set(self.ids)

    def place(self, link: str) -> str:
        """Where a relative link leads, as a file of the folder: a folder's is its page."""
        path = unquote(urlsplit(link).path)
        found = normpath(f"{self.path.rpartition('/')[0] or '.'}/{path}") if path else self.path
        assert not found.startswith(".."), f"{self.path}: {link} leads out of the folder"
        return normpath(f"{found}/index.html") if (self.root / found).is_dir() else found


@pytest.fixture(scope="module")
def sheets(site: Path) -> dict[str, Sheet]:
    return {path: Sheet(site, path) for path in sorted(str(file.relative_to(site)) for file in site.rglob("*.html"))}


def _inside(sheet: Sheet) -> Iterator[str]:
    return (link for link in sheet.links if not urlsplit(link).scheme)


def test_every_link_leads_somewhere(site: Path, sheets: dict[str, Sheet]) -> None:
    there: dict[str, bool] = {}
    gone = []
    for sheet in sheets.values():
        for link in _inside(sheet):
            place = sheet.place(link)
            if place not in there:
                there[place] = (site / place).is_file()
            fragment = unquote(urldefrag(link).fragment)
            target = sheets.get(place)
            scripted = Path(place).parent.name in SCRIPTED
            if not there[place] or (fragment and target and not scripted and fragment not in target.named):
                gone.append((sheet.path, link))
    assert len(there) > 10_000
    assert gone[:20] == []


def test_links_lead_to_the_web_or_stay_in_the_folder(sheets: dict[str, Sheet]) -> None:
    """No link is bound to the root of a host, so that the folder can stand anywhere; none is a script."""
    schemes = Counter(urlsplit(link).scheme for sheet in sheets.values() for link in sheet.links)
    assert set(schemes) == {"", "https", "http"}
    assert [sheet.path for sheet in sheets.values() if any(link.startswith("/") for link in sheet.links)] == []


def test_every_page_leads_to_itself_in_each_language(sheets: dict[str, Sheet]) -> None:
    for path, sheet in sheets.items():
        spanish = path if path.startswith("es/") else f"es/{path}"
        assert {language: sheet.place(link) for language, link in sheet.others.items()} == {
            "en": spanish.removeprefix("es/"),
            "es": spanish,
        }
        assert sheet.language == ("es" if path == spanish else "en"), path


def test_names_within_a_page_are_given_once_and_found(sheets: dict[str, Sheet]) -> None:
    wrong = {}
    for path, sheet in sheets.items():
        twice = [one for one, count in Counter(sheet.ids).items() if count > 1]
        lost = [pair for pair in sheet.meant if pair[1] not in sheet.named]
        if twice or lost:
            wrong[path] = twice, lost
    assert dict(list(wrong.items())[:10]) == {}


def test_headings_go_down_by_one(sheets: dict[str, Sheet]) -> None:
    wrong = {}
    for path, sheet in sheets.items():
        steps = zip(sheet.levels, sheet.levels[1:], strict=False)
        if sheet.levels[:1] != [1] or sheet.levels.count(1) != 1 or any(down > up + 1 for up, down in steps):
            wrong[path] = sheet.levels
    assert dict(list(wrong.items())[:10]) == {}


@pytest.mark.parametrize("language", ["", "es/"])
def test_a_page_of_each_kind_is_without_fault(site: Path, language: str) -> None:
    """By the algorithm of the HTML standard, which names every error of syntax and nesting."""
    wrong = {}
    for path in kinds(site):
        parser = HTMLParser()
        parser.parse((site / language / path / "index.html").read_bytes(), transport_encoding="utf-8")
        if parser.errors:
            wrong[path] = parser.errors[:5]
    assert wrong == {}


def test_faults_would_be_found() -> None:
    for text in ("<p><div></p></div>", "<table><p></table>", "<p id=a id=b>", "<b><i></b></i>"):
        parser = HTMLParser()
        parser.parse(f"<!doctype html><title>A</title>{text}")
        assert parser.errors, text


def test_what_search_finds_is_there(site: Path, sheets: dict[str, Sheet]) -> None:
    items = json.loads((site / "data" / "search.json").read_text(encoding="utf-8"))["items"]
    assert len(items) > 1_000
    for item in items:
        path, _, fragment = item[0].partition("#")
        for language in ("", "es/"):
            page = sheets[normpath(f"{language}{path}/index.html")]
            assert not fragment or unquote(fragment) in page.named, item


def test_the_map_of_the_site_is_that_of_its_pages(site: Path, sheets: dict[str, Sheet]) -> None:
    listed = set(re.findall(r"<loc>https://w3id\.org/ladkg/([^<]*)</loc>", (site / "sitemap.xml").read_text()))
    assert listed == {path.removesuffix("index.html") for path in sheets}


def test_style_sheets_load_what_is_there(site: Path) -> None:
    for sheet in (site / "assets").glob("*.css"):
        for link in re.findall(r"url\(([^)]+)\)", sheet.read_text(encoding="utf-8")):
            address = link.strip("'\"")
            assert address.startswith("data:") or (site / "assets" / urlsplit(address).path).is_file(), address
