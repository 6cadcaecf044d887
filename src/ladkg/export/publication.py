"""What is published: the dataset, indexed by what its statements are about, and where each resource stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import Literal, NamedNode, Quad

from ladkg import graph
from ladkg.export.pack.context import Context
from ladkg.export.places import Places
from ladkg.terms import PREFIXES, RDFS, SKOS

ROOT = PREFIXES["id"].removesuffix("id/")
"""What every IRI of the project begins with; the published folder stands for it."""


@dataclass(frozen=True)
class Publication:
    """A dataset to be published. `url` is where the folder will stand, with a slash at its end.

    If `spreadsheet_safe`, no cell of a table in CSV can be run as a formula. `endpoint` is the address of a SPARQL
    endpoint that holds the dataset too, where there is one.
    """

    quads: list[Quad]
    version: str
    url: str = ROOT
    spreadsheet_safe: bool = False
    endpoint: str | None = None

    @cached_property
    def about(self) -> dict[NamedNode, list[Quad]]:
        """By subject, in the order of writing; subjects are in that order too. Blank nodes have no page."""
        found: dict[NamedNode, list[Quad]] = {}
        for quad in graph.normalised(self.quads):
            if isinstance(quad.subject, NamedNode):
                found.setdefault(quad.subject, []).append(quad)
        return {node: found[node] for node in sorted(found, key=lambda node: node.value)}

    @cached_property
    def pointing_at(self) -> dict[NamedNode, list[Quad]]:
        """By object, in the order of writing."""
        found: dict[NamedNode, list[Quad]] = {}
        for quads in self.about.values():
            for quad in quads:
                if isinstance(quad.object, NamedNode):
                    found.setdefault(quad.object, []).append(quad)
        return found

    @cached_property
    def resources(self) -> list[NamedNode]:
        """Everything below id/ that the dataset mentions, as subject, object or graph, sorted: each has a page."""
        home = PREFIXES["id"]
        graphs = {quad.graph_name for quad in self.quads if isinstance(quad.graph_name, NamedNode)}
        mentioned: Iterable[NamedNode] = self.about.keys() | self.pointing_at.keys() | graphs
        return sorted((node for node in mentioned if node.value.startswith(home)), key=lambda node: node.value)

    @cached_property
    def places(self) -> Places:
        """Where each resource stands in the folder."""
        return Places(node.value.removeprefix(ROOT) for node in self.resources)

    @cached_property
    def context(self) -> Context:
        """The words that the dataset's JSON-LD uses."""
        return Context.of(self.quads)

    def label(self, node: NamedNode, language: str = "en") -> str | None:
        """The node's label in the language, else in English, else any; None where it has none."""
        labels = {
            quad.object.language: quad.object.value
            for wanted in (RDFS.label, SKOS.prefLabel)
            for quad in self.about.get(node, ())
            if quad.predicate == wanted and isinstance(quad.object, Literal)
        }
        return labels.get(language) or labels.get("en") or next(iter(labels.values()), None)
