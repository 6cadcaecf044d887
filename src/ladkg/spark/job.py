"""The jobs: rows converted in parts of tables, brought together by key, inferred from and checked part by part.

All processes must see the tables and the folder of the outcome under the same paths, and have the same ladkg.
"""

import hashlib
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pyoxigraph import Quad, RdfFormat, serialize

from ladkg import limits, paths
from ladkg.errors import Fault, FaultyInput, InputError, LadkgError
from ladkg.infer import InconsistencyError
from ladkg.pipeline import Progress, silent
from ladkg.spark.kept import Kept, is_kept, keep, kept
from ladkg.spark.places import Group
from ladkg.spark.ranges import Range
from ladkg.spark.reference import Reference, Split, pin
from ladkg.spark.work import Row, convert, digest, outcome, repeated

if TYPE_CHECKING:
    from pyspark import RDD, Broadcast, SparkContext

ROWS: Final = 5_000
"""Rows of a partition if nobody says how many partitions there are to be: 100,000 to 200,000 triples."""
_LOCAL: Final = ("local", "local[", "local-cluster[")


@contextmanager
def context(master: str, settings: Mapping[str, str]) -> "Iterator[SparkContext]":
    """A Spark application; raises InputError where there is no pyspark or no Java, or where the master is none."""
    try:
        from py4j.protocol import Py4JError
        from pyspark import SparkConf, SparkContext
        from pyspark.errors import PySparkRuntimeError
    except ImportError as error:
        raise InputError("pyspark is not installed: pip install 'ladkg[spark]'") from error
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    quiet = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false", "spark.log.level": "ERROR"}
    defaults = {"spark.app.name": "ladkg", **quiet}
    if master.startswith(_LOCAL):
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
        path = os.pathsep.join(filter(None, (str(paths.package().parent), os.environ.get("PYTHONPATH"))))
        defaults |= {"spark.executorEnv.PYTHONPATH": path, "spark.driver.host": "127.0.0.1"}
    conf = SparkConf().setMaster(master).setAll(list({**defaults, **settings}.items()))
    try:
        spark = SparkContext(conf=conf)
    except (PySparkRuntimeError, Py4JError, OSError) as error:
        told = str(getattr(error, "java_exception", error))
        raise InputError(f"Spark does not start on {master}; it needs Java 17 or newer: {told}") from error
    try:
        yield spark
    finally:
        spark.stop()


@contextmanager
def _told() -> Iterator[None]:
    """What goes wrong in a worker said in its own words, as far as these are ours."""
    from py4j.protocol import Py4JJavaError

    try:
        yield
    except Py4JJavaError as error:
        said = re.search(r"ladkg\.errors\.\w+: (.+)", str(error))
        raise LadkgError(said[1] if said else f"a job of Spark failed: {error.java_exception}") from error


@dataclass(frozen=True)
class Made:
    """The tables converted: what the core and the families say, the rows that belong to the core, and all rows."""

    found: Split
    pinned: list[Row]
    rows: "RDD[Row]"
    count: int


@_told()
def surveyed(spark: "SparkContext", parts: Sequence[Range], found: Split, progress: Progress = silent) -> Made:
    """The rows of all parts of the large tables, and the core with what they add to it.

    Raises FaultyInput: with the faults of rows, or where there are none with those of rows that have the same key.
    """
    from pyspark import StorageLevel

    progress("Converting the large tables")
    read = spark.parallelize(parts, max(1, len(parts))).flatMap(convert).persist(StorageLevel.DISK_ONLY)
    surveys = read.mapPartitions(_survey).collect()
    if faults := [fault for survey in surveys for fault in survey.faults]:
        raise FaultyInput(faults)
    rows: RDD[Row] = read.filter(_is_row)  # type: ignore[assignment]
    twice = rows.map(_place_of).groupByKey(max(1, len(parts))).filter(_is_repeated).mapValues(list).collect()
    if twice:
        raise FaultyInput([fault for (table, _), places in twice for fault in repeated(table, places)])
    ties = {tie for survey in surveys for tie in survey.ties}
    found = pin(found, ties, {name for survey in surveys for name in survey.names})
    pins = found.pinned
    pinned = rows.filter(lambda row: pins.holds(row.group)).collect()
    return Made(found, pinned, rows, sum(survey.rows for survey in surveys))


@dataclass
class _Survey:
    rows: int
    faults: list[Fault]
    ties: set[tuple[Group, Group]]
    names: set[tuple[str, str]]


def _survey(rows: Iterable[Row | Fault]) -> Iterator[_Survey]:
    survey = _Survey(0, [], set(), set())
    for row in rows:
        if isinstance(row, Fault):
            survey.faults.append(row)
            continue
        survey.rows += 1
        survey.ties.update((row.group, other) for other in row.groups)
        survey.names.update((row.group.place, other) for other in row.places)
    yield survey


def _is_row(row: Row | Fault) -> bool:
    return isinstance(row, Row)


def _place_of(row: Row) -> tuple[tuple[str, str], tuple[str, int]]:
    return (row.table, row.key), (row.file, row.line)


def _is_repeated(found: tuple[tuple[str, str], Iterable[tuple[str, int]]]) -> bool:
    return len(list(found[1])) > 1


@_told()
def partitioned(
    spark: "SparkContext", made: Made, seen: Reference, folder: Path, partitions: int, progress: Progress = silent
) -> list[Kept]:
    """The outcomes of all partitions, by name; one that is in the folder already is not made again.

    Raises InconsistencyError with the clashes of them all.
    """
    pins, keys = made.found.pinned, made.found.keys
    families = [(_bin(name, partitions), _written(quads)) for name, quads in sorted(made.found.families.items())]
    rows = made.rows.filter(lambda row: not pins.holds(row.group)).map(
        lambda row: (_bin(keys.key(row.group), partitions), row.quads)
    )
    beside = spark.parallelize(families, max(1, min(len(families), partitions)))
    progress("Inferring and checking, partition by partition")
    shared = spark.broadcast(seen)
    together = rows.union(beside).partitionBy(partitions, int)
    names = together.mapPartitions(_worker(shared, str(folder))).collect()
    found = [kept(name, folder, new=new) for name, new in sorted(names)]
    if clashes := sorted({clash for one in found for clash in one.outcome.clashes}):
        raise InconsistencyError("\n".join(clashes))
    return found


def _worker(
    shared: "Broadcast[Reference]", folder: str
) -> Callable[[Iterable[tuple[int, bytes]]], Iterator[tuple[str, bool]]]:
    def work(rows: Iterable[tuple[int, bytes]]) -> Iterator[tuple[str, bool]]:
        return finished(shared.value, (quads for _, quads in rows), Path(folder))

    return work


def finished(seen: Reference, rows: Iterable[bytes], folder: Path) -> Iterator[tuple[str, bool]]:
    """The name of a partition's outcome in the folder, and whether it was made now; nothing for an empty partition."""
    together = list(rows)
    if not together:
        return
    limits.collect_seldom()
    name = digest(seen, together)
    new = not is_kept(name, folder)
    if new:
        keep(outcome(seen, together), name, folder)
    yield name, new


def _bin(key: str, partitions: int) -> int:
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:8], "big") % partitions


def _written(quads: Iterable[Quad]) -> bytes:
    written = serialize(quads, format=RdfFormat.N_QUADS)
    assert written is not None
    return written
