"""Tables to quads."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pyoxigraph import Quad

from ladkg import graph, paths
from ladkg.convert import kinds
from ladkg.convert.kind import Kind
from ladkg.errors import Fault, FaultyInput, InputError
from ladkg.read.tables import Placed, dangling, read_bytes, read_table


def convert_table(path: Path, kind: str | None = None) -> Iterator[Quad]:
    """The quads of one table; `kind` is the table's name where the file's own name does not say it.

    Raises FaultyInput with every fault of the table, InputError for an unknown kind.
    """
    metadata, name, table = kind_of(str(path), kind or path.stem)
    yield from _quads(read_table(path, metadata, name, table.record), table)


def convert_bytes(data: bytes, name: str, kind: str) -> Iterator[Quad]:
    """As `convert_table`, from bytes; `name` stands for the file in messages."""
    metadata, kind, table = kind_of(name, kind)
    yield from _quads(read_bytes(data, name, metadata, kind, table.record), table)


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
        quad for tables in read.values() for name, placed in tables.items() for quad in _quads(placed, kinds()[name][1])
    )


def _quads(placed: list[Placed[Any]], table: Kind[Any]) -> Iterator[Quad]:
    for row in placed:
        yield from table.convert(row.record)


def _metadata(subject: str) -> Path:
    return paths.data() / subject / "csv-metadata.json"


def kind_of(file: str, name: str) -> tuple[Path, str, Kind[Any]]:
    """The metadata file, the name and the converter of a kind of table; raises InputError for an unknown one."""
    known = kinds()
    if name not in known:
        said = f"no kind of table is called {name!r}" if name else "say which kind of table it is"
        raise InputError(f"{file}: {said}; choose one with --kind: {' '.join(sorted(known))}")
    subject, table = known[name]
    return _metadata(subject), name, table
