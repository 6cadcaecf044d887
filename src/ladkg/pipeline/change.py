"""Changed files checked against what they are a change of: only what they can affect, or with `full` everything."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import NamedNode, Quad

from ladkg import graph, paths
from ladkg.errors import InputError
from ladkg.ontology import ontology_files, ontology_quads
from ladkg.pipeline import Progress, silent
from ladkg.terms import RDFS
from ladkg.validate import Finding, Shapes, lexical, load_shapes, validate
from ladkg.validate.change import Base, ChangeReport, Disk, check_change, is_store
from ladkg.validate.reports import PlacedReport

_BACKGROUND = "ontology.nq"
"""The part of a built graph that is not itself checked."""


class Checked(NamedTuple):
    """The report, and how the check went: None when everything was looked at."""

    report: PlacedReport
    change: ChangeReport | None


def check(
    files: Sequence[Path],
    against: Path,
    *,
    removed: Sequence[Path] = (),
    shapes: Path | None = None,
    full: bool = False,
    engine: str = "ladkg",
    progress: Progress = silent,
) -> Checked:
    """What files newly break when they are added to `against`: a store, an RDF file, or a folder of such files.

    A file that stands in the folder under the same path, or the end of it, replaces that one; one that is itself in the
    folder counts as new. `removed` are files of triples to take out. The project's hygiene queries, which look at
    the whole graph, run only with `full`, and not with shapes of your own. Raises FaultyInput for a file that does not
    parse, InputError for what cannot be read or run.
    """
    progress("Reading")
    read = {file: list(graph.read(file)) for file in files}
    gone = [quad for file in removed for quad in graph.read(file)]
    loaded = load_shapes(shapes or paths.shapes())
    names = tuple(map(str, files))
    with _opened(against, read) as (base, said, dropped):
        progress("Checking")
        change = None if full else check_change(base, _all(read), [*gone, *dropped], loaded, _hierarchy())
        hygiene = None if shapes else paths.queries() / "hygiene"
        found = (
            _with_lexical(change)
            if change
            else _everything(said, _all(read), [*gone, *dropped], loaded, hygiene, engine)
        )
        if not found:
            return Checked(PlacedReport((), names), change)
        from ladkg.pipeline.places import find
        from ladkg.validate.hints import hints

        progress("Finding the places")
        near = hints(found, _all(read), _described(base, found), _ontology())
        return Checked(PlacedReport.of(found, find(found, read), near, files=names), change)


class _Opened(NamedTuple):
    """A base, its quads, and those of them that stand only in files that are replaced."""

    base: Base
    quads: Iterable[Quad]
    dropped: list[Quad]


@contextmanager
def _opened(path: Path, read: Mapping[Path, list[Quad]]) -> Iterator[_Opened]:
    if is_store(path):
        with closing(Disk(path)) as disk:
            yield _Opened(disk, disk, [])
        return
    from ladkg.validate.engine import Memory

    replaced = {twin.resolve() for file in read if (twin := _same(path, file))}
    kept, old = _base(path, replaced, {file.resolve() for file in read})
    said = {_triple(quad) for quad in kept}
    yield _Opened(Memory([*kept, *old]), [*kept, *old], [quad for quad in old if _triple(quad) not in said])


def _described(base: Base, findings: Iterable[Finding]) -> Iterator[Quad]:
    """What the base says of the values found."""
    for value in {finding.value_term for finding in findings}:
        if isinstance(value, NamedNode):
            yield from (Quad(value, predicate, other) for predicate, other in base.outgoing(value))


def _ontology() -> Iterator[Quad]:
    return (quad for file in ontology_files() for quad in graph.read(file))


def _with_lexical(change: ChangeReport) -> tuple[Finding, ...]:
    return tuple(sorted({*change.findings, *lexical.findings(change.added)}))


def _base(path: Path, replaced: set[Path], changed: set[Path]) -> tuple[list[Quad], list[Quad]]:
    """What the base says beside the files to be replaced, and what these say."""
    if not path.exists():
        raise InputError(f"{path}: nothing is here; --against takes a store, an RDF file or a folder of such files")
    files = [path]
    if path.is_dir():
        files = sorted(file for file in path.rglob("*") if file.suffix in graph.EXTENSIONS and file.name != _BACKGROUND)
    kept: list[Quad] = []
    old: list[Quad] = []
    for file in files:
        if file.resolve() not in changed:
            (old if file.resolve() in replaced else kept).extend(graph.read(file))
    return kept, old


def _same(folder: Path, file: Path) -> Path | None:
    """The file in the folder that has the longest end of the path in common."""
    parts = file.resolve().parts[1:]
    ends = (folder.joinpath(*parts[at:]) for at in range(len(parts)))
    return next((end for end in ends if folder.is_dir() and end.is_file()), None)


def _everything(
    base: Iterable[Quad],
    added: Iterable[Quad],
    gone: Iterable[Quad],
    shapes: Shapes,
    hygiene: Path | None,
    engine: str,
) -> tuple[Finding, ...]:
    """What a check of the whole finds after the change and not before."""
    before, new, ontology = list(base), list(added), ontology_quads()
    left = {_triple(quad) for quad in gone} - {_triple(quad) for quad in new}
    after = [*(quad for quad in before if _triple(quad) not in left), *new]

    def run(quads: list[Quad]) -> set[Finding]:
        return set(validate(quads, shapes=shapes, ontology=ontology, hygiene=hygiene, engine=engine).findings)

    return tuple(sorted(run(after) - run(before)))


def _hierarchy() -> list[Quad]:
    """The class hierarchy of the project's ontology."""
    return [quad for quad in _ontology() if quad.predicate == RDFS.subClassOf]


def _all(read: Mapping[Path, list[Quad]]) -> list[Quad]:
    return list(chain.from_iterable(read.values()))


def _triple(quad: Quad) -> Quad:
    return Quad(*quad.triple)
