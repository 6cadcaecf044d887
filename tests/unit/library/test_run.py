"""Running queries: the union of the graphs, the forms of results, answers from elsewhere."""

import json

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from ladkg import iris
from ladkg.errors import LadkgError
from ladkg.library import run
from ladkg.terms import RDFS

CHILE = iris.mint("state", "CHL")
STORE = run.store_of(
    [
        Quad(CHILE, RDFS.label, Literal("Chile", language="en"), iris.source_graph("a")),
        Quad(CHILE, RDFS.seeAlso, NamedNode("https://example.org/"), iris.source_graph("b")),
    ]
)


def test_a_pattern_outside_graph_sees_all_graphs() -> None:
    rows = run.run(STORE, "SELECT ?label { ?s rdfs:label ?label ; rdfs:seeAlso ?other }")
    assert run.write(rows, "csv") == b"label\r\nChile\r\n"


def test_each_form() -> None:
    select = "SELECT ?s ?label { ?s rdfs:label ?label }"
    assert run.write(run.run(STORE, select), "tsv").startswith(b"?s\t?label\n<https://w3id.org/ladkg/id/state/CHL>")
    assert json.loads(run.write(run.run(STORE, select), "json"))["head"] == {"vars": ["s", "label"]}
    assert json.loads(run.write(run.run(STORE, "ASK { ?s ?p ?o }"), "json"))["boolean"] is True
    made = run.run(STORE, "CONSTRUCT WHERE { ?s rdfs:label ?label }")
    assert b'rdfs:label "Chile"@en' in run.write(made, "turtle")
    assert b"Chile" in run.write(run.run(STORE, "DESCRIBE <state/CHL>"), "jsonld")


def test_a_form_that_does_not_fit_is_told() -> None:
    with pytest.raises(LadkgError, match="rows cannot be written as turtle"):
        run.write(run.run(STORE, "SELECT * { ?s ?p ?o }"), "turtle")
    with pytest.raises(LadkgError, match="a graph cannot be written as csv"):
        run.write(run.run(STORE, "CONSTRUCT WHERE { ?s ?p ?o }"), "csv")


def test_bad_syntax_names_the_query() -> None:
    with pytest.raises(LadkgError, match=r"mine: .*"):
        run.run(STORE, "SELECT * { ?s ?p }", "mine")


def test_answers_from_elsewhere() -> None:
    asked = []

    def ask(query: str, accept: str) -> bytes:
        asked.append((query, accept))
        if "triples" in accept:
            return b'<https://a/> <https://b/> "c" .\n'
        return b'{"head": {"vars": ["x"]}, "results": {"bindings": [{"x": {"type": "literal", "value": "1"}}]}}'

    assert run.write(run.run_elsewhere(ask, "SELECT ?x { ?x a lad:State }"), "csv") == b"x\r\n1\r\n"
    assert b'"c"' in run.write(run.run_elsewhere(ask, "CONSTRUCT WHERE { ?s ?p ?o }"), "ntriples")
    assert all("PREFIX lad:" in query for query, _ in asked)
    with pytest.raises(LadkgError, match="the endpoint's answer is no SPARQL result"):
        run.run_elsewhere(lambda *_: b"<html>", "SELECT * { ?s ?p ?o }")
