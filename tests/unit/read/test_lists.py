"""Numbers, items and their depth, headings, footnotes, end marks and signatures, whatever the kind of file."""

import pytest

from ladkg.read.document import read_bytes
from ladkg.records.text import Document


def document(text: str, name: str = "x.txt") -> Document:
    return read_bytes(text.encode(), name)


def shape(text: str, name: str = "x.txt") -> list[str]:
    """Each block as its kind, depth, number and text."""
    found = document(text, name)
    return [
        f"{block.kind[0]}{block.level} {block.number}|{found.text[block.start : block.end]}" for block in found.blocks()
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. We met.\n\n2. We agree.", ["p0 1|We met.", "p0 2|We agree."]),
        ("We met.\n\n1.1 We agree.\n\n1.2. We go.", ["p0 |We met.", "p0 1.1|We agree.", "p0 1.2|We go."]),
        ("They declare:\n\n1. Peace;\n\n2. Trade.", ["p0 |They declare:", "i1 1|Peace;", "i1 2|Trade."]),
        ("We will:\n(a) plant;\n(b) dig.", ["p0 |We will:", "i1 a|plant;", "i1 b|dig."]),
        ("We will:\n\ni) plant;\n\nii) dig.\n\nWe go.", ["p0 |We will:", "i1 i|plant;", "i1 ii|dig.", "p0 |We go."]),
        (
            "4. We go.\n\n5. We will:\n\n(a) plant;\n\n(b) dig.\n\n6. We stay.",
            ["p0 4|We go.", "p0 5|We will:", "i1 a|plant;", "i1 b|dig.", "p0 6|We stay."],
        ),
        (
            "We agree:\n\n1. Peace.\n\n2. We will:\n\n(a) plant;\n\n(b) dig.\n\n3. Trade.",
            ["p0 |We agree:", "i1 1|Peace.", "i1 2|We will:", "i2 a|plant;", "i2 b|dig.", "i1 3|Trade."],
        ),
        (
            "(g) seven;\n\n(h) eight;\n\n(i) nine;\n\n(j) ten.",
            ["i1 g|seven;", "i1 h|eight;", "i1 i|nine;", "i1 j|ten."],
        ),
        (
            "We go.\n\nWe will:\n• plant\n  – oaks\n  – elms\n• dig",
            ["p0 |We go.", "p0 |We will:", "i1 |plant", "i2 |oaks", "i2 |elms", "i1 |dig"],
        ),
        ("We will: • plant oaks • dig wells", ["p0 |We will:", "i1 |plant oaks", "i1 |dig wells"]),
        ("We grew.\n\n1.5 million trees stand.", ["p0 |We grew.", "p0 |1.5 million trees stand."]),
        ("We grew.\n\n2022. A good year.", ["p0 |We grew.", "p0 |2022. A good year."]),
        (
            "OUR PLAN FOR SHADE\nWe plant trees in every street.\n\nOUR PLAN FOR WATER\n\nWe dig.",
            ["h0 |OUR PLAN FOR SHADE", "p0 |We plant trees in every street.", "h0 |OUR PLAN FOR WATER", "p0 |We dig."],
        ),
        (
            "We met.\n\nShade in every Street\n\nWe will plant a tree in every street of the town.",
            ["p0 |We met.", "h0 |Shade in every Street", "p0 |We will plant a tree in every street of the town."],
        ),
        (
            "We met.\n\nAda, 2 May 2023\n\nWe will plant a tree in every street of the town.",
            ["p0 |We met.", "p0 |Ada, 2 May 2023", "p0 |We will plant a tree in every street of the town."],
        ),
        ("We go.\n\n###", ["p0 |We go."]),
        ("We go.\n\n– END –", ["p0 |We go."]),
        ("We go.\n\n* * *\n\nWe stay.", ["p0 |We go.", "p0 |We stay."]),
    ],
)
def test_plain_text(text: str, expected: list[str]) -> None:
    assert shape(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. We met.\n2. We agree.", ["p0 1|We met.", "p0 2|We agree."]),
        ("We will:\n\n3. plant\n4. dig", ["p0 |We will:", "i1 3|plant", "i1 4|dig"]),
        (
            "We will:\n\n- plant:\n  - oaks\n  - elms\n- dig",
            ["p0 |We will:", "i1 |plant:", "i2 |oaks", "i2 |elms", "i1 |dig"],
        ),
        ("We will:\n\n(a) plant;\n\n(b) dig.", ["p0 |We will:", "i1 a|plant;", "i1 b|dig."]),
    ],
)
def test_markdown(text: str, expected: list[str]) -> None:
    assert shape(text, "x.md") == expected


@pytest.mark.parametrize(
    ("text", "name", "kept", "notes"),
    [
        ("We go.[^a] We stay.\n\n[^a]: See\n    the map.", "x.md", "We go. We stay.", [("a", "See the map.")]),
        ("We go [1]. We stay.\n\n[1] See the map.", "x.txt", "We go. We stay.", [("1", "See the map.")]),
        ("We go.² We stay.\n\n² See the map.", "x.txt", "We go. We stay.", [("2", "See the map.")]),
        ("We go [sic] and [2] stay.", "x.txt", "We go [sic] and [2] stay.", []),
        ("A park of 5 km² of oaks.", "x.txt", "A park of 5 km² of oaks.", []),
    ],
)
def test_footnotes_stand_apart(text: str, name: str, kept: str, notes: list[tuple[str, str]]) -> None:
    found = document(text, name)
    assert found.text == kept
    assert [(note.mark, note.text) for note in found.notes] == notes


SIGNED = "We agree to plant trees.\n\nADA BELL\nPresident of Ada\n\nCora Dell\nMinister of Wells\n\nDone at Ada"


def test_signatures_are_no_paragraphs() -> None:
    found = document(SIGNED)
    assert [place.eid for place in found.sentences()] == ["para_1__sent_1", "signature_1", "signature_2", "signature_3"]
    assert [block.kind for block in found.blocks()] == ["paragraph", *["signature"] * 3]


@pytest.mark.parametrize(
    "text",
    [
        "We will:\n\n• support the Minister of Wells\n• plant trees",
        "We thank the President of Ada.",
        "Minister of Wells",
        "We go.\n\nOffice of the Minister: press@example.org",
    ],
)
def test_what_only_names_an_office_is_no_signature(text: str) -> None:
    assert "signature" not in {block.kind for block in document(text).blocks()}
