"""A graph kept on disk as a store of Oxigraph, so that it need not be read whole each time.

Its default graph holds the union of all; what came in named graphs stands in those too. A store rewrites typed literals
(2.50 as 2.5): where it does, the quads are kept as written in a small file beside its own.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from pyoxigraph import DefaultGraph, Literal, Quad, QuerySolutions, RdfFormat, Store

from ladkg import graph
from ladkg.errors import InputError
from ladkg.terms import RDF, XSD

_AS_WRITTEN: Final = "as-written.nq"
SPELLED: Final = (XSD.string, RDF.langString)
"""Datatypes whose literals a store leaves as they are."""


class Size(NamedTuple):
    """How many triples the union has, and in how many named graphs they stand."""

    triples: int
    graphs: int


def is_store(path: Path) -> bool:
    """Whether a path is a store on disk."""
    return (path / "CURRENT").is_file()


def is_kept(path: Path) -> bool:
    """Whether a path is a store that `write_store` has made: its default graph holds the union."""
    return is_store(path) and (path / _AS_WRITTEN).is_file()


def write_store(quads: Iterable[Quad], folder: Path) -> Size:
    """Keeps quads in a store in place of the one that may be there.

    The new one is made beside the old one, which stays until it is whole. Raises InputError where the folder holds
    something else.
    """
    import tempfile

    folder = folder.resolve()
    if folder.exists() and not is_store(folder) and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(f"{folder}: there is something here that is no store; name a new or empty folder")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}.", dir=folder.parent) as temporary:
        new = Path(temporary, "new")
        size = _write(quads, new)
        _replace(folder, new, Path(temporary, "old"))
    return size


def as_written(folder: Path) -> frozenset[Quad]:
    """The quads that the store in a folder has in another spelling, and those that it would take for one of these."""
    path = folder / _AS_WRITTEN
    return frozenset(graph.read(path)) if path.is_file() else frozenset()


def stored(quads: Iterable[Quad]) -> set[Quad]:
    """The quads as a store gives them back."""
    store = Store()
    store.extend(quads)
    return set(store)


@lru_cache(maxsize=1024)
def spelled(literal: Literal) -> Literal:
    """A literal as a store gives it back."""
    (quad,) = stored([Quad(RDF.type, RDF.type, literal)])
    assert isinstance(quad.object, Literal)
    return quad.object


def _write(quads: Iterable[Quad], folder: Path) -> Size:
    store = Store(str(folder))
    typed: set[Quad] = set()
    store.bulk_extend(_each_and_union(quads, typed))
    store.optimize()
    size = Size(_count(store), sum(1 for _ in store.named_graphs()))
    graph.write_bytes(graph.to_bytes(_rewritten(typed), RdfFormat.N_QUADS), folder / _AS_WRITTEN)
    return size


def _each_and_union(quads: Iterable[Quad], typed: set[Quad]) -> Iterator[Quad]:
    """Each quad, and its triple in the default graph; those with a literal that may be rewritten are noted."""
    for quad in quads:
        if isinstance(quad.object, Literal) and quad.object.datatype not in SPELLED:
            typed.add(quad)
        yield Quad(*quad.triple)
        if quad.graph_name != DefaultGraph():
            yield quad


def _count(store: Store) -> int:
    found = store.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert isinstance(found, QuerySolutions)
    return int(next(found)["n"].value)


def _rewritten(typed: set[Quad]) -> Iterator[Quad]:
    triples = {Quad(*quad.triple) for quad in typed}
    lost = triples - stored(triples)
    kept = lost | (stored(lost) & triples)
    return (quad for quad in typed if Quad(*quad.triple) in kept)


def _replace(folder: Path, new: Path, old: Path) -> None:
    """Puts the new folder in the place of the one that may be there, or leaves that one."""
    if folder.exists():
        folder.rename(old)
    try:
        new.rename(folder)
    except OSError:
        if old.exists():
            old.rename(folder)
        raise
