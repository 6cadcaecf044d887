"""Files, or the built graph, checked against shapes: findings with places and near misses, and the rules themselves."""

from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Quad

from ladkg import paths
from ladkg.ontology import unsorted
from ladkg.pipeline import Progress, silent
from ladkg.pipeline.files import read_files
from ladkg.pipeline.intake import refuse_links, refuse_shapes
from ladkg.pipeline.places import find
from ladkg.validate import Engine, Shapes, load_shapes, validate
from ladkg.validate.reports import PlacedReport

if TYPE_CHECKING:
    from ladkg.validate.catalogue import Explained


def check(
    files: Sequence[Path],
    shapes: Path | None = None,
    *,
    engine: Engine = "ladkg",
    explain: bool = False,
    progress: Progress = silent,
) -> PlacedReport:
    """What the project's shapes and hygiene queries, or the shapes given, find in the files taken together.

    Files are RDF or tables of the project; without any the built graph is checked. `explain` puts the rules themselves
    into the report. Raises FaultyInput with the faults of all files that do not parse, each with its place, and
    InputError for what cannot be read or run.
    """
    progress("Reading")
    refuse_links(files)
    read = read_files(files)
    quads, ontology = _union(read, progress)
    loaded = load_shapes(shapes or paths.shapes())
    refuse_shapes(read, shapes or paths.shapes(), loaded)
    queries = None if shapes else _hygiene()
    progress("Checking")
    found = validate(quads, shapes=loaded, ontology=ontology, hygiene=queries, engine=engine).findings
    rules = explained(loaded, shapes) if explain else ()
    names = tuple(map(str, files))
    if not found:
        return PlacedReport((), names, rules)
    from ladkg.validate.hints import hints

    progress("Finding the places")
    places = find(found, read or dict.fromkeys(_tables(), ()))
    return PlacedReport.of(found, places, hints(found, quads, ontology), files=names, rules=rules)


def explained(loaded: Shapes, shapes: Path | None = None) -> "tuple[Explained, ...]":
    """The rules of the shapes loaded from a path, or of the project with its queries, each with its file and line."""
    from ladkg.validate import hygiene
    from ladkg.validate.catalogue import catalogue, located

    if shapes:
        return located(catalogue(loaded), [shapes])
    return located(catalogue(loaded, hygiene.load(_hygiene())), [paths.shapes(), _hygiene()])


def _hygiene() -> Path:
    return paths.queries() / "hygiene"


def _tables() -> list[Path]:
    """The tables of which the built graph is made, named from the working folder where they are below it."""
    from ladkg.convert import kinds

    here = Path.cwd()
    tables = (paths.data() / subject / f"{name}.csv" for name, (subject, _) in kinds().items())
    return [table.relative_to(here) if table.is_relative_to(here) else table for table in tables]


def _union(read: Mapping[Path, list[Quad]], progress: Progress) -> tuple[list[Quad], list[Quad]]:
    """The quads of the files and the ontology, or without files those of the built graph."""
    if read:
        return list(chain.from_iterable(read.values())), list(unsorted())
    from ladkg.pipeline.build import read_built

    parts = read_built(progress)
    return [*parts.asserted, *parts.entailed, *parts.derived], parts.ontology
