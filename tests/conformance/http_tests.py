"""Manifests of the W3C that describe HTTP requests and what should come back (https://www.w3.org/TR/HTTP-in-RDF10/)."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import BlankNode, Dataset, Literal, NamedNode, RdfFormat, parse

from ladkg.terms import RDF

MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
HT = "http://www.w3.org/2011/http#"
CNT = "http://www.w3.org/2011/content#"
CODES = {"OK": {200}, "Created": {201}, "NoContent": {204}, "NotFound": {404}}
CODES |= {f"StatusCode{n}xx": set(range(100 * n, 100 * n + 100)) for n in (2, 3, 4)}
Term = NamedNode | BlankNode | Literal


@dataclass(frozen=True)
class Graph:
    """A manifest, node by node."""

    quads: Dataset

    def all(self, node: Term, name: str) -> list[Term]:
        assert isinstance(node, NamedNode | BlankNode)
        found = [quad.object for quad in self.quads.quads_for_subject(node) if quad.predicate.value == name]
        return [term for term in found if isinstance(term, NamedNode | BlankNode | Literal)]

    def text(self, node: Term, name: str) -> str:
        return "".join(term.value for term in self.all(node, name))

    def listed(self, node: Term, name: str) -> Iterator[Term]:
        head = next(iter(self.all(node, name)), RDF.nil)
        while head != RDF.nil:
            yield self.all(head, RDF.first.value)[0]
            (head,) = self.all(head, RDF.rest.value)


@dataclass(frozen=True)
class Request:
    """A request and what should come back; `location` names what later requests call the place of a new graph."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes | None
    statuses: frozenset[int]
    truth: str
    form: str
    expected: str
    location: str


def read(file: Path, old: str, new: str) -> Graph:
    """A manifest; the first part of its paths is put into another one."""
    text = file.read_text(encoding="utf-8").replace(f"/{old}", f"/{new}").replace(f"%2F{old}", f"%2F{new}")
    return Graph(Dataset(parse(text.encode(), format=RdfFormat.TURTLE, base_iri=file.as_uri())))


def headers(graph: Graph, node: Term) -> dict[str, str]:
    pairs = graph.listed(node, f"{HT}headers")
    return {graph.text(one, f"{HT}fieldName"): graph.text(one, f"{HT}fieldValue") for one in pairs}


def content(graph: Graph, node: Term) -> tuple[str, str]:
    body = next(iter(graph.all(node, f"{HT}body")), None)
    return (graph.text(body, f"{CNT}chars"), graph.text(body, f"{CNT}characterEncoding")) if body else ("", "")


def request(graph: Graph, node: Term) -> Request:
    (response,) = graph.all(node, f"{HT}resp")
    codes = [term.value.rpartition("#")[2] for term in graph.all(response, f"{MF}expectedStatus")]
    text, encoding = content(graph, node)
    return Request(
        graph.text(node, f"{HT}methodName"),
        graph.text(node, f"{HT}absolutePath"),
        headers(graph, node),
        text.encode(encoding or "utf-8") if text else None,
        frozenset().union(*(CODES[code] for code in codes)),
        graph.text(response, f"{MF}expectedBoolean"),
        graph.text(response, f"{MF}expectedFormat"),
        content(graph, response)[0],
        graph.text(response, f"{MF}expectedLocation"),
    )


def entries(graph: Graph) -> dict[str, list[Request]]:
    """The requests of each test, by its name, and first what the graphs of its `ut:graphData` would be."""
    found = {}
    for quad in graph.quads:
        if quad.predicate.value == f"{MF}action" and isinstance(quad.subject, NamedNode):
            assert isinstance(quad.object, BlankNode)
            listed = graph.listed(quad.object, f"{HT}requests")
            found[quad.subject.value.rpartition("#")[2]] = [request(graph, one) for one in listed]
    return found
