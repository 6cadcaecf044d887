"""The W3C tests of the SPARQL 1.1 Protocol, of service descriptions and of the Graph Store Protocol on `ladkg serve`.

The suite is not kept here: LADKG_SPARQL_SUITE names its folder `sparql/sparql11` (repository w3c/rdf-tests). What
writes must be refused, as docs/conformance.md says: what a write would have made is put into the store before, and
read.
"""

import json
import os
from collections.abc import Callable, Iterator
from email import message_from_string
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from pyoxigraph import (
    CanonicalizationAlgorithm,
    Dataset,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    parse,
)

from ladkg.store import write_store
from ladkg.terms import RDF, RDFS

from ..serve.conftest import Answered, answered, running
from .http_tests import Request, entries, read

UT = "http://www.w3.org/2009/sparql/tests/test-update#"
SD = "http://www.w3.org/ns/sparql-service-description#"
WITHOUT = "LADKG_SPARQL_SUITE does not name the folder with the W3C SPARQL 1.1 tests"
NONE = "http://kasei.us/2009/09/sparql/data/data0.rdf"
"""The graph that many tests name and none describes: it has to be there, and may be empty."""
HOME = "http://www.example/"
FORMATS = {
    "boolean": {"application/sparql-results+json", "application/sparql-results+xml"},
    "tabular": {f"application/sparql-results+{n}" for n in ("json", "xml")} | {"text/csv", "text/tab-separated-values"},
    "RDF": {"text/turtle", "application/rdf+xml", "application/n-triples"},
}
State = dict[str, frozenset[Quad]]


def suite(folder: str) -> Path:
    root = Path(os.environ.get("LADKG_SPARQL_SUITE") or ".", folder)
    if not root.is_dir():
        pytest.skip(WITHOUT)
    return root


def send(port: int, asked: Request, path: str) -> Answered:
    return answered(port, asked.method, path, asked.body, asked.headers)


def placed(quads: frozenset[Quad], name: str) -> Iterator[Quad]:
    """The quads in a graph, the default one where its name is empty."""
    for quad in quads:
        yield Quad(quad.subject, quad.predicate, quad.object, NamedNode(name) if name else DefaultGraph())


@pytest.fixture(scope="module")
def state_at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[State], int]]:
    """`state_at({graph: quads})` → the port of a server of just that; the name of the default graph is empty."""
    from contextlib import ExitStack

    folder = tmp_path_factory.mktemp("states")
    ports: dict[frozenset[tuple[str, frozenset[Quad]]], int] = {}
    with ExitStack() as servers:

        def start(state: State) -> int:
            key = frozenset(state.items())
            if key not in ports:
                store = folder / str(len(ports))
                quads = [quad for name in state for quad in placed(state[name], name)]
                write_store(quads, store)
                options = ("--store", str(store), "--url", HOME, "--workers", "1")
                ports[key] = servers.enter_context(running(folder, *options)).port
            return ports[key]

        yield start


# The Protocol.

UPDATES = {
    *(f"update_dataset_{name}" for name in ("default_graph", "default_graphs", "named_graphs", "full")),
    *("update_post_form", "update_post_direct", "update_base_uri"),
}
"""What only passes where updates are carried out."""
PROTOCOL = {
    *(f"query_{name}" for name in ("post_form", "get", "post_direct", "dataset_full", "multiple_dataset")),
    *(f"query_dataset_{name}_{way}" for name in ("default_graphs", "named_graphs") for way in ("get", "post")),
    *(f"query_content_type_{name}" for name in ("select", "ask", "describe", "construct")),
    *(f"bad_query_{name}" for name in ("method", "wrong_media_type", "missing_form_type", "missing_direct_type")),
    *(f"bad_{name}" for name in ("query_non_utf8", "query_syntax", "multiple_queries", "multiple_updates")),
    *(f"bad_update_{name}" for name in ("get", "wrong_media_type", "missing_form_type", "non_utf8", "syntax")),
    "bad_update_dataset_conflict",
    *UPDATES,
}


@cache
def protocol() -> tuple[dict[str, list[Request]], State]:
    root = suite("protocol")
    graph = read(root / "manifest.ttl", "sparql/", "sparql/")
    state: State = {NONE: frozenset({Quad(NamedNode(NONE), RDFS.label, Literal("nothing"))})}
    for quad in graph.quads:
        if quad.predicate.value == f"{UT}graph" and isinstance(quad.object, NamedNode):
            name = graph.text(quad.subject, RDFS.label.value)
            data = (root / Path(quad.object.value).name).read_bytes()
            state[name] = frozenset(parse(data, format=RdfFormat.N_TRIPLES))
    return entries(graph), state


def check(asked: Request, answer: Answered) -> None:
    assert answer.status in asked.statuses, answer.text
    if asked.form:
        assert answer.kind in FORMATS[asked.form]
    if asked.truth:
        assert json.loads(answer.text)["boolean"] is (asked.truth == "true")


def test_every_protocol_test_is_known() -> None:
    assert set(protocol()[0]) == PROTOCOL


@pytest.mark.parametrize("name", sorted(PROTOCOL - UPDATES))
def test_protocol(name: str, state_at: Callable[[State], int]) -> None:
    tests, state = protocol()
    for asked in tests[name]:
        check(asked, send(state_at(state), asked, asked.path))


@pytest.mark.parametrize("name", sorted(UPDATES))
def test_updates_are_refused(name: str, state_at: Callable[[State], int]) -> None:
    tests, state = protocol()
    answer = send(state_at(state), tests[name][0], tests[name][0].path)
    assert (answer.status, answer.text) == (403, "updates are refused: the graph is read-only here\n")


# Service descriptions: three tests, which are words only.

DOMAINS = {
    "endpoint": "Service", "supportedLanguage": "Service", "resultFormat": "Service", "feature": "Service",
    "defaultDataset": "Service", "defaultGraph": "Dataset", "namedGraph": "Dataset", "name": "NamedGraph",
}  # fmt: skip
RANGES = {"defaultDataset": "Dataset", "defaultGraph": "Graph", "namedGraph": "NamedGraph"}


@pytest.mark.parametrize(
    "media", ["text/turtle", "application/rdf+xml", "application/n-triples", "application/ld+json"]
)
def test_service_description(media: str, state_at: Callable[[State], int]) -> None:
    """returns-rdf, has-endpoint-triple and conforms-to-schema: each property has its domain and its range."""
    suite("service-description")
    asked = Request("GET", "/sparql", {"Accept": media}, None, frozenset({200}), "", "", "", "")
    answer = send(state_at(protocol()[1]), asked, asked.path)
    assert (answer.status, answer.kind) == (200, media)
    syntax = RdfFormat.from_media_type(media)
    quads = set(parse(answer.body, format=syntax))
    endpoint = NamedNode(f"{HOME}sparql")
    assert Quad(endpoint, NamedNode(f"{SD}endpoint"), endpoint) in quads
    types = {(str(quad.subject), quad.object.value) for quad in quads if quad.predicate == RDF.type}
    used = [quad for quad in quads if quad.predicate.value.startswith(SD)]
    assert {quad.predicate.value.removeprefix(SD) for quad in used} == set(DOMAINS)
    for quad in used:
        name = quad.predicate.value.removeprefix(SD)
        assert (str(quad.subject), SD + DOMAINS[name]) in types
        assert name not in RANGES or (str(quad.object), SD + RANGES[name]) in types
        assert isinstance(quad.object, NamedNode)
    known = {quad.object.value for quad in used if quad.predicate.value == f"{SD}name"}
    assert known == set(protocol()[1])


# The Graph Store Protocol.

GRAPH_STORE = {
    *(f"{name}_{way}" for name in ("put_get_repeat", "put_delete_get_delete", "post_get_post_get", "head_existing",
      "head_non_existing") for way in ("direct", "indirect")),
    *("put_get_default", "post_get_new_graph", "put_get_uri_pct_encoded_indirect", "put_get_uri_pct_encoded_twice"),
}  # fmt: skip


@cache
def graph_store() -> dict[str, list[Request]]:
    root = suite("graph-store-protocol")
    direct, indirect = (entries(read(root / f"manifest-{way}.ttl", "gsp", "store")) for way in ("direct", "indirect"))
    return direct | indirect


def graph_of(path: str) -> str:
    """The graph that a path stands for, empty for the default graph."""
    parts = urlsplit(path)
    fields = parse_qs(parts.query, keep_blank_values=True)
    return "" if "default" in fields else fields["graph"][0] if fields else HOME + parts.path.removeprefix("/")


def sent(asked: Request, name: str) -> frozenset[Quad]:
    """The triples in a body, of each of its parts where there are several."""
    assert asked.body is not None
    kind = asked.headers.get("content-type", "")
    if not kind.startswith("multipart"):
        return frozenset(parse(asked.body, format=RdfFormat.TURTLE, base_iri=name or HOME))
    whole = message_from_string(f"Content-Type: {kind}\n\n{asked.body.decode()}")
    parts = [str(part.get_payload()).encode() for part in whole.walk() if not part.is_multipart()]
    return frozenset(quad for part in parts for quad in parse(part, format=RdfFormat.TURTLE, base_iri=name))


def changed(state: State, asked: Request, name: str) -> State:
    """What a write would have made of a state."""
    rest = {graph: quads for graph, quads in state.items() if graph != name}
    if asked.method == "DELETE":
        return rest
    before = state.get(name, frozenset()) if asked.method == "POST" else frozenset()
    return rest | {name: before | sent(asked, name)}


def canonical(quads: frozenset[Quad]) -> set[Quad]:
    dataset = Dataset(quads)
    dataset.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return set(dataset)


def test_every_graph_store_test_is_known() -> None:
    assert set(graph_store()) == GRAPH_STORE


@pytest.mark.parametrize("name", sorted(GRAPH_STORE))
def test_graph_store(name: str, state_at: Callable[[State], int]) -> None:
    """Reads of what the writes before them would have made; the writes are refused, and change nothing."""
    state: State = {}
    places: dict[str, str] = {}
    for asked in graph_store()[name]:
        path = asked.path
        for word, place in places.items():
            path = path.replace(word, place)
        answer = send(state_at(state), asked, path)
        if asked.method in {"GET", "HEAD"}:
            assert answer.status in asked.statuses
            if asked.expected:
                assert answer.kind == "text/turtle"
                wanted = frozenset(parse(asked.expected.encode(), format=RdfFormat.TURTLE, base_iri=HOME))
                assert canonical(frozenset(parse(answer.body, format=RdfFormat.TURTLE))) == canonical(wanted)
            continue
        assert answer.status == 405
        graph = f"{HOME}store/new" if asked.location else graph_of(path)
        places |= {asked.location: graph} if asked.location else {}
        state = changed(state, asked, graph)
