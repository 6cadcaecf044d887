"""What the service and its data are, in RDF: SPARQL 1.1 Service Description and VoID.

https://www.w3.org/TR/sparql11-service-description/, https://www.w3.org/TR/void/
"""

from collections.abc import Iterator
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat

from ladkg import graph
from ladkg.iris import DATASET
from ladkg.serve.facts import Found
from ladkg.serve.jobs import TRUNCATED
from ladkg.terms import DCTERMS, PREFIXES, RDF, RDFS, XSD

_SD: Final = "http://www.w3.org/ns/sparql-service-description#"
_VOID: Final = "http://rdfs.org/ns/void#"
_FORMATS: Final = "http://www.w3.org/ns/formats/"
_RESULTS: Final = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "JSON-LD", "RDF_XML", "TriG", "N-Quads"),
)
"""https://www.w3.org/ns/formats/"""
_CUT: Final = "An answer that points here was cut short: it has as many rows or bytes as this service gives at a time."


def service(endpoint: str, found: Found) -> list[Quad]:
    """The description of the service at an endpoint, whose default graph is the union of the named ones."""
    return list(_service(endpoint, found))


def _service(endpoint: str, found: Found) -> Iterator[Quad]:
    this, dataset, default = (NamedNode(endpoint + part) for part in ("", "#dataset", "#default-graph"))
    yield Quad(this, RDF.type, _sd("Service"))
    yield Quad(this, _sd("endpoint"), this)
    yield Quad(this, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    yield Quad(this, _sd("feature"), _sd("UnionDefaultGraph"))
    for name in _RESULTS:
        yield Quad(this, _sd("resultFormat"), NamedNode(_FORMATS + name))
    yield Quad(this, _sd("defaultDataset"), dataset)
    yield Quad(dataset, RDF.type, _sd("Dataset"))
    yield Quad(dataset, _sd("defaultGraph"), default)
    yield Quad(default, RDF.type, _sd("Graph"))
    for number, name in enumerate(found["graphs"], 1):
        named = NamedNode(f"{endpoint}#graph-{number}")
        yield Quad(dataset, _sd("namedGraph"), named)
        yield Quad(named, RDF.type, _sd("NamedGraph"))
        yield Quad(named, _sd("name"), NamedNode(name))
    yield Quad(NamedNode(f"{endpoint}#{TRUNCATED}"), RDFS.comment, Literal(_CUT, language="en"))


def void(endpoint: str, found: Found) -> list[Quad]:
    """The dataset in VoID: where to ask it, what its IRIs begin with, how large it is."""
    counts = ((name, Literal(str(number), datatype=XSD.integer)) for name, number in found["counts"].items())
    return [
        Quad(DATASET, RDF.type, _void("Dataset")),
        _asked_at(endpoint),
        Quad(DATASET, _void("uriSpace"), Literal(PREFIXES["id"])),
        Quad(DATASET, _void("vocabulary"), NamedNode(PREFIXES["lad"])),
        *(Quad(DATASET, _void(_VOID_NAMES.get(name, name)), number) for name, number in counts),
        *(Quad(DATASET, DCTERMS.license, NamedNode(license)) for license in found["licenses"]),
    ]


_VOID_NAMES: Final = {"subjects": "distinctSubjects", "objects": "distinctObjects"}


def completed(quads: list[Quad], endpoint: str) -> list[Quad]:
    """The VoID of a site, which may not know of an endpoint, with where to ask it."""
    told = any(quad.predicate == _void("sparqlEndpoint") for quad in quads)
    return quads if told else [*quads, _asked_at(endpoint)]


def _asked_at(endpoint: str) -> Quad:
    return Quad(DATASET, _void("sparqlEndpoint"), NamedNode(endpoint))


def written(quads: list[Quad], syntax: RdfFormat) -> bytes:
    return graph.to_bytes(quads, syntax)


def _sd(name: str) -> NamedNode:
    return NamedNode(_SD + name)


def _void(name: str) -> NamedNode:
    return NamedNode(_VOID + name)
