"""Each Core constraint component: what it finds in what does not conform, and that it lets the rest pass."""

import re

import pytest
from pyoxigraph import Quad, RdfFormat, parse

from ladkg.validate import Finding, Shapes
from ladkg.validate.engine import evaluate

HEAD = """
@prefix : <https://example.org/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def turtle(text: str) -> tuple[Quad, ...]:
    return tuple(parse(HEAD + text, format=RdfFormat.TURTLE))


def found(shapes: str, data: str) -> list[Finding]:
    return evaluate(turtle(data), Shapes(turtle(shapes), {}), ())


def values(constraint: str, objects: str) -> list[str]:
    """The values of :p reported, or "" for a finding without a value."""
    shape = f":S a sh:PropertyShape ; sh:targetNode :a ; sh:path :p ; {constraint} ."
    data = f":a :p {objects} ." if objects else ""
    return sorted(finding.value for finding in found(shape, data))


@pytest.mark.parametrize(
    ("constraint", "objects", "bad"),
    [
        ("sh:class :C", ":c , :d . :c a :D . :D rdfs:subClassOf :E . :E rdfs:subClassOf :C", [":d"]),
        ("sh:class :C", '"text"', ['"text"']),
        ("sh:datatype xsd:integer", '1 , 1.5 , "x"^^xsd:integer , :b', ["1.5", '"x"^^xsd:integer', ":b"]),
        ("sh:datatype xsd:date", '"2020-13-45"^^xsd:date , "2020-02-03"^^xsd:date', ['"2020-13-45"^^xsd:date']),
        ("sh:datatype rdf:langString", '"x"@en , "x"', ['"x"']),
        ("sh:nodeKind sh:IRI", ':b , "x"', ['"x"']),
        ("sh:nodeKind sh:Literal", ':b , "x"', [":b"]),
        ("sh:nodeKind sh:BlankNodeOrIRI", ':b , "x" , []', ['"x"']),
        ("sh:nodeKind sh:IRIOrLiteral", ':b , "x"', []),
        ("sh:minExclusive 2", "2 , 2.5 , 2.0e0 , 3", ["2", "2.0e0"]),
        ("sh:minInclusive 2", '2 , 1.9 , "x" , :b', ["1.9", '"x"', ":b"]),
        ("sh:maxExclusive 2", "2 , 1.9 , 3", ["2", "3"]),
        ("sh:maxInclusive 2", "2.00 , 2.01", ["2.01"]),
        (
            'sh:maxInclusive "2020-01-01T12:00:00Z"^^xsd:dateTime',
            '"2020-01-01T12:00:00"^^xsd:dateTime , "2019-01-01T00:00:00"^^xsd:dateTime',
            ['"2020-01-01T12:00:00"^^xsd:dateTime'],
        ),
        ("sh:maxInclusive false", "false , true", ["true"]),
        ("sh:minLength 2", '"x" , "xy" , :b', ['"x"']),
        ("sh:maxLength 2", '"xyz" , "áé"', ['"xyz"']),
        ('sh:pattern "^a+$"', '"aaa" , "ab" , :a', ['"ab"', ":a"]),
        ('sh:pattern "A.B" ; sh:flags "is"', '"a\\nb" , "ab"', ['"ab"']),
        ('sh:pattern "a.b" ; sh:flags "q"', '"a.b" , "axb"', ['"axb"']),
        ('sh:pattern "org/b$"', ":b , :c", [":c"]),
        ('sh:languageIn ( "en" "es" )', '"x"@en-GB , "x"@ES , "x"@fr , "x" , "y"@eng', ['"x"@fr', '"x"', '"y"@eng']),
        ("sh:uniqueLang true", '"x"@en , "y"@en , "z"@es , "u" , "v"', [""]),
        ("sh:uniqueLang false", '"x"@en , "y"@en', []),
        ("sh:equals :q", "1 , 2 ; :q 2 , 3", ["1", "3"]),
        ("sh:disjoint :q", "1 , 2 ; :q 2 , 3", ["2"]),
        ("sh:lessThan :q", '1 , 3 , "x" ; :q 3', ["3", '"x"']),
        ("sh:lessThanOrEquals :q", "1 , 3 , 4 ; :q 3.0", ["4"]),
        ("sh:minCount 2", ":b", [""]),
        ("sh:minCount 1", "", [""]),
        ("sh:minCount 2", ":b , :c", []),
        ("sh:maxCount 1", ":b , :c", [""]),
        ("sh:maxCount 1", ":b", []),
        ("sh:not [ sh:class :C ]", ":c , :d . :c a :C", [":c"]),
        ("sh:and ( [ sh:nodeKind sh:IRI ] [ sh:class :C ] )", ":c , :d . :c a :C", [":d"]),
        ("sh:or ( [ sh:datatype xsd:string ] [ sh:class :C ] )", ':c , :d , "x" . :c a :C', [":d"]),
        ("sh:xone ( [ sh:minLength 2 ] [ sh:maxLength 3 ] )", '"x" , "xy" , "xyzu"', ['"xy"']),
        ("sh:node [ sh:property [ sh:path :q ; sh:minCount 1 ] ]", ":c , :d . :c :q 1", [":d"]),
        ("sh:qualifiedValueShape [ sh:class :C ] ; sh:qualifiedMinCount 2", ":c , :d . :c a :C", [""]),
        ("sh:qualifiedValueShape [ sh:class :C ] ; sh:qualifiedMinCount 1", ":c , :d . :c a :C", []),
        ("sh:qualifiedValueShape [ sh:class :C ] ; sh:qualifiedMaxCount 0", ":c , :d . :c a :C", [""]),
        ("sh:hasValue :b", ":c", [""]),
        ("sh:hasValue :b", ":b , :c", []),
        ("sh:in ( :b 1 )", ":b , 1 , 01 , :c", ["01", ":c"]),
        ("sh:deactivated true ; sh:hasValue :b", ":c", []),
    ],
)
def test_what_is_found(constraint: str, objects: str, bad: list[str]) -> None:
    expected = [str(turtle(f":a :p {value} .")[0].object) if value else "" for value in bad]
    assert values(constraint, objects) == sorted(expected)


def test_a_blank_node_has_no_text() -> None:
    assert len(values('sh:pattern "."', "[]")) == len(values("sh:maxLength 99", "[]")) == 1


def test_siblings_of_a_qualified_shape_do_not_share_values() -> None:
    shapes = """
    :Hand a sh:NodeShape ; sh:targetNode :hand ; sh:property
        [ sh:path :digit ; sh:qualifiedValueShape [ sh:class :Thumb ] ; sh:qualifiedMinCount 1 ;
          sh:qualifiedValueShapesDisjoint true ] ,
        [ sh:path :digit ; sh:qualifiedValueShape [ sh:class :Finger ] ; sh:qualifiedMinCount 1 ;
          sh:qualifiedValueShapesDisjoint true ] .
    """
    assert len(found(shapes, ":hand :digit :t , :f . :t a :Thumb . :f a :Finger .")) == 0
    assert len(found(shapes, ":hand :digit :t , :f . :t a :Thumb . :f a :Finger , :Thumb .")) == 1


def test_closed_names_the_predicate() -> None:
    shapes = """:S a sh:NodeShape ; sh:targetNode :a ; sh:closed true ; sh:ignoredProperties ( rdf:type ) ;
        sh:property [ sh:path :p ] ."""
    (finding,) = found(shapes, ":a a :C ; :p 1 ; :q 2 .")
    assert (finding.path, finding.value_term) == ("<https://example.org/q>", turtle(":a :q 2 .")[0].object)
    assert finding.path_iri == turtle(":a :q 2 .")[0].predicate


@pytest.mark.parametrize(
    ("target", "focus"),
    [
        ("sh:targetNode :a , 1", ["a", "1"]),
        ("sh:targetClass :C", ["c", "d"]),
        ("sh:targetSubjectsOf :p", ["a"]),
        ("sh:targetObjectsOf :p", ["b"]),
        ("a rdfs:Class", ["s"]),
    ],
)
def test_targets(target: str, focus: list[str]) -> None:
    data = ":a :p :b . :c a :C . :d a :D . :D rdfs:subClassOf :C . :s a :S ."
    shapes = f":S a sh:NodeShape ; {target} ; sh:hasValue :nothing ."
    names = [re.findall(r'\w+(?=[>"])', finding.focus)[0] for finding in found(shapes, data)]
    assert sorted(names) == sorted(focus)


def test_a_finding_carries_its_terms_and_its_component() -> None:
    (finding,) = found(":S a sh:NodeShape ; sh:targetNode :a ; sh:property [ sh:path :p ; sh:minCount 1 ] .", "")
    assert finding.component == "http://www.w3.org/ns/shacl#MinCountConstraintComponent"
    assert (str(finding.focus_term), str(finding.path_iri), finding.value_term) == (finding.focus, finding.path, None)
    assert finding.message() == "0 values where at least 1 must be"
    assert {language for language, _ in finding.messages} == {"en", "es", "fr", "pt"}
