"""What is said of a resource, in groups for people, each value with who says it or what it follows from."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from ladkg import iris
from ladkg.export.names import Names
from ladkg.export.site.known import Known, Term, Tree
from ladkg.terms import LAD, PREFIXES

EDITORIAL: Final = iris.source("ladkg-editorial")
_SOURCES: Final = PREFIXES["id"] + "graph/source/"
GROUPS: Final = ("names", "says", "related", "dates", "record", "out")
"""The groups of statements, in the order of a page."""
FOLLOWS: Final = ("derived", "entailed")
WAYS: Final = ("said", "editorial", "ontology", *FOLLOWS)
"""How a statement is known; the first that holds counts."""
_OF_GROUP: Final = {
    "names": """type label prefLabel altLabel formalName acronym shortTitle labelAsPublished demonym""",
    "dates": """datePrecision actedOn effectiveOn notBefore notAfter from until fromNotBefore fromNotAfter
    untilNotBefore untilNotAfter happenedOn endedOn""",
    "record": """statedIn verified sha256 foundBy confidence corroboratedBy corroboratedToTheDayBy bindingForceStatedIn
    checkedThrough asOf isDefinedBy""",
}
_GROUP: Final = {name: group for group, names in _OF_GROUP.items() for name in names.split()}
_FIRST: Final = ("type", "label", "prefLabel", "altLabel", "definition", *LAD.order)
_ORDER: Final = {name: place for place, name in enumerate(_FIRST)}


@dataclass
class Value:
    """One value of a property. `how` is one of WAYS.

    `refs` are the numbers of its sources in the page's list; `reason` is that of the curated link `link`.
    """

    term: Term
    how: str
    refs: tuple[int, ...] = ()
    why: Tree | None = None
    reason: Literal | None = None
    link: NamedNode | None = None


@dataclass
class Fact:
    """A property and its values."""

    predicate: NamedNode
    values: list[Value]


@dataclass
class Group:
    """`name` is one of GROUPS."""

    name: str
    facts: list[Fact]


class References:
    """The sources that a page refers to, numbered as they come."""

    def __init__(self) -> None:
        self.numbers: dict[NamedNode, int] = {}

    def __call__(self, source: NamedNode) -> int:
        return self.numbers.setdefault(source, len(self.numbers) + 1)


def source_of(graph_name: object) -> NamedNode | None:
    """The source whose graph it is, if any."""
    if isinstance(graph_name, NamedNode) and graph_name.value.startswith(_SOURCES):
        return NamedNode(PREFIXES["id"] + "source/" + graph_name.value.removeprefix(_SOURCES))
    return None


def how(graph_name: object) -> str:
    """How what stands in a graph is known."""
    told = {iris.ENTAILED_GRAPH: "entailed", iris.DERIVED_GRAPH: "derived", iris.ONTOLOGY_GRAPH: "ontology"}
    if isinstance(graph_name, DefaultGraph):
        return "said"
    found = told.get(graph_name) if isinstance(graph_name, NamedNode) else None
    return found or ("editorial" if source_of(graph_name) == EDITORIAL else "said")


def groups(known: Known, node: NamedNode, cite: References, told: Collection[NamedNode] = ()) -> list[Group]:
    """What is said of the node, without the properties `told` elsewhere on the page."""
    by_predicate: dict[NamedNode, list[Quad]] = {}
    for quad in known.publication.about.get(node, ()):
        if quad.predicate not in told:
            by_predicate.setdefault(quad.predicate, []).append(quad)
    found: dict[str, list[Fact]] = {name: [] for name in GROUPS}
    links = curated(known.names, node)
    for predicate in sorted(by_predicate, key=lambda one: (_ORDER.get(_local(one), len(_ORDER)), one.value)):
        values = _values(known, by_predicate[predicate], cite, links)
        found[_group(predicate, values)].append(Fact(predicate, values))
    return [Group(name, facts) for name, facts in found.items() if facts]


Links = Mapping[tuple[NamedNode, NamedNode], NamedNode]


def curated(names: Names, node: NamedNode) -> Links:
    """By property and object, the Link that gives the reason of a relation of the node."""
    return {
        (predicate, target): link
        for link in names.subjects(LAD.linkSubject, node)
        for predicate in names.nodes(link, LAD.linkProperty)
        for target in names.nodes(link, LAD.linkObject)
    }


def _values(known: Known, quads: Sequence[Quad], cite: References, links: Links) -> list[Value]:
    """Each value once, those that are said before those that follow."""
    by_value: dict[Term, list[Quad]] = {}
    for quad in quads:
        by_value.setdefault(quad.object, []).append(quad)
    values = []
    for term, same in by_value.items():
        ways = [how(quad.graph_name) for quad in same]
        way = next(one for one in WAYS if one in ways)
        sources = dict.fromkeys(filter(None, (source_of(quad.graph_name) for quad in same)))
        value = Value(term, way, tuple(map(cite, sources)))
        if way in FOLLOWS:
            value.why = known.why(same[0])
        if isinstance(term, NamedNode) and (link := links.get((same[0].predicate, term))):
            value.link = link
            value.reason = next(iter(known.names.values(link, LAD.reason)), None)
        values.append(value)
    return sorted(values, key=lambda value: value.how in FOLLOWS)


def _group(predicate: NamedNode, values: Sequence[Value]) -> str:
    if group := _GROUP.get(_local(predicate)):
        return group
    first = values[0].term
    if not isinstance(first, NamedNode):
        return "says"
    if not first.value.startswith(PREFIXES["id"]):
        return "out"
    return "says" if first.value.startswith(PREFIXES["id"] + "concept/") else "related"


def _local(node: NamedNode) -> str:
    return re.split("[#/]", node.value)[-1]
