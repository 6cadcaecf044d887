"""Quotes that find a place again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladkg.read.document import read_bytes
from ladkg.read.quote import WORD_LIMIT, occurs_once, quotes


def quoted(*paragraphs: str) -> list[str | None]:
    document = read_bytes("\n\n".join(paragraphs).encode(), "x.md")
    found = quotes(document)
    return [found.get(place.eid) for place in document.sentences()]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (["We plant trees along the river every year."], ["We plant trees along the"]),
        (["We plant trees."], ["We plant trees."]),
        (
            ["We plant trees along the road.", "We plant trees along the river."],
            ["We plant trees along the road.", "We plant trees along the river."],
        ),
        (
            ["a b c d e f g h one two three four five six", "a b c d e f g h six five four three two one"],
            ["e f g h one", "e f g h six"],
        ),
        (["The same words again.", "The same words again."], [None, None]),
        (["Birds sing", "All birds singing songs at dawn"], ["Birds sing", "All birds singing songs at"]),
        (["in order of size and weight", "Begin order of size and weights"], [None, "Begin order of size and"]),
        (["Water", "Waters"], [None, "Waters"]),
    ],
)
def test_the_shortest_beginning_that_occurs_once(paragraphs: list[str], expected: list[str | None]) -> None:
    assert quoted(*paragraphs) == expected


def test_places_that_overlap_are_two() -> None:
    assert not occurs_once("aXaXa", "aXa")
    assert occurs_once("aXbXa", "aXb")
    assert not occurs_once("aXa", "b")


@given(
    st.lists(
        st.lists(st.sampled_from(["ab", "abc", "c", "in", "begin"]), min_size=1, max_size=12), min_size=1, max_size=6
    )
)
def test_every_quote_occurs_once_in_its_place(paragraphs: list[list[str]]) -> None:
    document = read_bytes("\n\n".join(map(" ".join, paragraphs)).encode(), "x.md")
    found = quotes(document)
    for place in document.sentences():
        wording = document.wording(place)
        quote = found.get(place.eid)
        if quote:
            assert occurs_once(document.text, quote)
            assert quote in wording
            assert len(quote.split()) <= WORD_LIMIT
        else:
            words = wording.split(" ")
            whole = [" ".join(words[start : start + 5]) for start in range(max(1, len(words) - 4))]
            assert not any(occurs_once(document.text, run) for run in whole)
