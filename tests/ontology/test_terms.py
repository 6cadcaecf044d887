"""Every term is declared once, in its room, with label, definition and home; nothing comes from outside."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from ladkg import graph, paths
from ladkg.terms import LAD, PREFIXES

Ask = Callable[[str], list[tuple[str, ...]]]
MODULES = sorted((paths.ontology() / "modules").glob("*.ttl"))
HEADER = paths.ontology() / "ladkg.ttl"
ONTOLOGY = "https://w3id.org/ladkg/ontology"
OWL = PREFIXES["owl"]
RDF = PREFIXES["rdf"]
KINDS = {OWL + kind for kind in ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")}


def declared(file: Path) -> set[str]:
    """The local names of lad: terms whose home (rdfs:isDefinedBy) is this module."""
    home = NamedNode(f"{ONTOLOGY}/{file.stem}")
    return {
        quad.subject.value.removeprefix(PREFIXES["lad"])
        for quad in graph.read(file)
        if quad.object == home and isinstance(quad.subject, NamedNode)
    }


def test_the_closed_namespace_and_the_modules_hold_the_same_terms() -> None:
    homes = [(term, file.stem) for file in MODULES for term in declared(file)]
    assert {term for term, _ in homes} == LAD.terms
    assert len(homes) == len(LAD.terms), "a term has two homes"


def test_every_lad_name_used_in_the_ontology_is_a_term(ask: Ask) -> None:
    rows = ask("SELECT DISTINCT ?t { { ?t ?p ?o } UNION { ?s ?t ?o } UNION { ?s ?p ?t } FILTER(isIRI(?t)) }")
    used = {name for (name,) in rows if name.startswith(PREFIXES["lad"])}
    assert used == {PREFIXES["lad"] + term for term in LAD.terms}


def test_every_term_is_told_in_the_model_document() -> None:
    told = set(re.findall(r"`(?:lad:)?(\w+)`", (Path(__file__).parents[2] / "docs/model.md").read_text("utf-8")))
    assert sorted(LAD.terms - told) == []


def test_every_term_is_of_exactly_one_kind(ask: Ask) -> None:
    rows = ask("SELECT ?t ?kind { ?t rdfs:isDefinedBy ?m ; a ?kind }")
    kinds = [term for term, kind in rows if kind in KINDS]
    assert len(kinds) == len(set(kinds)) == len(LAD.terms)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("words", ["rdfs:label", "skos:definition"])
def test_every_term_has_one_label_and_one_definition_a_language(ask: Ask, words: str, language: str) -> None:
    rows = ask(
        f"""SELECT ?t (COUNT(?w) AS ?n) {{
              ?t rdfs:isDefinedBy ?m OPTIONAL {{ ?t {words} ?w FILTER(LANG(?w) = "{language}" && STRLEN(?w) > 1) }}
            }} GROUP BY ?t"""
    )
    assert [term for term, count in rows if count != "1"] == []


def test_definitions_are_sentences(ask: Ask) -> None:
    rows = ask("SELECT ?t ?d { ?t rdfs:isDefinedBy ?m ; skos:definition ?d }")
    assert [row for row in rows if not re.fullmatch(r"[A-ZÁÉÍÓÚ0-9].*[^.\s]\.", row[1])] == []


def test_no_two_terms_share_a_definition(ask: Ask) -> None:
    definitions = [d for (d,) in ask("SELECT ?d { ?t rdfs:isDefinedBy ?m ; skos:definition ?d }")]
    assert [d for d in definitions if definitions.count(d) > 1] == []


@pytest.mark.parametrize("file", MODULES, ids=lambda file: file.stem)
def test_a_module_is_a_short_ontology_of_its_own(file: Path) -> None:
    assert len(file.read_text("utf-8").splitlines()) <= 400
    headers = [q.subject for q in graph.read(file) if q.object == NamedNode(OWL + "Ontology")]
    assert headers == [NamedNode(f"{ONTOLOGY}/{file.stem}")]


def test_the_header_imports_the_modules_and_holds_no_terms() -> None:
    quads = list(graph.read(HEADER))
    imported = {q.object for q in quads if q.predicate == NamedNode(OWL + "imports")}
    assert imported == {NamedNode(f"{ONTOLOGY}/{file.stem}") for file in MODULES}
    assert {q.subject for q in quads if q.object == NamedNode(OWL + "Ontology")} == {NamedNode(ONTOLOGY)}
    assert [q for q in quads if PREFIXES["lad"] in str(q.subject) + str(q.predicate)] == []
    assert not any(q.object.value in KINDS - {OWL + "AnnotationProperty"} for q in quads if hasattr(q.object, "value"))


def test_nothing_else_imports_anything(ask: Ask) -> None:
    assert {s for s, _ in ask("SELECT ?s ?o { ?s <http://www.w3.org/2002/07/owl#imports> ?o }")} == {ONTOLOGY}


def test_the_version_is_the_same_everywhere(ask: Ask) -> None:
    ((version,),) = ask(f"SELECT ?v {{ <{ONTOLOGY}> <{OWL}versionInfo> ?v }}")
    iris = ask(f"SELECT ?o ?v {{ ?o <{OWL}versionIRI> ?v }}")
    modules = {(f"{ONTOLOGY}/{file.stem}", f"{ONTOLOGY}/{version}/{file.stem}") for file in MODULES}
    assert set(iris) == {(ONTOLOGY, f"{ONTOLOGY}/{version}"), *modules}


def test_terms_that_cite_a_convention_lead_to_its_text(ask: Ask) -> None:
    cited = ask("SELECT ?t { ?t dcterms:source ?law FILTER(CONTAINS(?law, 'Vienna Convention')) }")
    linked = ask(
        """SELECT ?t { ?t rdfs:isDefinedBy ?m ; rdfs:seeAlso ?text
           FILTER(CONTAINS(STR(?text), "legal.un.org/ilc/texts/instruments/english/conventions/")) }"""
    )
    assert cited == linked
    assert len(cited) >= 20


def test_labels_in_other_languages_are_those_that_sources_give(ask: Ask) -> None:
    rows = ask("SELECT ?t ?l { ?t rdfs:isDefinedBy ?m ; rdfs:label ?l FILTER(LANG(?l) NOT IN ('en', 'es')) }")
    package = LAD.ActionPackage.value
    assert rows == [(package, "Pacote de ação"), (package, "Paquet d’action")]


def test_alignments_say_why(ask: Ask) -> None:
    links = ask(
        """SELECT ?t ?o { VALUES ?p { rdfs:subClassOf rdfs:subPropertyOf skos:closeMatch } ?t ?p ?o
           FILTER(!STRSTARTS(STR(?o), STR(lad:)) && ?o != skos:Concept)
           FILTER NOT EXISTS { ?t rdfs:comment ?why } }"""
    )
    assert links == []


def test_alignments_speak_of_known_terms_and_are_never_imported() -> None:
    files = sorted((paths.ontology() / "alignments").glob("*.ttl"))
    assert {file.stem for file in files} == {"eli", "org", "prov", "oa", "skos", "schema", "odrl"}
    for file in files:
        predicates = {q.predicate.value for q in graph.read(file)} - {RDF + "type"}
        assert f"{OWL}equivalentClass" not in predicates
        assert f"{OWL}sameAs" not in predicates
        assert f"{OWL}imports" not in predicates


def test_what_alignments_entail_is_entailed_on_purpose(ask: Ask) -> None:
    rows = ask(
        """SELECT ?t ?o { ?t rdfs:subClassOf|rdfs:subPropertyOf ?o
           FILTER(STRSTARTS(STR(?t), STR(lad:)) && !STRSTARTS(STR(?o), STR(lad:)) && ?o != skos:Concept) }"""
    )
    cites = ("buildsUpon", "advancesVisionOf", "acknowledges", "facilitatedBy", "recallsAsBinding", "alignsWith")
    entities = ("Instrument", "Source", "TextVersion", "Dataset", "Standing")
    expected = {
        **{term: {"http://data.europa.eu/eli/ontology#cites"} for term in cites},
        **{term: {"http://www.w3.org/ns/prov#Entity"} for term in entities},
        "Agent": {"http://www.w3.org/ns/prov#Agent"},
        "Article": {"http://data.europa.eu/eli/ontology#LegalResourceSubdivision"},
        "Organization": {"http://www.w3.org/ns/org#Organization", "https://schema.org/Organization"},
        "ParticipationAct": {"http://www.w3.org/ns/prov#Activity"},
        "Treaty": {"http://data.europa.eu/eli/ontology#LegalResource"},
        "note": {"http://www.w3.org/2004/02/skos/core#note"},
    }
    expected["Dataset"] |= {"https://schema.org/Dataset"}
    assert set(rows) == {(PREFIXES["lad"] + term, other) for term, others in expected.items() for other in others}
