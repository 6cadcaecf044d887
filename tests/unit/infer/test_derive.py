"""The dated rules around the standings: bounds of dates, shortcuts, and how rules are read and run."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Triple

from ladkg import iris
from ladkg.errors import InputError
from ladkg.infer.derive import derive, read_rule, rules
from ladkg.terms import LAD, PREFIXES, RDF, XSD

Turtle = Callable[[str], list[Quad]]
Derived = Callable[[str], dict[Triple, str]]
Values = Callable[[Iterable[Triple], NamedNode, NamedNode], list[str]]


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("Signature 2018-05-17", "2018-05-17", "2018-05-17"),
        ("Signature 2018-02", "2018-02-01", "2018-02-28"),
        ("Signature 2020-02", "2020-02-01", "2020-02-29"),
        ("Signature 1900-02", "1900-02-01", "1900-02-28"),
        ("Signature 2000-02", "2000-02-01", "2000-02-29"),
        ("Signature 2018-04", "2018-04-01", "2018-04-30"),
        ("Signature 2018-12", "2018-12-01", "2018-12-31"),
        ("Signature 2018 precision=year", "2018-01-01", "2018-12-31"),
        ("Signature 2022-06-14 precision=no-later-than", None, "2022-06-14"),
        ("Signature 2022 precision=no-later-than", None, "2022-12-31"),
        ("Signature 2021-11-19 effective=2023-11-19", "2023-11-19", "2023-11-19"),
        ("Signature effective=2023-11", "2023-11-01", "2023-11-30"),
        ("Signature", None, None),
    ],
)
def test_bounds(derived: Derived, said: str, first: str | None, last: str | None) -> None:
    bounds = {triple.predicate: triple.object for triple, rule in derived(said).items() if rule == "01-bounds"}
    expected = {LAD.notBefore: first, LAD.notAfter: last}
    assert bounds == {term: Literal(day, datatype=XSD.date) for term, day in expected.items() if day}


def test_the_narrowest_class_tells_what_an_act_confers(turtle: Turtle) -> None:
    triples = derive(
        turtle("""
        lad:Wide lad:confers <concept/standing/endorser> .
        lad:Middle rdfs:subClassOf lad:Wide .
        lad:Narrow rdfs:subClassOf lad:Middle ; lad:confers <concept/standing/outside> .
        <act/1> a lad:Wide, lad:Middle, lad:Narrow ; lad:actor <state/USA> ; lad:onInstrument <instrument/gcm> .
    """)
    )
    conferred = [triple.object for triple in triples if triple.predicate == LAD.standing]
    assert conferred == [iris.concept("standing", "outside")]


def test_a_date_that_cannot_be_read_is_not_taken_for_none(turtle: Turtle) -> None:
    said = turtle("""
        lad:Endorsement lad:confers <concept/standing/endorser> .
        <act/1> a lad:Endorsement ; lad:actor <state/USA> ; lad:onInstrument <instrument/gcm> ;
            lad:actedOn "2030-01-01T00:00:00"^^xsd:dateTime .
        <dataset/ladkg> lad:referenceDate "2022-06-10"^^xsd:date .
    """)
    assert not shortcuts(derive(said))


def shortcuts(triples: dict[Triple, str]) -> set[str]:
    return {t.predicate.value.rsplit("#", 1)[-1] for t, rule in triples.items() if rule == "03-shortcuts"}


@pytest.mark.parametrize(
    ("said", "made"),
    [
        ("Accession 2000-01-01", {"partyTo"}),
        ("Signature 2000-01-01", {"signatoryTo"}),
        ("Endorsement 2000-01-01", {"endorses"}),
        ("Joining 2000-01-01 role=member", {"memberOf"}),
        ("Joining 2000-01-01 role=participant", set()),
        ("Joining 2000-01-01 role=observer", set()),
        ("Abstention 2000-01-01", set()),
    ],
)
def test_each_standing_has_its_shortcut(derived: Derived, said: str, made: set[str]) -> None:
    assert shortcuts(derived(f"{said}; today 2020-01-01")) == made


@pytest.mark.parametrize(
    ("said", "today", "endorses"),
    [
        ("Endorsement 2020-06-10", "2020-06-09", False),
        ("Endorsement 2020-06-10", "2020-06-10", True),
        ("Endorsement 2020", "2020-06-30", False),
        ("Endorsement 2020", "2020-12-31", True),
        ("Endorsement 2022-06-14 precision=no-later-than", "2022-06-10", False),
        ("Endorsement 2022-06-14 precision=no-later-than", "2022-06-14", True),
        ("Endorsement", "2020-06-10", True),
        ("Endorsement 2018; Dissociation 2020-06-10", "2020-06-09", True),
        ("Endorsement 2018; Dissociation 2020-06-10", "2020-06-10", False),
        ("Endorsement 2018; Dissociation 2020-06", "2020-06-01", False),
        ("Endorsement 2018; Dissociation 2021-01-01 precision=no-later-than", "2020-06-10", False),
        ("Endorsement 2018; Dissociation", "2020-06-10", False),
        ("Endorsement; Dissociation 2021-01-01 precision=no-later-than", "2020-06-10", False),
        ("Endorsement; Dissociation 2021-01-01", "2020-06-10", True),
        ("Endorsement; Dissociation", "2020-06-10", False),
    ],
)
def test_only_certain_standings_become_shortcuts(derived: Derived, said: str, today: str, endorses: bool) -> None:
    assert shortcuts(derived(f"{said}; today {today}")) == ({"endorses"} if endorses else set())


def test_shortcuts_reach_instruments_and_organizations(derived: Derived) -> None:
    said = (
        "Joining role=member on=sacm actor=GUY; Joining role=member on=organization/caricom actor=GUY; today 2022-06-10"
    )
    made = {triple for triple, rule in derived(said).items() if rule == "03-shortcuts"}
    places = (iris.instrument("sacm"), iris.mint("organization/caricom"))
    assert made == {Triple(iris.agent("GUY"), LAD.memberOf, place) for place in places}


def test_only_declared_terms_are_written_and_no_working_step_is_published(derived: Derived) -> None:
    triples = derived("Signature 2018 role=member; Accession 2019; Endorsement 2018 on=gcr; today 2020-01-01")
    declared = {term for rule in rules() for term in rule.writes if not term.startswith("step:")}
    lad = PREFIXES["lad"]
    written = {t.object if t.predicate == RDF.type else t.predicate for t in triples}
    assert {term.value.replace(lad, "lad:") for term in written if isinstance(term, NamedNode)} <= declared


def test_headers_name_every_term_of_the_query() -> None:
    assert [rule.name for rule in rules()] == sorted(rule.name for rule in rules())
    for rule in rules():
        body = "\n".join(line for line in rule.query.splitlines() if not line.startswith(("#", "PREFIX")))
        used = set(re.findall(r"\b(?:lad|step|rdfs):\w+", body))
        assert used == {*rule.reads, *rule.writes} - {"rdf:type"}, rule.name


def test_rule_without_header_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "04-new.rq"
    path.write_text("# rule: nothing follows from nothing\nCONSTRUCT {} WHERE {}", encoding="utf-8")
    with pytest.raises(InputError, match=r"lacks # reads:, # writes:"):
        read_rule(path)
