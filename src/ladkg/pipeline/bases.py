"""What a change is made to, opened: files or a folder of them, a store on disk, or a SPARQL endpoint."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pyoxigraph import NamedNode, Quad

from ladkg import graph, iris, limits
from ladkg.errors import InputError
from ladkg.pipeline import Progress, silent
from ladkg.pipeline.changed import Changed
from ladkg.pipeline.files import rdf_files
from ladkg.store import is_store
from ladkg.terms import OA
from ladkg.validate.change import Base, Disk, Fetcher, Remote

T = TypeVar("T")
MOST_FETCHED = 1_000_000
"""Triples that are fetched from an endpoint at most."""
_BACKGROUND = "ontology.nq"
"""The part of a built graph that is not itself checked."""


@dataclass(frozen=True)
class Opened:
    """A base, with the triples that the change adds to it and takes from it; `triples` are all of its own."""

    base: Base | Remote
    triples: Callable[[], Iterable[Quad]]
    added: list[Quad]
    removed: list[Quad]

    @property
    def told(self) -> str:
        """What an endpoint was asked, in words; empty for another base."""
        return self.base.told if isinstance(self.base, Remote) else ""

    def settled(self, work: Callable[[Base], T]) -> T:
        """What the work on the base gives."""
        return self.base.settled(work) if isinstance(self.base, Remote) else work(self.base)


@contextmanager
def opened(
    against: Path | str, changed: Changed, *, most: int = MOST_FETCHED, progress: Progress = silent
) -> Iterator[Opened]:
    """Opens a path or the address of an endpoint. `most` triples are fetched from an endpoint.

    Raises InputError for what cannot be read or asked, FaultyInput for a file that does not parse.
    """
    if isinstance(against, str):
        yield _endpoint(against, changed, most, progress)
    elif store := _store(against, changed):
        with closing(Disk(store)) as disk:
            yield _opened(disk, disk, [], changed, disk.named)
    else:
        from ladkg.validate.engine import Memory

        replaced = {twin.resolve(): file for file in changed.read if (twin := _same(against, file))}
        kept, old = _files(against, replaced, {file.resolve() for file in changed.read})
        dropped = _without(old, kept) if old else []
        said = [*kept, *old]
        yield _opened(Memory(said), said, dropped, changed, lambda: said)


def _store(path: Path, changed: Changed) -> Path | None:
    """The path if it is a store, or that which `ladkg build` keeps beside its files, where the change replaces none."""
    if is_store(path):
        return path
    from ladkg.pipeline.keep import kept

    return None if any(_same(path, file) for file in changed.read) else kept(path)


def _opened(
    base: Base, triples: Iterable[Quad], dropped: list[Quad], changed: Changed, named: Callable[[], Iterable[Quad]]
) -> Opened:
    """With tables changed, what differs between the graph as it is made of them now and as the base has it."""
    added, removed = changed.said, [*changed.removed, *dropped]
    if changed.made is not None:
        before = list(named())
        made = [quad for quad in before if _is_made(quad)]
        if not made:
            raise InputError(
                "tables are compared with the graph built before, as N-Quads, TriG or a store; the base of --against "
                "has no part of one: make it with `ladkg build`"
            )
        others = [quad for quad in before if not _is_made(quad)]
        added += _without(changed.made, before)
        removed += _without((quad for quad in made if quad.predicate != OA.exact), [*changed.made, *others])
    return Opened(base, lambda: triples, added, removed)


def _is_made(quad: Quad) -> bool:
    """Whether tables have led to it: its graph is that of a source, or of what follows."""
    name = quad.graph_name
    return isinstance(name, NamedNode) and name.value.startswith(f"{iris.BASE}graph/") and name != iris.ONTOLOGY_GRAPH


def _without(quads: Iterable[Quad], others: Iterable[Quad]) -> list[Quad]:
    """The triples that are not among the others."""
    known = {quad.triple for quad in others}
    return [Quad(*quad.triple) for quad in quads if quad.triple not in known]


def _endpoint(url: str, changed: Changed, most: int, progress: Progress) -> Opened:
    if changed.made is not None:
        raise InputError("tables are compared with the built graph in files or a store, not yet at an endpoint")
    from ladkg.endpoint import TIMEOUT, ask

    def asked(query: str, accept: str) -> bytes:
        progress(f"Asking the endpoint, {fetcher.triples:,} triples so far")
        with limits.own_work(TIMEOUT):
            answer = ask(url, query, accept)
        limits.extend(len(answer))
        return answer

    fetcher = Fetcher(asked, url, most)
    remote = Remote(fetcher)
    remote.learn(quad.subject for quad in [*changed.said, *changed.removed])
    return Opened(remote, remote.triples, changed.said, changed.removed)


def _files(path: Path, replaced: Mapping[Path, Path], changed: set[Path]) -> tuple[list[Quad], list[Quad]]:
    """What the base says beside the files to be replaced, and what these say.

    Each file has blank nodes of its own, which are those too of the changed file that replaces it.
    """
    if not path.exists():
        raise InputError(f"{path}: nothing is here; --against takes a store, an RDF file or folder, or a URL")
    files = rdf_files(path)
    if not files:
        raise InputError(f"{path}: no RDF file is in this folder; known endings: {' '.join(graph.EXTENSIONS)}")
    kept: list[Quad] = []
    old: list[Quad] = []
    for file in files:
        if file.name != _BACKGROUND and file.resolve() not in changed:
            twin = replaced.get(file.resolve())
            scope = twin or (file if len(files) > 1 else None)
            (old if twin else kept).extend(graph.read(file, scope))
    return kept, old


def _same(folder: Path, file: Path) -> Path | None:
    """The file in the folder that has the longest end of the path in common."""
    parts = file.resolve().parts[1:]
    ends = (folder.joinpath(*parts[at:]) for at in range(len(parts)))
    return next((end for end in ends if folder.is_dir() and end.is_file()), None)
