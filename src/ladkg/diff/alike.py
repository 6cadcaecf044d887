"""Statements as they can be compared whatever store they come from.

Stores write typed literals in ways of their own: Oxigraph and Virtuoso 2.50 as 2.5, Virtuoso true as 1, Oxigraph an
xsd:int as an xsd:integer. So all are written as Oxigraph does, which keeps apart what has different values.
"""

from collections.abc import Iterable
from hashlib import sha256

from pyoxigraph import Literal, Quad

from ladkg.diff import canonical
from ladkg.store import SPELLED, spelled, stored


def alike(quads: Iterable[Quad]) -> set[Quad]:
    """The statements in one spelling, with canonical labels for their blank nodes."""
    return canonical(stored(quads))


def respelled(quad: Quad) -> Quad:
    """A statement in that spelling."""
    if isinstance(quad.object, Literal) and quad.object.datatype not in SPELLED:
        return Quad(quad.subject, quad.predicate, spelled(quad.object), quad.graph_name)
    return quad


def digest(quads: Iterable[Quad]) -> str:
    """SHA-256, in hexadecimal, of statements in canonical N-Quads (https://www.w3.org/TR/rdf-canon/)."""
    lines = sorted(f"{quad} .\n" for quad in canonical(quads))
    return sha256("".join(lines).encode()).hexdigest()
