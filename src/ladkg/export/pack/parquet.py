"""A table as Parquet, with typed columns: dates, booleans, numbers, text, and lists of these."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from ladkg.export.pack.columns import Column, Table

if TYPE_CHECKING:
    import pyarrow

_READ: Final[dict[str, Callable[[str], Any]]] = {
    "date": date.fromisoformat,
    "boolean": lambda text: text in {"true", "1"},
    "integer": int,
    "decimal": float,
}


def written(table: Table) -> bytes:
    """The table; each field names its property in the metadata. Decimals become doubles, as programs expect.

    Equal tables give equal bytes under one version of Arrow, whose name the file holds.
    """
    import pyarrow
    from pyarrow import parquet

    fields, arrays = [], []
    for column in table.columns:
        kind = _type(column)
        told = {"property": column.term.value} if column.term else None
        fields.append(pyarrow.field(column.name, kind, metadata=told))
        arrays.append(pyarrow.array(_values(column), type=kind))
    made = pyarrow.Table.from_arrays(arrays, schema=pyarrow.schema(fields, metadata={"class": table.term.value}))
    sink = pyarrow.BufferOutputStream()
    parquet.write_table(made, sink, compression="snappy")
    data: bytes = sink.getvalue().to_pybytes()
    return data


def _type(column: Column) -> "pyarrow.DataType":
    import pyarrow

    named = {
        "date": pyarrow.date32(),
        "boolean": pyarrow.bool_(),
        "integer": pyarrow.int64(),
        "decimal": pyarrow.float64(),
    }
    kind = named.get(column.datatype, pyarrow.string())
    return pyarrow.list_(kind) if column.many else kind


def _values(column: Column) -> list[Any]:
    """A value, a list or None for each row."""
    read = _READ.get(column.datatype, str)
    if column.many:
        return [[read(value) for value in cell] or None for cell in column.cells]
    return [read(cell[0]) if cell else None for cell in column.cells]
