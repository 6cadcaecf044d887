"""What points at a resource, by property and by the class of what points."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from pyoxigraph import NamedNode

from ladkg.export.names import Names
from ladkg.export.publication import Publication
from ladkg.terms import RDF

FIRST: Final = 8
"""Links that stand open; more are folded."""
MOST: Final = 240
"""Links of one kind on the page itself; where there are more, they have pages of their own."""
PER_PAGE: Final = 1_000


@dataclass
class Incoming:
    """The subjects, each once, that point at the resource with a property; all are of the class, or of none."""

    predicate: NamedNode | None
    cls: NamedNode | None
    nodes: list[NamedNode]

    @property
    def open(self) -> list[NamedNode]:
        return self.nodes[:FIRST]

    @property
    def folded(self) -> list[NamedNode]:
        return self.nodes[FIRST:MOST]

    @property
    def beyond(self) -> int:
        return max(len(self.nodes) - MOST, 0)


def incoming(names: Names, node: NamedNode, heard: Collection[NamedNode] = ()) -> list[Incoming]:
    """The groups, without those subjects that the page shows elsewhere (`heard`)."""
    found: dict[tuple[NamedNode, NamedNode | None], dict[NamedNode, None]] = {}
    for quad in names.publication.pointing_at.get(node, ()):
        if isinstance(quad.subject, NamedNode) and quad.subject not in heard and quad.predicate != RDF.type:
            cls = next(iter(names.classes(quad.subject)), None)
            found.setdefault((quad.predicate, cls), {})[quad.subject] = None
    return [Incoming(predicate, cls, list(nodes)) for (predicate, cls), nodes in sorted(found.items(), key=_order)]


def _order(item: tuple[tuple[NamedNode, NamedNode | None], object]) -> tuple[str, str]:
    (predicate, cls), _ = item
    return predicate.value, cls.value if cls else ""


class Held:
    """What each named graph speaks of."""

    def __init__(self, publication: Publication) -> None:
        self._subjects: dict[NamedNode, dict[NamedNode, None]] = {}
        self._counts: dict[NamedNode, int] = {}
        for subject, quads in publication.about.items():
            for quad in quads:
                if isinstance(quad.graph_name, NamedNode):
                    self._subjects.setdefault(quad.graph_name, {})[subject] = None
                    self._counts[quad.graph_name] = self._counts.get(quad.graph_name, 0) + 1

    def count(self, graph: NamedNode) -> int:
        """Statements in it."""
        return self._counts.get(graph, 0)

    def by_class(self, names: Names, graph: NamedNode) -> list[Incoming]:
        """What it speaks of, by class."""
        found: dict[NamedNode | None, list[NamedNode]] = {}
        for subject in self._subjects.get(graph, ()):
            found.setdefault(next(iter(names.classes(subject)), None), []).append(subject)
        return [Incoming(None, cls, found[cls]) for cls in sorted(found, key=lambda one: one.value if one else "")]
