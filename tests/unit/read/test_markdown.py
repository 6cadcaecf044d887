"""Markdown and its front matter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladkg.errors import FaultyInput
from ladkg.read.frontmatter import front_matter
from ladkg.read.markdown import pieces


def found(text: str) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for piece in pieces(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One line\nand another.\n\nNext.", [("paragraph", "One line and another."), ("paragraph", "Next.")]),
        ("a **bold** and _soft_ `word`", [("paragraph", "a bold and soft word")]),
        ("calm seas** **and wind", [("paragraph", "calm seas and wind")]),
        (r"kept \*\*stars\*\* and \_lines\_", [("paragraph", "kept **stars** and _lines_")]),
        ("9<sup>e</sup> day<br>of <!-- hidden -->rain", [("paragraph", "9e day of rain")]),
        ("sun&nbsp;&amp; moon", [("paragraph", "sun & moon")]),
        ("see [the page](https://example.org) now", [("paragraph", "see the page now")]),
        ("hard  \nbreak", [("paragraph", "hard break")]),
        ("**A heading\nin bold**\n\nText.", [("heading", "A heading in bold"), ("paragraph", "Text.")]),
        ("**A heading with a blank **", [("heading", "A heading with a blank")]),
        ("**A bold sentence.**", [("paragraph", "A bold sentence.")]),
        ("**One** or **two**", [("paragraph", "One or two")]),
        ("## Part\n\nText.", [("heading", "Part"), ("paragraph", "Text.")]),
        ("# Title\n\nText.\n\n# Part", [("title", "Title"), ("paragraph", "Text."), ("heading", "Part")]),
        ("Text.\n\n# Part", [("paragraph", "Text."), ("heading", "Part")]),
        (
            "- one\n- two\n\n<!-- -->\n\n-    three\n    and more",
            [("item", t) for t in ("one", "two", "three and more")],
        ),
        ("1. one\n\n   more of it\n2. **two**", [("item", "one"), ("paragraph", "more of it"), ("item", "two")]),
        ("- one\n  - inner", [("item", "one"), ("item", "inner")]),
        ("> said\n\n    code", [("paragraph", "said"), ("paragraph", "code")]),
        ("a\n\n————-\n\n---\n\n* * *", [("paragraph", "a"), ("rule", ""), ("rule", ""), ("rule", "")]),
        ("<div>\nplain &amp; <b>simple</b>\n</div>", [("paragraph", "plain & simple")]),
        ("<script>\nlet a = 1 < 2;\n\nb();\n</script>\n\nText.", [("paragraph", "Text.")]),
        ("<!-- never closed", []),
    ],
)
def test_pieces_are_plain_text(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_each_piece_knows_its_line_in_the_file() -> None:
    text = "---\ntitle: T\n---\n\nOne\nline.\n\n- item\n"
    metadata, body, before = front_matter(text, "x.md")
    assert metadata == {"title": "T"}
    assert [(piece.text, piece.line) for piece in pieces(body, before)] == [("One line.", 5), ("item", 8)]


def test_front_matter_is_kept_as_written_with_its_escapes_resolved() -> None:
    block = 'date: 2022-06-10\nat: 2022-06-10 17:11:30-04:00\ntitle: "Paz\\_y Protecci\\xF3n"\ntags: [a, b]'
    text = f"---\n{block}\n---\nText."
    metadata, body, _ = front_matter(text, "x.md")
    assert metadata == {"date": "2022-06-10", "at": "2022-06-10 17:11:30-04:00", "title": "Paz y Protección"}
    assert body.strip() == "Text."


@pytest.mark.parametrize(
    "text", ["Text.", "---\nWe agree: all of it.\n---\nMore.", "Text.\n\n---\na: b\n---\n", "---\nno end"]
)
def test_a_rule_across_the_page_is_no_front_matter(text: str) -> None:
    assert front_matter(text, "x.md") == ({}, text, 0)


def test_empty_front_matter_says_nothing() -> None:
    assert front_matter("---\n---\nText.", "x.md") == ({}, "\nText.", 1)


@pytest.mark.parametrize(
    ("block", "line", "told"),
    [
        ('title: "never closed', 3, "end of stream"),
        ("a: b\nc: [d", 4, "expected ',' or ']'"),
        ("a: b\n\tc: d", 3, "cannot start any token"),
        ("a: *nobody", 2, "undefined alias"),
        ("a: " + "[" * 5000, 2, "recursion"),
        ("a: b\nc: \x7f", 2, "special characters are not allowed"),
    ],
)
def test_broken_front_matter_is_named_by_its_line(block: str, line: int, told: str) -> None:
    with pytest.raises(FaultyInput, match=told) as caught:
        front_matter(f"---\n{block}\n---\nText.", "x.md")
    assert [(fault.file, fault.line) for fault in caught.value.faults] == [("x.md", line)]


@given(st.text(alphabet='ab *_#->\n`[]()!<&;\\"1.', max_size=60))
def test_any_text_gives_pieces_without_line_ends(text: str) -> None:
    for piece in pieces(text):
        assert "\n" not in piece.text
        assert piece.text == piece.text.strip()
        assert 1 <= piece.line <= text.count("\n") + 1
