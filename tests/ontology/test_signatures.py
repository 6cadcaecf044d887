"""Domains, ranges and hierarchies are those that docs/model.md tells, so that neither can drift from the other."""

import re
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

from ladkg.terms import LAD, PREFIXES

Ask = Callable[[str], list[tuple[str, ...]]]
MODEL = (Path(__file__).parents[2] / "docs/model.md").read_text("utf-8")
OWL = PREFIXES["owl"]
DATATYPES = {"string", "boolean", "integer", "decimal", "anyURI"}
CODES = {"iso3", "iso2", "isoNumeric", "m49"}


def short(name: str) -> str:
    return re.sub(r".*[/#]", "", name)


def target(told: str) -> str:
    """The range told in words: a class, skos:Concept, a datatype; '' where OWL can or should not say it."""
    word = re.split(r"[ ;:,(]", told.replace("`xsd:anyURI`", "anyURI"))[0]
    alternatives = re.match(r"\w+ or \w+", told)
    if word == "concept":
        return "Concept"
    if word == "act":
        return "ParticipationAct"
    return word if word in DATATYPES | LAD.terms and not alternatives else ""


def told_signatures() -> Iterator[tuple[str, str, str]]:
    """(property, domain, range) for every row of the property tables that has an arrow."""
    for line in MODEL.splitlines():
        if not re.match(r"\| `[a-z]", line):
            continue
        names, spec = (cell.strip() for cell in line.strip("|").split("|")[:2])
        spec = re.sub(r"^(transitive, inverse; |⊑ `\w+`, )", "", spec)
        domain, arrow, range_ = (part.strip() for part in spec.partition("→"))
        if not arrow:
            continue
        above = "ParticipationAct" if domain == "act" else domain if domain in LAD.terms else ""
        properties = re.findall(r"`(\w+)`", names.split("⊑")[0])
        for name in properties:
            turned = "/" in names and name != properties[0]
            yield (name, target(range_), above) if turned else (name, above, target(range_))


def test_the_tables_tell_every_property_but_those_told_in_prose() -> None:
    told = {name for name, _, _ in told_signatures()}
    anything = {"note", "statedIn", "labelAsPublished"}
    of_classes = {"effect", "confers"}
    like_the_one_above = {"buildsUpon", "advancesVisionOf", "acknowledges", "facilitatedBy", "recallsAsBinding"}
    like_the_one_above |= {"alignsWith", "corroboratedToTheDayBy"}
    properties = {term for term in LAD.terms if term[0].islower()}
    assert properties - told == anything | of_classes | like_the_one_above
    assert ("provisionOf", "Provision", "Instrument") in set(told_signatures())


def test_domains_and_ranges_are_those_of_the_model_document(ask: Ask) -> None:
    rows = ask(
        """SELECT ?p ?d ?r { ?p rdfs:isDefinedBy ?m
           OPTIONAL { ?p rdfs:domain ?d } OPTIONAL { ?p rdfs:range ?r } }"""
    )
    actual = {short(name): (short(domain), short(range_)) for name, domain, range_ in rows}
    told = {
        name: ("Agent" if name in CODES else domain, range_)  # State or Territory: there is no union in OWL 2 RL
        for name, domain, range_ in told_signatures()
    }
    assert {name: actual[name] for name in told} == told


def test_classes_below_others_are_those_of_the_model_document(ask: Ask) -> None:
    rows = ask(
        """SELECT ?c ?up { ?c rdfs:subClassOf ?up ; rdfs:isDefinedBy ?m
           FILTER(?up = skos:Concept || STRSTARTS(STR(?up), STR(lad:))) }"""
    )
    told = set()
    for names, above in re.findall(r"^\| ((?:`[A-Z]\w+` )+)\| ((?:`[\w:]+` )+)\|", MODEL, re.MULTILINE):
        told |= set(product(re.findall(r"\w+", names), re.findall(r"`(?:skos:)?(\w+)`", above)))
    assert {(short(name), short(above)) for name, above in rows} == told


def test_properties_below_others_are_those_of_the_model_document(ask: Ask) -> None:
    rows = ask("SELECT ?p ?up { ?p rdfs:subPropertyOf ?up FILTER(STRSTARTS(STR(?up), STR(lad:))) }")
    told = set()
    for names, above in re.findall(r"^\| ((?:`\w+` )+)(?:\| )?⊑ `(\w+)`", MODEL, re.MULTILINE):
        told |= {(name, above) for name in re.findall(r"\w+", names)}
    told |= {(below, "corroboratedBy") for below in re.findall(r"`(\w+)` ⊑ it", MODEL)}
    assert {(short(name), short(above)) for name, above in rows} == told


def test_inverses_transitives_and_asymmetries(ask: Ask) -> None:
    inverses = {(short(a), short(b)) for a, b in ask(f"SELECT ?a ?b {{ ?a <{OWL}inverseOf> ?b }}")}
    assert inverses == set(re.findall(r"^\| `(\w+)` / `(\w+)`", MODEL, re.MULTILINE))
    for kind, expected in (("Transitive", {"hasPart", "partOf"}), ("Asymmetric", {"undoes", "protocolTo"})):
        assert {short(p) for (p,) in ask(f"SELECT ?p {{ ?p a <{OWL}{kind}Property> }}")} == expected
