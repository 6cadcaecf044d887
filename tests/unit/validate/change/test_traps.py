"""Changes whose effect is easily missed: each is found where it shows, and nothing else is."""

from pathlib import Path

import pytest
from pyoxigraph import Quad, RdfFormat, parse

from ladkg.validate import Finding, Shapes, load_shapes
from ladkg.validate.change import ChangeReport, check_change
from ladkg.validate.engine import Memory, evaluate

HEAD = """
@prefix : <https://example.org/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
QUERY = 'sh:sparql [ sh:message "no" ; sh:prefixes :p ; sh:select """%s""" ] . '
PREFIXES = ':p sh:declare [ sh:prefix "" ; sh:namespace "https://example.org/"^^xsd:anyURI ] .'


def turtle(text: str) -> list[Quad]:
    return list(parse(HEAD + text, format=RdfFormat.TURTLE))


def loaded(text: str, folder: Path) -> Shapes:
    (folder / "shapes.ttl").write_text(HEAD + text, encoding="utf-8")
    return load_shapes(folder / "shapes.ttl")


def checked(shapes: Shapes, base: str, added: str = "", removed: str = "") -> ChangeReport:
    """The report on a change, which a check of the whole has borne out."""
    start, new, gone = turtle(base), turtle(added), turtle(removed)
    report = check_change(Memory(start), new, gone, shapes, ())
    after = [*(quad for quad in start if quad not in gone), *new]
    whole: set[Finding] = set(evaluate(after, shapes, ())) - set(evaluate(start, shapes, ()))
    assert set(report.findings) == whole
    return report


def about(report: ChangeReport) -> list[str]:
    return sorted({finding.focus.rpartition("/")[2].rstrip(">") for finding in report.findings})


CORE = {
    "a value removed that has to be there": (
        ":S sh:targetClass :C ; sh:property [ sh:path :p ; sh:minCount 1 ] .",
        (":a a :C ; :p 1 . :b a :C ; :p 1 .", "", ":a :p 1 ."),
        ["a"],
    ),
    "an inverse path": (
        ":S sh:targetClass :C ; sh:property [ sh:path [ sh:inversePath :p ] ; sh:maxCount 1 ] .",
        (":a a :C . :x :p :a .", ":y :p :a .", ""),
        ["a"],
    ),
    "a path of several steps, changed at its end": (
        ":S sh:targetClass :C ; sh:property [ sh:path ( :p [ sh:inversePath :q ] :r ) ; sh:maxCount 1 ] .",
        (":a a :C ; :p :x . :y :q :x ; :r 1 . :b a :C ; :p :z .", ":y :r 2 .", ""),
        ["a"],
    ),
    "a path repeated, changed in its middle": (
        ":S sh:targetNode :a , :b ; sh:property [ sh:path [ sh:oneOrMorePath :p ] ; sh:nodeKind sh:IRI ] .",
        (":a :p :x . :y :p :z . :z :p 1 .", ":x :p :y .", ""),
        ["a"],
    ),
    "an optional step": (
        ":S sh:targetNode :a ; sh:property [ sh:path ( :p [ sh:zeroOrOnePath :q ] ) ; sh:maxCount 1 ] .",
        (":a :p :x .", ":x :q :y .", ""),
        ["a"],
    ),
    "alternatives": (
        ":S sh:targetNode :a ; sh:property [ sh:path [ sh:alternativePath ( :p :q ) ] ; sh:maxCount 1 ] .",
        (":a :p 1 .", ":a :q 2 .", ""),
        ["a"],
    ),
    "the class of a value removed": (
        ":S sh:targetClass :C ; sh:property [ sh:path :p ; sh:class :D ] .",
        (":E rdfs:subClassOf :D . :a a :C ; :p :x . :x a :E , :F .", "", ":x a :E ."),
        ["a"],
    ),
    "a class put below another": (
        ":S sh:targetClass :C ; sh:property [ sh:path :p ; sh:minCount 1 ] .",
        (":a a :D .", ":D rdfs:subClassOf :C .", ""),
        ["a"],
    ),
    "a closed shape and a predicate it has never heard of": (
        ":S sh:targetClass :C ; sh:closed true ; sh:ignoredProperties ( rdf:type ) .",
        (":a a :C .", ":a :news 1 .", ""),
        ["a"],
    ),
    "a closed value": (
        ":S sh:targetClass :C ; sh:property [ sh:path :p ; sh:node [ sh:closed true ] ] .",
        (":a a :C ; :p :x .", ":x :news 1 .", ""),
        ["a"],
    ),
    "the other property of a pair": (
        ":S sh:targetClass :C ; sh:property [ sh:path :p ; sh:lessThan :q ] , [ sh:path :r ; sh:equals :s ] .",
        (":a a :C ; :p 1 ; :q 2 . :b a :C ; :r 1 ; :s 1 .", ":a :q 0 .", ":b :s 1 ."),
        ["a", "b"],
    ),
    "the property of a pair two steps away": (
        ":S sh:targetNode :a ; sh:property [ sh:path :p ; sh:property [ sh:path :q ; sh:disjoint :r ] ] .",
        (":a :p :x . :x :q 1 .", ":x :r 1 .", ""),
        ["x"],
    ),
    "what makes a node a target": (
        ":S sh:targetSubjectsOf :p ; sh:targetObjectsOf :q ; sh:property [ sh:path :r ; sh:minCount 1 ] .",
        (":c :r 1 .", ":a :p :b . :x :q :y . :c :p 1 .", ""),
        ["a", "y"],
    ),
    "a nested shape that now conforms where it must not": (
        ":S sh:targetClass :C ; sh:not [ sh:property [ sh:path :p ; sh:maxCount 0 ] ] .",
        (":a a :C ; :p 1 .", "", ":a :p 1 ."),
        ["a"],
    ),
    "one branch of several": (
        (
            ":S sh:targetClass :C ; sh:xone ( [ sh:property [ sh:path :p ; sh:minCount 1 ] ]"
            " [ sh:property [ sh:path ( :q :r ) ; sh:minCount 1 ] ] ) ."
        ),
        (":a a :C ; :p 1 ; :q :x .", ":x :r 1 .", ""),
        ["a"],
    ),
    "a sibling of a qualified shape": (
        (
            ":S sh:targetClass :C ; sh:property :P , :Q ."
            ":P sh:path :p ; sh:qualifiedValueShape [ sh:class :D ] ; sh:qualifiedMinCount 1 ;"
            " sh:qualifiedValueShapesDisjoint true ."
            ":Q sh:path :p ; sh:qualifiedValueShape [ sh:class :E ] ; sh:qualifiedMaxCount 9 ."
        ),
        (":a a :C ; :p :x . :x a :D .", ":x a :E .", ""),
        ["a"],
    ),
    "what is wrong already is not news": (
        ":S sh:targetClass :C ; sh:property [ sh:path :p ; sh:minCount 1 ; sh:nodeKind sh:IRI ] .",
        (":a a :C . :b a :C ; :p 1 .", ":a :q 1 . :b :p 2 .", ""),
        ["b"],
    ),
    "what another shape has found already is not news": (
        (
            ":P sh:path :p ; sh:minCount 1 . :S sh:targetClass :C ; sh:property :P ."
            ":T sh:targetClass :D ; sh:property :P ."
        ),
        (":a a :C .", ":a a :D .", ""),
        [],
    ),
    "what has been found by way of another node is not news": (
        ":P sh:path :p ; sh:minCount 1 . :S sh:targetClass :C ; sh:path :q ; sh:property :P .",
        (":a a :C ; :q :x .", ":b a :C ; :q :x .", ""),
        [],
    ),
}


@pytest.mark.parametrize("trap", CORE)
def test_core(trap: str, tmp_path: Path) -> None:
    shapes, change, expected = CORE[trap]
    report = checked(loaded(shapes, tmp_path), *change)
    assert about(report) == expected
    if "put below" not in trap:
        assert not report.unbounded


SPARQL = {
    "two steps away": (
        "SELECT $this ?value WHERE { $this :p ?x . ?x :q ?value FILTER (?value > 1) }",
        (":a a :C ; :p :x .", ":x :q 2 .", ""),
        ["a"],
    ),
    "what must not exist, removed with what kept it from mattering": (
        "SELECT $this WHERE { $this :p ?x . FILTER NOT EXISTS { ?x :q ?y . FILTER NOT EXISTS { ?y :r $this } } }",
        (":a a :C ; :p :x . :x :q :y . :b a :C ; :p :z . :z :q :y .", ":y :r :a .", ""),
        ["a"],
    ),
    "a circle closed far away": (
        "SELECT $this ?value WHERE { $this :up ?value . ?value :up* $this }",
        (":a a :C ; :up :x . :x :up :y . :b a :C ; :up :a .", ":y :up :a .", ""),
        ["a"],
    ),
    "one of several a day": (
        "SELECT $this ?value WHERE { $this :by ?who ; :on ?day . ?value :by ?who ; :on ?day FILTER (?value != $this) }",
        (":a a :C ; :by :w ; :on 1 . :b a :C ; :by :w ; :on 2 . :c a :C ; :by :v ; :on 2 .", ":c :by :w .", ""),
        ["b", "c"],
    ),
    "an alternative turned round": (
        "SELECT $this ?value WHERE { $this :p|^:q ?value . ?value a/:below* :Bad }",
        (":a a :C . :x :q :a ; a :Y . :Z :below :Bad .", ":Y :below :Z .", ""),
        ["a"],
    ),
    "a branch of a union, and an optional part": (
        (
            "SELECT $this ?value WHERE { { $this :p ?x } UNION { ?x :q $this } OPTIONAL { ?x :r ?y } "
            "FILTER (BOUND(?y)) BIND (?y AS ?value) }"
        ),
        (":a a :C . :x :q :a . :b a :C ; :p :z .", ":x :r 1 .", ""),
        ["a"],
    ),
    "a variable of two branches": (
        "SELECT $this ?value { { { $this :p ?x } UNION { ?x :q $this } } { ?x :r ?value } UNION { ?x :s ?value } }",
        (":a a :C . :x :q :a . :b a :C ; :p :y .", ":x :s 1 .", ""),
        ["a"],
    ),
    "a count": (
        "SELECT $this (COUNT(?x) AS ?value) WHERE { $this :p ?x } GROUP BY $this HAVING (COUNT(?x) > 1)",
        (":a a :C ; :p 1 . :b a :C .", ":a :p 2 . :b :p 2 .", ""),
        ["a"],
    ),
    "any predicate": (
        "SELECT $this ?value WHERE { $this ?p ?value . FILTER (?value = 3) }",
        (":a a :C .", ":a :x 3 .", ""),
        ["a"],
    ),
}
UNBOUNDED = {
    "no tie to $this": (
        "SELECT $this WHERE { $this a :C . ?x :p ?y . }",
        (":a a :C . :b a :C .", ":x :p 1 .", ""),
        ["a", "b"],
    ),
    "a tie by a filter alone": (
        "SELECT $this WHERE { $this :name ?name . ?x :alias ?alias . FILTER (STR(?name) = STR(?alias)) }",
        (':a a :C ; :name "A" . :b a :C ; :name "B" .', ':x :alias "A" .', ""),
        ["a"],
    ),
    "a sub-select": (
        (
            "SELECT $this WHERE { $this :p ?x . { SELECT $this (COUNT(?z) AS ?n) WHERE { $this :p ?z } GROUP BY $this "
            "} FILTER (?n > 1) }"
        ),
        (":a a :C ; :p 1 .", ":a :p 2 .", ""),
        ["a"],
    ),
}


@pytest.mark.parametrize("trap", [*SPARQL, *UNBOUNDED])
def test_sparql(trap: str, tmp_path: Path) -> None:
    query, change, expected = (SPARQL | UNBOUNDED)[trap]
    shapes = loaded(f":S sh:targetClass :C ; {QUERY % query} {PREFIXES}", tmp_path)
    report = checked(shapes, *change)
    assert about(report) == expected
    assert bool(report.unbounded) == (trap in UNBOUNDED)


def test_a_query_of_a_value_reads_it_by_way_of_the_focus_node(tmp_path: Path) -> None:
    query = QUERY % "SELECT $this ?value WHERE { $this :q ?x . ?x :r ?value }"
    nested = f":S sh:targetClass :C ; sh:property [ sh:path :p ; sh:node :T ] . :T {query} {PREFIXES}"
    report = checked(loaded(nested, tmp_path), ":a a :C ; :p :x . :x :q :y .", ":y :r 1 .")
    assert about(report) == ["a"]


def test_a_component_of_ones_own_is_asked_of_each_value(tmp_path: Path) -> None:
    component = """
        :K a sh:ConstraintComponent ; sh:parameter [ sh:path :link ] ;
            sh:validator [ sh:ask "ASK { ?value $link ?y . ?y <https://example.org/ok> true }" ] .
        :S a sh:NodeShape ; sh:targetClass :C ; sh:property [ sh:path :p ; :link :q ] ."""
    base = ":a a :C ; :p :x . :x :q :y . :y :ok true . :b a :C ."
    assert about(checked(loaded(component, tmp_path), base, "", ":y :ok true .")) == ["a"]


def test_what_is_added_and_removed_stays_and_what_is_there_already_is_no_change(tmp_path: Path) -> None:
    shapes = loaded(":S sh:targetClass :C ; sh:property [ sh:path :p ; sh:minCount 1 ] .", tmp_path)
    base = ":a a :C ; :p 1 ."
    both = check_change(Memory(turtle(base)), turtle(":a :p 1 ."), turtle(":a :p 1 . :a :p 2 ."), shapes, ())
    assert (both.findings, both.added, both.removed, both.checked) == ((), (), (), 0)
