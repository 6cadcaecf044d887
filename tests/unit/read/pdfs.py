"""PDF files made by hand (ISO 32000-1), so that a test knows every line and its place."""

import zlib
from collections.abc import Sequence

Line = tuple[float, float, float, str]
"""Points from the left and from the bottom, size of the letters in points, text."""


def pdf(pages: Sequence[Sequence[Line]], *, image: bool = False) -> bytes:
    """A file with a page for each sequence of lines; with `image` each shows a grey picture, as a scan does."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    picture = 4 + 2 * len(pages)
    for number, lines in enumerate(pages):
        drawn = b"q 500 0 0 700 50 50 cm /Scan Do Q " if image else b""
        content = zlib.compress(drawn + b"".join(map(_shown, lines)))
        resources = f"/Font << /F1 3 0 R >> /XObject << /Scan {picture} 0 R >>" if image else "/Font << /F1 3 0 R >>"
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << {resources} >> "
            f"/Contents {5 + 2 * number} 0 R >>".encode(),
            b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(content), content),
        ]
    if image:
        grey = zlib.compress(b"\x80" * 100)
        head = b"<< /Type /XObject /Subtype /Image /Width 10 /Height 10 /ColorSpace /DeviceGray /BitsPerComponent 8"
        objects.append(head + b" /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(grey), grey))
    return _file(objects)


def _shown(line: Line) -> bytes:
    left, up, size, text = line
    escaped = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"BT /F1 %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET\n" % (size, left, up, escaped)


def _file(objects: Sequence[bytes]) -> bytes:
    data = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return data + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


def page(paragraphs: Sequence[Sequence[str]], *, head: str = "", foot: str = "", size: float = 11) -> list[Line]:
    """The lines of a page: a gap between paragraphs, a running head and foot; a paragraph of one line that begins with
    `# ` is set in larger letters.
    """
    lines: list[Line] = [(72, 800, 9, head)] if head else []
    up = 750.0
    for paragraph in paragraphs:
        for text in paragraph:
            large = text.startswith("# ")
            lines.append((72, up, size * 1.5 if large else size, text.removeprefix("# ")))
            up -= size * 1.3
        up -= size
    return [*lines, (290, 40, 9, foot)] if foot else lines
