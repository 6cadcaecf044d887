"""The one form in which text is counted, and the bytes that are refused."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladkg.errors import InputError
from ladkg.read.normalise import SIZE_LIMIT, decoded, normalised


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one  two\n three\t four", "one two three four"),
        ("no\u00a0break\u202fspace", "no break space"),
        (" \u00a0 both ends \n", "both ends"),
        ("cafe\u0301", "caf\u00e9"),
        ("soft\u00adhyphen zero\u200bwidth\ufeff", "softhyphen zerowidth"),
        ("bell\x07 and tab\tstay apart", "bell and tab stay apart"),
        ("“quotes” ‘as’ they’re – Co‑op", "“quotes” ‘as’ they’re – Co‑op"),
    ],
)
def test_a_block_is_normalised(text: str, expected: str) -> None:
    assert normalised(text) == expected


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalised(text)
    assert normalised(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert once == " ".join(once.split())


def test_line_ends_become_line_feeds_and_a_byte_order_mark_is_skipped() -> None:
    assert decoded("\ufeffone\r\ntwo\rthree\n".encode(), "x.md") == "one\ntwo\nthree\n"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "the text is empty"),
        (" \n\t\u00a0\n".encode(), "the text is empty"),
        ("We agree: señal".encode("cp1252"), "byte 0xf1 at offset 12 is not UTF-8; save the file as UTF-8"),
        ("We agree".encode("utf-16"), "UTF-16"),
        (b"%PDF-1.7\n\x00\x01 We agree", "a zero byte at offset 9; this is not a text file"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not a text file"),
        (b"a" * (SIZE_LIMIT + 1), "more than 10 MB"),
    ],
)
def test_bytes_that_are_no_text_are_refused(data: bytes, told: str) -> None:
    with pytest.raises(InputError, match=told) as caught:
        decoded(data, "x.md")
    assert str(caught.value).startswith("x.md: ")


@given(st.binary(max_size=200))
def test_bytes_are_read_or_refused_with_a_message(data: bytes) -> None:
    try:
        text = decoded(data, "x.md")
    except InputError as error:
        text = str(error).removeprefix("x.md: ")
        assert text != str(error)  # noqa: PT017 - an error is one of the two good outcomes
    assert text.strip()
