"""Front matter in TOML and lines of `Key: value`; YAML is tested with Markdown."""

import pytest

from ladkg.errors import FaultyInput
from ladkg.read.document import read_bytes
from ladkg.read.frontmatter import front_matter


def test_toml() -> None:
    text = '+++\ntitle = "On Shade"\ndate = 2023-05-02\ntags = ["a"]\ndraft = false\n+++\n\nWe agree.\n'
    assert front_matter(text, "x.md") == ({"title": "On Shade", "date": "2023-05-02"}, "\n\nWe agree.\n", 5)


def test_broken_toml_is_named_by_its_line() -> None:
    with pytest.raises(FaultyInput, match="not TOML") as caught:
        front_matter('\n+++\ntitle = "On Shade\n+++\nWe agree.', "x.md")
    assert [fault.line for fault in caught.value.faults] == [3]


@pytest.mark.parametrize("name", ["x.md", "x.txt"])
def test_lines_of_key_and_value(name: str) -> None:
    document = read_bytes(b"Title: On Shade\nDate: 2 May 2023\nSource-URL: https://example.org\n\nWe agree.\n", name)
    assert document.metadata == {"title": "On Shade", "date": "2 May 2023", "source_url": "https://example.org"}
    assert document.text == "We agree."
    assert next(document.blocks()).line == 5


@pytest.mark.parametrize("text", ["Note: we agree.\nMore: we go.\n\nText.", "Title: On Shade\n\nText.", "+++\nText.\n"])
def test_sentences_with_a_colon_are_no_front_matter(text: str) -> None:
    assert front_matter(text, "x.md") == ({}, text, 0)
