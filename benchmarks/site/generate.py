"""Datasets of the real one's shape, of any number of resources.

Everything that the dataset describes below `id/` but concepts, schemes and the dataset itself is repeated under new
IRIs: states with their acts, standings, sources, texts, and what is entailed and derived of them. The copies share the
concepts and the ontology, and no two have a name in common.
"""

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from ladkg.export.publication import ROOT
from ladkg.pipeline.build import read_parts
from ladkg.terms import PREFIXES, RDFS

_COPIED: Final = re.compile(rf"{re.escape(ROOT)}id/(?!concept/|scheme/|axiom/|dataset/|graph/(?!source/))(.+)")


def dataset(resources: int, into: Path) -> Path:
    """An N-Quads file with as many whole copies as come closest to that number of resources, the real ones among them.

    The same to the byte on every run.
    """
    quads = list(read_parts())
    real = len({found for quad in quads for term in _nodes(quad) if (found := _below(term))})
    own = [quad for quad in quads if any(_COPIED.match(term.value) for term in _nodes(quad))]
    more = len({term for quad in own for term in _nodes(quad) if _COPIED.match(term.value)})
    copies = max(0, round((resources - real) / more))
    with into.open("wb") as file:
        serialize(chain(quads, *(_copy(own, number + 2) for number in range(copies))), file, format=RdfFormat.N_QUADS)
    return into


def _nodes(quad: Quad) -> Iterator[NamedNode]:
    return (term for term in (quad.subject, quad.object, quad.graph_name) if isinstance(term, NamedNode))


def _below(node: NamedNode) -> str | None:
    return node.value if node.value.startswith(PREFIXES["id"]) else None


def _copy(quads: list[Quad], number: int) -> Iterator[Quad]:
    made: dict[NamedNode, NamedNode] = {}

    def renamed(node: NamedNode) -> NamedNode:
        if node not in made:
            made[node] = NamedNode(f"{node.value}-{number}") if _COPIED.match(node.value) else node
        return made[node]

    for subject, predicate, value, name in quads:
        if isinstance(value, NamedNode):
            value = renamed(value)
        elif predicate == RDFS.label and isinstance(value, Literal) and value.language:
            value = Literal(f"{value.value} {number}", language=value.language)
        assert isinstance(subject, NamedNode)
        yield Quad(renamed(subject), predicate, value, renamed(name) if isinstance(name, NamedNode) else name)
