"""What Spark's workers do with a part of the tables, and with a partition of the dataset: pure functions."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple
from unicodedata import is_normalized

from pyoxigraph import Quad, RdfFormat, parse, serialize

from ladkg.errors import Fault, FaultyInput, LadkgError
from ladkg.infer import InconsistencyError
from ladkg.pipeline.build import assemble, check, fingerprint
from ladkg.pipeline.tables import kind_of
from ladkg.read.columns import Layout, layouts
from ladkg.spark.places import Group, group, place
from ladkg.spark.ranges import Range
from ladkg.spark.reference import Reference
from ladkg.validate import Finding

NOT_NFC = "the row is not in Unicode Normalization Form C, by which engines compare text: normalise the table"


class Row(NamedTuple):
    """A row converted: where it stands, its primary key, its group, what else it names, and its quads as N-Quads."""

    file: str
    table: str
    line: int
    key: str
    group: Group
    groups: tuple[Group, ...]
    places: tuple[str, ...]
    quads: bytes


def convert(part: Range) -> Iterator[Row | Fault]:
    """The rows of a part of a table, converted; the faults instead where it has some."""
    _, name, table = kind_of(part.file, part.table)
    try:
        placed = part.read()
    except FaultyInput as faulty:
        yield from faulty.faults
        return
    for one in placed:
        try:
            yield _row(part.file, name, one.line, one.record, list(table.convert(one.record)))
        except LadkgError as error:
            yield Fault(part.file, one.line, "", str(error))


def _row(file: str, table: str, line: int, record: object, quads: list[Quad]) -> Row:
    written = serialize(quads, format=RdfFormat.N_QUADS) or b""
    own = group(quads[0].subject)
    if own is None:
        raise LadkgError(f"{quads[0].subject} is no act and no check of the record, so no partition is its own")
    if not is_normalized("NFC", written.decode()):
        raise LadkgError(NOT_NFC)
    groups = {one for quad in quads if (one := group(quad.object))} - {own}
    places = {found for quad in quads if (found := place(quad.object))} - {own.place}
    columns = layout(file, table).key
    key = "\0".join(str(getattr(record, column) or "") for column in columns)
    return Row(file, table, line, key, own, tuple(sorted(groups)), tuple(sorted(places)), written)


@cache
def layout(file: str, table: str) -> Layout:
    """The layout of a kind of table."""
    metadata, name, _ = kind_of(file, table)
    return layouts(metadata)[name]


def repeated(table: str, places: Iterable[tuple[str, int]]) -> list[Fault]:
    """The faults of rows that have the same primary key, of which each is where it stands (file, line)."""
    (first, line), *others = sorted(places)
    columns = "+".join(layout(first, table).key)
    told = "the same key as on line {}: remove one of the rows or correct it"
    return [
        Fault(file, at, columns, told.format(line if file == first else f"{line} of {first}")) for file, at in others
    ]


@dataclass(frozen=True)
class Outcome:
    """What a partition adds to the reference: its own quads, those that others may have too, and its findings.

    `quads` counts its own by the part of the dataset that they belong to. Where it is not consistent there are
    only `clashes`, in words.
    """

    own: list[Quad]
    shared: list[Quad]
    quads: dict[str, int]
    findings: tuple[Finding, ...]
    clashes: tuple[str, ...] = ()


def digest(reference: Reference, rows: Iterable[bytes]) -> str:
    """What the outcome of a partition depends on, as a hash; `rows` in any order."""
    made_of = hashlib.sha256(reference.digest.encode())
    for row in sorted(rows):
        made_of.update(hashlib.sha256(row).digest())
    return made_of.hexdigest()


def outcome(reference: Reference, rows: Iterable[bytes]) -> Outcome:
    """The rows of a partition inferred from and checked beside the reference, as the whole is on one machine.

    Raises LadkgError where this process has another version of the code or the tables than the one that made the
    reference.
    """
    if fingerprint() != reference.made_by:
        raise LadkgError("a worker has another version of ladkg than the driver; install the same on every machine")
    said = {quad for row in rows for quad in parse(row, format=RdfFormat.N_QUADS)}
    try:
        parts = assemble([*reference.said, *said.difference(reference.said)])
    except InconsistencyError as error:
        return Outcome([], [], {}, (), tuple(str(error).split("\n")))
    known = (frozenset(reference.said), reference.entailed, reference.derived)
    own: list[list[Quad]] = []
    shared: list[Quad] = []
    for quads, before in zip((parts.asserted, parts.entailed, parts.derived), known, strict=True):
        own.append([])
        for quad in quads:
            if quad not in before:
                (shared if reference.keys.is_shared(quad) else own[-1]).append(quad)
    counts = dict(zip(("asserted", "entailed", "derived"), map(len, own), strict=True))
    findings = tuple(found for found in check(parts).findings if found not in reference.findings)
    return Outcome([quad for quads in own for quad in quads], shared, counts, findings)
