"""Changed files checked against what they are a change of: only what they can affect, or with `full` everything."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import NamedNode, Quad

from ladkg import graph, paths
from ladkg.ontology import ontology_files, ontology_quads
from ladkg.pipeline import Progress, silent
from ladkg.pipeline.bases import MOST_FETCHED, Opened, opened
from ladkg.pipeline.changed import Changed, read_change
from ladkg.pipeline.intake import refuse_shapes
from ladkg.pipeline.places import Located, find
from ladkg.validate import Engine, Finding, Shapes, lexical, load_shapes, validate
from ladkg.validate.change import Base, ChangeReport, Checker
from ladkg.validate.reports import PlacedReport


class Checked(NamedTuple):
    """The report, how the check went (None when everything was looked at), and what an endpoint was asked for it."""

    report: PlacedReport
    change: ChangeReport | None
    asked: str


def check(
    files: Sequence[Path],
    against: Path | str,
    *,
    removed: Sequence[Path] = (),
    shapes: Path | None = None,
    full: bool = False,
    engine: Engine = "ladkg",
    most: int = MOST_FETCHED,
    progress: Progress = silent,
) -> Checked:
    """What files newly break when they are added to `against`: a store, an RDF file, a folder of such, or an endpoint.

    A file that stands in the folder under the same path, or the end of it, replaces that one; one that is itself in the
    folder counts as new. A table of the project is taken with the other tables of its data set, and the graph made of
    them compared with that in the base. `removed` are files of triples to take out. `most` triples are fetched from an
    endpoint. The project's hygiene queries, which look at the whole graph, run only with `full`, and not with shapes of
    your own. Raises FaultyInput for files that do not parse, InputError for what cannot be read, asked or run.
    """
    progress("Reading")
    changed = read_change(files, removed, progress)
    loaded = load_shapes(shapes or paths.shapes())
    refuse_shapes(changed.read, shapes or paths.shapes(), loaded)
    ontology = [quad for file in ontology_files() for quad in graph.read(file)]
    names = tuple(map(str, files))
    with opened(against, changed, most=most, progress=progress) as base:
        progress("Checking")
        change = None if full else _affected(base, loaded, ontology)
        hygiene = None if shapes else paths.queries() / "hygiene"
        found = _with_lexical(change) if change else _everything(base, loaded, hygiene, engine)
        if not found:
            return Checked(PlacedReport((), names), change, base.told)
        from ladkg.validate.hints import hints

        progress("Finding the places")
        described = base.settled(lambda known: list(_described(known, found)))
        near = hints(found, chain.from_iterable(changed.read.values()), base.added, described, ontology)
        report = PlacedReport.of(found, _places(found, changed), near, files=names)
        return Checked(report, change, base.told)


def _affected(base: Opened, shapes: Shapes, ontology: Iterable[Quad]) -> ChangeReport:
    checker = Checker(shapes, ontology)
    return base.settled(lambda known: checker.check(known, base.added, base.removed))


def _places(found: Sequence[Finding], changed: Changed) -> Located:
    """In the changed files; for what these do not say, in the tables beside those that have changed."""
    places = find(found, changed.read)
    if changed.beside and (left := [finding for finding in found if not places[finding]]):
        places |= find(left, dict.fromkeys(changed.beside, ()))
    return places


def _described(base: Base, findings: Iterable[Finding]) -> Iterator[Quad]:
    """What the base says of the values found."""
    for value in {finding.value_term for finding in findings}:
        if isinstance(value, NamedNode):
            yield from (Quad(value, predicate, other) for predicate, other in base.outgoing(value))


def _with_lexical(change: ChangeReport) -> tuple[Finding, ...]:
    return tuple(sorted({*change.findings, *lexical.findings(change.added)}))


def _everything(base: Opened, shapes: Shapes, hygiene: Path | None, engine: Engine) -> tuple[Finding, ...]:
    """What a check of the whole finds after the change and not before."""
    before, new, ontology = list(base.triples()), base.added, ontology_quads()
    left = {_triple(quad) for quad in base.removed} - {_triple(quad) for quad in new}
    after = [*(quad for quad in before if _triple(quad) not in left), *new]

    def run(quads: list[Quad]) -> set[Finding]:
        return set(validate(quads, shapes=shapes, ontology=ontology, hygiene=hygiene, engine=engine).findings)

    return tuple(sorted(run(after) - run(before)))


def _triple(quad: Quad) -> Quad:
    return Quad(*quad.triple)
