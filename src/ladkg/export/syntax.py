"""One dataset, one file, any syntax."""

from collections.abc import Iterable

from pyoxigraph import Quad

from ladkg import graph


def serialised(quads: Iterable[Quad], form: str) -> bytes:
    """The quads in a syntax of `graph.FORMATS`, sorted, so that equal datasets give equal bytes."""
    return graph.to_bytes(quads, graph.FORMATS[form])
