"""A graph put into a store over HTTP: each named graph whole or not at all, and read back.

A rerun finds what is there already and goes on where the run before was ended.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from ladkg import graph
from ladkg.diff import canonical
from ladkg.diff.alike import alike, digest, respelled
from ladkg.endpoint import staging
from ladkg.endpoint.rows import rows
from ladkg.endpoint.whole import counts, graphs, sizes
from ladkg.endpoint.writing import Place
from ladkg.errors import InputError, LadkgError
from ladkg.pipeline import Progress, silent
from ladkg.pipeline.load import files_of

_TOGETHER: Final = 50
"""Small graphs that are read back together."""


@dataclass(frozen=True)
class Sent:
    """A graph that is at the place as it was to be, as read back: its `size` and `digest` in the common spelling.

    `batches` is 0 where one request was enough or nothing was to be done; `resumed` of them an earlier run had sent.
    """

    name: NamedNode
    added: int
    removed: int
    batches: int = 0
    resumed: int = 0
    size: int = 0
    digest: str = ""

    def __str__(self) -> str:
        change = f"{self.added:,} added, {self.removed:,} removed" if self.added or self.removed else "as it was"
        way = f", in {self.batches:,} batches, {self.resumed:,} of them from before" if self.batches else ""
        return f"{self.size:,} statements ({change}{way}), sha256 {self.digest[:16]}"


@dataclass(frozen=True)
class _Change:
    """What is to go and to come, in the common spelling; `removed` as the store spells it, `added` as it is written."""

    gone: set[Quad]
    come: set[Quad]
    removed: list[Quad]
    added: list[Quad]

    def __bool__(self) -> bool:
        return bool(self.gone or self.come)

    @property
    def is_small(self) -> bool:
        """Whether one request is enough; it cannot name blank nodes that are there."""
        blank = staging.has_blank(self.gone | self.come)
        return not blank and len(staging.batches([*self.removed, *self.added])) == 1


def contents(files: Sequence[Path], into: str | None, progress: Progress = silent) -> dict[NamedNode, list[Quad]]:
    """What is to be sent, by named graph: files and folders of them, or without any the built graph.

    What stands in no named graph goes `into` that of this IRI. Raises InputError where none is given, or it is no IRI,
    and FaultyInput for files that do not parse.
    """
    try:
        name = NamedNode(into) if into else None
    except ValueError as error:
        raise InputError(f"--graph {into}: {error}; name an absolute IRI") from None
    found: dict[NamedNode, set[Quad]] = {}
    for quad in _read(files, progress):
        target = name if isinstance(quad.graph_name, DefaultGraph) else quad.graph_name
        if not isinstance(target, NamedNode):
            raise InputError(_nameless(quad))
        found.setdefault(target, set()).add(Quad(quad.subject, quad.predicate, quad.object, target))
    if taken := next(filter(staging.is_staging, found), None):
        raise InputError(f"{taken}: this is the name of a staging graph; give the graph another")
    return {one: graph.normalised(canonical(found[one])) for one in sorted(found, key=str)}


def _read(files: Sequence[Path], progress: Progress) -> Iterable[Quad]:
    if files:
        return files_of(files, progress)
    from ladkg.pipeline.build import read_parts

    return read_parts(progress=progress)


def _nameless(quad: Quad) -> str:
    if isinstance(quad.graph_name, DefaultGraph):
        return (
            f"{quad.triple} stands in no named graph, and stores differ in what that means: name one with --graph IRI"
        )
    return f"{quad} stands in a graph that is a blank node, which no request can name; give it an IRI"


def send(wanted: Mapping[NamedNode, list[Quad]], place: Place, progress: Progress = silent) -> Iterator[Sent]:
    """Puts graphs in the place of those of the same names; each is told when it is there and was read back.

    Raises LadkgError; the graphs told before stay as they are now, and the others as they were.
    """
    there = counts(place.ask)
    kept = _clean(there, wanted, place)
    known = {name: there[name] for name in wanted if name in there}
    progress(f"Reading what is there: {sum(known.values()):,} statements")
    direct: list[Sent] = []
    for number, (name, old) in enumerate(_paired(graphs(place.ask, known), wanted), 1):
        new = wanted[name]
        told = f"Graph {number:,} of {len(wanted):,}, {len(new):,} statements"
        progress(told)
        change = _change(old, new)
        sent = Sent(name, len(change.come), len(change.gone))
        if not change:
            yield _compared(sent, old, new)
        elif place.update and change.is_small:
            place.change(staging.exchange(change.removed, change.added))
            direct.append(sent)
        elif place.update:
            yield _staged(sent, new, place, lambda doing, told=told: progress(f"{told}: {doing}"))  # type: ignore[misc]
        else:
            place.put(new)
            direct.append(sent)
        if len(direct) == _TOGETHER:
            yield from _verified(direct, wanted, place)
            direct.clear()
    yield from _verified(direct, wanted, place)
    for stage in kept:  # of a run that was ended when its graph was in place
        place.change(staging.drop(stage))


def _paired(
    found: Iterable[tuple[NamedNode, set[Quad]]], wanted: Mapping[NamedNode, list[Quad]]
) -> Iterator[tuple[NamedNode, set[Quad]]]:
    """Each wanted graph with what is there of it."""
    seen = set()
    for name, quads in found:
        seen.add(name)
        yield name, quads
    yield from ((name, set()) for name in wanted if name not in seen)


def _clean(there: Iterable[NamedNode], wanted: Mapping[NamedNode, list[Quad]], place: Place) -> list[NamedNode]:
    """Drops what earlier runs have staged of these graphs; returns what is of the content that is to be sent."""
    kept = []
    for stage, target in staging.targets(there, wanted) if place.update else ():
        if stage == staging.staging(target, digest(wanted[target])):
            kept.append(stage)
        else:
            place.change(staging.drop(stage))
    return kept


def _change(old: set[Quad], new: list[Quad]) -> _Change:
    were, are = alike(old), alike(new)
    gone, come = were - are, are - were
    removed = [quad for quad in old if respelled(quad) in gone]
    added = [quad for quad in new if respelled(quad) in come]
    return _Change(gone, come, graph.normalised(removed), added)


def _staged(sent: Sent, new: list[Quad], place: Place, progress: Progress) -> Sent:
    """Stages a graph, reads it back, and only then puts it in the place of what is there."""
    stage = staging.staging(sent.name, digest(new))
    batches = staging.batches(new)
    resumed = _fill(stage, batches, place, progress)
    if _lost(_held(stage, sent.name, place), new):  # what an earlier run left there may be at fault
        place.change(staging.drop(stage))
        resumed = _fill(stage, batches, place, progress)
        if lost := _lost(_held(stage, sent.name, place), new):
            place.change(staging.drop(stage))
            raise LadkgError(f"{sent.name}: {lost}; the graph is as it was")
    progress("putting it in place")
    place.change(staging.replace(sent.name, stage))
    (done,) = _verified([replace(sent, batches=len(batches), resumed=resumed)], {sent.name: new}, place)
    place.change(staging.drop(stage))
    return done


def _fill(stage: NamedNode, batches: list[list[Quad]], place: Place, progress: Progress) -> int:
    """Sends the batches that are not there yet; returns how many were."""
    marks = {row["n"].value for row in rows(place.ask(staging.marks(stage))) if isinstance(row["n"], Literal)}
    done, total = 0, sum(map(len, batches))
    for number, batch in enumerate(batches):
        done += len(batch)
        if str(number) not in marks:
            quads, repeat = staging.staged(batch, stage, number), not staging.has_blank(batch)
            place.post(quads, repeat=repeat) if place.store else place.change(staging.insert(quads), repeat=repeat)
        progress(f"{done / total:.0%} sent")
    return len(marks)


def _held(stage: NamedNode, target: NamedNode, place: Place) -> set[Quad]:
    """What the staging graph stands for."""
    ((_, quads),) = graphs(place.ask, sizes(place.ask, [stage]))
    return staging.revealed(quads, target)


def _verified(sent: Sequence[Sent], wanted: Mapping[NamedNode, list[Quad]], place: Place) -> Iterator[Sent]:
    if not sent:
        return
    of = {one.name: one for one in sent}
    for name, quads in _paired(graphs(place.ask, sizes(place.ask, of)), of):  # type: ignore[arg-type]
        yield _compared(of[name], quads, wanted[name])


def _compared(sent: Sent, there: set[Quad], new: list[Quad]) -> Sent:
    """Told with what was read back; raises LadkgError where it is not what was sent."""
    if lost := _lost(there, new):
        raise LadkgError(f"{sent.name}: {lost}")
    same = alike(there)
    return replace(sent, size=len(same), digest=digest(same))


def _lost(there: set[Quad], new: list[Quad]) -> str:
    """In words, how what was read back differs from what was sent; empty where count and canonical hash agree."""
    were, are = alike(new), alike(there)
    if len(were) == len(are) and digest(were) == digest(are):
        return ""
    gone, come = graph.normalised(were - are), graph.normalised(are - were)
    example = f", such as {(gone or come)[0].triple}" if gone or come else ""
    return f"read back, {len(gone):,} statements are missing and {len(come):,} are there that were not sent{example}"
