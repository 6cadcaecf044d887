"""Lines, columns and the quoted line with its caret."""

from hypothesis import given
from hypothesis import strategies as st

from ladkg.read.places import quoted
from ladkg.read.places.lines import Lines, decoded

TEXT = st.text(st.sampled_from("ab\t\r\n💡é\u2028"), max_size=40)


@given(TEXT, st.integers(0, 40))
def test_a_place_leads_back_to_its_character(text: str, offset: int) -> None:
    lines = Lines(text)
    line, column = lines.place(min(offset, len(text)))
    assert lines.offset(line, column) == min(offset, len(text))
    assert (line, column) >= (1, 1)


def test_lines_end_at_each_kind_of_break_and_at_no_other() -> None:
    lines = Lines("a\nb\r\nc\rd\u2028\x0ce\n")
    assert [lines.place(offset) for offset in (0, 1, 2, 4, 5, 7, 11, 12)] == [
        (1, 1),
        (1, 2),
        (2, 1),
        (2, 3),
        (3, 1),
        (4, 1),
        (4, 5),
        (5, 1),
    ]


def test_the_byte_order_mark_is_left_out() -> None:
    assert decoded(b"\xef\xbb\xbfab") == "ab"
    assert quoted(b"\xef\xbb\xbfab", 1, 2) == "ab\n ^"


def test_the_caret_stands_below_the_column() -> None:
    assert quoted(b"one\r\ntwo three\rfour", 2, 5) == "two three\n    ^"
    assert quoted(b"one\r\ntwo three\rfour", 3, 1) == "four\n^"
    assert quoted(b"one", 1, 99) == "one\n   ^"
    assert quoted(b"one\n", 2, 1) == "\n^"
    assert quoted(b"one", 2, 1) == ""


def test_tabs_are_kept_and_wide_characters_counted_twice() -> None:
    assert quoted(b"\ta\tb", 1, 4) == "\ta\tb\n\t \t^"
    assert quoted("💡é日x".encode(), 1, 4) == "💡é日x\n     ^"
    assert quoted("e\u0301x".encode(), 1, 3) == "e\u0301x\n ^"


def test_what_a_terminal_would_obey_is_made_visible() -> None:
    assert quoted("a\u202eb\x1b[31mc".encode(), 1, 9) == "a<U+202E>b<U+001B>[31mc\n" + " " * 22 + "^"
    assert quoted(b"a\xffb", 1, 3) == "a\ufffdb\n  ^"


def test_a_long_line_is_cut_to_a_window() -> None:
    line = "".join(str(number % 10) for number in range(1000))
    first, caret = quoted(line.encode(), 1, 501).split("\n")
    assert len(first) == 122
    assert first[0] == first[-1] == "…"
    assert first[len(caret) - 1] == line[500]
    first, caret = quoted(line.encode(), 1, 1000).split("\n")
    assert first[len(caret) - 1] == line[999]
    assert not first.endswith("…")
    assert quoted(line.encode(), 1, 1).split("\n") == [line[:120] + "…", "^"]
