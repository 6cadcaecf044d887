"""Minting is pure and knows its way back."""

import pytest

from ladkg import iris
from ladkg.errors import LadkgError
from ladkg.terms import LAD


def test_the_patterns_of_the_model() -> None:
    base = "https://w3id.org/ladkg/id/"
    assert iris.agent("CRI").value == base + "state/CRI"
    assert iris.agent("unhcr").value == base + "organization/unhcr"
    assert iris.agent("territory/ABW").value == base + "territory/ABW"
    assert iris.act("USA", "refugee-protocol-1967", "accession", "1968-11-01").value == (
        base + "act/USA/refugee-protocol-1967/accession-1968-11-01"
    )
    assert iris.act("territory/ABW", "r4v", "joining", "").value == base + "act/ABW/r4v/joining-undated"
    assert iris.passage("la-declaration/en", "pillar_2__para_1__sent_3").value == (
        base + "passage/la-declaration/en/pillar_2__para_1__sent_3"
    )
    assert iris.local(iris.concept("force", "intend")) == "concept/force/intend"


@pytest.mark.parametrize("part", ["a b", "", "../x", "a//b", "a/", "é", "<", "a/./b"])
def test_what_cannot_be_part_of_an_iri(part: str) -> None:
    with pytest.raises(LadkgError, match="cannot be part of an IRI"):
        iris.mint("instrument", part)


def test_a_foreign_iri_has_no_path() -> None:
    with pytest.raises(LadkgError, match="is not below"):
        iris.local(LAD.State)


def test_a_misspelt_term_is_an_error() -> None:
    assert LAD.from_ == LAD["from"]
    with pytest.raises(AttributeError, match="lad: has no term 'Sate'"):
        _ = LAD.Sate
