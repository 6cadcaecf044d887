"""The query operation of the SPARQL 1.1 Protocol: ways in, formats out, what is refused and how."""

import json
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from pyoxigraph import (
    DefaultGraph,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Store,
    parse,
    parse_query_results,
)
from SPARQLWrapper import (
    CSV,
    GET,
    JSON,
    JSONLD,
    POST,
    POSTDIRECTLY,
    RDFXML,
    TSV,
    TURTLE,
    URLENCODED,
    XML,
    SPARQLWrapper,
)

from .conftest import Server

FORM = "application/x-www-form-urlencoded"
STATES = "PREFIX lad: <https://w3id.org/ladkg/ontology#> SELECT ?s ?code { ?s lad:iso3 ?code } ORDER BY ?code LIMIT 3"
ODD = r"""SELECT * { VALUES (?a ?b) {
  ("tab\tnew\nline \"q\" <&> ,;é" UNDEF) ("" "x"@en) (<http://a/b?c=%20&d> 1.5)
  ("2020-01-01"^^<http://www.w3.org/2001/XMLSchema#date> true)
} BIND(BNODE() AS ?c) BIND(<<( <x:s> <x:p> "o"@es )>> AS ?d) }"""
ROWS = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}
GRAPHS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/trig": RdfFormat.TRIG,
    "application/n-quads": RdfFormat.N_QUADS,
}


def test_the_three_ways_in_give_the_same(server: Server) -> None:
    direct = server.send("POST", "/sparql", STATES, Content_Type="application/sparql-query; charset=UTF-8")
    answers = [server.ask(STATES), server.ask(STATES, post=True), direct, server.get(f"/sparql/?query={quote(STATES)}")]
    assert [answer.status for answer in answers] == [200] * 4
    assert len({answer.body for answer in answers}) == 1
    rows = json.loads(answers[0].text)["results"]["bindings"]
    assert [row["code"]["value"] for row in rows] == sorted(row["code"]["value"] for row in rows)
    assert len(rows) == 3


@pytest.mark.parametrize("media", ROWS)
def test_rows_read_back_are_those_of_the_engine(server: Server, media: str) -> None:
    """Every kind of term, in each format, equals what Oxigraph itself writes and reads; but for blank nodes."""
    answer = server.ask(ODD, media)
    assert (answer.status, answer.kind) == (200, media)
    ours = parse_query_results(answer.body, format=ROWS[media])
    theirs = Store().query(ODD)
    assert isinstance(ours, QuerySolutions)
    assert isinstance(theirs, QuerySolutions)
    assert [v.value for v in ours.variables] == [v.value for v in theirs.variables]
    assert {tuple(str(row[n]) for n in "abd") for row in ours} == {tuple(str(row[n]) for n in "abd") for row in theirs}


def test_csv_is_what_the_engine_writes(server: Server) -> None:
    query = ODD.replace("BIND(BNODE() AS ?c)", "")
    theirs = Store().query(query)
    assert isinstance(theirs, QuerySolutions)
    ours = server.ask(query, "text/csv")
    assert ours.headers["content-type"] == "text/csv; charset=utf-8"
    assert ours.body == theirs.serialize(format=QueryResultsFormat.CSV)


def test_what_xml_cannot_hold_is_replaced(server: Server) -> None:
    answer = server.ask(r'SELECT ("a\u0007\r\nb" AS ?x) {}', "application/sparql-results+xml")
    found = parse_query_results(answer.body, format=QueryResultsFormat.XML)
    assert isinstance(found, QuerySolutions)
    assert next(found)["x"].value == "a\ufffd\r\nb"


@pytest.mark.parametrize(("media", "form"), [(m, f) for m, f in ROWS.items() if f != QueryResultsFormat.TSV])
def test_ask(server: Server, media: str, form: QueryResultsFormat) -> None:
    for query, truth in (("ASK {}", True), ("ASK { <x:y> <x:y> <x:y> }", False)):
        found = parse_query_results(server.ask(query, media).body, format=form)
        assert isinstance(found, QueryBoolean)
        assert bool(found) == truth


@pytest.mark.parametrize("media", GRAPHS)
def test_graphs_read_back_are_the_same(server: Server, media: str) -> None:
    answer = server.ask("CONSTRUCT { ?s a ?c } WHERE { ?s a ?c } ORDER BY ?s ?c LIMIT 50", media)
    assert (answer.status, answer.kind) == (200, media)
    plain = server.ask("CONSTRUCT { ?s a ?c } WHERE { ?s a ?c } ORDER BY ?s ?c LIMIT 50", "application/n-triples")
    quads = set(parse(answer.body, format=GRAPHS[media]))
    assert quads == set(parse(plain.body, format=RdfFormat.N_TRIPLES))
    assert len(quads) == 50
    assert {quad.graph_name for quad in quads} == {DefaultGraph()}


@pytest.mark.parametrize(
    ("accept", "query", "kind"),
    [
        ("text/csv;q=0.5, application/sparql-results+xml;q=0.6", "SELECT * {}", "application/sparql-results+xml"),
        ("text/*", "SELECT * {}", "text/csv"),
        ("application/json", "SELECT * {}", "application/json"),
        ("*/*;q=0.1, text/csv;q=0", "SELECT * {}", "application/sparql-results+json"),
        ("text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8", "ASK {}", "application/xml"),
        ("nonsense, ;;, text/csv;q=7, application/rdf+xml", "CONSTRUCT WHERE { ?s ?p ?o }", "application/rdf+xml"),
        ('application/ld+json;profile="x";q=0.9,text/turtle;q=0.8', "DESCRIBE <x:y>", "application/ld+json"),
        ("", "DESCRIBE <x:y>", "text/turtle"),
    ],
)
def test_the_client_chooses(server: Server, accept: str, query: str, kind: str) -> None:
    answer = server.ask(query, accept)
    assert (answer.status, answer.kind) == (200, kind)
    assert "Accept" in answer.headers["vary"]


@pytest.mark.parametrize(
    ("accept", "query"),
    [("image/png", "SELECT * {}"), ("text/csv", "ASK {}"), ("text/csv", "CONSTRUCT WHERE {?s ?p ?o}"),
     ("text/turtle", "SELECT * {}"), ("*/*;q=0", "SELECT * {}")],
)  # fmt: skip
def test_what_nobody_wants_is_not_sent(server: Server, accept: str, query: str) -> None:
    answer = server.ask(query, accept)
    assert answer.status == 406
    assert answer.text.startswith("the Accept header takes none of: ")


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ("SELECT * {", 400, "this is no SPARQL 1.1 query: error at 1:11"),
        ("SELECT (<x:f>(1) AS ?x) {}", 400, "the query cannot be run: The custom function <x:f> is not supported"),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> {} }", 403, "SERVICE is refused"),
        ("PREFIX : <http://127.0.0.1:1/> ASK { SERVICE:x {} }", 403, "SERVICE is refused"),
        ("SELECT * FROM <http://127.0.0.1:1/> {}", 403, "<http://127.0.0.1:1/> is no graph of this store"),
        ("SELECT * FROM u:x {}", 400, "'' is no absolute IRI"),
        ("DROP ALL", 400, "the graph is read-only here"),
        ("ASK " + "{" * 300 + "}" * 300, 400, "brackets nest deeper than 200 levels"),
        ("", 400, "this is no SPARQL 1.1 query"),
    ],
)
def test_what_is_wrong_is_said(server: Server, query: str, status: int, said: str) -> None:
    answer = server.ask(query)
    assert (answer.status, answer.kind) == (status, "text/plain")
    assert said in answer.text


@pytest.mark.parametrize(
    ("method", "path", "body", "kind", "status"),
    [
        ("POST", "/sparql", "ASK {}", "text/plain", 415),
        ("POST", "/sparql", "ASK {}", "", 415),
        ("POST", "/sparql", "ASK {}".encode("utf-16"), "application/sparql-query; charset=utf-16", 415),
        ("POST", "/sparql", b"ASK { ?s ?p '\xff' }", "application/sparql-query", 400),
        ("POST", "/sparql", "query=%FF", FORM, 400),
        ("POST", "/sparql", "a=b", FORM, 400),
        ("POST", "/sparql", "CLEAR ALL", "application/sparql-update", 403),
        ("POST", "/sparql", "update=CLEAR+ALL", FORM, 403),
        ("POST", "/sparql?using-graph-uri=x:y", "query=ASK{}", FORM, 403),
        ("GET", "/sparql?query=ASK%7B%7D&query=ASK%7B%7D", None, "", 400),
        ("GET", "/sparql?" + "a&" * 2000, None, "", 400),
        ("PUT", "/sparql?query=ASK%7B%7D", "x", "", 405),
        ("DELETE", "/sparql", None, "", 405),
    ],
)
def test_other_ways_in(server: Server, method: str, path: str, body: str | bytes, kind: str, status: int) -> None:
    answer = server.send(method, path, body, **({"Content_Type": kind} if kind else {}))
    assert (answer.status, answer.kind) == (status, "text/plain")
    assert len(answer.text) > 10
    if status == 405:
        assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD", "POST"}


def graph(name: str) -> str:
    return f"https://w3id.org/ladkg/id/graph/{name}"


COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def number(server: Server, query: str, **fields: str) -> int:
    answer = server.ask(query, None, post=False, **fields)
    assert answer.status == 200, answer.text
    return int(json.loads(answer.text)["results"]["bindings"][0]["n"]["value"])


def test_the_dataset_can_be_chosen(server: Server) -> None:
    """By the protocol or by FROM, the protocol being the stronger; unnamed, a part of it is empty."""
    derived = number(server, COUNT, **{"default-graph-uri": graph("derived")})
    assert 0 < derived < number(server, COUNT)
    assert number(server, COUNT.replace("{ ?s", f"FROM <{graph('derived')}> {{ ?s")) == derived
    from_other = COUNT.replace("{ ?s", f"FROM <{graph('ontology')}> {{ ?s")
    assert number(server, from_other, **{"default-graph-uri": graph("derived")}) == derived
    assert number(server, COUNT, **{"named-graph-uri": graph("derived")}) == 0
    named = "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    assert number(server, named, **{"named-graph-uri": graph("derived")}) == 1
    assert number(server, named, **{"default-graph-uri": graph("derived")}) == 0
    assert number(server, named) > 100
    two = urlencode([("query", COUNT), *(("default-graph-uri", graph(g)) for g in ("derived", "ontology"))])
    found = json.loads(server.get(f"/sparql?{two}").text)["results"]["bindings"][0]["n"]["value"]
    assert int(found) == derived + number(server, COUNT, **{"default-graph-uri": graph("ontology")})


def test_the_prefixes_of_the_project_are_known(server: Server) -> None:
    assert json.loads(server.ask("ASK { <state/CRI> a lad:State }").text)["boolean"] is True


@pytest.mark.parametrize("method", [GET, POST])
@pytest.mark.parametrize("way", [URLENCODED, POSTDIRECTLY])
@pytest.mark.parametrize("form", [JSON, XML, CSV, TSV])
def test_sparqlwrapper_rows(server: Server, method: str, way: str, form: str) -> None:
    wrapper = SPARQLWrapper(server.endpoint)
    wrapper.setQuery(STATES)
    wrapper.setMethod(method)
    wrapper.setRequestMethod(way)
    wrapper.setReturnFormat(form)
    found: Any = wrapper.queryAndConvert()
    first = min(row["code"]["value"] for row in json.loads(server.ask(STATES).text)["results"]["bindings"])
    said = found.toxml() if form == XML else json.dumps(found) if form == JSON else found.decode()
    assert first in said


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # SPARQLWrapper's own
@pytest.mark.parametrize("form", [TURTLE, RDFXML, JSONLD])
def test_sparqlwrapper_graphs(server: Server, form: str) -> None:
    wrapper = SPARQLWrapper(server.endpoint)
    wrapper.setQuery("DESCRIBE <https://w3id.org/ladkg/id/state/CRI>")
    wrapper.setReturnFormat(form)
    found: Any = wrapper.queryAndConvert()
    assert "Costa Rica" in (found.decode() if isinstance(found, bytes) else found.serialize(format="nt"))
