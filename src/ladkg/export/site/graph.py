"""The graph view: any resource with its neighbours, drawn by a script from small files.

The resources stand in the order of their IRIs in `data/graph/<language>/<number>.json`, some in each: those that stand
near each other have neighbours in common. The page says with which resource each file begins.
"""

import json
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

from pyoxigraph import NamedNode

from ladkg import iris
from ladkg.export.folder import File
from ladkg.export.publication import ROOT
from ladkg.export.site.known import Known
from ladkg.export.site.page import LANGUAGES, Page, Values
from ladkg.export.site.rows import DECLARATION
from ladkg.export.site.words import said
from ladkg.terms import RDF

KINDS: Final = (
    "agent",
    "instrument",
    "provision",
    "undertaking",
    "act",
    "standing",
    "concept",
    "programme",
    "evidence",
)
"""Kinds of nodes, each with its shape; `evidence` is also for what has no other."""
_ROOMS: Final = {
    "state": "agent",
    "territory": "agent",
    "organization": "agent",
    "instrument": "instrument",
    "provision": "provision",
    "obligation": "undertaking",
    "commitment": "undertaking",
    "statement": "undertaking",
    "act": "act",
    "standing": "standing",
    "concept": "concept",
    "scheme": "concept",
    "pledge": "programme",
    "action-package": "programme",
    "meeting": "programme",
    "appointment": "programme",
    "field-office": "programme",
}
_APART: Final = ("graph/", "axiom/")
_FULL: Final = 48
"""How many resources a file is to hold, as long as there are no more than _MOST files."""
_MOST: Final = 256

Edge = tuple[int, int, NamedNode]
"""A property by its number, 1 where it leads away and 0 where it leads here, and the other end."""


def pages(known: Known) -> Iterator[Page]:
    net = Net(known)
    start = NamedNode(DECLARATION)

    def values(language: str) -> Values:
        return {
            "settings": net.settings(language, start),
            "start": start if start in net.edges else None,
            "groups": net.grouped(start, language),
            "kinds": [(kind, said(language, f"graph.{kind}")) for kind in KINDS],
        }

    titles = {language: said(language, "graph.title") for language in LANGUAGES}
    leads = {language: said(language, "graph.lead") for language in LANGUAGES}
    yield Page("graph", "graph.html.jinja", titles, leads, values, ("graph",))


def files(known: Known) -> Iterator[File]:
    net = Net(known)
    for language in LANGUAGES:
        for number, nodes in enumerate(net.files):
            written = json.dumps(net.told(nodes, language), ensure_ascii=False, separators=(",", ":"))
            yield f"data/graph/{language}/{number}.json", written.encode()


class Net:
    """The resources and how they are joined: each two by what is said of them, if anything, else by what follows."""

    def __init__(self, known: Known) -> None:
        self.known = known

    @cached_property
    def nodes(self) -> dict[NamedNode, str]:
        """Every resource that is drawn, with its kind."""
        return {
            node: _ROOMS.get(path(node).split("/")[1], KINDS[-1])
            for node in self.known.publication.resources
            if not node.value.removeprefix(iris.BASE).startswith(_APART)
        }

    @cached_property
    def files(self) -> list[list[NamedNode]]:
        """The resources of each file, in the order of their paths."""
        nodes = sorted(self.nodes, key=path)
        full = max(_FULL, -(-len(nodes) // _MOST))
        return [nodes[start : start + full] for start in range(0, len(nodes), full)]

    @cached_property
    def predicates(self) -> list[NamedNode]:
        used = {predicate for predicates in self._joined.values() for predicate in predicates}
        return sorted(used, key=lambda node: node.value)

    @cached_property
    def _joined(self) -> dict[tuple[NamedNode, NamedNode], list[NamedNode]]:
        """By two resources the properties that lead from the one to the other."""
        given: dict[tuple[NamedNode, NamedNode], list[NamedNode]] = {}
        entailed: dict[tuple[NamedNode, NamedNode], list[NamedNode]] = {}
        for subject, quads in self.known.publication.about.items():
            for quad in quads if subject in self.nodes else ():
                if quad.predicate != RDF.type and isinstance(quad.object, NamedNode) and quad.object in self.nodes:
                    kept = entailed if quad.graph_name == iris.ENTAILED_GRAPH else given
                    kept.setdefault((subject, quad.object), []).append(quad.predicate)
        for pair, predicates in entailed.items():
            if pair not in given and pair[::-1] not in given:
                given[pair] = predicates
        return {pair: list(dict.fromkeys(predicates)) for pair, predicates in given.items()}

    @cached_property
    def edges(self) -> dict[NamedNode, list[Edge]]:
        """By resource its edges, by property; a loop stands once."""
        number = {predicate: index for index, predicate in enumerate(self.predicates)}
        found: dict[NamedNode, list[Edge]] = {node: [] for node in self.nodes}
        for (start, end), predicates in self._joined.items():
            for predicate in predicates:
                found[start].append((number[predicate], 1, end))
                if start != end:
                    found[end].append((number[predicate], 0, start))
        for edges in found.values():
            edges.sort(key=lambda edge: (-edge[1], edge[0], edge[2].value))
        return found

    def settings(self, language: str, start: NamedNode) -> dict[str, object]:
        """What the script needs besides the files."""
        return {
            "kinds": KINDS,
            "predicates": [self.property(node, language) for node in self.predicates],
            "firsts": [path(nodes[0]) for nodes in self.files],
            "start": path(start),
        }

    def told(self, nodes: Sequence[NamedNode], language: str) -> dict[str, object]:
        """What a file says of its resources: `edges` by path, as property, direction and number of the other end.

        `nodes` has path, label and kind of each thing named; `places` where those stand that have another place.
        """
        numbers: dict[NamedNode, int] = {}
        edges = {}
        for node in nodes:
            numbers.setdefault(node, len(numbers))
            flat: list[int] = []
            for predicate, out, other in self.edges[node]:
                flat += [predicate, out, numbers.setdefault(other, len(numbers))]
            edges[path(node)] = flat
        named = [[path(node), self.name(node, language), KINDS.index(self.nodes[node])] for node in numbers]
        places = self.known.publication.places
        moved = {path(node): places[path(node)] for node in nodes if places[path(node)] != path(node)}
        return {"nodes": named, "edges": edges, "places": moved}

    def grouped(self, node: NamedNode, language: str) -> list[tuple[str, bool, list[NamedNode]]]:
        """The neighbours by property: its name, whether it leads away, the other ends."""
        found: dict[tuple[int, int], list[NamedNode]] = {}
        for number, out, other in self.edges.get(node, ()):
            found.setdefault((number, out), []).append(other)
        return [
            (self.property(self.predicates[number], language), bool(out), others)
            for (number, out), others in found.items()
        ]

    def property(self, node: NamedNode, language: str) -> str:
        return self.known.names.name(node, language).text

    def name(self, node: NamedNode, language: str) -> str:
        return self.known.names.short(node, language).text


def path(node: NamedNode) -> str:
    """Its IRI below the root: `id/state/CRI`."""
    return node.value.removeprefix(ROOT)
