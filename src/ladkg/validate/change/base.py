"""What a change is made to: a graph in memory or a store on disk, and the same with the change laid over it."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from typing import Protocol

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from ladkg import limits
from ladkg.errors import InputError
from ladkg.store import as_written, is_kept, stored
from ladkg.validate.report import Term


class Base(Protocol):
    """Lookups, each answer holding a term once; `store` holds the same triples and may be written to."""

    def objects(self, subject: Term, predicate: NamedNode) -> Collection[Term]: ...

    def subjects(self, predicate: NamedNode, object: Term) -> Collection[Term]: ...

    def pairs(self, predicate: NamedNode) -> Iterable[tuple[Term, Term]]: ...

    def outgoing(self, subject: Term) -> Iterable[tuple[NamedNode, Term]]: ...

    @property
    def store(self) -> Store: ...


class Disk:
    """A store on disk, opened for reading only; what is written goes to a snapshot that vanishes with `close`.

    The snapshot shares its files with the store by hard links, so it costs next to nothing.
    """

    def __init__(self, folder: Path) -> None:
        try:
            self._store = Store.read_only(str(folder))
        except OSError as error:
            raise InputError(f"{folder}: this store cannot be opened: {error}") from error
        self._folder = folder
        limits.extend(sum(file.stat().st_size for file in folder.iterdir()))
        self._graph = DefaultGraph() if is_kept(folder) else None
        self._open = ExitStack()

    @cached_property
    def respelled(self) -> tuple[frozenset[Quad], frozenset[Quad]]:
        """The triples that it has in another spelling: as they were written, and as it has them."""
        written = frozenset(Quad(*quad.triple) for quad in as_written(self._folder))
        return written, frozenset(stored(written)) - written

    def objects(self, subject: Term, predicate: NamedNode) -> Collection[Term]:
        if isinstance(subject, Literal):
            return ()
        found = self._store.quads_for_pattern(subject, predicate, None, self._graph)
        return dict.fromkeys(quad.object for quad in found)

    def subjects(self, predicate: NamedNode, object: Term) -> Collection[Term]:
        found = self._store.quads_for_pattern(None, predicate, object, self._graph)
        return dict.fromkeys(quad.subject for quad in found)

    def pairs(self, predicate: NamedNode) -> Iterable[tuple[Term, Term]]:
        found = self._store.quads_for_pattern(None, predicate, None, self._graph)
        return dict.fromkeys((quad.subject, quad.object) for quad in found)

    def outgoing(self, subject: Term) -> Iterable[tuple[NamedNode, Term]]:
        if isinstance(subject, Literal):
            return ()
        found = self._store.quads_for_pattern(subject, None, None, self._graph)
        return dict.fromkeys((quad.predicate, quad.object) for quad in found)

    @cached_property
    def store(self) -> Store:
        """The snapshot; its default graph is the union, which a store not made by `write_store` may have to be told."""
        import tempfile

        near = self._folder.parent if _is_writable(self._folder.parent) else None
        folder = self._open.enter_context(tempfile.TemporaryDirectory(prefix=".ladkg-", dir=near))
        limits.scratch(folder)
        self._store.backup(f"{folder}/snapshot")
        store = Store(f"{folder}/snapshot")
        if not self._graph and next(iter(store.named_graphs()), None) is not None:
            named = [quad for quad in store if quad.graph_name != DefaultGraph()]
            store.bulk_extend(Quad(*quad.triple) for quad in named)
        return store

    def __iter__(self) -> Iterator[Quad]:
        """Its triples as they were written."""
        written, hidden = self.respelled
        found = self._store.quads_for_pattern(None, None, None, self._graph)
        yield from dict.fromkeys(triple for quad in found if (triple := Quad(*quad.triple)) not in hidden)
        yield from written

    def named(self) -> Iterator[Quad]:
        """What stands in its named graphs, as it was written."""
        written = as_written(self._folder)
        others = stored(Quad(*quad.triple) for quad in written)
        yield from (quad for quad in self._store if Quad(*quad.triple) not in others and _is_named(quad))
        yield from filter(_is_named, written)

    def close(self) -> None:
        self.__dict__.pop("store", None)
        self._open.close()


def _is_named(quad: Quad) -> bool:
    return quad.graph_name != DefaultGraph()


def _is_writable(folder: Path) -> bool:
    import tempfile

    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False
