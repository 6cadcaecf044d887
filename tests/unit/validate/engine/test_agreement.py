"""The engine finds what pySHACL, the reference, finds: on every fixture, on the real graph and on made-up ones."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Quad, RdfFormat, parse

from ladkg import graph, paths
from ladkg.ontology import ontology_quads
from ladkg.pipeline.build import Parts
from ladkg.validate import Finding, Shapes, load_shapes, reference
from ladkg.validate.change import check_change
from ladkg.validate.engine import evaluate, findings
from ladkg.validate.engine.index import Memory
from ladkg.validate.engine.shapegraph import ShapeGraph, shape_graph

FIXTURES = Path(__file__).parents[3] / "shapes"
HEAD = """
@prefix : <https://example.org/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def turtle(text: str) -> tuple[Quad, ...]:
    return tuple(parse(HEAD + text, format=RdfFormat.TURTLE))


def agree(ours: Iterable[Finding], theirs: Iterable[Finding]) -> bool:
    """Whether both are the same set; says which findings only one of them has."""
    one, other = set(ours), set(theirs)
    assert (sorted(one - other), sorted(other - one)) == ([], [])
    return True


@pytest.fixture(scope="module")
def own() -> Shapes:
    return load_shapes(paths.shapes())


@pytest.fixture(scope="module")
def parsed(own: Shapes) -> ShapeGraph:
    return shape_graph(own)


@pytest.mark.parametrize("room", sorted(folder.name for folder in FIXTURES.iterdir() if folder.is_dir()))
def test_both_find_the_same_in_every_fixture(room: str, own: Shapes, parsed: ShapeGraph) -> None:
    files = [file for file in sorted((FIXTURES / room).rglob("*")) if file.suffix in {".ttl", ".trig"}]
    assert files
    ontology = [quad for quad in ontology_quads() if quad.predicate.value.endswith("subClassOf")]
    for file in files:
        data = list(graph.read(file))
        ours = findings(Memory([*data, *ontology]), parsed, own.rules)
        assert agree(ours, reference.findings(data, own, ontology)), file


def test_both_find_the_same_in_the_real_graph(own: Shapes, parts: Parts) -> None:
    quads = [*parts.asserted, *parts.entailed, *parts.derived]
    faulty = [quad for number, quad in enumerate(quads) if number % 97]  # as it is it has nothing to find
    ours = evaluate(faulty, own, parts.ontology)
    assert len(ours) > 50
    assert agree(ours, reference.findings(faulty, own, parts.ontology))


NODES = (":a", ":b", ":c", ":d")
PREDICATES = (":p", ":q", ":r")
LITERALS = (
    "1",
    "01",
    "2.5",
    "-3",
    "1.0e0",
    '"x"',
    '"xy"',
    '"x"@en',
    '"y"@en',
    '"x"@es-CR',
    '"2020-02-03"^^xsd:date',
    '"2021-02-03"^^xsd:date',
    "true",
)
CLASSES = (":C", ":D", ":E")
nodes, predicates = st.sampled_from(NODES), st.sampled_from(PREDICATES)
values = st.one_of(nodes, nodes, st.sampled_from(LITERALS))
triples = st.one_of(
    st.builds("{} {} {} .".format, nodes, predicates, values),
    st.builds("{} a {} .".format, nodes, st.sampled_from(CLASSES)),
    st.builds("{} :{} {} .".format, nodes, st.sampled_from("mn"), st.sampled_from(["1", "01", "2.5", "-3", "2.0e0"])),
)
data = st.lists(triples, min_size=1, max_size=14).map(lambda lines: ":D rdfs:subClassOf :C . " + " ".join(lines))

ways = st.recursive(
    predicates,
    lambda inner: st.one_of(
        st.builds("[ sh:inversePath {} ]".format, predicates),  # pySHACL writes ^^ for an inverse of one, no SPARQL
        st.builds("( {} {} )".format, inner, inner),
        st.builds("[ sh:alternativePath ( {} {} ) ]".format, inner, inner),
        st.builds("[ sh:zeroOrMorePath {} ]".format, predicates),
        st.builds("[ sh:oneOrMorePath {} ]".format, predicates),
        st.builds("[ sh:zeroOrOnePath {} ]".format, predicates),
    ),
    max_leaves=3,
)
simple = st.one_of(
    st.builds("sh:class {}".format, st.sampled_from(CLASSES)),
    st.builds("sh:datatype {}".format, st.sampled_from(["xsd:integer", "xsd:date", "xsd:string", "rdf:langString"])),
    st.builds("sh:nodeKind {}".format, st.sampled_from(["sh:IRI", "sh:Literal", "sh:IRIOrLiteral"])),
    st.builds("sh:minLength {}".format, st.integers(0, 22)),
    st.builds("sh:maxLength {}".format, st.integers(0, 22)),
    st.builds("sh:pattern {}".format, st.sampled_from(['"^x"', '"[a-b]$"', '"0"', '"X" ; sh:flags "i"'])),
    st.builds("sh:languageIn ( {} )".format, st.sampled_from(['"en"', '"es"', '"en" "es"'])),
    st.builds("sh:in ( {} {} )".format, values, values),
    st.builds("sh:hasValue {}".format, values),
    st.builds("sh:equals {}".format, predicates),
    st.builds("sh:disjoint {}".format, predicates),
    st.just("sh:closed true ; sh:ignoredProperties ( rdf:type :p )"),
)
counted = st.one_of(
    simple,
    st.builds("sh:minCount {}".format, st.integers(0, 3)),
    st.builds("sh:maxCount {}".format, st.integers(0, 3)),
    st.just("sh:uniqueLang true"),
)
NUMBERS = ("1", "01", "2.5", "-3", "1.0e0", "2", '"2.50"^^xsd:decimal')
# pySHACL orders what SPARQL does not, a date and a number, say: what is compared here are numbers only.
numbers, measures = st.sampled_from(NUMBERS), st.sampled_from([":m", ":n"])
compared = st.one_of(
    st.builds("sh:{} {}".format, st.sampled_from(["lessThan", "lessThanOrEquals"]), measures),
    st.builds(
        "sh:{}{} {}".format, st.sampled_from(["min", "max"]), st.sampled_from(["Inclusive", "Exclusive"]), numbers
    ),
)
MESSAGE = 'sh:message "Correct it."@en'
inner = st.recursive(
    simple.map(lambda one: f"[ {one} ]"),
    lambda shape: st.one_of(
        st.builds("[ sh:not {} ]".format, shape),
        st.builds("[ sh:and ( {} {} ) ]".format, shape, shape),
        st.builds("[ sh:or ( {} {} ) ]".format, shape, shape),
        st.builds("[ sh:xone ( {} {} ) ]".format, shape, shape),
        st.builds("[ sh:node {} ]".format, shape),
        st.builds("[ sh:property [ sh:path {} ; {} ] ]".format, ways, counted),
    ),
    max_leaves=4,
)
qualified = st.builds(
    "sh:qualifiedValueShape {} ; sh:qualifiedM{}Count {}".format,
    inner,
    st.sampled_from(["in", "ax"]),
    st.integers(0, 2),
)
complex_ = st.one_of(
    st.builds("sh:{} {}".format, st.sampled_from(["not", "node"]), inner),
    st.builds("sh:{} ( {} {} )".format, st.sampled_from(["and", "or", "xone"]), inner, inner),
)
QUERIES = (
    "SELECT $this ?value WHERE { $this :p ?value . FILTER NOT EXISTS { ?value :q ?any } }",
    "SELECT $this (:p AS ?path) ?value WHERE { $this :p ?value . FILTER EXISTS { $this :q ?value } }",
    "SELECT $this (COUNT(?o) AS ?value) WHERE { $this :p|:q ?o } GROUP BY $this HAVING (COUNT(?o) > 1)",
    "SELECT $this ?value WHERE { { $this :p ?value } UNION { ?value :q $this . FILTER (?value != $this) } }",
    "SELECT $this ?value WHERE { ?value :r $this OPTIONAL { $this :q ?o } FILTER (!BOUND(?o)) }",
    "SELECT $this WHERE { $this a/rdfs:subClassOf* :C . FILTER NOT EXISTS { $this :p+ ?o } }",
    "SELECT $this ?value WHERE { $this (:p|:q)/:r ?value }",
)
queries = st.sampled_from(QUERIES).map(
    lambda query: f'sh:sparql [ {MESSAGE} ; sh:prefixes : ; sh:select """{query}""" ]'
)
targets = st.one_of(
    st.builds("sh:targetClass {}".format, st.sampled_from(CLASSES)),
    st.builds("sh:target{}sOf {}".format, st.sampled_from(["Subject", "Object"]), predicates),
    st.builds("sh:targetNode {}".format, values),
)
node_shapes = st.builds("{} ; {} ; {} .".format, targets, st.one_of(simple, complex_, queries), st.just(MESSAGE))
property_shapes = st.builds(
    "{} ; sh:path {} ; {} ; {} .".format, targets, ways, st.one_of(counted, complex_, qualified), st.just(MESSAGE)
)
ordered = st.builds("{} ; sh:path {} ; {} ; {} .".format, targets, measures, compared, st.just(MESSAGE))
shapes = st.lists(st.one_of(node_shapes, property_shapes, ordered), min_size=1, max_size=3).map(
    lambda bodies: "\n".join(f":S{number} a sh:Shape ; {body}" for number, body in enumerate(bodies))
)
PREFIXES = """
: sh:declare [ sh:prefix "" ; sh:namespace "https://example.org/"^^xsd:anyURI ] ,
    [ sh:prefix "rdfs" ; sh:namespace "http://www.w3.org/2000/01/rdf-schema#"^^xsd:anyURI ] .
"""


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(data, shapes)
def test_both_find_the_same_in_made_up_graphs(made: str, said: str) -> None:
    read = Shapes(turtle(PREFIXES + said), {})
    quads = turtle(made)
    assert agree(plain(evaluate(quads, read, ())), plain(reference.findings(quads, read, ())))


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(data, shapes, st.lists(triples, max_size=4), st.sets(st.integers(0, 14), max_size=4))
def test_a_change_to_a_made_up_graph_adds_what_pyshacl_finds_added(
    made: str, said: str, more: list[str], less: set[int]
) -> None:
    read = Shapes(turtle(PREFIXES + said), {})
    before, added = turtle(made), turtle(" ".join(more))
    removed = [quad for number, quad in enumerate(before) if number in less]
    after = [*(quad for quad in before if quad not in removed), *added]
    theirs = plain(reference.findings(after, read, ())) - plain(reference.findings(before, read, ()))
    assert agree(plain(check_change(Memory(before), added, removed, read, ()).findings), theirs)


def plain(found: Iterable[Finding]) -> set[Finding]:
    """Without the messages, which each engine words in its own way where a nested shape has none."""
    return {Finding(f.severity, f.rule, f.focus, f.path, f.value, f.source_shape, ()) for f in found}
