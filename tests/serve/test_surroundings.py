"""The site at the root, and what surrounds every answer: tags, origins, compression, numbers, the log."""

import gzip
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from ladkg.store import write_store

from .conftest import Server, Start, running

DERIVED = "https://w3id.org/ladkg/id/graph/derived"


# The site.


@pytest.fixture(scope="module")
def site(start: Start, graph_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Server:
    folder = tmp_path_factory.mktemp("site") / "public"
    files = {
        "index.html": "<h1>Home</h1>" + "x" * 2000,
        "id/state/CRI/index.html": "<h1>The page of Costa Rica</h1>",
        "id/state/MEX.html": "<h1>The page of Mexico</h1>",
        "id/~moved.html": "<h1>The page of the United States</h1>",
        "moved.json": '{"id/state/USA": "id/~moved"}',
        "app.mjs": "export {}",
        "void.ttl": "<https://w3id.org/ladkg/id/dataset/ladkg> a <http://rdfs.org/ns/void#Dataset> .",
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    (folder.parent / "secret").write_text("secret", encoding="utf-8")
    return start(graph_store, "--site", str(folder), "--url", "https://w3id.org/ladkg")


def test_the_site_stands_at_the_root(site: Server) -> None:
    assert site.get("/").text.startswith("<h1>Home</h1>")
    assert site.get("/app.mjs").kind == "text/javascript"
    assert site.get("/../secret").status == 404
    assert site.get("/%2e%2e/secret").status == 404
    assert site.get("/nothing").text == "there is nothing at /nothing\n"
    tag = site.get("/").headers["etag"]
    assert site.get("/", If_None_Match=tag).status == 304


@pytest.mark.parametrize(
    ("path", "place", "title"),
    [
        ("/id/state/CRI", "/id/state/CRI/", "The page of Costa Rica"),
        ("/id/state/MEX", "/id/state/MEX.html", "The page of Mexico"),
        ("/id/state/USA", "/id/~moved.html", "The page of the United States"),
        ("/id/state/CHL", "/id/state/CHL.html", "Chile"),
    ],
)
def test_its_pages_stand_for_the_resources(site: Server, path: str, place: str, title: str) -> None:
    lead = site.get(path, "text/html")
    assert lead.headers["location"] == place
    assert f"<h1>{title}</h1>" in site.get(place).text
    assert site.get(path, "text/turtle").headers["location"] == f"{path}.ttl"


def test_its_void_is_served_and_the_public_address_told(site: Server) -> None:
    told = {
        str(quad.predicate): str(quad.object)
        for quad in parse(site.get("/.well-known/void").body, format=RdfFormat.TURTLE)
    }
    assert len(told) == 2
    assert told["<http://rdfs.org/ns/void#sparqlEndpoint>"] == "<https://w3id.org/ladkg/sparql>"
    assert "<https://w3id.org/ladkg/sparql>" in site.get("/sparql", "application/n-triples").text


def test_without_a_site_the_root_says_where_to_go(server: Server) -> None:
    assert "SPARQL 1.1 endpoint" in server.get("/").text


# What surrounds an answer.


def test_what_the_client_has_is_not_sent_again(wide: Server) -> None:
    for path in ("/sparql?query=ASK%7B%7D", "/id/state/CRI.ttl", f"/store?graph={DERIVED}"):
        tag = wide.get(path).headers["etag"]
        again = wide.get(path, If_None_Match=f'"other", {tag}')
        assert (again.status, again.body, again.headers["etag"]) == (304, b"", tag)
        assert wide.get(path, If_None_Match='W/"other"').status == 200
        other = wide.get(path, "application/xml, application/rdf+xml", If_None_Match=tag)
        assert other.status == (304 if path.endswith(".ttl") else 200), "another format is another answer"
    assert wide.get("/sparql?query=ASK%7B%7D", If_None_Match="*").status == 304


def test_what_changes_has_no_tag(server: Server) -> None:
    first, second = (server.ask("SELECT (UUID() AS ?u) {}") for _ in range(2))
    assert first.body != second.body
    assert ("etag" in first.headers, first.headers["cache-control"]) == (False, "no-store")


def test_the_tag_changes_with_the_data(tmp_path: Path, server: Server) -> None:
    write_store([Quad(NamedNode("x:a"), NamedNode("x:b"), NamedNode("x:c"))], tmp_path / "other")
    with running(tmp_path, "--store", str(tmp_path / "other"), "--workers", "1") as other:
        assert other.ask("ASK {}").headers["etag"] != server.ask("ASK {}").headers["etag"]


def test_answers_are_kept(server: Server) -> None:
    query = "SELECT * { ?s a lad:Treaty } # kept"
    first = server.ask(query)
    before = server.metric("ladkg_kept_answers_total")
    assert server.ask(query).body == first.body
    assert server.metric("ladkg_kept_answers_total") == before + 1


def test_few_answers_are_kept_where_there_is_little_room(graph_store: Path, tmp_path: Path) -> None:
    with running(tmp_path, "--store", str(graph_store), "--keep", "0.01", "--workers", "1") as server:
        for number in range(30):
            assert server.ask(f"SELECT * {{ ?s a lad:State }} LIMIT 20 # {number}").status == 200
        assert server.ask("SELECT * { ?s a lad:State } LIMIT 20 # 0").status == 200
        assert server.metric("ladkg_kept_answers_total") == 0
        assert server.ask("SELECT * { ?s a lad:State } LIMIT 20 # 0").status == 200
        assert server.metric("ladkg_kept_answers_total") == 1


def test_any_page_may_ask(server: Server) -> None:
    answer = server.get("/sparql?query=ASK%7B%7D", Origin="https://example.org")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "X-Truncated" in answer.headers["access-control-expose-headers"]
    asked = {"Access_Control_Request_Method": "POST", "Access_Control_Request_Headers": "content-type"}
    before = server.send("OPTIONS", "/sparql", Origin="https://example.org", **asked)
    assert before.status == 200
    assert "POST" in before.headers["access-control-allow-methods"]


def test_gzip(server: Server) -> None:
    plain = server.ask("SELECT * { ?s a lad:State }")
    zipped = server.get("/sparql?query=SELECT+*+%7B+?s+a+lad:State+%7D", Accept_Encoding="gzip")
    assert (zipped.headers["content-encoding"], "Accept-Encoding" in zipped.headers["vary"]) == ("gzip", True)
    assert gzip.decompress(zipped.body) == plain.body
    assert len(zipped.body) < len(plain.body) / 3


def test_a_large_answer_comes_from_a_file(wide: Server) -> None:
    answer = wide.ask("SELECT * { ?s ?p ?o }", "text/csv")
    assert int(answer.headers["content-length"]) == len(answer.body) > 3_000_000
    zipped = wide.get("/store?default", "application/n-triples", Accept_Encoding="gzip")
    assert zipped.headers["content-encoding"] == "gzip"
    assert len(zipped.text) > 5_000_000


def test_health_metrics_and_log(server: Server) -> None:
    assert [server.get(path).status for path in ("/health", "/ready")] == [200, 200]
    answer = server.get("/metrics")
    families = {family.name for family in text_string_to_metric_families(answer.text)}
    assert {"ladkg_requests", "ladkg_request_seconds", "ladkg_quick_waiting", "ladkg_workers_bytes"} <= families
    assert "process_resident_memory_bytes" in families
    assert answer.headers["x-content-type-options"] == "nosniff"
    requests = server.lines("request")
    assert {"at", "method", "path", "status", "bytes", "ms"} <= set(requests[0])
