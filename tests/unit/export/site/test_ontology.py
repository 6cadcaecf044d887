"""The documentation of the ontology, against the ontology."""

from collections.abc import Sequence

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from ladkg import iris
from ladkg.export.site import diagrams, ontology
from ladkg.export.site.described import Described, describe
from ladkg.export.site.known import Known
from ladkg.export.site.vocabulary import Vocabulary, local, short
from ladkg.terms import LAD, OWL, PREFIXES, RDF, RDFS, SKOS

from .drawn import Element, drawn, known_of, select, words

MODULE = PREFIXES["lad"].removesuffix("#")


@pytest.fixture(scope="module")
def vocabulary(known: Known) -> Vocabulary:
    return Vocabulary(known.publication, known.names)


@pytest.fixture(scope="module")
def page(known: Known) -> Element:
    return drawn(known, ontology.pages, "ontology")


def facts(vocabulary: Vocabulary, node: NamedNode, language: str = "en") -> dict[str, list[str]]:
    told = describe(vocabulary, node, language, {"iso3": ["CountryIso3"]})
    return {key: ["".join(ref.before + ref.text for ref in item) for item in items] for key, items in told.facts}


def test_every_term_has_its_anchor_on_the_page_of_the_ontology(page: Element) -> None:
    anchors = [element.get("id") for element in select(page, "article.term")]
    assert sorted(anchors) == sorted(name.rstrip("_") for name in LAD.terms)


def test_no_anchor_stands_twice(page: Element) -> None:
    anchors = [element.get("id") for element in page.xpath("//*[@id]")]
    assert len(anchors) == len(set(anchors))


def test_pages_answer_at_the_iris_of_modules_and_alignments(known: Known, vocabulary: Vocabulary) -> None:
    paths = {page.path for page in ontology.pages(known)}
    named = {node.value.partition("ladkg/")[2] for node in (*vocabulary.modules, *vocabulary.alignments)}
    assert paths == {"ontology", "ontology/alignment", *named}
    assert [local(node) for node in vocabulary.modules][:2] == ["agent", "instrument"]


def test_a_class_in_both_languages(vocabulary: Vocabulary) -> None:
    told = describe(vocabulary, LAD.Commitment, "es", {})
    assert (told.label, told.other) == ("Compromiso político", "Political commitment")
    assert told.count == 31
    found = facts(vocabulary, LAD.Commitment)
    assert found["above"] == ["Statement", "Undertaking"]
    assert "Obligation" in found["apart"]
    assert "backedBy" in found["properties"]
    assert "force ‹ Statement" in found["inherited"]
    assert "committedTo" in found["valued"]
    assert len(found["examples"]) == 3


def test_an_act_tells_what_it_does(vocabulary: Vocabulary) -> None:
    found = facts(vocabulary, LAD.Ratification)
    assert (found["effect"], found["confers"]) == (["starts"], ["party"])
    assert "Accession" in found["apart"]
    assert found["seen"][0].startswith("https://legal.un.org/")
    assert "article 14" in found["source"][0]


def test_a_property_with_chains_inverse_and_alignment(vocabulary: Vocabulary) -> None:
    found = facts(vocabulary, LAD.hasProvision)
    assert (found["domain"], found["range"]) == (["Instrument"], ["Provision"])
    assert found["inverse"] == ["provisionOf"]
    assert found["chains"] == ["hasPart ∘ hasProvision"]
    assert set(found["serves"]) == {"boundBy", "committedTo"}
    assert found["aligned"][0].startswith("~close eli:has_part — ")
    assert facts(vocabulary, LAD.hasPart)["characteristics"] == ["~transitive"]


def test_a_property_that_the_ontology_leaves_open_is_told_as_it_is_used(vocabulary: Vocabulary) -> None:
    found = facts(vocabulary, LAD.actor)
    assert "domain" not in found
    assert set(found["used_of"]) == {"ParticipationAct", "Standing", "RecordCheck"}
    assert "used_of" not in facts(vocabulary, LAD.statedIn)


def test_rules_and_schemes_of_a_property(vocabulary: Vocabulary) -> None:
    assert facts(vocabulary, LAD.iso3)["rules"] == ["CountryIso3"]
    assert facts(vocabulary, LAD.force)["schemes"] == ["Force of a statement"]


def test_the_scheme_of_forces_is_in_order(vocabulary: Vocabulary, page: Element) -> None:
    scheme = next(one for one in ontology.schemes(vocabulary, "en") if one.name == "force")
    assert scheme.ordered
    assert [local(concept) for concept in scheme.concepts][:3] == ["commit", "intend", "plan"]
    assert select(page, "#scheme-force ol li")
    assert select(page, "#scheme-hedge ul li")


def test_every_concept_of_every_scheme_is_listed(vocabulary: Vocabulary, page: Element) -> None:
    concepts = sum(len(one.concepts) for one in ontology.schemes(vocabulary, "en"))
    assert len(select(page, ".concepts li")) == concepts == 251


def test_what_acts_do_is_told_of_every_class_and_role(vocabulary: Vocabulary) -> None:
    table = {
        local(node): (effect and local(effect), confers and local(confers))
        for node, _, effect, confers in ontology.effects(vocabulary)
    }
    assert table["Dissociation"] == ("ends", "outside")
    assert table["Joining"] == ("starts", None)
    assert table["observer"] == (None, "observer")
    assert table["ConsentAct"] == ("starts", "party")
    depths = {local(node): depth for node, depth, _, _ in ontology.effects(vocabulary)}
    assert (depths["ExitAct"], depths["Dissociation"], depths["observer"]) == (0, 1, 0)


def test_alignments_lead_out(known: Known) -> None:
    page = drawn(known, ontology.pages, "ontology/alignment/prov")
    rows = {words(select(row, "th")[0]): row for row in select(page, "tbody tr")}
    assert select(rows["Agent"], "td a")[0].get("href") == "http://www.w3.org/ns/prov#Agent"
    assert len(rows) == 11
    assert "responsibility" in words(rows["Agent"])


def test_every_alignment_of_the_ontology_is_told(known: Known) -> None:
    page = drawn(known, ontology.pages, "ontology/alignment")
    quads = [
        quad
        for quad in known.publication.quads
        if quad.graph_name == iris.ONTOLOGY_GRAPH
        and quad.predicate in {SKOS.closeMatch, RDFS.subClassOf, RDFS.subPropertyOf}
        and isinstance(quad.object, NamedNode)
        and not quad.object.value.startswith("https://w3id.org/ladkg/")
        and isinstance(quad.subject, NamedNode)
        and quad.subject.value.startswith("https://w3id.org/ladkg/")
    ]
    assert len(select(page, "tbody tr")) == len(quads) > 60


def test_a_hierarchy_draws_every_class_of_the_module(vocabulary: Vocabulary) -> None:
    classes = _classes(vocabulary, "participation")
    drawing = diagrams.hierarchy(vocabulary, classes, "en")
    assert {text.node for text in drawing.texts} == {*classes}
    assert len(drawing.paths) == sum(len(vocabulary.above(node)) for node in classes)


def test_a_drawing_of_properties_names_each_that_joins(vocabulary: Vocabulary) -> None:
    drawing = diagrams.properties(vocabulary, _classes(vocabulary, "provision"), "en")
    named = {text.node for text in drawing.texts if text.kind == "property"}
    assert {LAD.hasProvision, LAD.backedBy, LAD.limits, LAD.sets} <= named
    assert LAD.setBy not in named
    assert {text.text for text in drawing.texts if text.kind == "line"} >= {"paragraph: string", "modality"}
    assert len(drawing.heads) < len(drawing.paths)


def test_the_drawing_at_a_glance_leads_from_act_to_obligation(vocabulary: Vocabulary) -> None:
    drawing = diagrams.core(vocabulary, "es")
    assert {LAD.Agent, LAD.Instrument, LAD.Obligation} <= {text.node for text in drawing.texts}
    assert "Acto de participación" in {text.text for text in drawing.texts}


def test_drawings_link_to_the_terms(known: Known) -> None:
    page = drawn(known, ontology.pages, "ontology/agent")
    links = {link.get("href") for link in select(page, "svg a")}
    assert "../../ontology/#State" in links


def test_names_are_short() -> None:
    assert short(NamedNode("http://www.w3.org/ns/odrl/2/Duty")) == "odrl:Duty"
    assert short(NamedNode("https://example.org/x")) == "https://example.org/x"
    assert short(LAD.Agent) == "Agent"


def _classes(vocabulary: Vocabulary, module: str) -> list[NamedNode]:
    inside = vocabulary.inside(NamedNode(f"{MODULE}/{module}"))
    return [node for node in inside if vocabulary.terms[node] == "class"]


def test_a_hostile_ontology_is_only_text(known: Known) -> None:
    hostile = LAD.Agent.value + "'onclick=alert(1)"
    text = "<script>alert(1)</script>"
    quads: Sequence[Quad] = [
        Quad(NamedNode(hostile), predicate, value, iris.ONTOLOGY_GRAPH)
        for predicate, value in (
            (RDF.type, OWL.Class),
            (RDFS.isDefinedBy, NamedNode(MODULE + "/agent")),
            (RDFS.label, Literal(text, language="en")),
            (SKOS.definition, Literal(text, language="en")),
            (SKOS.scopeNote, Literal(text, language="en")),
            (RDFS.seeAlso, NamedNode("javascript:alert(1)")),
            (RDFS.subClassOf, NamedNode(hostile)),
        )
    ]
    made = known_of(known, list(quads))
    page = drawn(made, ontology.pages, "ontology")
    assert not page.xpath("//script[contains(., 'alert')]")
    assert not page.xpath("//a[starts-with(@href, 'javascript:')]")
    assert text in words(page)
    module = drawn(made, ontology.pages, "ontology/agent")
    assert not module.xpath("//script[contains(., 'alert')]")


def test_described_is_in_order(vocabulary: Vocabulary) -> None:
    told: Described = describe(vocabulary, LAD.Agent, "en", {})
    assert told.facts[0][0] in {"above", "below"}
