"""A query may neither reach for the network nor change the graph, wherever it hides the word."""

import contextlib

import pytest
from pyoxigraph import NamedNode, Quad, QueryBoolean

from ladkg.errors import LadkgError
from ladkg.library import guard
from ladkg.library.question import with_prefixes
from ladkg.library.run import store_of


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("SELECT * { SERVICE <http://a/> { ?s ?p ?o } }", "SERVICE"),
        ("select * { service silent ?where { ?s ?p ?o } }", "SERVICE"),
        ("SELECT *\nFROM <file:///etc/passwd> { ?s ?p ?o }", "FROM"),
        ("ASK FROM NAMED <http://a/> { }", "FROM"),
        ("INSERT DATA { <a:b> <a:b> <a:b> }", "INSERT"),
        ("PREFIX x: <y:> LOAD <http://a/>", "LOAD"),
        ("DROP ALL", "DROP"),
        ("SELECT * { ?s ?p '#' } # '\nFROM <a:b>", "FROM"),
        ('SELECT * { ?s ?p "\\"" SERVICE <a:b> {} }', "SERVICE"),
        ("ASK { #\rSERVICE <a:b> {}\n}", "SERVICE"),
        ("PREFIX : <a:> ASK { SERVICE:b {} }", "SERVICE"),
        ("PREFIX : <a:> ASK { SERVICE SILENT:b {} }", "SERVICE"),
        ("PREFIX : <a:> ASK { ?s ?p 1SERVICE:b {} }", "SERVICE"),
        ("PREFIX : <a:> ASK { ?s ?p 1.SERVICESILENT:b {} }", "SERVICE"),
        ("PREFIX : <a:> PREFIX service: <c:> ASK { service:b {} }", "SERVICE"),
        ("PREFIX e: <a:> ASK { ?s e:-1SERVICE <a:b> {} }", "SERVICE"),
        ("PREFIX e: <a:> ASK { ?s ?p e:.SERVICE <a:b> {} }", "SERVICE"),
        ("ASK { ?s ?p trueSERVICE <a:b> {} }", "SERVICE"),
        ("ASK{SERVICESILENT<a:b>{}}", "SERVICE"),
        ("ASKFROM<a:b>{}", "FROM"),
    ],
)
def test_refused(query: str, word: str) -> None:
    with pytest.raises(LadkgError, match=rf"query:\d+: {word} is refused"):
        guard.check(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service ?from { ?service lad:from ?from }",
        "SELECT * { ?s ?p 'SERVICE <http://a/>' }",
        'SELECT * { ?s ?p """a "quoted" FROM\nb""" }',
        "SELECT * { ?s ?p <http://a/SERVICE> } # FROM here on",
        "PREFIX service: <a:> SELECT * { ?s service:load service:insert }",
        "SELECT * { ?s :from ?o }",
        "PREFIX e: <a:> SELECT * { ?s ?p e:a.SERVICE, e:SERVICE, e:%41-from, e:a\\~load }",
        "PREFIX my-service: <a:> SELECT * { ?s my-service:from ?o }",
    ],
)
def test_the_same_words_elsewhere_are_fine(query: str) -> None:
    guard.check(query)


def test_the_line_is_named() -> None:
    with pytest.raises(LadkgError, match=r"mine\.rq:3: SERVICE"):
        guard.check("SELECT *\n{\n  SERVICE <a:b> {} }", "mine.rq")


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("# SELECT\nCONSTRUCT {} WHERE {}", "CONSTRUCT"),
        ("ask {}", "ASK"),
        ("PREFIX a: <b:> select * {}", "SELECT"),
        ("", ""),
    ],
)
def test_form(query: str, form: str) -> None:
    assert guard.form(query) == form


@pytest.mark.parametrize("word", ["SERVICE", "SERVICE SILENT", "SERVICESILENT"])
@pytest.mark.parametrize(
    "before", ["", "1", "1.", "1.5", "1e3", "true", "<a:b>", '"x"', '"x"@en', "?x", "e:", "e:-1", ")"]
)
@pytest.mark.parametrize("after", ["<http://127.0.0.1:9/>", " :x", ":x", "?y", " e:x"])
def test_what_the_engine_would_send_is_refused(word: str, before: str, after: str) -> None:
    """However it is glued together: where the engine takes it for SERVICE, the guard does."""
    pattern = f"BIND(1 AS ?z){word}" if before == ")" else f"?s ?p {before}{word}" if before else word
    query = f"PREFIX : <http://127.0.0.1:9/> PREFIX e: <e:> ASK {{ {pattern}{after} {{ ?a ?b ?c }} }}"
    try:
        guard.check(query)
    except LadkgError:
        return
    store = store_of([Quad(NamedNode("e:"), NamedNode("e:"), NamedNode("e:"))])
    with contextlib.suppress(SyntaxError):
        assert isinstance(store.query(query), QueryBoolean), "it was evaluated, and nothing was sent"


def test_depth() -> None:
    assert guard.depth("ASK { { FILTER((1)) } '((((' } # ((((") == 4


def test_the_graphs_that_from_names() -> None:
    query = """PREFIX g: <graph/> BASE <http://b/> SELECT * FROM <x> FROM NAMED g:a\\~b # FROM <no>
      FROM <\\u0061> FROM u:b FROM\n<y> { ?s ?p "FROM <no>", <from> }"""
    assert guard.graphs(query, {}, "http://a/") == ["http://b/x", "http://a/graph/a~b", "", "", "http://b/y"]
    assert guard.graphs("ASK FROM lad:x {}", {"lad": "http://l/"}, "") == ["http://l/x"]


def test_a_query_that_begins_with_its_own_base_gets_no_second_one() -> None:
    assert with_prefixes("# a\nBASE <a:> ASK {}").count("BASE") == 1
    assert with_prefixes("PREFIX a: <b> BASE <a:> ASK {}").startswith("BASE <https://w3id.org/ladkg/id/>")
