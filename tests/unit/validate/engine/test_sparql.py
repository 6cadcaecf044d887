"""SPARQL-based constraints: pre-binding, one query for many nodes or one for each, and the same findings from both."""

import pytest
from pyoxigraph import Quad, RdfFormat, parse

from ladkg.errors import InputError
from ladkg.validate import Finding, Shapes
from ladkg.validate.engine import evaluate, sparql
from ladkg.validate.engine.sparqltext import read, with_types

HEAD = """
@prefix : <https://example.org/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
: sh:declare [ sh:prefix "" ; sh:namespace "https://example.org/"^^xsd:anyURI ] ,
    [ sh:prefix "rdfs" ; sh:namespace "http://www.w3.org/2000/01/rdf-schema#"^^xsd:anyURI ] .
"""
DATA = """
:a :p :b , :c ; :q 2.50 . :b :p :a . :c :p :c ; :q 1 . [] :p :a ; :q "x"@en .
:a a :D . :b a :C . :D rdfs:subClassOf :C .
"""
THIS = frozenset({"this"})


def turtle(text: str) -> tuple[Quad, ...]:
    return tuple(parse(HEAD + text, format=RdfFormat.TURTLE))


def found(select: str, target: str = "sh:targetSubjectsOf :p", more: str = "") -> list[Finding]:
    shapes = f":S a sh:NodeShape ; {target} ; sh:sparql :Q . :Q sh:prefixes : ; sh:select '''{select}''' {more} ."
    return evaluate(turtle(DATA), Shapes(turtle(shapes), {}), ())


def short(findings: list[Finding]) -> list[tuple[str, str, str]]:
    def name(text: str) -> str:
        return "_:" if text.startswith("_:") else text.replace("<https://example.org/", "").rstrip(">")

    return sorted((name(f.focus), name(f.path), name(f.value)) for f in findings)


@pytest.mark.parametrize(
    ("select", "together", "expected"),
    [
        ("SELECT $this WHERE { $this :p $this }", True, [("c", "", "c")]),
        ("SELECT ?this ?value { ?this :p ?value . ?value :p ?this }", True, [*"abc"]),
        ("SELECT $this ?value WHERE { { FILTER (BOUND($this)) } $this :p ?value . ?value :q 1 }", True, [*"ac"]),
        ("SELECT $this WHERE { { FILTER (false) } UNION { FILTER ($this = :a) } }", True, ["a"]),
        ("SELECT $this WHERE { BIND ($this AS ?that) FILTER (isBlank(?that)) }", True, ["_:"]),
        ("SELECT $this WHERE { { SELECT $this WHERE { FILTER ($this = :b) } } }", True, ["b"]),
        ("SELECT $this WHERE { FILTER NOT EXISTS { $this :q ?o } }", True, ["b"]),
        ("SELECT $this WHERE { FILTER NOT EXISTS { ?x :q ?o . { FILTER ($this = :b) } } }", False, ["_:", "a", "c"]),
        ("SELECT $this WHERE { OPTIONAL { BIND ($this AS ?x) } FILTER (?x = :a) }", False, ["a"]),
        ("SELECT $this ?value WHERE { $this :p ?value } ORDER BY ?value LIMIT 1", False, ["_:", *"abc"]),
        ("SELECT ?value WHERE { $this :q ?value . FILTER (?value = 1) }", False, ["c"]),
        ("SELECT $this (COUNT(*) AS ?n) WHERE { $this :p ?o } GROUP BY $this HAVING (COUNT(*) > 1)", True, ["a"]),
        (
            "SELECT $this { { SELECT $this (COUNT(*) AS ?n) { $this :p ?o } GROUP BY $this } FILTER (?n > 1) }",
            False,
            ["a"],
        ),
        ("SELECT $this WHERE { $this a/rdfs:subClassOf* :C }", True, [*"ab"]),
        ("SELECT $this (:p AS ?path) WHERE { $this :q ?o . FILTER (lang(?o) = 'en') # }\n }", True, ["_:"]),
    ],
)
def test_pre_binding(select: str, together: bool, expected: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    assert read(select, THIS).set_based is together
    answer = short(found(select))
    assert [finding if isinstance(expected[n], tuple) else finding[0] for n, finding in enumerate(answer)] == expected
    monkeypatch.setattr("ladkg.validate.engine.sparqltext.Query.set_based", False)
    assert short(found(select)) == answer


def test_values_are_those_of_the_data() -> None:
    answer = short(found("SELECT $this (:q AS ?path) ?value WHERE { $this :q ?value . FILTER (isNumeric(?value)) }"))
    datatype = "^^<http://www.w3.org/2001/XMLSchema#"
    assert answer == [("a", "q", f'"2.50"{datatype}decimal'), ("c", "q", f'"1"{datatype}integer')]


def test_a_literal_can_be_the_focus() -> None:
    answer = found("SELECT $this ?value WHERE { ?value :q $this }", "sh:targetNode 1 , 01 , 2.5")
    assert {finding.focus.partition("^")[0] for finding in answer} == {'"1"', '"01"', '"2.5"'}


def test_many_nodes_are_asked_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = short(found("SELECT $this ?value WHERE { $this :p ?value }"))
    monkeypatch.setattr(sparql, "_AT_ONCE", 2)
    assert short(found("SELECT $this ?value WHERE { $this :p ?value }")) == whole != []


def test_a_message_is_filled_in() -> None:
    shapes = """
    :S a sh:PropertyShape ; sh:targetNode :c ; sh:path :q ; sh:sparql [ sh:prefixes : ;
        sh:message "{?value} of {$this} by {?path}"@en ; sh:select "SELECT $this ?value { $this $PATH ?value }" ] .
    """
    (finding,) = evaluate(turtle(DATA), Shapes(turtle(shapes), {}), ())
    assert finding.message() == "1 of https://example.org/c by {?path}"
    assert finding.path == "<https://example.org/q>"


def test_path_stands_for_a_longer_path() -> None:
    shapes = """
    :S a sh:PropertyShape ; sh:targetNode :a ; sh:path [ sh:alternativePath ( :p [ sh:inversePath :p ] ) ] ;
        sh:sparql [ sh:prefixes : ; sh:select "SELECT $this ?value { $this $PATH/:q ?value }" ] .
    """
    assert len(evaluate(turtle(DATA), Shapes(turtle(shapes), {}), ())) == 2


@pytest.mark.parametrize(
    ("select", "said"),
    [
        ("SELECT $this { SERVICE <http://localhost:1/> { $this ?p ?o } }", "has no SERVICE"),
        ("SELECT $this { $this ?p ?o . { # SELECT\n SERVICE<http://localhost:1/>{ ?s ?q ?v } } }", "has no SERVICE"),
        ("SELECT $this FROM <file:///etc/hostname> { $this ?p ?o }", "has no FROM"),
        ("SELECT $this { $this ?p ?o MINUS { $this ?p 1 } }", "has no MINUS"),
        ("SELECT $this { VALUES ?x { 1 } }", "has no VALUES"),
        ("SELECT $this { $this ?p ?o } VALUES ?o { 1 }", "has no VALUES"),
        ("SELECT $this { BIND (1 AS $this) }", r"AS \$this"),
        ("SELECT (1 AS ?this) { }", r"AS \$this"),
        ("SELECT $this { { SELECT ?o { ?s ?p ?o } } }", r"must pass on \$this"),
        ("SELECT $this { { SELECT * { ?s ?p ?o } } }", r"must pass on \$this"),
        ("SELECT $this { nonsense }", "not SPARQL that can be run"),
    ],
)
def test_what_may_not_be_asked(select: str, said: str) -> None:
    with pytest.raises(InputError, match=f"shape <https://example.org/Q>: .*{said}"):
        found(select)


@pytest.mark.parametrize("text", ["'SERVICE'", '"""a "SERVICE" b"""', "<urn:SERVICE>", ":SERVICE", "?SERVICE"])
def test_a_word_inside_something_else_is_no_keyword(text: str) -> None:
    assert found(f"SELECT $this {{ $this :r ?SERVICE . FILTER (?SERVICE = {text}) }}".replace("'", "\\'")) == []


def test_a_query_that_reports_its_own_failure_stops_the_run() -> None:
    with pytest.raises(InputError, match="reports that it failed"):
        found("SELECT $this (true AS ?failure) { $this :p ?o }")


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("?v a/rdfs:subClassOf* ?k", False),
        ("?v a / <http://www.w3.org/2000/01/rdf-schema#subClassOf> * ?k ; :p ?o", False),
        ("?v ^a/rdfs:subClassOf* ?k", True),
        ("?v a/rdfs:subClassOf*/:p ?k", True),
        ("?v a/rdfs:subClassOf+ ?k", True),
        ("?v a/rdfs:subPropertyOf* ?k", True),
    ],
)
def test_the_path_to_all_classes_is_one_predicate(written: str, kept: bool) -> None:
    query = f"PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> SELECT $this {{ {written} }}"
    assert (with_types(query, "<urn:types>") == query) is kept
    assert with_types(query.replace("SELECT", "SELECT (COUNT(*) AS ?n)"), "<urn:types>").find("<urn:types>") == -1


CUSTOM = """
:Component a sh:ConstraintComponent ; sh:parameter [ sh:path :least ] , [ sh:path :unit ; sh:optional true ] ;
    sh:validator [ sh:message "at least {$least}" ; sh:ask "ASK { FILTER ($value >= $least) }" ] .
:S a sh:PropertyShape ; sh:targetSubjectsOf :q ; sh:path :q ; :least 2 .
"""


def test_a_component_of_ones_own() -> None:
    answer = evaluate(turtle(DATA), Shapes(turtle(CUSTOM), {}), ())
    assert [(f.value.partition("^")[0], f.message()) for f in sorted(answer, key=lambda f: f.value)] == [
        ('"1"', "at least 2"),
        ('"x"@en', "at least 2"),
    ]
    assert {finding.component for finding in answer} == {"https://example.org/Component"}


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("sh:path :least", "sh:path :least ; sh:optional true", "needs a sh:parameter that is not optional"),
        ("sh:path :least", "sh:optional false", "each sh:parameter needs one sh:path"),
        (":least 2", ":least 2 , 3", "give each at most one value"),
        ("FILTER", "BIND (1 AS $value) FILTER", r"AS \$value"),
    ],
)
def test_a_component_that_cannot_be_run(before: str, after: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        evaluate(turtle(DATA), Shapes(turtle(CUSTOM.replace(before, after)), {}), ())
