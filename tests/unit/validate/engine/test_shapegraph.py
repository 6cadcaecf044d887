"""Shapes as they are parsed, and what is refused in them."""

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from ladkg.errors import InputError
from ladkg.validate import Shapes
from ladkg.validate.engine import constraints as c
from ladkg.validate.engine import evaluate, path
from ladkg.validate.engine.shapegraph import ShapeGraph, TargetClass, TargetSubjectsOf, references, shape_graph

HEAD = """
@prefix : <https://example.org/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def turtle(text: str) -> tuple[Quad, ...]:
    return tuple(parse(HEAD + text, format=RdfFormat.TURTLE))


def parsed(text: str) -> ShapeGraph:
    return shape_graph(Shapes(turtle(text), {}))


def named(name: str) -> NamedNode:
    return NamedNode(f"https://example.org/{name}")


def test_a_shape_is_plain_values() -> None:
    graph = parsed("""
        :S a sh:NodeShape ; sh:targetClass :C ; sh:targetSubjectsOf :p ; sh:property :P ; sh:severity sh:Info .
        :P sh:path ( :p [ sh:inversePath :q ] ) ; sh:minCount 1 ; sh:pattern "x" ; sh:flags "i" ; sh:node :N .
        :N sh:closed true ; sh:ignoredProperties ( :r ) ; sh:property [ sh:path :p ] .
    """)
    shape = graph.shapes[named("S")]
    assert shape.targets == (TargetClass(named("C")), TargetSubjectsOf(named("p")))
    assert shape.severity.value.endswith("#Info")
    assert [child for child, _ in references(shape)] == [named("P")]
    inner = graph.shapes[named("P")]
    assert inner.path == path.Sequence((path.Predicate(named("p")), path.Inverse(path.Predicate(named("q")))))
    assert inner.constraints == (c.MinCount(1), c.Pattern("x", "i"), c.Node(named("N")))
    closed = graph.shapes[named("N")].constraints
    assert c.Closed(frozenset({named("p"), named("r")})) in closed
    assert [shape.id for shape in graph.targeted] == [named("S")]


@pytest.mark.parametrize(
    ("written", "sparql"),
    [
        (":p", "<p>"),
        ("( :p :q )", "<p> / <q>"),
        ("[ sh:alternativePath ( :p ( :q :r ) ) ]", "<p> | (<q> / <r>)"),
        ("[ sh:inversePath [ sh:inversePath :p ] ]", "^(^<p>)"),
        ("[ sh:zeroOrMorePath [ sh:alternativePath ( :p :q ) ] ]", "(<p> | <q>)*"),
        ("[ sh:oneOrMorePath [ sh:zeroOrOnePath :p ] ]", "(<p>?)+"),
        ("( [ sh:inversePath :p ] [ sh:zeroOrOnePath :q ] )", "^<p> / <q>?"),
    ],
)
def test_paths_are_written_in_sparql(written: str, sparql: str) -> None:
    found = parsed(f":S a sh:PropertyShape ; sh:path {written} .").shapes[named("S")].path
    assert found is not None
    assert path.sparql(found).replace("https://example.org/", "") == sparql


DEEP = "[ sh:inversePath " * 60 + ":p" + " ]" * 60
NESTED = ":N150 sh:class :C . " + "".join(f":N{n} sh:node :N{n + 1} . " for n in range(150)) + ":S sh:node :N0"


@pytest.mark.parametrize(
    ("shape", "said"),
    [
        ("a sh:PropertyShape", "a property shape needs one sh:path"),
        ("sh:property [ sh:minCount 1 ]", "a property shape needs one sh:path"),
        ("sh:path :p , :q", "sh:path has 2 values"),
        ('sh:path "p"', "is no path"),
        ("sh:path []", "is no path"),
        ("sh:path ( :p )", "fewer than two"),
        ("sh:path [ sh:inversePath :p ; sh:oneOrMorePath :q ]", "is no path"),
        (f"sh:path {DEEP}", "nested more than 50 deep"),
        ("sh:path :p ; sh:minCount 1.5", "must be an xsd:integer"),
        ('sh:path :p ; sh:minCount "one"^^xsd:integer', "must be an xsd:integer"),
        ("sh:path :p ; sh:minCount 1 , 2", "sh:minCount has 2 values"),
        ("sh:minCount 1", "belong on a property shape"),
        ('sh:class "C"', "it must be an IRI"),
        ('sh:datatype "C"', "it must be an IRI"),
        ("sh:nodeKind :C", "must be one of sh:IRI"),
        ("sh:minInclusive :x", "it must be a literal"),
        ('sh:pattern "("', "no regular expression"),
        ('sh:pattern "(?=a)b"', "no regular expression"),
        ('sh:pattern "a" ; sh:flags "z"', "no regular expression"),
        ("sh:uniqueLang 1", "must be true or false"),
        ("sh:in :x", "a list in it is broken"),
        ("sh:or ( :A ) . :L rdfs:first :x . :S sh:in ( 1 2 ) ; sh:in []", "a list in it is broken"),
        ('sh:node "x"', "an IRI or a blank node"),
        ("sh:or ( 1 )", "an IRI or a blank node"),
        ("sh:severity 1", "it must be an IRI"),
        ("sh:message :x", "it must be a literal"),
        ("sh:targetNode []", "sh:targetNode is a blank node"),
        ("sh:target [ sh:select '' ]", "sh:target is not of SHACL itself"),
        ("sh:js []", "not supported"),
        ("sh:node :S", "it refers to itself"),
        ("sh:property [ sh:path :p ; sh:or ( [ sh:class :C ] [ sh:node :S ] ) ]", "it refers to itself"),
        (NESTED.rpartition(":S ")[2] + " . " + NESTED.rpartition(":S ")[0].rstrip(" ."), "nested more than 100 deep"),
        ("sh:node :T", "which is not described"),
        ("sh:node :Shapd . :Shape sh:class :C", "did you mean <https://example.org/Shape>?"),
        ("sh:sparql []", "needs one sh:select"),
        ('sh:sparql [ sh:select "SELECT" ]', "not SPARQL that can be run"),
        ('sh:sparql [ sh:select "ASK { $this ?p ?o }" ]', "is of another kind"),
        ('sh:sparql [ sh:select "SELECT $this { }" ; sh:prefixes [ sh:declare [] ] ]', "one sh:prefix and one"),
    ],
)
def test_what_is_ill_formed_is_refused_by_name(shape: str, said: str) -> None:
    with pytest.raises(InputError, match="shape <https://example") as refused:
        parsed(f":S a sh:NodeShape ; {shape} .")
    assert said in str(refused.value)


def test_shapes_may_be_nested_as_deep_as_is_allowed() -> None:
    nested = "".join(f":N{n} sh:or ( :N{n + 1} :N{n + 1} ) . " for n in range(98)) + ":N98 sh:class :C ."
    shapes = Shapes(turtle(f":N0 sh:targetNode :a . {nested}"), {})
    assert len(evaluate((), shapes, ())) == 1


def test_a_list_in_a_circle_is_refused() -> None:
    circle = ":S a sh:NodeShape ; sh:in :L . :L rdf:first 1 ; rdf:rest :L ."
    with pytest.raises(InputError, match="a list in it is broken"):
        parsed(f"@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . {circle}")


def test_a_blank_node_is_told_by_the_shape_that_leads_to_it() -> None:
    with pytest.raises(InputError, match=r"shape <https://example.org/S> \(in a blank node\): sh:maxCount"):
        parsed(":S a sh:NodeShape ; sh:or ( [ sh:property [ sh:path :p ; sh:maxCount true ] ] ) .")
