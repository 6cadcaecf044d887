"""What is refused of files that are to be checked: links out of the working folder, and shapes in the data."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from pyoxigraph import Quad

from ladkg import graph
from ladkg.errors import Fault, FaultyInput
from ladkg.read.tree import within
from ladkg.validate import Shapes
from ladkg.validate.strayed import MESSAGE, may_hold_shapes, strayed


def refuse_links(files: Iterable[Path]) -> None:
    """Raises InputError for a file below the working folder that is a link out of it."""
    here = Path.cwd()
    for file in files:
        within(file, here)


def refuse_shapes(read: Mapping[Path, Sequence[Quad]], shapes: Path, loaded: Shapes) -> None:
    """Raises FaultyInput where files with these quads hold a shape, naming the first of each file."""
    found = {file: quad for file, quads in read.items() if (quad := strayed(quads))}
    faults = [
        _fault(file, read[file], quad) for file, quad in found.items() if not may_hold_shapes(file, shapes, loaded)
    ]
    if faults:
        raise FaultyInput(faults)


def _fault(file: Path, quads: Sequence[Quad], quad: Quad) -> Fault:
    from ladkg.read.places import Place, Wanted, places

    want = Wanted(quad.subject, quad.predicate, quad.object)
    spots = places(file.read_bytes(), graph.format_of(file), str(file), [want], quads).get(want)
    place = spots[0] if spots else Place(str(file), 1, 1)
    return Fault(str(file), place.line, str(place.column), MESSAGE)
