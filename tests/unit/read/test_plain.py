"""Plain text."""

import pytest

from ladkg.read.plain import pieces


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One line\nand another.\n \t\nNext.", [("paragraph", "One line and another.", 1), ("paragraph", "Next.", 4)]),
        ("A headline\n\n\nText.", [("title", "A headline", 1), ("paragraph", "Text.", 4)]),
        ("“Only words said.”\n\nText.", [("paragraph", "“Only words said.”", 1), ("paragraph", "Text.", 3)]),
        ("Nothing else", [("paragraph", "Nothing else", 1)]),
        ("We will:\n• go\n  far\n– stay", [("paragraph", "We will:", 1), ("item", "go far", 2), ("item", "stay", 4)]),
        ("- one\n\n- two", [("item", "one", 1), ("item", "two", 3)]),
        ("Text.\n\n*****\n\nMore.", [("paragraph", "Text.", 1), ("rule", "", 3), ("paragraph", "More.", 5)]),
        ("\n\n \nText.", [("paragraph", "Text.", 4)]),
    ],
)
def test_pieces(text: str, expected: list[tuple[str, str, int]]) -> None:
    assert [(piece.kind, piece.text, piece.line) for piece in pieces(text)] == expected
