"""Large tables read in parts: each a range of bytes that begins and ends with a row."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ladkg.errors import InputError
from ladkg.pipeline.tables import kind_of
from ladkg.read.tables import Placed, read_bytes

SIZE: Final = 4_000_000
"""Bytes of a table that are read at once; a range is longer where its last row is."""


@dataclass(frozen=True)
class Range:
    """The bytes of a file from `start` to `end`, the first of them on line `line`, under the table's `header`."""

    file: str
    table: str
    header: bytes
    start: int
    end: int
    line: int

    def read(self) -> list[Placed[object]]:
        """The rows; raises FaultyInput with the faults among them, InputError for a file that cannot be read."""
        try:
            with Path(self.file).open("rb") as file:
                file.seek(self.start)
                data = file.read(self.end - self.start)
        except OSError as error:
            raise InputError(f"{self.file}: {error.strerror or error}") from error
        metadata, name, table = kind_of(self.file, self.table)
        return read_bytes(self.header + b"\n" + data, self.file, metadata, name, table.record, self.line - 2)


def ranges(file: Path, table: str, size: int = SIZE) -> Iterator[Range]:
    """The parts of a table; a line break inside double quotes parts no rows (RFC 4180). One that is empty has none."""
    try:
        with file.open("rb") as stream:
            header = stream.readline()
            start = stream.tell()
            line, begin, first, inside = 2, start, 2, False
            for text in stream:
                inside ^= text.count(b'"') % 2 == 1
                start += len(text)
                line += 1
                if not inside and start - begin >= size:
                    yield Range(str(file), table, header.rstrip(b"\r\n"), begin, start, first)
                    begin, first = start, line
            if start > begin or not header.strip():
                yield Range(str(file), table, header.rstrip(b"\r\n"), begin, start, first)
    except OSError as error:
        raise InputError(f"{file}: {error.strerror or error}") from error
