"""The shapes run by pySHACL, the reference engine; the only module that knows it.

pySHACL parses the text of a SPARQL constraint anew for every focus node, which is nine tenths of its time: the graph it
is given here keeps each query's parsed form, and the shapes last used are kept. The report does not change.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache, lru_cache, partial
from typing import Any

import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple
from pyshacl import validate as run_pyshacl
from pyshacl.helper.path_helper import shacl_path_to_sparql_path
from pyshacl.shapes_graph import ShapesGraph
from rdflib.namespace import SH
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.algebra import traverse
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.plugins.sparql.sparql import Query

from ladkg.errors import InputError
from ladkg.terms import RDFS, XSD
from ladkg.validate.report import Finding
from ladkg.validate.rules import Rule
from ladkg.validate.shapes import Shapes, rule, severity


class ParsedOnce(rdflib.Graph):
    """A graph that parses the text of each query once, and fetches nothing for any."""

    def query(self, query_object: Any, *args: Any, **options: Any) -> rdflib.query.Result:
        return super().query(_parsed(query_object), *args, **options)


@lru_cache(maxsize=256)
def _parsed(text: str) -> Query:
    query = prepareQuery(text)
    if query.algebra.datasetClause:
        raise InputError("a SPARQL constraint has no FROM: it is asked of the data alone")
    traverse(query.algebra, visitPre=_refuse_service)
    return query


def _refuse_service(part: Any) -> None:
    if isinstance(part, CompValue) and part.name == "ServiceGraphPattern":
        raise InputError("a SPARQL constraint has no SERVICE: nothing is fetched")


def findings(data: Iterable[Quad], shapes: Shapes, ontology: Iterable[Quad]) -> list[Finding]:
    """What the shapes find in the union of the data's graphs; of the ontology only its class hierarchy is read.

    Raises InputError for shapes that pySHACL cannot run, whatever it fails with.
    """
    with literals_as_written():
        union = _graph(ParsedOnce(bind_namespaces="none"), data)
        _graph(union, (quad for quad in ontology if quad.predicate == RDFS.subClassOf))
        constraints = _constraints(shapes.quads)
        try:
            _, report, said = run_pyshacl(union, shacl_graph=constraints, inplace=True)
        except Exception as error:
            raise InputError(f"the shapes cannot be run: {error}") from error
        if not isinstance(report, rdflib.Graph):
            raise InputError(f"the shapes cannot be run: {said}")
        results = _Results(report, union, ShapesGraph(constraints), shapes.rules)
        return [results.finding(result) for result in report.objects(None, SH.result)]


@dataclass(frozen=True)
class _Results:
    """A report, read with what it was made from."""

    report: Any
    data: Any
    shapes: ShapesGraph
    rules: Mapping[str, Rule]

    def finding(self, result: Any) -> Finding:
        said = partial(self.report.value, result)
        focus, value, shape, constraint = map(said, (SH.focusNode, SH.value, SH.sourceShape, SH.sourceConstraint))
        path = said(SH.resultPath)
        if not isinstance(path, rdflib.URIRef):  # a path of several steps is a copy, without what its nodes say
            path = self.shapes.graph.value(shape, SH.path)
        found = self.rule(result, shape, constraint).finding(
            _written(focus),
            "" if path is None else shacl_path_to_sparql_path(self.shapes, self.taken(path, focus, value)),
            _written(value),
            severity(NamedNode(said(SH.resultSeverity))),
        )
        return replace(found, component=str(said(SH.sourceConstraintComponent)))

    def rule(self, result: Any, shape: Any, constraint: Any) -> Rule:
        """The constraint's own rule if it has an IRI, else the shape's; with the report's messages if it has none."""
        source = str(constraint if isinstance(constraint, rdflib.URIRef) else shape)
        known = self.rules.get(source) or self.rules.get(str(shape))
        if known and known.messages:
            return known
        messages = self.report.objects(result, SH.resultMessage)
        return rule(source, {message.language or "en": str(message) for message in messages})

    def taken(self, path: Any, focus: Any, value: Any) -> Any:
        """Of a path with alternatives the one predicate that leads to the value, where there is just one."""
        alternatives = self.shapes.graph.value(path, SH.alternativePath)
        if alternatives is None or value is None:
            return path
        taken = [step for step in self.shapes.graph.items(alternatives) if (focus, step, value) in self.data]
        return taken[0] if len(taken) == 1 else path


def _written(term: Any) -> str:
    """A term of a report as in N-Triples."""
    if isinstance(term, rdflib.URIRef):
        return str(NamedNode(term))
    if isinstance(term, rdflib.Literal):
        datatype = None if term.language or not term.datatype else NamedNode(term.datatype)
        return str(Literal(str(term), datatype=datatype, language=term.language))
    return "" if term is None else f"_:{term}"


@lru_cache(maxsize=1)
def _constraints(quads: tuple[Quad, ...]) -> Any:
    """The shapes as rdflib holds them; pySHACL adds to them two triples that it adds to any shapes."""
    return _graph(rdflib.Graph(bind_namespaces="none"), quads)


def _graph(into: Any, quads: Iterable[Quad]) -> Any:
    term = cache(_term)
    into.addN((term(quad.subject), term(quad.predicate), term(quad.object), into) for quad in quads)
    return into


def _term(term: NamedNode | BlankNode | Literal | Triple) -> rdflib.term.Node:
    match term:
        case NamedNode():
            return rdflib.URIRef(term.value)
        case Literal():
            plain = term.language or term.datatype == XSD.string
            return rdflib.Literal(term.value, lang=term.language, datatype=None if plain else term.datatype.value)
        case BlankNode():
            return rdflib.BNode(term.value)
        case _:
            raise InputError(f"{term}: a triple used as a term is RDF 1.2, which the shapes engine does not know")


@contextmanager
def literals_as_written() -> Iterator[None]:
    """rdflib otherwise rewrites "01"^^xsd:integer and the like while it builds a term."""
    before = rdflib.NORMALIZE_LITERALS
    rdflib.NORMALIZE_LITERALS = False
    try:
        yield
    finally:
        rdflib.NORMALIZE_LITERALS = before
