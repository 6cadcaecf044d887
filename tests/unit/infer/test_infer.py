"""The whole of inference: closure, dated rules, closure again, each in its graph."""

from collections.abc import Callable

import pytest
from pyoxigraph import Quad, Triple

from ladkg import iris
from ladkg.infer import InconsistencyError, infer
from ladkg.terms import LAD, RDF

Turtle = Callable[[str], list[Quad]]
Acts = Callable[[str], list[Quad]]


def obligation(path: str) -> Triple:
    return Triple(iris.agent("USA"), LAD.boundBy, iris.mint("obligation", path))


def test_bound_through_a_protocol(turtle: Turtle, acts: Acts, ontology: list[Quad]) -> None:
    said = turtle("""
        <instrument/refugee-protocol-1967> lad:incorporates <provision/refugee-convention-1951/art-33> ;
            lad:hasProvision <provision/refugee-protocol-1967/art-2> .
        <instrument/refugee-convention-1951> lad:hasProvision <provision/refugee-convention-1951/art-33>,
            <provision/refugee-convention-1951/art-35> .
        <obligation/refugee-convention-1951/art-33-1> lad:setBy <provision/refugee-convention-1951/art-33> .
        <obligation/refugee-convention-1951/art-35-1> lad:setBy <provision/refugee-convention-1951/art-35> .
        <obligation/refugee-protocol-1967/art-2-1> lad:setBy <provision/refugee-protocol-1967/art-2> .
    """)
    inferred = infer(ontology, said + acts("Accession 1968-11-01 on=refugee-protocol-1967; today 2022-06-10"))
    bound = {triple for triple in inferred.rules if triple.predicate == LAD.boundBy}
    assert bound == {obligation("refugee-convention-1951/art-33-1"), obligation("refugee-protocol-1967/art-2-1")}
    assert {inferred.rules[triple] for triple in bound} == {"prp-spo2"}


def test_bound_through_a_part(turtle: Turtle, acts: Acts, ontology: list[Quad]) -> None:
    said = turtle("""
        <instrument/geneva-convention-iv-1949> lad:partOf <instrument/geneva-conventions-1949> .
        <provision/gc4/art-45> lad:provisionOf <instrument/geneva-convention-iv-1949> .
        <provision/gc4/art-45> lad:sets <obligation/gc4/art-45> .
    """)
    inferred = infer(ontology, said + acts("Ratification 1955-08-02 on=geneva-conventions-1949; today 2022-06-10"))
    assert obligation("gc4/art-45") in inferred.rules


def test_committed_to_what_is_endorsed(turtle: Turtle, acts: Acts, ontology: list[Quad]) -> None:
    said = turtle("""
        <instrument/la-declaration> lad:hasProvision <provision/la-declaration/pillar-2> .
        <provision/la-declaration/pillar-2> lad:sets <commitment/la-declaration/pillar-2/3> .
        <commitment/la-declaration/pillar-2/3> a lad:Commitment .
    """)
    inferred = infer(ontology, said + acts("Endorsement 2022-06-10 on=la-declaration; today 2022-06-10"))
    commitment = iris.mint("commitment/la-declaration/pillar-2/3")
    assert inferred.rules[Triple(iris.agent("USA"), LAD.committedTo, commitment)] == "prp-spo2"
    assert inferred.rules[Triple(commitment, RDF.type, LAD.Statement)] == "cax-sco"
    assert inferred.rules[Triple(iris.agent("USA"), LAD.endorses, iris.instrument("la-declaration"))] == "03-shortcuts"


def test_an_act_whose_type_is_entailed_confers_too(turtle: Turtle, acts: Acts, ontology: list[Quad]) -> None:
    """A ratification is an act of consent by entailment, and still confers once only, by its narrowest class."""
    inferred = infer(ontology, acts("Ratification 1990-01-01; Dissociation 2019-01 on=gcr"))
    kinds = [quad.object for quad in inferred.derived if quad.predicate == LAD.standing]
    assert sorted(map(str, kinds)) == sorted(map(str, [iris.concept("standing", k) for k in ("party", "outside")]))
    assert turtle("<act/USA/gcm/Ratification-1990-01-01> a lad:ConsentAct .")[0].triple in inferred.rules


def test_parts_are_never_mixed(acts: Acts, ontology: list[Quad]) -> None:
    asserted = acts("Accession 2000-01-01; Endorsement 2018 on=gcr; today 2022-06-10")
    inferred = infer(ontology, asserted)
    assert {quad.graph_name for quad in inferred.entailed} == {iris.ENTAILED_GRAPH}
    assert {quad.graph_name for quad in inferred.derived} == {iris.DERIVED_GRAPH}
    triples = [quad.triple for quad in (*ontology, *asserted, *inferred.entailed, *inferred.derived)]
    assert len(triples) == len(set(triples))
    assert inferred.rules.keys() == {quad.triple for quad in (*inferred.entailed, *inferred.derived)}


def test_inconsistent_data_is_refused(turtle: Turtle, ontology: list[Quad]) -> None:
    with pytest.raises(InconsistencyError, match=r"id:act/x is a lad:\w+ and a lad:\w+, but nothing can be both"):
        infer(ontology, turtle("<act/x> a lad:Ratification, lad:Accession ."))
