"""What stands in quotation marks."""

import pytest

from ladkg.extract.quoted import quoted
from ladkg.read import document


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They said “we sail” and left.", ["we sail"]),
        ('They said "we sail" and "we stay".', ["we sail", "we stay"]),
        ("Dijeron «zarpamos» ayer.", ["zarpamos"]),
        ("Ils ont dit : « nous partons ».", [" nous partons "]),
        ("“We sail, he said.", ["We sail, he said."]),
        ("“We sail,” he said. “And return.", ["We sail,", "And return."]),
        ("No marks here.", []),
        ("A lone closing mark” is none.", []),
    ],
)
def test_the_quoted_stretches(text: str, found: list[str]) -> None:
    read = document.read_bytes(text.encode(), "report.txt")
    assert [read.text[one.start : one.stop] for block in read.blocks() for one in quoted(read, block)] == found


def test_a_quotation_that_runs_on_ends_with_its_paragraph() -> None:
    read = document.read_bytes("“We sail.\n\n“We return,” he said.\n".encode(), "report.txt")
    assert [read.text[one.start : one.stop] for block in read.blocks() for one in quoted(read, block)] == [
        "We sail.",
        "We return,",
    ]
