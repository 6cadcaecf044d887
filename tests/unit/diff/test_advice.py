"""Which version step a difference asks for."""

import pytest
from pyoxigraph import Quad, RdfFormat, parse

from ladkg.diff import difference
from ladkg.diff.advice import Step, advice
from ladkg.terms import PREFIXES

BEFORE = """
lad:Pact a owl:Class ; rdfs:label "Pact"@en ; rdfs:subClassOf lad:Instrument .
<https://w3id.org/ladkg/id/state/CHL> a lad:State ; rdfs:label "Chile"@en ; lad:capital "Santiago" .
<https://w3id.org/ladkg/id/axiom/1> rdf:first lad:Pact .
<https://example.org/x> rdfs:seeAlso <https://example.org/y> .
"""


def quads(text: str) -> list[Quad]:
    prefixes = "".join(f"PREFIX {name}: <{iri}> " for name, iri in PREFIXES.items())
    return list(parse(prefixes + text, format=RdfFormat.TURTLE))


@pytest.mark.parametrize(
    ("old", "new", "step", "why"),
    [
        ("", "", Step.NONE, None),
        ('"Pact"@en', '"Accord"@en', Step.PATCH, "a term is worded otherwise"),
        ('"Chile"@en', '"Republic of Chile"@en', Step.PATCH, "a resource is worded otherwise"),
        ('"Santiago"', '"Santiago de Chile"', Step.PATCH, "a resource is corrected"),
        ('"Santiago"', '"Santiago" ; lad:iso3 "CHL"', Step.MINOR, "more is said of a resource"),
        ("owl:Class", "owl:Class ; rdfs:seeAlso <https://example.org/z>", Step.MINOR, "more is said of a term"),
        ("lad:Instrument .", "lad:Treaty .", Step.MAJOR, "what a term means"),
        ("lad:Instrument .", "lad:Instrument, lad:Treaty .", Step.MAJOR, "what a term means"),
        ("lad:Pact a", "lad:Accord a", Step.MAJOR, "a term is gone"),
        ("state/CHL", "state/CHI", Step.MAJOR, "a resource is gone"),
        ("axiom/1", "axiom/2", Step.MAJOR, "an axiom of the ontology is gone"),
        (
            "<https://example.org/x> rdfs:seeAlso <https://example.org/y> .\n",
            "",
            Step.MINOR,
            "nothing more is said of a resource of",
        ),
    ],
)
def test_the_heaviest_reason_counts(old: str, new: str, step: Step, why: str | None) -> None:
    assert not old or old in BEFORE
    told = advice(difference(quads(BEFORE), quads(BEFORE.replace(old, new, 1) if old else BEFORE)))
    assert told.step == step
    assert [reason.step for reason in told.reasons] == sorted((r.step for r in told.reasons), reverse=True)
    assert why is None or told.reasons[0].text.startswith(why)


def test_a_reason_counts_its_resources() -> None:
    new = BEFORE + "lad:A a owl:Class . lad:B a owl:Class ; rdfs:label 'B'@en ."
    (reason,) = advice(difference(quads(BEFORE), quads(new))).reasons
    assert (reason.text, reason.count, reason.example) == ("a term is new", 2, f"<{PREFIXES['lad']}A>")
