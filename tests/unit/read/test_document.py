"""Whole documents: parts, names of places, offsets, hashes, and what is refused."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ladkg.errors import InputError
from ladkg.read.document import read, read_bytes
from ladkg.read.structure import SEPARATOR
from ladkg.records.text import Document

PLAN = """We, the mayors, met. We agree.

**Promoting Shade**

We plan trees.

**Promoting Water**

We seek wells. We dig.

**Promoting Light**

We support lamps.

**Promoting Rest**

We intend benches.

**A Shared Garden**

We intend to work together to:

-   Plant trees.

<!-- -->

-   Dig wells. Then fill them.

————————————-

This text builds upon others.

\\###
"""


def places(text: str, name: str = "x.md") -> list[str]:
    return [place.eid for place in read_bytes(text.encode(), name).sentences()]


def test_the_plan_of_the_declaration_has_pillars() -> None:
    assert places(PLAN) == [
        "preamble__para_1__sent_1",
        "preamble__para_1__sent_2",
        "pillar_1__heading",
        "pillar_1__para_1__sent_1",
        "pillar_2__heading",
        "pillar_2__para_1__sent_1",
        "pillar_2__para_1__sent_2",
        "pillar_3__heading",
        "pillar_3__para_1__sent_1",
        "pillar_4__heading",
        "pillar_4__para_1__sent_1",
        "shared_approach__heading",
        "shared_approach__para_1__sent_1",
        "shared_approach__item_1",
        "shared_approach__item_2__sent_1",
        "shared_approach__item_2__sent_2",
        "conclusion__para_1__sent_1",
    ]


@pytest.mark.parametrize("word", ["Promover la", "Promouvoir l’", "Promoção da"])
def test_the_plan_is_known_in_every_language(word: str) -> None:
    assert places(PLAN.replace("Promoting", word)) == places(PLAN)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# One\n\n## Promoting Two\n\nText.\n", "heading section_1__heading section_1__para_1__sent_1"),
        (
            "**A**\n\na.\n\n---\n\nb.\n\n**B**\n\nc.",
            (
                "section_1__heading section_1__para_1__sent_1 section_1__para_2__sent_1 section_2__heading "
                "section_2__para_1__sent_1"
            ),
        ),
        ("a.\n\n---\n\nb.", "para_1__sent_1 para_2__sent_1"),
        (
            "**A**\n\n---\n\nb.\n\n---\n\nc.",
            "section_1__heading conclusion__para_1__sent_1 conclusion__para_2__sent_1",
        ),
        ("**A**", "section_1__heading"),
    ],
)
def test_other_texts_have_numbered_sections_or_none(text: str, expected: str) -> None:
    assert " ".join(places(text)) == expected


def test_plain_text_has_a_headline_and_paragraphs() -> None:
    document = read_bytes(b"Mayors agree\n\nThey met. They left.\n\n-30-\n", "x.txt")
    assert [place.eid for place in document.sentences()] == ["heading", "para_1__sent_1", "para_1__sent_2"]
    assert document.title
    assert document.title.line == 1
    assert document.text == "Mayors agree\n\nThey met. They left."


def check(document: Document) -> None:
    """Offsets, hashes, tiling: what must hold for any document."""
    blocks = list(document.blocks())
    assert SEPARATOR.join(document.text[block.start : block.end] for block in blocks) == document.text
    assert document.sha256 == hashlib.sha256(document.text.encode()).hexdigest()
    names = [place.eid for place in document.sentences()]
    assert len(names) == len(set(names))
    for block in blocks:
        assert block.sentences[0].start == block.start
        assert block.sentences[-1].end == block.end
        assert " ".join(map(document.wording, block.sentences)) == document.text[block.start : block.end]
        for place in block.sentences:
            assert place.sha256 == hashlib.sha256(document.text[place.start : place.end].encode()).hexdigest()


def check_or_refused(data: bytes, name: str) -> None:
    """A document that holds together, or an error that names the file."""
    try:
        document = read_bytes(data, name)
    except InputError as error:
        message = str(error)
    else:
        return check(document)
    assert message.startswith(name)
    return None


def test_offsets_and_hashes_hold() -> None:
    check(read_bytes(PLAN.encode(), "x.md"))


@given(
    st.lists(st.sampled_from(["**A b**", "# C", "We go. They stay!", "- x\n- y. Z.", "---", "\\###", "é ü“ñ”. Ω"])),
    st.sampled_from(["x.md", "x.txt", "-"]),
)
def test_offsets_and_hashes_hold_for_any_text(parts: list[str], name: str) -> None:
    check_or_refused("\n\n".join(parts).encode(), name)


@settings(deadline=None)
@given(
    st.binary(max_size=120) | st.text(max_size=120).map(str.encode),
    st.sampled_from(["x.md", "x.txt", "x.html", "x.pdf"]),
)
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    check_or_refused(data, name)


@pytest.mark.parametrize(
    ("data", "name", "told"),
    [
        (b"<!-- only a comment -->", "x.md", "no text in it besides markup"),
        (b"---\n\n***\n", "x.md", "no text"),
        (b"\\###", "x.md", "no text"),
        (b"We agree.", "x.docx", "unknown kind of text; known endings: .htm .html .markdown .md .pdf .txt"),
        (b"", "-", "empty"),
    ],
)
def test_texts_that_say_nothing_are_refused(data: bytes, name: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        read_bytes(data, name)


def test_files(tmp_path: Path) -> None:
    file = tmp_path / "x.MD"
    file.write_bytes(PLAN.encode())
    assert read(file).text == read_bytes(PLAN.encode(), "x.md").text
    for path in (tmp_path / "missing.md", tmp_path):
        with pytest.raises(InputError, match=str(path)):
            read(path)
