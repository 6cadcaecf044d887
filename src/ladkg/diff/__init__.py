"""What differs between two datasets: added and removed statements, resource by resource."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final, Literal

import pyoxigraph
from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, NamedNode, Quad, Triple

from ladkg import graph
from ladkg.terms import RDFS, SKOS

Kind = Literal["added", "removed", "changed"]
Subject = NamedNode | BlankNode | Triple
KINDS: Final[tuple[Kind, ...]] = ("added", "removed", "changed")


@dataclass(frozen=True)
class Change:
    """What differs about one resource. It is added or removed where the other dataset says nothing about it at all."""

    subject: Subject
    kind: Kind
    label: str
    added: tuple[Quad, ...]
    removed: tuple[Quad, ...]


@dataclass(frozen=True)
class Difference:
    """From one dataset to another; quads in the order of writing, changes in that of their subjects."""

    added: tuple[Quad, ...]
    removed: tuple[Quad, ...]
    changes: tuple[Change, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed)

    def of(self, kind: Kind) -> list[Change]:
        """The changes of one kind."""
        return [change for change in self.changes if change.kind == kind]


def difference(before: Iterable[Quad], after: Iterable[Quad], *, union: bool = False) -> Difference:
    """What was added and removed between two datasets; with `union` the graphs that statements stand in do not count.

    Blank nodes are told apart by what is said of them (RDFC-1.0, https://www.w3.org/TR/rdf-canon/), so that datasets
    that differ only in their labels do not differ.
    """
    old, new = (canonical(_merged(quads) if union else quads) for quads in (before, after))
    added, removed = (tuple(graph.normalised(quads)) for quads in (new - old, old - new))
    return Difference(added, removed, tuple(_changes(added, removed, old, new)))


def canonical(quads: Iterable[Quad]) -> set[Quad]:
    """The quads, with canonical labels for their blank nodes, if there are any."""
    found = set(quads)
    if not any(isinstance(term, BlankNode) for quad in found for term in quad):
        return found
    dataset = Dataset(found)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return set(dataset)


def _merged(quads: Iterable[Quad]) -> Iterator[Quad]:
    return (Quad(*quad.triple) for quad in quads)


def _changes(added: tuple[Quad, ...], removed: tuple[Quad, ...], old: set[Quad], new: set[Quad]) -> Iterator[Change]:
    plus, minus = _by_subject(added), _by_subject(removed)
    were = {quad.subject for quad in old}
    are = {quad.subject for quad in new}
    labels = _labels(old) | _labels(new)
    for subject in sorted(plus.keys() | minus.keys(), key=str):
        kind: Kind = "added" if subject not in were else "removed" if subject not in are else "changed"
        yield Change(subject, kind, labels.get(subject, ""), plus.get(subject, ()), minus.get(subject, ()))


def _by_subject(quads: Iterable[Quad]) -> Mapping[Subject, tuple[Quad, ...]]:
    ordered = sorted(quads, key=lambda quad: str(quad.subject))
    return {subject: tuple(mine) for subject, mine in groupby(ordered, key=lambda quad: quad.subject)}


def _labels(quads: Iterable[Quad]) -> dict[Subject, str]:
    """An English label of each resource that has one, else one without or in another language."""
    found: dict[Subject, tuple[bool, str]] = {}
    for quad in quads:
        if quad.predicate in {RDFS.label, SKOS.prefLabel} and isinstance(quad.object, pyoxigraph.Literal):
            rank = (quad.object.language != "en", quad.object.value)
            found[quad.subject] = min(rank, found.get(quad.subject, rank))
    return {subject: label for subject, (_, label) in found.items()}
