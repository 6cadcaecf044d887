"""The watch over the pages notices what it is there for."""

from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from .conftest import Axe, Visitor, served

PAGE = """<!doctype html><html lang="en"><head><title>A</title></head><body><main><h1>A</h1>{}</main></body></html>"""


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ("<script>console.error('oh')</script>", "error: oh"),
        ("<script>console.warn('oh')</script>", "warning: oh"),
        ("<script>throw new Error('oh')</script>", "error: oh"),
        ("<script>alert('oh')</script>", "dialog: oh"),
        ("<img alt='' src='gone.png'>", "404: {address}gone.png"),
        ("<img alt='' src='https://elsewhere.example/a.png'>", "request: https://elsewhere.example/a.png"),
        ("<script>fetch('http://127.0.0.1:9/a').catch(() => {{}})</script>", "request: http://127.0.0.1:9/a"),
    ],
)
def test_what_is_wrong_is_noted(browser: Browser, tmp_path: Path, body: str, wrong: str) -> None:
    (tmp_path / "index.html").write_text(PAGE.format(body.format()), encoding="utf-8")
    with contextmanager(served)(tmp_path) as address:
        visitor = Visitor(browser, address)
        visitor().wait_for_timeout(100)
        visitor.close()
        assert wrong.format(address=address) in visitor.wrong


def test_barriers_are_found(browser: Browser, tmp_path: Path, axe: Axe) -> None:
    (tmp_path / "index.html").write_text(PAGE.format("<input><p>words</p>"), encoding="utf-8")
    with contextmanager(served)(tmp_path) as address:
        visitor = Visitor(browser, address)
        assert [one.split(":")[:2] for one in axe(visitor())] == [["critical", " label"]]
        visitor.close()
