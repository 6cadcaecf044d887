"""Files, RDF or tables of the project, to quads."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from pyoxigraph import Quad

from ladkg import graph
from ladkg.errors import Fault, FaultyInput
from ladkg.pipeline.places import TABLE
from ladkg.read.tree import files_below
from ladkg.store import is_store


def read_files(files: Sequence[Path], *, apart: bool = False) -> dict[Path, list[Quad]]:
    """What each file holds; raises FaultyInput with the faults of them all.

    Where there are several, and where they are to be kept `apart` from others, each has blank nodes of its own.
    """
    read: dict[Path, list[Quad]] = {}
    faults: list[Fault] = []
    for file in files:
        try:
            read[file] = list(_quads(file, file if apart or len(files) > 1 else None))
        except FaultyInput as faulty:
            faults.extend(faulty.faults)
    if faults:
        raise FaultyInput(faults)
    return read


def rdf_files(path: Path) -> list[Path]:
    """The file itself, or the RDF files of a folder and of those below it, by name; refuses links out of it.

    What is in a store on disk is not counted among them.
    """
    if not path.is_dir():
        return [path]
    return [file for file in files_below(path, graph.EXTENSIONS) if not is_store(file.parent)]


def _quads(file: Path, scope: Path | None) -> Iterable[Quad]:
    if file.suffix != TABLE:
        return graph.read(file, scope)
    from ladkg.pipeline.tables import convert_table

    return convert_table(file)
