"""The row and the cell of a table that a triple was made from."""

import dataclasses
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, Final

from pyoxigraph import Triple

from ladkg.convert.kind import Kind
from ladkg.errors import LadkgError
from ladkg.pipeline.tables import kind_of
from ladkg.read.places import Place, Wanted
from ladkg.read.places.lines import Lines, decoded
from ladkg.read.tables import read_bytes

_CELL: Final = re.compile(r'("(?:[^"]++|"")*+"|[^,\r\n]*+)(,|\r\n|\r|\n|\Z)')
Span = tuple[int, int]


def cells(data: bytes, file: str, kind: str, wanted: Iterable[Wanted]) -> dict[Wanted, list[Place]]:
    """The places of triples in a table without faults; what no row says is left out.

    Converters are pure functions of a row, so the row of a triple is one whose conversion holds it; the cell of its
    object is the one without which the triple is gone and as little else as possible, first of all one that holds the
    object's value. A subject is in the first row that describes it, at the row's first cell; a predicate is placed
    like the objects that it has. Raises FaultyInput or InputError as `tables.convert_bytes`.
    """
    metadata, name, table = kind_of(file, kind)
    text = decoded(data)
    lines, rows = Lines(text), _rows(text)
    header = [cell for cell, _ in next(rows)]
    spans = {lines.place(row[0][1][0])[0]: dict(zip(header, [span for _, span in row], strict=True)) for row in rows}
    sought = list(dict.fromkeys(wanted))
    found: dict[Wanted, dict[Place, None]] = {}
    for placed in read_bytes(data, file, metadata, name, table.record):
        said = _triples(table, placed.record)
        for want in sought:
            for column in _columns(want, table, placed.record, said, header):
                if want.predicate or want not in found:
                    spot = spans[placed.line][column]
                    found.setdefault(want, {})[_place(file, column, spot, lines)] = None
    return {want: list(found[want]) for want in sought if want in found}


def _columns(want: Wanted, table: Kind[Any], record: Any, said: set[Triple], header: list[str]) -> Iterator[str]:
    """The columns of a row that say what is wanted."""
    matching = [
        triple
        for triple in said
        if triple.subject == want.subject
        and want.predicate in (None, triple.predicate)
        and want.object in (None, triple.object)
    ]
    if matching and want.predicate is None:
        yield header[0]
    elif matching:
        yield from sorted({_column(triple, table, record, header) for triple in matching}, key=header.index)


def _column(triple: Triple, table: Kind[Any], record: Any, header: list[str]) -> str:
    """The column whose value made the object; the row's first cell if it is the same in every row of this kind."""
    ranks: list[tuple[bool, int, int]] = []
    said = _pairs(table, record)
    for name in header:
        value = getattr(record, name)
        if value in (None, ()):
            continue
        empty: dict[str, Any] = {name: () if isinstance(value, tuple) else None}
        lost = said - _pairs(table, dataclasses.replace(record, **empty))
        if (triple.predicate, triple.object) in lost:
            ranks.append((not _holds(value, triple), len(lost), header.index(name)))
    return header[min(ranks)[2]] if ranks else header[0]


def _holds(value: Any, triple: Triple) -> bool:
    """Whether the object is, or ends with, the value of a cell: `open-signature` made `lad:OpenSignature`."""
    term = _compact(str(getattr(triple.object, "value", "")))
    texts = [_compact(_text(one)) for one in (value if isinstance(value, tuple) else [value])]
    return any(term == text or term.endswith((f"/{text}", f"#{text}")) for text in texts)


def _compact(text: str) -> str:
    return text.replace("-", "").lower()


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return format(value.normalize(), "f") if isinstance(value, Decimal) else str(value)


def _triples(table: Kind[Any], record: Any) -> set[Triple]:
    return {quad.triple for quad in table.convert(record)}


def _pairs(table: Kind[Any], record: Any) -> set[tuple[Any, Any]]:
    """What a row says, whatever the name of its subject; nothing, if it is none that the converter can take."""
    try:
        return {(quad.predicate, quad.object) for quad in table.convert(record)}
    except (LadkgError, ValueError, TypeError, AttributeError, LookupError):
        return set()


def _rows(text: str) -> Iterator[list[tuple[str, Span]]]:
    """The cells of each row as written, with the start and the end of each; the table is known to be valid."""
    row: list[tuple[str, Span]] = []
    for match in _CELL.finditer(text):
        row.append((match[1].strip('"'), match.span(1)))
        if match[2] != ",":
            if len(row) > 1 or row[0][0]:
                yield row
            row = []


def _place(file: str, column: str, spot: Span, lines: Lines) -> Place:
    line, start = lines.place(spot[0])
    last, end = lines.place(spot[1])
    return Place(file, line, start, end if last == line else None, column)
