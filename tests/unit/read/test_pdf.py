"""PDF files, made in the test line by line."""

import io

import pypdf
import pytest

from ladkg.errors import InputError
from ladkg.read import pdf as reader
from ladkg.read.document import read_bytes

from .pdfs import page, pdf

FIRST = page(
    [
        ["# Joint statement of the mayors"],
        [
            "We, the mayors of Ada, Bela and Cora, met in Dora and we",
            "agree to plant trees – señal. We also intend to co-",
            "operate on wells and lamps in every well-known",
            "street.",
        ],
        ["# Wells"],
        ["1. We will dig wells."],
        ["2. We plan:"],
        ["(a) to plant oaks;"],
        ["(b) to plant elms in the"],
    ],
    head="Mayors’ meeting, page 1",
    foot="1",
)
SECOND = page([["parks of the coast."], ["It is done."]], head="Mayors’ meeting, page 2", foot="2")


@pytest.mark.parametrize("name", ["x.pdf", "-"])
def test_lines_become_paragraphs(name: str) -> None:
    found = read_bytes(pdf([FIRST, SECOND]), name)
    blocks = [(b.kind, b.number, b.line, found.text[b.start : b.end]) for b in found.blocks()]
    assert blocks == [
        ("heading", "", 1, "Joint statement of the mayors"),
        (
            "paragraph",
            "",
            1,
            (
                "We, the mayors of Ada, Bela and Cora, met in Dora and we agree to plant trees – señal. We also "
                "intend to cooperate on wells and lamps in every well-known street."
            ),
        ),
        ("heading", "", 1, "Wells"),
        ("paragraph", "1", 1, "We will dig wells."),
        ("paragraph", "2", 1, "We plan:"),
        ("item", "a", 1, "to plant oaks;"),
        ("item", "b", 1, "to plant elms in the parks of the coast."),
        ("paragraph", "", 2, "It is done."),
    ]


def encrypted(password: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf([FIRST])))
    writer.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (pdf([[], []], image=True), "the pages are pictures, as of a scan"),
        (b"PK\x03\x04 a zip archive", "this is no PDF, whatever its ending says"),
        (b"", "this is no PDF"),
        (pdf([FIRST])[:600], "not a PDF that can be read"),
        (b"%PDF-1.4 and nothing else", "not a PDF that can be read"),
        (encrypted("secret"), "the PDF is encrypted"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_name(data: bytes, told: str) -> None:
    with pytest.raises(InputError, match=told) as caught:
        read_bytes(data, "x.pdf")
    assert str(caught.value).startswith("x.pdf: ")


def test_a_pdf_without_a_user_password_is_read() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf([SECOND])))
    writer.encrypt("", owner_password="owner", algorithm="RC4-128")  # noqa: S106 - a word of the test
    out = io.BytesIO()
    writer.write(out)
    assert "It is done." in read_bytes(out.getvalue(), "x.pdf").text


def test_time_pages_and_bytes_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pdf([FIRST, SECOND])
    for name, limit, told in (
        ("PAGES", 1, "more than 1 pages"),
        ("SECONDS", -1, "page 1 was not reached in -1 seconds"),
        ("TEXT_LIMIT", 10, "characters; split the file"),
        ("SIZE_LIMIT", 100, "MB; split"),
    ):
        with monkeypatch.context() as changed:
            changed.setattr(reader, name, limit)
            with pytest.raises(InputError, match=told):
                read_bytes(data, "x.pdf")
