"""The page about the questions cannot drift from them."""

from pathlib import Path

from .documents import page

PAGE = Path(__file__).parents[2] / "docs" / "questions.md"


def test_the_page_is_what_the_headers_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: make docs"
