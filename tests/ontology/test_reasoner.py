"""HermiT, a complete OWL 2 DL reasoner: the ontology is consistent, every class can have members, chains hold.

It sees modules and alignments together, as one N-Triples file without the headers of the ontologies.
"""

from collections.abc import Callable, Iterable
from itertools import combinations
from pathlib import Path

import owlready2
import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from ladkg import graph, paths
from ladkg.terms import LAD, PREFIXES, RDF, RDFS

OWL = PREFIXES["owl"]
EXAMPLE = "https://example.org/"
Reason = Callable[..., owlready2.World]


def axioms() -> list[Quad]:
    """Modules and alignments without headers."""
    files = [file for folder in ("modules", "alignments") for file in (paths.ontology() / folder).glob("*.ttl")]
    quads = [quad for file in sorted(files) for quad in graph.read(file)]
    headers = {quad.subject for quad in quads if quad.object == NamedNode(OWL + "Ontology")}
    return [quad for quad in quads if quad.subject not in headers]


def example(turtle: str) -> list[Quad]:
    """Triples about <https://example.org/…>, written with `:` and `lad:`."""
    prefixes = f"@prefix : <{EXAMPLE}> . @prefix lad: <{PREFIXES['lad']}> . @prefix owl: <{OWL}> ."
    rdfs = f"@prefix rdfs: <{PREFIXES['rdfs']}> ."
    return list(parse((prefixes + rdfs + turtle).encode(), format=RdfFormat.TURTLE))


@pytest.fixture
def reason(java: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Reason:
    """HermiT's conclusions on the axioms and some more quads; raises OwlReadyInconsistentOntologyError."""
    monkeypatch.setattr(owlready2, "JAVA_EXE", java)

    def run(more: Iterable[Quad] = (), values: bool = False) -> owlready2.World:
        file = tmp_path / "ladkg.nt"
        file.write_bytes(graph.to_bytes([*axioms(), *more], RdfFormat.N_TRIPLES))
        world = owlready2.World()
        ontology = world.get_ontology(file.as_uri()).load()
        with ontology:
            owlready2.sync_reasoner_hermit(world, infer_property_values=values, debug=0)
        return world

    return run


def unsatisfiable(world: owlready2.World) -> set[str]:
    return {cls.iri for cls in world.inconsistent_classes()} - {OWL + "Nothing"}


def test_the_ontology_is_consistent_and_every_class_can_have_members(reason: Reason) -> None:
    world = reason()
    seen = {cls.name for cls in world.classes() if cls.iri.startswith(PREFIXES["lad"])}
    assert seen == {term for term in LAD.terms if term[0].isupper()}
    assert unsatisfiable(world) == set()


APART = [
    "State Territory Organization",
    "Treaty Compact",
    "Treaty Declaration",
    "Treaty Agenda",
    "Treaty Principles",
    "Treaty CooperationFramework",
    "Treaty Resolution",
    "Pillar Section Article Objective",
    "Obligation Commitment",
    "Signature ConsentAct StatementAct PoliticalAct VoteAct",
    "ExitAct Signature",
    "ExitAct ConsentAct",
    "ExitAct StatementAct",
    "ExitAct VoteAct",
    "Ratification Acceptance Approval Accession Succession",
    "Reservation InterpretativeDeclaration Objection",
    "Dissociation Endorsement",
    "Dissociation Adoption",
    "Dissociation Return",
    "Dissociation Joining",
    "VoteInFavour VoteAgainst Abstention NoRecordedVote",
    "Agent Instrument Provision ParticipationAct Standing Undertaking",
    "Pledge ActionPackage Meeting Appointment FieldOffice Agent Instrument Provision ParticipationAct",
    "Source TextVersion Passage Claim Discrepancy RecordCheck Link Quotation WordingChange Dataset Agent",
    "Statement Agent",
    "Statement Instrument",
    "Statement Provision",
    "Statement ParticipationAct",
    "Statement Standing",
]
TOGETHER = [
    "PoliticalAct ExitAct",
    "Statement Undertaking",
    "Declaration Resolution",
    "Agenda Resolution",
    "Treaty Protocol",
]


def both(pairs: Iterable[tuple[str, str]]) -> dict[str, list[Quad]]:
    """A class for each pair, below both of it: it can have members only if the two can share one."""
    names = {f"{EXAMPLE}{one}-{other}": (one, other) for one, other in pairs}
    return {
        name: [Quad(NamedNode(name), RDF.type, NamedNode(OWL + "Class"))]
        + [Quad(NamedNode(name), RDFS.subClassOf, LAD[above]) for above in pair]
        for name, pair in names.items()
    }


def test_classes_that_exclude_one_another_can_share_no_member_and_others_can(reason: Reason) -> None:
    apart = both(pair for group in APART for pair in combinations(group.split(), 2))
    together = both(pair for group in TOGETHER for pair in combinations(group.split(), 2))
    quads = [quad for about in (apart | together).values() for quad in about]
    assert unsatisfiable(reason(quads)) == set(apart)


@pytest.mark.parametrize(
    "contradiction",
    [
        ":x a owl:NamedIndividual, lad:Obligation, lad:Commitment .",
        ":x a owl:NamedIndividual ; lad:undoes :x .",
        ":x a owl:NamedIndividual ; lad:protocolTo :y . :y a owl:NamedIndividual ; lad:protocolTo :x .",
    ],
)
def test_a_contradiction_is_found(reason: Reason, contradiction: str) -> None:
    with pytest.raises(owlready2.OwlReadyInconsistentOntologyError):
        reason(example(contradiction))


def test_a_dissociation_is_no_contradiction(reason: Reason) -> None:
    world = reason(example(":x a owl:NamedIndividual, lad:Dissociation ; lad:undoes :y . :y a lad:Endorsement ."))
    assert world[EXAMPLE + "x"] in world[PREFIXES["lad"] + "ParticipationAct"].instances()


def test_the_united_states_are_bound_by_article_33_through_the_protocol(reason: Reason) -> None:
    world = reason(
        example(
            """:USA a owl:NamedIndividual, lad:State ; lad:partyTo :protocol-1967 .
            :protocol-1967 a owl:NamedIndividual, lad:Protocol ; lad:incorporates :art-33 .
            :convention-1951 a owl:NamedIndividual, lad:Treaty ; lad:hasProvision :art-33 .
            :art-33 a owl:NamedIndividual, lad:Article ; lad:sets :art-33-1 .
            :art-33-1 a owl:NamedIndividual .
            :BRB a owl:NamedIndividual, lad:State ; lad:endorses :declaration .
            :declaration a owl:NamedIndividual ; lad:hasProvision :pillar-2 .
            :pillar-2 a owl:NamedIndividual ; lad:sets :intend .
            :intend a owl:NamedIndividual, lad:Commitment .
            :COL a owl:NamedIndividual ; lad:partyTo :geneva .
            :geneva a owl:NamedIndividual ; lad:hasPart :fourth .
            :fourth a owl:NamedIndividual ; lad:hasProvision :art-45 .
            :art-45 a owl:NamedIndividual ; lad:sets :art-45-4 .
            :art-45-4 a owl:NamedIndividual, lad:Obligation ."""
        ),
        values=True,
    )
    usa, brb, col = (world[EXAMPLE + name] for name in ("USA", "BRB", "COL"))
    assert [duty.name for duty in usa.boundBy] == ["art-33-1"]
    assert [duty.name for duty in col.boundBy] == ["art-45-4"], "through a part of the instrument"
    assert [promise.name for promise in brb.committedTo] == ["intend"]
    assert brb.boundBy == []
