"""What differs between two datasets, each wherever it is: in files, in a store, at an endpoint, or the built graph."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import DefaultGraph, Quad

from ladkg import graph
from ladkg.diff import Difference, difference
from ladkg.errors import InputError
from ladkg.pipeline import Progress, silent
from ladkg.pipeline.files import rdf_files
from ladkg.store import is_kept, is_store, stored


@dataclass(frozen=True)
class Side:
    """A dataset as it was read. An engine of the `respelled` kind has literals in its own spelling (2.50 as 2.5)."""

    quads: list[Quad]
    respelled: bool = False

    @property
    def named(self) -> bool:
        """Whether anything of it stands in a named graph."""
        return any(quad.graph_name != DefaultGraph() for quad in self.quads)


@dataclass(frozen=True)
class Compared:
    """The difference, and what had to be left out of account to find it, in words."""

    difference: Difference
    notes: tuple[str, ...] = ()


def compare(
    before: Path | str, after: Path | str | None, *, union: bool = False, progress: Progress = silent
) -> Compared:
    """What differs from one dataset to the other, None being the built graph; an endpoint is named by its address.

    Raises InputError for what cannot be read or asked, FaultyInput for a file that does not parse.
    """
    sides = [_read(where, progress) for where in (before, after)]
    notes = []
    if any(side.respelled for side in sides):
        sides = [Side(sorted(stored(side.quads), key=graph.sort_key)) for side in sides]  # stores differ in it
        notes.append("literals are compared as a store spells them: 2.50 and 2.5 are the same")
    if not union and sides[0].named != sides[1].named and all(side.quads for side in sides):
        union = True
        notes.append("one side has no named graphs: statements are compared, not the graphs they stand in")
    progress("Comparing")
    return Compared(difference(sides[0].quads, sides[1].quads, union=union), tuple(notes))


def _read(where: Path | str | None, progress: Progress) -> Side:
    if where is None:
        from ladkg.pipeline.build import read_parts

        return Side(list(read_parts(progress=progress)))
    progress(f"Reading {where}")
    if isinstance(where, str):
        return Side(list(_endpoint(where, progress)), respelled=True)
    if is_store(where):
        return Side(list(_stored(where)), respelled=not is_kept(where))
    return Side(list(_files(where)))


def _files(path: Path) -> Iterator[Quad]:
    files = rdf_files(path)
    if not files:
        raise InputError(f"{path}: no RDF file is in this folder; known endings: {' '.join(graph.EXTENSIONS)}")
    for file in files:
        yield from graph.read(file, file if len(files) > 1 else None)


def _stored(folder: Path) -> Iterator[Quad]:
    """What a store holds; in one of ours the default graph repeats what stands in the others."""
    from ladkg.validate.change import Disk

    with closing(Disk(folder)) as disk:
        named = list(disk.named())
        yield from named
        elsewhere = {quad.triple for quad in named}
        yield from (quad for quad in disk if quad.triple not in elsewhere)


def _endpoint(url: str, progress: Progress) -> Iterable[Quad]:
    from ladkg.pipeline.endpoint import read

    return read(url, progress)
