"""A query may neither reach for the network nor change the graph, wherever it hides the word."""

import pytest

from ladkg.errors import LadkgError
from ladkg.library import guard


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
