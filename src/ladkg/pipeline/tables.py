"""Tables to quads."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pyoxigraph import Quad

from ladkg import graph, paths
from ladkg.convert import convertible, kinds
from ladkg.convert.kind import Kind
from ladkg.errors import Fault, FaultyInput, InputError, LadkgError
from ladkg.read.tables import Placed, dangling, read_bytes, read_table


def convert_table(path: Path, kind: str | None = None) -> Iterator[Quad]:
    """The quads of one table; `kind` is the table's name where the file's own name does not say it.

    Raises FaultyInput with every fault of the table, InputError for an unknown kind.
    """
    metadata, name, table = kind_of(str(path), kind or path.stem)
    yield from _quads(read_table(path, metadata, name, table.record), table, str(path))


def convert_bytes(data: bytes, name: str, kind: str) -> Iterator[Quad]:
    """As `convert_table`, from bytes; `name` stands for the file in messages."""
    metadata, kind, table = kind_of(name, kind)
    yield from _quads(read_bytes(data, name, metadata, kind, table.record), table, name)


def rows(name: str) -> list[Placed[Any]]:
    """The rows of one of the project's own tables, by its name."""
    metadata, _, table = kind_of(name, name)
    return read_table(metadata.parent / f"{name}.csv", metadata, name, table.record)


def asserted() -> list[Quad]:
    """What the sources say: the quads of every table of `data/`. Raises FaultyInput with the faults of them all."""
    read: dict[str, dict[str, list[Placed[Any]]]] = {}
    faults: list[Fault] = []
    for name, (subject, _) in kinds().items():
        try:
            read.setdefault(subject, {})[name] = rows(name)
        except FaultyInput as faulty:
            faults.extend(faulty.faults)
    if not faults:
        faults = [fault for subject, tables in read.items() for fault in dangling(_metadata(subject), tables)]
    if faults:
        raise FaultyInput(faults)
    return graph.normalised(
        quad
        for tables in read.values()
        for name, placed in tables.items()
        for quad in _quads(placed, kinds()[name][1], f"{name}.csv")
    )


def _quads(placed: list[Placed[Any]], table: Kind[Any], file: str) -> Iterator[Quad]:
    """The quads of the rows; raises FaultyInput for one that cannot be converted."""
    for row in placed:
        try:
            yield from table.convert(row.record)
        except LadkgError as error:
            raise FaultyInput([Fault(file, row.line, "", str(error))]) from error


def _metadata(subject: str) -> Path:
    return paths.data() / subject / "csv-metadata.json"


def kind_of(file: str, name: str) -> tuple[Path, str, Kind[Any]]:
    """The metadata file, the name and the converter of a kind of table; raises InputError for an unknown one.

    A file's name may have more before its last dot or hyphen: `summit-en.readings` is a table of readings.
    """
    known = convertible()
    named, name = name, re.split("[.-]", name)[-1]
    if name not in known:
        said = f"no kind of table is called {named!r}" if named else "say which kind of table it is"
        raise InputError(f"{file}: {said}; choose one with --kind: {' '.join(sorted(known))}")
    subject, table = known[name]
    return _metadata(subject), name, table
