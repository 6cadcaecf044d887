"""Everything else that has an address: graphs, resources, descriptions, the site, and what surrounds an answer."""

import json
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, parse

from ladkg.pipeline.build import Parts
from ladkg.store import write_store

from .conftest import Server, running

CRI = "https://w3id.org/ladkg/id/state/CRI"
DERIVED = "https://w3id.org/ladkg/id/graph/derived"
MEDIA = {
    "text/turtle": "ttl",
    "application/n-triples": "nt",
    "application/ld+json": "jsonld",
    "application/rdf+xml": "rdf",
    "application/trig": "trig",
    "application/n-quads": "nq",
}


def quads(media: str, body: bytes) -> set[Quad]:
    return set(parse(body, format=RdfFormat.from_media_type(media)))


def triples(media: str, body: bytes) -> set[Quad]:
    return {Quad(*quad.triple) for quad in quads(media, body)}


# Graphs.


@pytest.mark.parametrize("media", MEDIA)
def test_a_graph(wide: Server, media: str, graph_store: Path) -> None:
    answer = wide.get(f"/store?graph={DERIVED}", media)
    assert (answer.status, answer.kind) == (200, media)
    kept = Store.read_only(str(graph_store)).quads_for_pattern(None, None, None, NamedNode(DERIVED))
    assert triples(media, answer.body) == {Quad(*quad.triple) for quad in kept}


def test_the_default_graph_is_the_union(wide: Server, parts: Parts) -> None:
    """Each literal as it was written; the sets are too large to be shown where they differ."""
    answer = wide.get("/store?default", "application/n-triples")
    found = quads("application/n-triples", answer.body)
    different = len(found ^ {Quad(*quad.triple) for quad in parts})
    assert different == 0


def test_heads_tell_without_the_body(server: Server) -> None:
    for path in (f"/store?graph={DERIVED}", "/id/state/CRI.ttl", "/sparql?query=ASK%7B%7D", "/health"):
        head, whole = server.send("HEAD", path), server.get(path)
        assert (head.status, head.body, head.headers["content-type"]) == (200, b"", whole.headers["content-type"])
    assert server.send("HEAD", "/store?graph=x:y").status == 404


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/store", 400, "name one graph"),
        (f"/store?default&graph={DERIVED}", 400, "name one graph"),
        ("/store?graph=derived", 400, "'derived' is no absolute IRI"),
        ("/store?graph=http://127.0.0.1:1/", 404, "<http://127.0.0.1:1/> is no graph of this store"),
        ("/store/derived", 404, "/store/derived> is no graph of this store"),
        ("/store?default", 403, "this graph is longer than 1,000,000 bytes"),
        ("/id/state/XXX", 404, "nothing is said of <https://w3id.org/ladkg/id/state/XXX> here"),
        ("/id/", 404, "nothing is said"),
        ("/id/%3Cx%3E", 404, "nothing is said"),
        ("/id/state/XXX.ttl", 404, "nothing is said"),
        ("/nothing", 404, "there is nothing at /nothing"),
        ("/../etc/passwd", 404, "there is nothing"),
    ],
)
def test_what_is_not_there(server: Server, path: str, status: int, said: str) -> None:
    answer = server.get(path)
    assert (answer.status, answer.kind) == (status, "text/plain")
    assert said in answer.text


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
@pytest.mark.parametrize("path", ["/store?graph=x:y", "/store/x", "/id/state/CRI", "/.well-known/void"])
def test_nothing_is_written(server: Server, method: str, path: str) -> None:
    answer = server.send(method, path, "<x:a> <x:b> <x:c> .", Content_Type="text/turtle")
    assert (answer.status, set(answer.headers["allow"].split(", "))) == (405, {"GET", "HEAD"})
    assert answer.text.endswith("this server is read-only\n")


def test_no_graph_in_another_format(server: Server) -> None:
    assert server.get(f"/store?graph={DERIVED}", "image/png").status == 406


# Resources.


@pytest.mark.parametrize(("media", "ending"), [*MEDIA.items(), ("text/html", "html")])
def test_a_resource_leads_to_its_documents(server: Server, media: str, ending: str) -> None:
    """303, not 200: the state is not the document about it."""
    lead = server.get("/id/state/CRI", media)
    assert (lead.status, lead.headers["location"]) == (303, f"/id/state/CRI.{ending}")
    assert "Accept" in lead.headers["vary"]
    document = server.get(lead.headers["location"])
    assert (document.status, document.kind) == (200, media)
    assert document.headers["link"] == '</id/state/CRI>; rel="describes"'
    if media == "text/html":
        assert "<h1>Costa Rica</h1>" in document.text
        assert 'href="/id/state/CRI.ttl"' in document.text
        return
    found = quads(media, document.body)
    assert Quad(NamedNode(CRI), NamedNode("https://w3id.org/ladkg/ontology#iso3"), Literal("CRI")) in {
        Quad(*quad.triple) for quad in found
    }
    assert any(quad.object == NamedNode(CRI) for quad in found), "what points at it is told too"
    named = {quad.graph_name for quad in found} - {DefaultGraph()}
    assert bool(named) == (ending in {"trig", "nq", "jsonld"}), "where the format knows graphs, it says who says so"


def test_browsers_get_a_page_and_programs_turtle(server: Server) -> None:
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    assert server.get("/id/state/CRI", browser).headers["location"] == "/id/state/CRI.html"
    assert server.get("/id/state/CRI").headers["location"] == "/id/state/CRI.ttl"
    assert server.get("/id/state/CRI", "image/png").status == 406


def test_dots_in_names_are_no_endings(server: Server) -> None:
    lead = server.get("/id/provision/agenda-2030/target-10.7")
    assert lead.headers["location"] == "/id/provision/agenda-2030/target-10.7.ttl"
    assert server.get(lead.headers["location"]).status == 200


def test_a_graph_is_what_it_holds(wide: Server) -> None:
    path = "/id/graph/derived"
    assert wide.get(path).headers["location"] == f"{path}.ttl"
    content = wide.get(f"{path}.nt").body
    assert quads("application/n-triples", content) == quads(
        "application/n-triples", wide.get(f"/store?graph={DERIVED}", "application/n-triples").body
    )
    assert wide.get(f"{path}.html").kind == "text/html"


def test_the_ontology(server: Server) -> None:
    assert server.get("/ontology").headers["location"] == "/id/graph/ontology.ttl"
    assert server.get("/ontology", "text/html").headers["location"] == "/id/graph/ontology.html"


def test_a_page_lets_nothing_through(tmp_path: Path) -> None:
    node = NamedNode("https://w3id.org/ladkg/id/x")
    nasty = '<script>alert("1")</script>'
    said = [
        Quad(node, NamedNode("http://www.w3.org/2000/01/rdf-schema#label"), Literal(nasty, language="en")),
        Quad(node, NamedNode("x:p"), NamedNode("javascript:alert(1)")),
    ]
    write_store(said, tmp_path / "store")
    with running(tmp_path, "--store", str(tmp_path / "store"), "--workers", "1") as server:
        text = server.get("/id/x.html").text
    assert "<script" not in text
    assert 'href="javascript' not in text
    assert "default-src &#x27;none&#x27;" in text


def test_literals_are_as_they_were_written(tmp_path: Path) -> None:
    """The store itself rewrites them: a graph and a description give them back."""
    node, decimal = NamedNode("https://w3id.org/ladkg/id/x"), NamedNode("http://www.w3.org/2001/XMLSchema#decimal")
    graph = NamedNode("x:g")
    said = [Quad(node, NamedNode("x:p"), Literal(text, datatype=decimal), graph) for text in ("2.50", "2.5", "1.0")]
    write_store(said, tmp_path / "store")
    with running(tmp_path, "--store", str(tmp_path / "store"), "--workers", "1") as server:
        for path in ("/store?graph=x:g", "/store?default", "/id/x.nt"):
            found = quads("application/n-triples", server.get(path, "application/n-triples").body)
            assert {quad.object.value for quad in found} == {"2.50", "2.5", "1.0"}  # type: ignore[union-attr]
        assert quads("application/n-quads", server.get("/id/x.nq").body) == set(said)


def test_a_store_of_oxigraph_itself(tmp_path: Path) -> None:
    """Its default graph is empty: the union is put together. Blank nodes are told with what they belong to."""
    store = Store(str(tmp_path / "raw"))
    turtle = "@prefix : <https://w3id.org/ladkg/id/> . :x :p [ :q [ :r 1 ] ] . :y :p 2 ."
    store.load(turtle.encode(), format=RdfFormat.TURTLE, to_graph=NamedNode("x:g"))
    store.flush()
    del store
    with running(tmp_path, "--store", str(tmp_path / "raw"), "--workers", "1") as server:
        assert json.loads(server.ask("ASK { ?s ?p 2 }").text)["boolean"]
        assert json.loads(server.ask("ASK FROM <x:g> { ?s ?p 2 }").text)["boolean"]
        assert len(quads("application/n-triples", server.get("/store?default", "application/n-triples").body)) == 4
        assert len(quads("application/n-triples", server.get("/id/x.nt").body)) == 3


# What the service and its data are.


def test_void(server: Server) -> None:
    found = server.get("/.well-known/void", "application/n-triples")
    assert found.status == 200
    told = {quad.predicate.value.rpartition("#")[2]: quad.object for quad in quads("application/n-triples", found.body)}
    assert told["sparqlEndpoint"] == NamedNode(server.endpoint)
    count = server.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert told["triples"].value == json.loads(count.text)["results"]["bindings"][0]["n"]["value"]  # type: ignore[union-attr]
    assert server.get("/.well-known/void", "image/png").status == 406
    assert server.get("/.well-known/void").kind == "text/turtle"


def test_the_service_names_every_graph(server: Server) -> None:
    found = quads("text/turtle", server.get("/sparql", "text/turtle").body)
    names = {q.object for q in found if q.predicate.value == "http://www.w3.org/ns/sparql-service-description#name"}
    rows = json.loads(server.ask("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }").text)["results"]["bindings"]
    assert {name.value for name in names} == {row["g"]["value"] for row in rows}  # type: ignore[union-attr]
