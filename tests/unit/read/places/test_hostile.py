"""Large and deep files: read in time and memory in proportion to their size."""

import time
from collections.abc import Callable

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat

from ladkg import graph
from ladkg.errors import InputError
from ladkg.read.places import Place, Wanted, places, statements

S, P = NamedNode("e:s"), NamedNode("e:p")
HEAD = "PREFIX : <e:> "
DEEP = 100_000


def last(data: str, syntax: RdfFormat = RdfFormat.TURTLE) -> list[Place]:
    """The places of `:s :p "end"`."""
    want = Wanted(S, P, Literal("end"))
    return places(data.encode(), syntax, "f", [want]).get(want, [])


@pytest.mark.parametrize(
    "text",
    [
        ":a :p " + "[ :p " * DEEP + ":o" + "]" * DEEP + " .",
        ":a :p " + "(" * DEEP + ")" * DEEP + " .",
        "[ :p " * DEEP + ":o" + "]" * DEEP + " .",
        ":a :p " + "<<( :a :p " * 60 + ":o" + " )>>" * 60 + " .",
        ':a :p """' + "a" * 16_000_000 + '""" .',
        ':a :p "' + "\\n" * 500_000 + '" .',
        ":a :p '''" + "''a" * 1_000_000 + "''' .",
        ":a :p :a" + "." * 1_000_000 + "b .",
        ":a :p " + "1" * 1_000_000 + " .",
        "#" * 1_000_000 + "\n",
        ":a :p :o" + ";" * 200_000 + ".",
        "\n" * 1_000_000,
    ],
    ids=[
        "lists",
        "collections",
        "subjects",
        "terms",
        "literal",
        "escapes",
        "quotes",
        "dots",
        "digits",
        "remark",
        "semicolons",
        "lines",
    ],
)
def test_what_is_deep_or_long_is_passed_over(text: str) -> None:
    start = time.process_time()
    (place,) = last(f'{HEAD}{text}\n:s :p "end" .')
    assert (place.column, place.end_column) == (7, 12)
    assert time.process_time() - start < 20


@pytest.mark.parametrize(
    ("syntax", "document"),
    [
        (RdfFormat.N_TRIPLES, lambda n: "<e:a> <e:p> <e:o> .\n" * n + '<e:s> <e:p> "end" .'),
        (RdfFormat.TURTLE, lambda n: HEAD + ":a :p :o , 1 .\n" * n + ':s :p "end" .'),
        (RdfFormat.JSON_LD, lambda n: '{"@id":"e:s","e:q":[' + '"x",' * n + '1],"e:p":"end"}'),
        (RdfFormat.RDF_XML, lambda n: _xml("<e:q>x</e:q>\n" * n)),
    ],
    ids=["ntriples", "turtle", "jsonld", "rdfxml"],
)
def test_cost_follows_size(syntax: RdfFormat, document: Callable[[int], str]) -> None:
    def seconds(rows: int) -> float:
        text = document(rows)
        start = time.process_time()
        assert len(last(text, syntax)) == 1
        return time.process_time() - start

    seconds(1000)
    assert seconds(40_000) < 30 * max(seconds(5_000), 0.01)


def _xml(inner: str) -> str:
    names = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="e:"'
    return f'<rdf:RDF {names}><rdf:Description rdf:about="e:s">{inner}<e:p>end</e:p></rdf:Description></rdf:RDF>'


@pytest.mark.parametrize(
    ("syntax", "document"),
    [
        (RdfFormat.RDF_XML, lambda n: _xml("<e:q><e:T a='>'>" * (n // 2) + "</e:T></e:q>" * (n // 2))),
        (RdfFormat.JSON_LD, lambda n: '{"@id":"e:s","e:q":' + '{"e:q":' * n + "1" + "}" * n + ',"e:p":"end"}'),
        (RdfFormat.TURTLE, lambda n: HEAD + ":a :p " + "<<( :a :p " * n + ":o" + " )>>" * n + ' .:s :p "end" .'),
    ],
    ids=["rdfxml", "jsonld", "turtle"],
)
def test_nesting_that_would_end_the_process_is_refused(syntax: RdfFormat, document: Callable[[int], str]) -> None:
    assert len(last(document(90).replace(" a='>'", ""), syntax)) == 1
    for depth in (110, DEEP):
        with pytest.raises(InputError, match="nests deeper than 100 "):
            last(document(depth), syntax)


def test_many_brackets_side_by_side_or_in_strings_are_no_nesting() -> None:
    assert len(last(_xml("<!-- <a> --><e:q><![CDATA[<a>]]></e:q><e:r/>" * 1500), RdfFormat.RDF_XML)) == 1
    assert len(last('{"@id":"e:s","e:q":[' + '{"e:q":"{[\\""},' * 1500 + '1],"e:p":"end"}', RdfFormat.JSON_LD)) == 1
    assert len(last(HEAD + ':a :p \'<<(\', """<<(""" . # <<(\n' * 1500 + ':s :p "end" .')) == 1


@pytest.mark.parametrize("text", ['"' + '\\"' * 300_000, "'''" + "''\\" * 200_000, "<" * 300_000, "\x00"])
def test_what_is_no_token_ends_the_reading_at_once(text: str) -> None:
    start = time.process_time()
    assert list(statements(text, RdfFormat.N_TRIPLES)) == []
    assert time.process_time() - start < 5


def test_a_dtd_is_refused_wherever_it_hides() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>' + _xml("<e:q>&b;</e:q>")
    for text in (bomb, "<!-- " + " " * 70_000 + "-->" + bomb):
        with pytest.raises(InputError, match="DTD"):
            last(text, RdfFormat.RDF_XML)
        with pytest.raises(InputError, match="DTD"):
            list(statements(text, RdfFormat.RDF_XML))


def test_a_term_beyond_the_limit_of_the_parser_is_refused() -> None:
    with pytest.raises(InputError, match="16 MB"):
        last(f':s :p """{"a" * 17_000_000}""" .'.replace(":s :p", "<e:s> <e:p>"))


def test_bytes_that_are_not_utf_8_are_refused() -> None:
    with pytest.raises(InputError, match="f:2:"):
        list(graph.read_bytes(b'<e:s> <e:p> "a" .\n<e:s> <e:p> "\xff" .\n', RdfFormat.TURTLE, "f"))
    with pytest.raises(InputError):
        list(graph.read_bytes(b'<e:s> <e:p> "\xed\xa0\x80" .\n', RdfFormat.TURTLE, "f"))


def test_a_remote_context_is_refused() -> None:
    with pytest.raises(InputError):
        last('{"@context": "http://example.org/context", "@id": "e:s"}', RdfFormat.JSON_LD)
