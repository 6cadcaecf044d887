"""Tables to a published folder of N-Quads and one report, through Spark: begun again after a break, it goes on."""

import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final
from unicodedata import is_normalized

from pyoxigraph import Quad, RdfFormat, parse

from ladkg.convert import kinds
from ladkg.errors import InputError
from ladkg.export.folder import SUMS, whole
from ladkg.iris import DERIVED_GRAPH
from ladkg.pipeline import Progress, silent
from ladkg.pipeline.build import PARTS, Parts
from ladkg.pipeline.tables import asserted, kind_of
from ladkg.spark import job
from ladkg.spark.kept import Kept, packed
from ladkg.spark.ranges import SIZE, ranges
from ladkg.spark.reference import reference, split
from ladkg.validate import Report
from ladkg.validate.reports import PlacedReport, write

if TYPE_CHECKING:
    from pyspark import SparkContext

LARGE: Final = ("acts", "political_acts", "votes", "memberships", "reservations", "crosschecks", "record_checks")
"""The tables that are partitioned: their rows are about one agent and one instrument. All others the driver reads."""


@dataclass(frozen=True)
class Published:
    """What was published: the quads by part of the dataset, the number of partitions, how many of them an earlier run
    had made, and what was found.
    """

    quads: Mapping[str, int]
    partitions: int
    resumed: int
    report: Report


def spark(
    start: Callable[[], "AbstractContextManager[SparkContext]"],
    tables: Path,
    destination: Path,
    *,
    partitions: int | None = None,
    size: int = SIZE,
    progress: Progress = silent,
) -> Published:
    """Makes the dataset of a folder of tables and publishes it whole, in place of an earlier one.

    `start` gives the Spark application (`job.context`). Until all is done the outcomes of partitions are beside the
    destination, in `.NAME.partial`. `size` is that of the parts in which large tables are read, in bytes. Raises
    FaultyInput, InconsistencyError or InputError as on one machine.
    """
    small, large = files_of(tables)
    _check_place(destination)
    destination.parent.mkdir(parents=True, exist_ok=True)
    folder = (destination.parent / f".{destination.name}.partial").resolve()
    with _alone(folder):
        progress("Reading the reference tables")
        said = _normal(asserted(small) if small else [])
        parts = [part for name, file in large for part in ranges(file.resolve(), name, size)]
        progress("Starting Spark")
        with start() as application:
            made = job.surveyed(application, parts, split(said), progress)
            progress("Inferring and checking the reference")
            pinned = (quad for row in made.pinned for quad in parse(row.quads, format=RdfFormat.N_QUADS))
            seen, core, report = reference([*made.found.core, *pinned], made.found.keys)
            count = partitions or -(-made.count // job.ROWS) or 1
            found = job.partitioned(application, made, seen, folder, count, progress)
        progress("Publishing")
        published = _publish(destination, core, report, found)
        shutil.rmtree(folder)
    return published


def files_of(tables: Path) -> tuple[dict[str, Path], list[tuple[str, Path]]]:
    """The small tables by name, and the files of the large ones, of which each may have several (`2.acts.csv`)."""
    small: dict[str, Path] = {}
    large: list[tuple[str, Path]] = []
    for subject in dict.fromkeys(subject for subject, _ in kinds().values()):
        for file in sorted((tables / subject).glob("*.csv")):
            _, name, _ = kind_of(str(file), file.stem)
            if name in LARGE:
                large.append((name, file))
            elif name in small:
                raise InputError(f"{file}: {small[name]} is a table of that name too; make them one")
            else:
                small[name] = file
    if not (small or large):
        raise InputError(f"{tables}: no table here; name a folder laid out as docs/data.md tells (agent/states.csv …)")
    return small, large


def _normal(said: list[Quad]) -> list[Quad]:
    for quad in said:
        if not is_normalized("NFC", str(quad)):
            raise InputError(f"{quad.subject}: its text is not in Unicode Normalization Form C: normalise the tables")
    return said


def _check_place(destination: Path) -> None:
    if destination.exists() and not (destination / SUMS).is_file() and any(destination.iterdir()):
        raise InputError(f"{destination}: not empty, and no earlier outcome (no {SUMS} in it); name another folder")


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """The folder of outcomes for this process alone; raises InputError while another one is at it."""
    import fcntl

    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise InputError(f"{folder}: another run is at work on this outcome; wait for it") from error
        yield


def _publish(destination: Path, core: Parts, report: Report, found: list[Kept]) -> Published:
    shared = {quad for one in found for quad in one.outcome.shared}
    counts = dict.fromkeys(PARTS, 0) | {name: len(getattr(core, name)) for name in PARTS}
    for one in found:
        for name, count in one.outcome.quads.items():
            counts[name] += count
    for quad in shared:
        counts["derived" if quad.graph_name == DERIVED_GRAPH else "entailed"] += 1
    merged = Report.of([*report.findings, *(finding for one in found for finding in one.outcome.findings)])
    with whole(destination) as folder:
        folder.write("reference.nq.gz", packed([*core, *shared]))
        for number, one in enumerate(found):
            folder.write(f"part-{number:05}.nq.gz", one.quads.read_bytes())
        folder.write("report.json", write("json", PlacedReport.of(merged.findings), "en").encode())
        manifest = {"quads": counts, "partitions": len(found), "conforms": merged.conforms}
        folder.write("manifest.json", (json.dumps(manifest, indent=2, sort_keys=True) + "\n").encode())
    return Published(counts, len(found), sum(not one.new for one in found), merged)


def quads_of(folder: Path) -> Iterable[Quad]:
    """The quads of a published folder, file by file."""
    import gzip

    for file in sorted(folder.glob("*.nq.gz")):
        yield from parse(gzip.decompress(file.read_bytes()), format=RdfFormat.N_QUADS)
