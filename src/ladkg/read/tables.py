"""CSV tables to records: every fault of a table is found and told at once, and a faulty table yields nothing.

CSV as in RFC 4180, in UTF-8 (a byte order mark is skipped). The first line names the columns, in any order. What a cell
may hold comes from the CSVW metadata beside the table. Lines are counted as an editor counts them, so a cell with line
breaks moves all that follow.
"""

import codecs
import csv
import difflib
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

from ladkg.errors import Fault, FaultyInput, InputError
from ladkg.read.columns import Column, Layout, Value, layouts

R = TypeVar("R")

SIZE_LIMIT: Final = 200_000_000
"""Bytes that a table may have."""
FAULT_LIMIT: Final = 10_000
"""After so many faults reading stops: the table is of another kind, or damaged as a whole."""

_BREAK = re.compile("\r\n|\r|\n")
_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd\udc80-\udcff]")
# A byte that is not UTF-8 is decoded as this code point plus the byte ("surrogateescape", PEP 383).
_BROKEN_BYTE: Final = 0xDC00


@dataclass(frozen=True, slots=True)
class Placed(Generic[R]):
    """A record and the line on which its row begins, counted from 1."""

    record: R
    line: int


def read_table(path: Path, metadata: Path, table: str, record: type[R]) -> list[Placed[R]]:
    """The records of a CSV file, checked as `table` (a table's name without `.csv`) of the CSVW metadata file.

    Raises FaultyInput with all faults, InputError if the file cannot be read or the metadata does not fit the record.
    """
    try:
        with path.open("rb") as file:
            data = file.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from error
    return read_bytes(data, str(path), metadata, table, record)


def read_bytes(data: bytes, name: str, metadata: Path, table: str, record: type[R], shift: int = 0) -> list[Placed[R]]:
    """As `read_table`, from bytes; `name` stands for the file in messages.

    `shift` is added to the lines of rows, where these are only a part of the table under its header.
    """
    if len(data) > SIZE_LIMIT:
        raise InputError(f"{name}: more than {SIZE_LIMIT // 1_000_000} MB; split the table")
    try:
        layout = layouts(metadata)[table]
    except KeyError:
        raise InputError(f"{metadata} describes no table {table!r}") from None
    layout.check(record)
    reading = _Reading(name, layout, shift)
    rows = list(reading.rows(reading.decoded(data)))
    if reading.faults:
        raise FaultyInput(reading.faults)
    return [Placed(record(**values), line) for line, values in rows]


@dataclass
class _Reading:
    """One table being read: the faults so far, and the line on which each primary key was first seen."""

    name: str
    layout: Layout
    shift: int = 0
    faults: list[Fault] = field(default_factory=list)
    seen: dict[tuple[Value, ...], int] = field(default_factory=dict)

    def fault(self, line: int, column: str, message: str) -> None:
        self.faults.append(Fault(self.name, line, column, message))

    def shifted(self, line: int) -> int:
        return line + self.shift if line > 1 else line

    def decoded(self, data: bytes) -> str:
        """The text; raises FaultyInput at once where it is not UTF-8 or holds characters that no table should."""
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            raise InputError(f"{self.name}: the table is in UTF-16: save it as UTF-8")
        text = data.decode("utf-8-sig", errors="surrogateescape")
        for line, content in enumerate(io.StringIO(text, newline=""), start=1):
            for match in _UNWANTED.finditer(content):
                self.fault(self.shifted(line), str(match.start() + 1), _unwanted(match[0]))
        if self.faults:
            raise FaultyInput(self.faults[:FAULT_LIMIT])
        return text

    def rows(self, text: str) -> Iterator[tuple[int, dict[str, Value]]]:
        """The line and the values of each row, good or not."""
        lines = self.csv_rows(text)
        _, header = next(lines, (1, []))
        if not header:
            names = ",".join(column.name for column in self.layout.columns)
            return self.fault(1, "", f"no header: the first line must be {names}")
        columns = self.columns(header)
        for line, cells in lines:
            if len(self.faults) >= FAULT_LIMIT:
                return self.fault(line, "", f"reading stopped after {FAULT_LIMIT} faults")
            if len(cells) != len(header):
                self.fault(line, "", _miscounted(len(cells), len(header)))
                continue
            values = self.values(line, columns, cells)
            self.check_key(line, values)
            yield line, values
        return None

    def csv_rows(self, text: str) -> Iterator[tuple[int, list[str]]]:
        """The cells of each row with the line on which it begins; a broken quotation ends the reading."""
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        begin = 1
        try:
            for cells in reader:
                yield self.shifted(begin), cells
                begin = reader.line_num + 1
        except csv.Error as error:
            advice = "put a cell with commas, quotes or line breaks in double quotes and double the quotes inside it"
            self.fault(self.shifted(begin), "", f"the row that begins here is not CSV ({error}): {advice}")

    def columns(self, header: Sequence[str]) -> list[Column | None]:
        """The column for each cell of the header, None for one that is unknown."""
        known = {column.name: column for column in self.layout.columns}
        for number, name in enumerate(header):
            if name not in known:
                near = difflib.get_close_matches(name, known, n=1)
                hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(known)}"
                self.fault(1, name or str(number + 1), f"unknown column; {hint}")
            elif name in header[:number]:
                self.fault(1, name, "the column stands twice: remove one")
        for name in known.keys() - set(header):
            self.fault(1, name, f"the column is missing: add it ({known[name].description})")
        return [known.get(name) for name in header]

    def values(self, line: int, columns: Sequence[Column | None], cells: Sequence[str]) -> dict[str, Value]:
        values: dict[str, Value] = {}
        for column, cell in zip(columns, cells, strict=True):
            if column:
                values[column.name], wrong = column.read(cell)
                for message in wrong:
                    self.fault(line, column.name, message)
            line += len(_BREAK.findall(cell))
        return values

    def check_key(self, line: int, values: Mapping[str, Value]) -> None:
        key = tuple(values.get(name) for name in self.layout.key)
        if any(key) and self.seen.setdefault(key, line) != line:
            told = f"the same key as on line {self.seen[key]}: remove one of the rows or correct it"
            self.fault(line, "+".join(self.layout.key), told)


def _unwanted(character: str) -> str:
    if ord(character) in range(_BROKEN_BYTE, _BROKEN_BYTE + 0x100):
        return f"byte 0x{ord(character) - _BROKEN_BYTE:02x} is not UTF-8: save the table as UTF-8"
    return f"character U+{ord(character):04X} does not belong into a table: remove it"


def _miscounted(cells: int, wanted: int) -> str:
    if not cells:
        return "an empty line: remove it"
    return f"{cells} cells where the header has {wanted}: add or remove commas, or quote a cell that holds one"


def dangling(metadata: Path, tables: Mapping[str, Sequence[Placed[Any]]]) -> list[Fault]:
    """The cells that refer to a row that is not there, by the foreign keys of the CSVW metadata file.

    `tables` are the tables of that file, already read, by name; one that is left out has no rows.
    """
    faults: list[Fault] = []
    for name, layout in layouts(metadata).items():
        for columns, other, targets in layout.references:
            present = {_key(row.record, targets) for row in tables.get(other, ())}
            for row in tables.get(name, ()):
                faults += [
                    Fault(f"{name}.csv", row.line, "+".join(columns), f"no row {'+'.join(key)} in {other}.csv")
                    for key in _keys(row.record, columns)
                    if key not in present
                ]
    return faults


def _key(record: Any, columns: Sequence[str]) -> tuple[str, ...]:
    return tuple(str(getattr(record, column)) for column in columns)


def _keys(record: Any, columns: Sequence[str]) -> list[tuple[str, ...]]:
    """The keys that a row refers to: several for a list, none for an empty cell."""
    values = [getattr(record, column) for column in columns]
    if isinstance(values[0], tuple):
        return [(value,) for value in values[0]]
    return [] if None in values else [_key(record, columns)]
