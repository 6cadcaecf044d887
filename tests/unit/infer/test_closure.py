"""Each OWL 2 RL rule on a graph of a few lines, always beside owlrl; and what is kept out of the published closure."""

from collections.abc import Callable

import pytest
from pyoxigraph import Quad, Triple

from ladkg.errors import InputError
from ladkg.infer import reference
from ladkg.infer.closure import InconsistencyError, entail

Turtle = Callable[[str], list[Quad]]

RULES = [
    ("prp-spo1", "lad:p rdfs:subPropertyOf lad:q", ":a lad:p :b", ":a lad:q :b"),
    ("prp-eqp1", "lad:p owl:equivalentProperty lad:q", ":a lad:p :b", ":a lad:q :b"),
    ("prp-eqp2", "lad:p owl:equivalentProperty lad:q", ":a lad:q :b", ":a lad:p :b"),
    ("prp-inv1", "lad:p owl:inverseOf lad:q", ":a lad:p :b", ":b lad:q :a"),
    ("prp-inv2", "lad:p owl:inverseOf lad:q", ":a lad:q :b", ":b lad:p :a"),
    ("prp-symp", "lad:p a owl:SymmetricProperty", ":a lad:p :b", ":b lad:p :a"),
    ("prp-trp", "lad:p a owl:TransitiveProperty", ":a lad:p :b . :b lad:p :c", ":a lad:p :c"),
    ("prp-spo2", "lad:r owl:propertyChainAxiom (lad:p)", ":a lad:p :b", ":a lad:r :b"),
    ("prp-spo2", "lad:r owl:propertyChainAxiom (lad:p lad:q)", ":a lad:p :b . :b lad:q :c", ":a lad:r :c"),
    (
        "prp-spo2",
        "lad:r owl:propertyChainAxiom (lad:p lad:q lad:p lad:q)",
        ":a lad:p :b . :b lad:q :c . :c lad:p :d . :d lad:q :e",
        ":a lad:r :e",
    ),
    (
        "prp-spo2",
        "lad:r owl:propertyChainAxiom :l1 . :l1 rdf:first lad:p ; rdf:rest :l2 . :l2 rdf:first lad:q ; rdf:rest ()",
        ":a lad:p :b . :b lad:q :c",
        ":a lad:r :c",
    ),
    ("prp-dom", "lad:p rdfs:domain lad:C", ":a lad:p :b", ":a a lad:C"),
    ("prp-rng", "lad:p rdfs:range lad:C", ":a lad:p :b", ":b a lad:C"),
    ("cax-sco", "lad:C rdfs:subClassOf lad:D", ":a a lad:C", ":a a lad:D"),
    ("cax-eqc1", "lad:C owl:equivalentClass lad:D", ":a a lad:C", ":a a lad:D"),
    ("cax-eqc2", "lad:C owl:equivalentClass lad:D", ":a a lad:D", ":a a lad:C"),
]

CLASHES = [
    ("cax-dw", "lad:C owl:disjointWith lad:D", ":a a lad:C, lad:D", "id:a is a lad:C and a lad:D"),
    (
        "cax-adc",
        "[] a owl:AllDisjointClasses ; owl:members (lad:B lad:C lad:D)",
        ":a a lad:C, lad:D",
        "id:a is a lad:C and a lad:D",
    ),
    (
        "cax-dw",
        "lad:C owl:disjointWith lad:D . lad:p rdfs:range lad:C . lad:E rdfs:subClassOf lad:D",
        ":b lad:p :a . :a a lad:E",
        "id:a is a lad:C and a lad:D",
    ),
    (
        "prp-pdw",
        "lad:p owl:propertyDisjointWith lad:q",
        ":a lad:p 1 ; lad:q 1",
        " and id:a lad:q ",
    ),
    (
        "prp-adp",
        "[] a owl:AllDisjointProperties ; owl:members (lad:p lad:q lad:r)",
        ":a lad:p :b ; lad:q :b",
        "id:a lad:p id:b and id:a lad:q id:b",
    ),
    ("prp-asyp", "lad:p a owl:AsymmetricProperty", ":a lad:p :b . :b lad:p :a", "id:a lad:p id:b and id:b lad:p id:a"),
]


def triples(quads: list[Quad]) -> set[Triple]:
    return {quad.triple for quad in quads}


@pytest.mark.parametrize(("rule", "axioms", "data", "expected"), RULES)
def test_rule_concludes_what_owlrl_does(turtle: Turtle, rule: str, axioms: str, data: str, expected: str) -> None:
    ontology, said = turtle(f"{axioms} ."), turtle(f"{data} .")
    entailed = entail(ontology, said)
    assert entailed == dict.fromkeys(triples(turtle(f"{expected} .")), rule)
    assert reference.entail(ontology, said) == (set(entailed), [])


@pytest.mark.parametrize(("rule", "axioms", "data", "words"), CLASHES)
def test_clash_is_told_in_words(turtle: Turtle, rule: str, axioms: str, data: str, words: str) -> None:
    ontology, said = turtle(f"{axioms} ."), turtle(f"{data} .")
    with pytest.raises(InconsistencyError) as caught:
        entail(ontology, said)
    assert words in str(caught.value)
    assert f"({rule})" in str(caught.value)
    assert reference.entail(ontology, said)[1]


def test_rules_feed_each_other(turtle: Turtle) -> None:
    ontology = turtle("""
        lad:partOf owl:inverseOf lad:hasPart . lad:hasPart a owl:TransitiveProperty .
        lad:sets owl:propertyChainAxiom (lad:hasPart lad:sets) . lad:narrower rdfs:subPropertyOf lad:hasPart .
        lad:sets rdfs:domain lad:Provision . lad:Provision rdfs:subClassOf lad:Thing .
    """)
    said = turtle(":c lad:partOf :b . :a lad:narrower :b . :c lad:sets :d .")
    entailed = entail(ontology, said)
    assert triples(turtle(":a lad:sets :d . :a a lad:Thing .")) <= set(entailed)
    assert reference.entail(ontology, said) == (set(entailed), [])


def test_only_own_and_aligned_terms_are_published(turtle: Turtle) -> None:
    ontology = turtle("""
        lad:State rdfs:subClassOf dcterms:Agent . lad:p rdfs:subPropertyOf dcterms:relation ; rdfs:domain owl:Thing .
        lad:p a owl:SymmetricProperty .
    """)
    said = turtle(":a a lad:State ; lad:p 5, <http://example.org/x> . <http://example.org/x> a lad:State .")
    assert set(entail(ontology, said)) == triples(turtle(":a a dcterms:Agent ; dcterms:relation 5 ."))
    assert reference.entail(ontology, said)[0] == set(entail(ontology, said))


def test_nothing_said_already_is_entailed(turtle: Turtle) -> None:
    ontology = turtle("lad:p rdfs:subPropertyOf lad:q . lad:C rdfs:subClassOf lad:D . :x a lad:C .")
    said = turtle(":a lad:p :b ; lad:q :b ; a lad:C, lad:D .")
    assert set(entail(ontology, said)) == triples(turtle(":x a lad:D ."))


def test_annotation_properties_entail_nothing(turtle: Turtle) -> None:
    ontology = turtle("""
        lad:note a owl:AnnotationProperty ; rdfs:domain lad:C ; rdfs:subPropertyOf lad:q .
        lad:r owl:propertyChainAxiom (lad:p lad:note) . lad:p rdfs:subPropertyOf lad:note .
    """)
    said = turtle(":a lad:note :b . :b lad:p :a .")
    assert entail(ontology, said) == {}
    assert reference.entail(ontology, said) == (set(), [])


@pytest.mark.parametrize(
    ("axioms", "words"),
    [
        ("lad:p a owl:FunctionalProperty", "owl#FunctionalProperty"),
        ("lad:C rdfs:subClassOf [ a owl:Restriction ]", "owl#Restriction"),
        ("lad:C owl:hasKey (lad:p)", "owl#hasKey"),
        ("lad:p rdfs:subPropertyOf rdf:type", "about rdf:type"),
        ("lad:r owl:propertyChainAxiom ()", "chain in the ontology is empty"),
        ("lad:r owl:propertyChainAxiom :l . :l rdf:first lad:p", "breaks off"),
        ("lad:r owl:propertyChainAxiom :l . :l rdf:first lad:p ; rdf:rest :l", "breaks off"),
    ],
)
def test_ontology_beyond_the_rules_is_refused(turtle: Turtle, axioms: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        entail(turtle(f"{axioms} ."), [])
