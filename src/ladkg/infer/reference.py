"""The same closure by owlrl, the reference implementation in Python: slow, and what the fast path is tested against."""

from collections.abc import Iterable

import rdflib
from owlrl import OWLRL_Semantics
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from ladkg.infer.rules import Term, annotations, compile_rules
from ladkg.terms import RDF


def entail(ontology: Iterable[Quad], data: Iterable[Quad]) -> tuple[set[Triple], list[str]]:
    """What `closure.entail` returns, less the rules' names, and the inconsistencies in owlrl's words.

    owlrl reasons over annotation properties like over any other, so triples with one are held back.
    """
    ontology = list(ontology)
    own = compile_rules(ontology).own
    silent = annotations(ontology)
    given = {quad.triple for quad in (*ontology, *data)}
    back: dict[rdflib.term.Node, Term] = {rdflib.RDF.type: RDF.type}
    graph = rdflib.Graph()
    for triple in given:
        if triple.predicate == RDF.first or not silent.intersection(triple):
            nodes = [_node(term) for term in triple]
            back.update(zip(nodes, triple, strict=True))
            graph.add((nodes[0], nodes[1], nodes[2]))
    reasoner = OWLRL_Semantics(graph, axioms=False, daxioms=False)
    reasoner.closure()
    found = set()
    for subject, predicate, target in graph:
        s, p, o = back.get(subject), back.get(predicate), back.get(target)
        if not (s and p and o and own(s) and isinstance(p, NamedNode)):
            continue
        if (p == RDF.type or own(p)) and (own(o) or isinstance(o, Literal)):
            found.add(Triple(s, p, o))
    return found - given, list(reasoner.error_messages)


def _node(term: Term) -> rdflib.term.Node:
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, BlankNode):
        return rdflib.BNode(term.value)
    assert isinstance(term, Literal)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value), normalize=False)
