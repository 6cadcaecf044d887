"""Tables to quads."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
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


def rows(name: str, file: Path | None = None) -> list[Placed[Any]]:
    """The rows of one of the project's own tables, by its name, or of a file of that kind."""
    metadata, _, table = kind_of(name, name)
    return read_table(file or _own(name), metadata, name, table.record)


def data_set(files: Iterable[Path]) -> dict[str, Path]:
    """The tables of a data set by name: these files, those beside them, and else the project's own.

    A file in a folder that is named after its subject has beside it all tables that lie in the same way.

    Raises InputError where two files are the same table, or one is of no known kind.
    """
    given: dict[str, Path] = {}
    roots: dict[Path, None] = {}
    for file in files:
        _, name, _ = kind_of(str(file), file.stem)
        if name in given:
            raise InputError(f"{file}: {given[name]} is a table of that name too; check one at a time")
        given[name] = file
        if file.resolve().parent.name == kinds()[name][0]:
            roots[file.resolve().parents[1]] = None
    places = {name: [root / subject / f"{name}.csv" for root in roots] for name, (subject, _) in kinds().items()}
    found = {name: next(filter(Path.is_file, beside), _own(name)) for name, beside in places.items()}
    here = Path.cwd()
    near = {name: file.relative_to(here) if file.is_relative_to(here) else file for name, file in found.items()}
    return {**near, **given}


def asserted(files: Mapping[str, Path] | None = None) -> list[Quad]:
    """What the sources say: the quads of every table of `data/`, or by name of the files given and of no others.

    Raises FaultyInput with the faults of them all.
    """
    files = files or {name: _own(name) for name in kinds()}
    read: dict[str, dict[str, list[Placed[Any]]]] = {}
    faults: list[Fault] = []
    for name in (name for name in kinds() if name in files):
        subject = kinds()[name][0]
        try:
            read.setdefault(subject, {})[name] = rows(name, files[name])
        except FaultyInput as faulty:
            faults.extend(faulty.faults)
    if not faults:
        found = (fault for subject, tables in read.items() for fault in dangling(_metadata(subject), tables))
        faults = [replace(fault, file=str(files[fault.file.removesuffix(".csv")])) for fault in found]
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


def _own(name: str) -> Path:
    return paths.data() / kinds()[name][0] / f"{name}.csv"


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
