"""Whatever is fed to the reader: a result or a message, in time and memory that follow the length."""

import io
import time
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from ladkg.errors import InputError
from ladkg.read.document import read, read_bytes
from ladkg.records.text import Document

from .pdfs import page, pdf

ROOT = Path(__file__).parents[3]
SENTENCE = "We will plant trees and dig wells, as appropriate. The lamps burn in every street of the town.\n\n"
POEM = "Shade\n\nThe oak leans in,\nthe well is deep,\n\nand no one promised\nanything.\n"


def archive() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("text.txt", SENTENCE * 20)
    return out.getvalue()


def test_the_readme() -> None:
    found = read(ROOT / "README.md")
    assert found.title
    assert found.wording(found.title.sentences[0])
    assert len(list(found.sentences())) > 20


@pytest.mark.parametrize("name", ["x.txt", "x.md", "-"])
def test_a_poem(name: str) -> None:
    assert "and no one promised anything." in read_bytes(POEM.encode(), name).text


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("empty.txt", b"", "the text is empty"),
        ("empty.html", b"", "the text is empty"),
        ("empty.pdf", b"", "this is no PDF"),
        ("nul.txt", b"We agree.\x00\x00 We go.", "a zero byte at offset 9"),
        ("nul.html", b"<p>We agree.\x00</p>", "a zero byte at offset 12"),
        ("scan.pdf", pdf([[], []], image=True), "the pages are pictures"),
        ("renamed.pdf", archive(), "this is no PDF"),
        ("renamed.md", archive(), "this is no text"),
        ("renamed.html", archive(), "this is no text"),
        ("pdf.txt", pdf([page([["We agree."]])]) + b"\xff\x00", "this is no text"),
        ("scripts.html", b"<html><script>var we = 'agree';</script><style>p{}</style></html>", "no text in it"),
        ("long.txt", b"We agree. " * 5_000_000, "more than 10 MB; split the text"),
        ("deep.html", b"<div>" * 100_000 + b"We agree.", "nest deeper than 256 levels"),
    ],
)
def test_what_cannot_be_read_is_told(name: str, data: bytes, told: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(InputError, match=told) as caught:
        read(file)
    assert str(caught.value).startswith(str(file))


def test_windows_1252_is_read_and_told() -> None:
    found = read_bytes("Señores: “acordamos” plantar – ya.".encode("cp1252"), "x.txt")
    assert found.text == "Señores: “acordamos” plantar – ya."
    (notice,) = found.notices
    assert notice.startswith("x.txt: byte 0xf1 at offset 2 is not UTF-8: read as Windows-1252")


SHAPES = {
    "paragraphs": ("x.txt", SENTENCE),
    "one line": ("x.txt", SENTENCE.replace("\n", " ")),
    "Markdown": ("x.md", SENTENCE),
    "bullets": ("x.txt", "• plant trees\n"),
    "glued bullets": ("x.txt", "• plant trees "),
    "numbers": ("x.txt", "1. We go.\n\n(a) We stay.\n\n"),
    "capitals": ("x.txt", "WE GO NOW\n"),
    "rules": ("x.md", "We go.\n\n---\n\n"),
    "paragraphs of a page": ("x.html", f"<p>{SENTENCE.strip()}</p>"),
    "breaks": ("x.html", "We go.<br>"),
    "links": ("x.html", "<a href=x>We go</a> "),
}


def spent(name: str, text: str, times: int) -> tuple[float, Document]:
    start = time.process_time()
    found = read_bytes((text * times).encode(), name)
    return time.process_time() - start, found


@pytest.mark.parametrize("shape", SHAPES)
def test_time_follows_length(shape: str) -> None:
    name, text = SHAPES[shape]
    times = 30_000 // len(text)
    spent(name, text, times)
    once = min(spent(name, text, times)[0] for _ in range(3))
    tenfold = min(spent(name, text, 10 * times)[0] for _ in range(2))
    assert tenfold < 30 * max(once, 0.01)


@pytest.mark.parametrize("shape", ["paragraphs", "Markdown", "bullets"])
def test_memory_follows_length(shape: str) -> None:
    name, text = SHAPES[shape]
    data = (text * (150_000 // len(text))).encode()
    tracemalloc.start()
    try:
        read_bytes(data, name)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 200 * len(data)
