"""Blank nodes of one document kept apart from those of another.

Their labels hold within their own document only: https://www.w3.org/TR/rdf11-concepts/#section-blank-nodes. A document
without labels costs nothing: the names that the parser makes up are never made up twice.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pyoxigraph import BlankNode, Quad, RdfFormat, Triple

MARK = "·"
"""Stands between a label and the document that it belongs to; a label cannot begin with it."""


def scope_of(path: Path) -> str:
    """What the labels of a file's blank nodes end with to be its own: 16 hexadecimal digits."""
    import hashlib

    return hashlib.sha256(str(path.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]


def scoped(quads: Iterator[Quad], data: bytes, syntax: RdfFormat, scope: Path) -> Iterator[Quad]:
    """The quads of a document, in the same order, with blank nodes that are the own of a file."""
    if _may_label(data, syntax):
        return _renamed(quads, MARK + scope_of(scope))
    return quads


def _renamed(quads: Iterator[Quad], ending: str) -> Iterator[Quad]:
    names: dict[BlankNode, BlankNode] = {}

    def own(term: Any) -> Any:
        if isinstance(term, BlankNode):
            return names.get(term) or names.setdefault(term, BlankNode(term.value + ending))
        if isinstance(term, Triple):
            return Triple(own(term.subject), term.predicate, own(term.object))
        return term

    for quad in quads:
        subject, object, graph = quad.subject, quad.object, quad.graph_name
        if {BlankNode, Triple}.isdisjoint((type(subject), type(object), type(graph))):
            yield quad
        else:
            yield Quad(own(subject), quad.predicate, own(object), own(graph))


def _may_label(data: bytes, syntax: RdfFormat) -> bool:
    """Whether a document may label a blank node; in JSON an escape may hide it."""
    if syntax == RdfFormat.RDF_XML:
        return b"nodeID" in data
    return b"_:" in data or (syntax == RdfFormat.JSON_LD and b"\\u00" in data)
