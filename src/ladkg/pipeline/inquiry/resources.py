"""What the graph says of one resource, and what points at it."""

from collections.abc import Iterable
from typing import Final

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from ladkg import iris
from ladkg.errors import LadkgError
from ladkg.explain.reading import Term, short
from ladkg.mcp import answers
from ladkg.pipeline.inquiry.evidence import Evidence
from ladkg.pipeline.inquiry.names import resolve
from ladkg.pipeline.inquiry.work import Desk
from ladkg.terms import LAD

VALUES: Final = 25
POINTING: Final = 10
"""Values that one property shows, and resources that point here by it."""
_GRAPHS: Final = {iris.ENTAILED_GRAPH: "entailed", iris.DERIVED_GRAPH: "derived", iris.ONTOLOGY_GRAPH: "ontology"}


def describe(desk: Desk, resource: str) -> answers.Description:
    """A resource by IRI, prefixed name, code, slug or label; raises LadkgError that names the nearest."""
    node = resolve(desk, resource)
    reader = desk.reader
    evidence = Evidence(reader)
    about = reader.store.quads_for_pattern(node, None, None)
    pointing = reader.store.quads_for_pattern(None, None, node)
    stated = evidence.stated(node)
    properties = _properties(evidence, ((quad.predicate, quad.object, quad) for quad in about), VALUES)
    others = _properties(evidence, ((quad.predicate, quad.subject, quad) for quad in pointing), POINTING)
    if not properties and not others:
        raise LadkgError(f"{short(node)} is a property; describe_terms tells of it")
    label = reader.label(node)
    return answers.Description(short(node), node.value, label, properties, others, stated, evidence.sources)


def _properties(evidence: Evidence, found: Iterable[tuple[NamedNode, Term, Quad]], most: int) -> list[answers.Property]:
    """Each property with its values, and of each value the graphs that hold it."""
    by: dict[NamedNode, dict[Term, set[str]]] = {}
    for predicate, term, quad in found:
        by.setdefault(predicate, {}).setdefault(term, set()).add(_basis(evidence, quad))
    told = []
    for predicate in sorted(by, key=str):
        terms = sorted(by[predicate].items(), key=lambda item: str(item[0]))
        values = [_value(evidence, term, graphs) for term, graphs in terms[:most]]
        told.append(answers.Property(short(predicate), evidence.reader.label(predicate), values, len(terms)))
    return told


def _basis(evidence: Evidence, quad: Quad) -> str:
    graph = quad.graph_name
    if not isinstance(graph, NamedNode) or graph == DefaultGraph():
        return ""
    if graph in _GRAPHS:
        return _GRAPHS[graph]
    slug = graph.value.removeprefix(iris.source_graph("x").value[:-1])
    source = iris.source(slug) if slug != graph.value else None
    return evidence.source(source) if source and evidence.reader.value(source, LAD.url) else short(graph)


def _value(evidence: Evidence, term: Term, graphs: set[str]) -> answers.Value:
    basis = " ".join(sorted(graphs))
    if isinstance(term, Literal):
        return answers.Value(term.value, "", term.language or "", basis)
    if isinstance(term, NamedNode):
        label = evidence.reader.label(term)
        return answers.Value(short(term), "" if label == short(term) else label, "", basis)
    return answers.Value(str(term), "", "", basis)
