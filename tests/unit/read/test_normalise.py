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
    assert decoded("\ufeffone\r\ntwo\rthree\n".encode(), "x.md") == ("one\ntwo\nthree\n", "")


@pytest.mark.parametrize(
    ("data", "markup", "noticed"),
    [
        ("señal – mañana".encode("utf-16"), False, False),
        ("\ufeffseñal – mañana".encode("utf-16-be"), False, False),
        ("señal – mañana".encode("cp1252"), False, True),
        ('<meta charset="ISO-8859-1">señal – mañana'.encode("cp1252"), True, False),
        ('<meta http-equiv=x content="text/html; charset=mac-roman">señal – mañana'.encode("mac-roman"), True, False),
        ('<meta charset="utf-8">señal – mañana'.encode("cp1252"), True, True),
        ('<meta charset="no-such">señal – mañana'.encode(), True, False),
        ('<meta charset="utf-16">señal – mañana'.encode(), True, False),
    ],
)
def test_encodings(data: bytes, markup: bool, noticed: bool) -> None:
    text, notice = decoded(data, "x", markup=markup)
    assert text.removeprefix("\ufeff").endswith("señal – mañana")
    assert bool(notice) == noticed
    if noticed:
        assert notice.startswith("x: byte 0xf1 at offset ")
        assert "read as Windows-1252" in notice


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "the text is empty"),
        (" \n\t\u00a0\n".encode(), "the text is empty"),
        (b"We agree: \x81", "byte 0x81 at offset 10 is not UTF-8, nor is the file Windows-1252; save it as UTF-8"),
        ("We agree".encode("utf-16") + b"\x00", "broken UTF-16 at offset 18"),
        (b"%PDF-1.7\n\x00\x01 We agree", "a zero byte at offset 9; this is no text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "byte 0x89 at offset 0 is not UTF-8; this is no text"),
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
        text, _ = decoded(data, "x.md")
    except InputError as error:
        text = str(error).removeprefix("x.md: ")
        assert text != str(error)  # noqa: PT017 - an error is one of the two good outcomes
    assert text.strip()
