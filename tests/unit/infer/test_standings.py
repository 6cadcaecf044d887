"""Standings out of acts: on the cases that the facts hold, and on those that they could."""

from collections.abc import Callable, Iterable
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Triple

from ladkg import iris
from ladkg.terms import LAD

Derived = Callable[[str], dict[Triple, str]]
Standings = Callable[[str], dict[str, tuple[str, str, str, set[str]]]]
Values = Callable[[Iterable[Triple], NamedNode, NamedNode], list[str]]


def test_united_states_is_party_to_the_protocol(standings: Standings) -> None:
    assert standings("Accession 1968-11-01 on=refugee-protocol-1967") == {
        "USA/refugee-protocol-1967/1968-11-01": ("party", "1968-11-01", "", {"Accession-1968-11-01"})
    }


def test_brazil_leaves_the_compact_and_comes_back(standings: Standings) -> None:
    adopted, voted, left, back = (
        *("Adoption-2018-12-10", "VoteInFavour-2018-12-19"),
        *("Dissociation-2019-01", "Return-2023-01-05"),
    )
    assert standings(
        "Return 2023-01-05; Dissociation 2019-01 undoes=VoteInFavour-2018-12-19;"
        "VoteInFavour 2018-12-19; Adoption 2018-12-10"
    ) == {
        "USA/gcm/2018-12-10": ("endorser", "2018-12-10", "2019-01", {adopted, voted, left}),
        "USA/gcm/2019-01": ("outside", "2019-01", "2023-01-05", {left, back}),
        "USA/gcm/2023-01-05": ("endorser", "2023-01-05", "", {back}),
    }


@pytest.mark.parametrize("kind", ["VoteAgainst", "Abstention"])
def test_voting_otherwise_leaves_outside(standings: Standings, kind: str) -> None:
    found = standings(f"{kind} 2018-12-19 actor=CHL")
    assert found == {"CHL/gcm/2018-12-19": ("outside", "2018-12-19", "", {f"{kind}-2018-12-19"})}


@pytest.mark.parametrize("kind", ["NoRecordedVote", "PoliticalAct", "VoteAct", "Reservation"])
def test_acts_that_confer_nothing(standings: Standings, kind: str) -> None:
    assert standings(f"{kind} 2018-12-19") == {}


@pytest.mark.parametrize(
    ("kind", "standing"),
    [
        *(
            (kind, "party")
            for kind in ("ConsentAct", "Ratification", "Acceptance", "Approval", "Accession", "Succession")
        ),
        *((kind, "endorser") for kind in ("Endorsement", "Adoption", "Return", "VoteInFavour")),
        *((kind, "outside") for kind in ("ExitAct", "Denunciation", "Withdrawal", "Dissociation")),
        ("Signature", "signatory"),
    ],
)
def test_what_each_kind_of_act_confers(standings: Standings, kind: str, standing: str) -> None:
    (found,) = standings(f"{kind} 2018-12-19").values()
    assert found[0] == standing


@pytest.mark.parametrize("role", ["member", "participant", "observer"])
def test_what_a_role_confers(standings: Standings, role: str) -> None:
    (found,) = standings(f"Joining 2018-12-19 role={role}").values()
    assert found[0] == role


def test_an_organization_is_joined_and_left(standings: Standings, derived: Derived, values: Values) -> None:
    text = (
        "Joining 1948 actor=NIC on=organization/oas role=member;"
        "Withdrawal 2023-11-19 actor=NIC on=organization/oas undoes=Joining-1948"
    )
    assert standings(text) == {
        "NIC/oas/1948": ("member", "1948", "2023-11-19", {"Joining-1948", "Withdrawal-2023-11-19"}),
        "NIC/oas/2023-11-19": ("outside", "2023-11-19", "", {"Withdrawal-2023-11-19"}),
    }
    node = iris.mint("standing/NIC/oas/1948")
    assert values(derived(text), node, LAD.inOrganization) == [iris.mint("organization/oas").value]
    assert values(derived(text), node, LAD.onInstrument) == []


@pytest.mark.parametrize(
    ("acts", "expected"),
    [
        ("Joining role=member", "member - -"),
        ("Accession 2018", "party 2018 -"),
        ("Withdrawal 2021-11-19 effective=2023-11-19", "outside 2023-11-19 -"),
        # consent on the day of signature, or in the same year where no more is known
        ("Signature 2008-09-25; Ratification 2008-09-25", "party 2008-09-25 -"),
        ("Signature 2018; Ratification 2018", "party 2018 -"),
        # dates that overlap: the later last day comes last, and a signature by a party changes nothing
        ("Signature 2018; Ratification 2018-05-17", "party 2018-05-17 -"),
        ("Signature 2018-12-31; Ratification 2018", "party 2018 -"),
        ("Signature 2011-10-04; Ratification 2016", "signatory 2011-10-04 2016; party 2016 -"),
        ("Accession 1990-01-01; Signature 1995-01-01; Ratification 1996-01-01", "party 1990-01-01 -"),
        ("Accession 1990-01-01; Signature 1995-01-01; Signature 1996-01-01", "party 1990-01-01 -"),
        # one who has left can sign anew, or accede anew
        (
            "Accession 1990-01-01; Denunciation 1995-01-01; Signature 1996-01-01",
            "party 1990-01-01 1995-01-01; outside 1995-01-01 1996-01-01; signatory 1996-01-01 -",
        ),
        (
            "Accession 1969-11-07; Denunciation 1997-10-23 undoes=Accession-1969-11-07; Accession 1998-03-26",
            "party 1969-11-07 1997-10-23; outside 1997-10-23 1998-03-26; party 1998-03-26 -",
        ),
        # dates that contradict what undid what are taken as they stand
        (
            "Signature 2018-02-01; Accession 2019-03-01; Denunciation 2018-05-01 undoes=Accession-2019-03-01",
            "signatory 2018-02-01 2018-05-01; outside 2018-05-01 2019-03-01; party 2019-03-01 -",
        ),
        # the same again confirms
        ("Adoption 2018-12-10; VoteInFavour 2018-12-19", "endorser 2018-12-10 -"),
        ("Joining 2017 role=member; Joining 2017 role=member name=Rejoining", "member 2017 -"),
        # a role that confers nothing neither opens a standing nor, once left, closes one
        (
            "Joining 2017 role=member; Joining 2022 role=presidency; Withdrawal 2023 undoes=Joining-2022",
            "member 2017 -",
        ),
        ("Joining 2017 role=member; Withdrawal 2023 role=presidency", "member 2017 -"),
        (
            "Joining 2017 role=member; Withdrawal 2023 role=member undoes=Joining-2017",
            "member 2017 2023; outside 2023 -",
        ),
        # an exit of unknown date
        ("Joining 2017 role=member; Withdrawal undoes=Joining-2017", "member 2017 -; outside - -"),
        # first in, then out, however coarse the date of going in
        (
            "Joining 2017 role=member; Withdrawal 2017-05-02 undoes=Joining-2017",
            "member 2017 2017-05-02; outside 2017-05-02 -",
        ),
        ("Endorsement 2018; Dissociation 2018", "outside 2018 -"),
        # out and in again within a year
        ("Adoption 2018; Dissociation 2019 undoes=Adoption-2018; Return 2019", "endorser 2018 -"),
        (
            "Adoption 2018; Dissociation 2018-05 undoes=Adoption-2018; Return 2018",
            "outside 2018-05 2018; endorser 2018 -",
        ),
    ],
)
def test_chains_of_acts(standings: Standings, acts: str, expected: str) -> None:
    found = sorted(" ".join(part or "-" for part in span[:3]) for span in standings(acts).values())
    assert found == sorted(expected.split("; "))


@pytest.mark.parametrize(
    ("acts", "grounds"),
    [
        ("Adoption 2018-12-19; VoteInFavour 2018-12-19", {"Adoption-2018-12-19", "VoteInFavour-2018-12-19"}),
        ("Accession 1990-01-01; Signature 1995-01-01", {"Accession-1990-01-01"}),
        ("Signature 2018; Ratification 2018", {"Ratification-2018"}),
    ],
)
def test_a_standing_rests_on_what_opens_and_confirms_it(standings: Standings, acts: str, grounds: set[str]) -> None:
    assert [span[3] for span in standings(acts).values()] == [grounds]


def test_standings_in_a_row_share_their_bounds(derived: Derived, values: Values) -> None:
    triples = derived("Signature 2018-05; Ratification 2019")
    signed, bound = iris.mint("standing/USA/gcm/2018-05"), iris.mint("standing/USA/gcm/2019")
    assert values(triples, signed, LAD.untilNotBefore) == values(triples, bound, LAD.fromNotBefore) == ["2019-01-01"]
    assert values(triples, signed, LAD.untilNotAfter) == values(triples, bound, LAD.fromNotAfter) == ["2019-12-31"]


@pytest.mark.parametrize(
    ("acts", "standing", "day"),
    [
        ("Adoption 2018; Dissociation 2020-01-01 precision=no-later-than", "USA/gcm/2018", "2018-01-01"),
        ("Adoption 2018; Dissociation", "USA/gcm/2018", "2018-01-01"),
        ("Adoption 2018-06-01 precision=no-later-than; Dissociation", "USA/gcm/2018-06-01", "2018-06-01"),
    ],
)
def test_an_end_without_a_first_day(derived: Derived, values: Values, acts: str, standing: str, day: str) -> None:
    assert values(derived(acts), iris.mint("standing", standing), LAD.untilNotBefore) == [day]


KINDS = ["Signature", "Accession", "Denunciation", "Endorsement", "Dissociation", "Return", "Abstention", "Joining"]
DATES = ["", "2018", "2019", "2018-02", "2018-05", "2018-05-01", "2018-05-17", "2018-05-31", "2018-12-31", "2019-03-01"]
MORE = ["", "precision=no-later-than", "undoes=a1", "undoes=a2", "effective=2018", "role=member", "role=chair"]
acts_drawn = st.tuples(st.sampled_from(KINDS), st.sampled_from(DATES), st.sampled_from(MORE)).map(" ".join)


@settings(max_examples=200, deadline=None)
@given(st.lists(acts_drawn, max_size=6))
def test_no_day_has_two_certain_standings(derived: Derived, values: Values, drawn: list[str]) -> None:
    triples = derived("; ".join(f"{words} name=a{number}" for number, words in enumerate(drawn)))
    certain = []
    for node in {t.subject for t in triples if t.predicate == LAD.standing and isinstance(t.subject, NamedNode)}:
        assert len(values(triples, node, LAD.standing)) == 1
        assert len(values(triples, node, LAD.until)) <= 1
        begun, ended = values(triples, node, LAD.fromNotAfter), values(triples, node, LAD.untilNotBefore)
        if begun:
            certain.append((date.fromisoformat(*begun), date.fromisoformat(*ended) if ended else date.max))
    spans = sorted(span for span in certain if span[0] < span[1])
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
