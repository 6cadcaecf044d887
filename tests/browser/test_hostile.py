"""A hostile dataset is published whole: no script of it runs, nothing leaves the folder."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser
from pyoxigraph import RdfFormat

from ladkg import graph
from ladkg.cli.group import group

from .conftest import Visitor, served
from .hostile import PATHS, quads


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the hostile dataset, alone in its folder."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "hostile.nq").write_bytes(graph.to_bytes(quads(), RdfFormat.N_QUADS))
    arguments = ["site", str(folder / "in" / "site"), "--data", str(folder / "hostile.nq")]
    done = CliRunner().invoke(group, arguments, prog_name="ladkg", catch_exceptions=False)
    assert done.exit_code == 0, done.stderr
    assert [path.name for path in (folder / "in").iterdir()] == ["site"]
    return folder / "in" / "site"


@pytest.fixture
def visitor(browser: Browser, hostile: Path) -> Iterator[Visitor]:
    with contextmanager(served)(hostile) as address:
        visitor = Visitor(browser, address)
        yield visitor
        visitor.close()


def test_every_page_is_safe_to_open(visitor: Visitor, hostile: Path) -> None:
    page = visitor()
    pages = sorted(path.parent.relative_to(hostile).as_posix() + "/" for path in hostile.rglob("index.html"))
    own = [path for path in pages if "/id/" in f"/{path}" or path.count("/") < 3]
    assert len([path for path in own if path.startswith("id/")]) > len(PATHS)
    for path in own:
        page.goto(visitor.address + path.removeprefix("./"))
        assert page.evaluate("window.harmed") is None, path
        assert page.locator("body").count() == 1
        addresses = page.evaluate(
            "[...document.querySelectorAll('[href], [src], [action]')].map((e) => e.href || e.src)"
        )
        assert not [one for one in addresses if isinstance(one, str) and not one.startswith(("http:", "https:"))], path
        handlers = page.evaluate(
            "[...document.querySelectorAll('*')].flatMap((e) => e.getAttributeNames())"
            ".filter((name) => name.startsWith('on'))"
        )
        assert handlers == [], path
        assert page.locator("img").count() == 0, path
        assert "490049" not in page.locator("h1").first.inner_text(), path
    assert visitor.wrong == []


def test_no_two_files_differ_by_case_alone(hostile: Path) -> None:
    paths = [path.relative_to(hostile).as_posix() for path in hostile.rglob("*") if path.is_file()]
    assert len(paths) == len({path.casefold() for path in paths})
    assert all(len(part) < 150 for path in paths for part in path.split("/"))


def test_hostile_names_are_found_and_shown_as_text(visitor: Visitor) -> None:
    page = visitor()
    page.locator("#search").fill("script")
    options = page.locator("#search-found [role=option]")
    options.first.wait_for()
    assert "<script>" in options.first.inner_text() or "script" in options.first.inner_text()
    page.goto(visitor.address + "search/?q=%3Cscript%3Ealert(1)%3C/script%3E")
    page.locator("#results .lead").wait_for()
    assert page.evaluate("window.harmed") is None
    assert visitor.wrong == []
