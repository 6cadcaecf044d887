"""A graph kept on disk as a store of Oxigraph, so that a check of a change need not read it whole.

A store rewrites typed literals (2.50 as 2.5). Those are kept as written in a small file beside its own.
"""

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from pyoxigraph import Literal, Quad, RdfFormat, Store

from ladkg import graph
from ladkg.errors import InputError
from ladkg.terms import RDF, XSD

_AS_WRITTEN: Final = "as-written.nt"
_KEPT: Final = (XSD.string, RDF.langString)


def is_store(path: Path) -> bool:
    """Whether a path is a store on disk."""
    return (path / "CURRENT").is_file()


def write_store(quads: Iterable[Quad], folder: Path) -> int:
    """Keeps the union of the quads' graphs in a store in place of the one that may be there; returns its size.

    Give it the ontology's quads too, as a change is checked with them in view. Raises InputError where the folder holds
    something else.
    """
    if folder.exists() and not is_store(folder) and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(f"{folder}: there is something here that is no store; name a new or empty folder")
    triples = {Quad(*quad.triple) for quad in quads}
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}.", dir=folder.parent) as temporary:
        new, old = Path(temporary, "new"), Path(temporary, "old")
        store = Store(str(new))
        store.bulk_extend(triples)
        store.optimize()
        size = len(store)
        del store
        graph.write_bytes(graph.to_bytes(_rewritten(triples), RdfFormat.N_TRIPLES), new / _AS_WRITTEN)
        if folder.exists():
            folder.rename(old)
        new.rename(folder)
    return size


def respelled(folder: Path) -> tuple[frozenset[Quad], frozenset[Quad]]:
    """The triples that the store in a folder has in another spelling: as they were written, and as it has them."""
    path = folder / _AS_WRITTEN
    written = frozenset(graph.read(path)) if path.is_file() else frozenset()
    return written, frozenset(_stored(written)) - written


def _rewritten(triples: set[Quad]) -> set[Quad]:
    """Those that a store would spell otherwise, and those that it would take for one of these."""
    typed = {quad for quad in triples if isinstance(quad.object, Literal) and quad.object.datatype not in _KEPT}
    lost = typed - _stored(typed)
    return lost | (_stored(lost) & typed)


def _stored(triples: Iterable[Quad]) -> set[Quad]:
    store = Store()
    store.extend(triples)
    return set(store)
