"""A graph kept on disk, to be checked against and asked."""

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from pyoxigraph import Quad

from ladkg import graph
from ladkg.errors import Fault, FaultyInput, InputError
from ladkg.pipeline import Progress, silent
from ladkg.pipeline.files import rdf_files
from ladkg.store import Size, write_store


def keep(files: Sequence[Path], folder: Path, progress: Progress = silent) -> Size:
    """Keeps RDF files and folders of them, or without any the built graph, in a store that replaces the one there.

    Raises FaultyInput with the faults of all files, InputError for what cannot be read and for a folder that holds
    something else; the store then stays as it was.
    """
    if files:
        return write_store(files_of(files, progress), folder)
    from ladkg.pipeline.build import read_parts

    quads = read_parts(progress=progress)
    progress("Keeping the built graph")
    return write_store(quads, folder)


def served(progress: Progress = silent) -> Path:
    """The store of the built graph, its ontology included, made anew where it is not of the graph as it is now."""
    from ladkg import paths
    from ladkg.pipeline.build import fingerprint, read_parts

    folder = paths.build() / "served"
    made_of = folder / "built-from"
    if not made_of.is_file() or made_of.read_text(encoding="ascii") != fingerprint():
        write_store(read_parts(progress=progress), folder)
        made_of.write_text(fingerprint(), encoding="ascii")
    return folder


def files_of(files: Sequence[Path], progress: Progress = silent) -> Iterator[Quad]:
    """What RDF files and folders of them say; raises FaultyInput and InputError as `keep` does."""
    found = list(chain.from_iterable(map(rdf_files, files)))
    if not found:
        raise InputError(f"{files[0]}: no RDF file is in this folder; known endings: {' '.join(graph.EXTENSIONS)}")
    return _read(found, progress)


def _read(files: Sequence[Path], progress: Progress) -> Iterator[Quad]:
    """What the files say, each with blank nodes of its own; they are read one by one, as they may be large."""
    faults: list[Fault] = []
    for file in files:
        progress(f"Reading {file}")
        try:
            yield from graph.read(file, file)
        except FaultyInput as faulty:
            faults.extend(faulty.faults)
    if faults:
        raise FaultyInput(faults)
    progress("Writing")
