"""Explanations end at a record, whatever made the triple."""

from collections.abc import Callable

import pytest
from click.testing import Result

Call = Callable[..., Result]


@pytest.mark.parametrize(
    ("triple", "reasons"),
    [
        (
            ["id:state/USA", "lad:boundBy", "id:obligation/refugee-convention-1951/art-33-1"],
            ["partyTo then incorporates then sets gives boundBy", "derived: whoever is certainly party", "acceded to"],
        ),
        (["id:state/USA", "rdf:type", "lad:Agent"], ["entailed: State is a kind of Agent", "asserted by"]),
        (
            ["id:instrument/la-declaration", "lad:relatesTo", "id:instrument/gcm"],
            ["advancesVisionOf is a kind of relatesTo", "asserted by wh-2022-06-10-la-declaration"],
        ),
        (
            [
                "id:instrument/refugee-convention-1951",
                "lad:hasProvision",
                "id:provision/refugee-convention-1951/art-33",
            ],
            ["provisionOf is the inverse of hasProvision"],
        ),
        (
            [
                "id:instrument/geneva-conventions-1949",
                "lad:hasProvision",
                "id:provision/geneva-convention-iv-1949/art-26",
            ],
            ["hasPart then hasProvision gives hasProvision"],
        ),
        (
            ["id:standing/BRA/gcm/2019-01", "lad:standing", "id:concept/standing/outside"],
            ["derived:", "dissociated itself from", "in 2019-01"],
        ),
        (["id:state/GUY", "lad:memberOf", "id:instrument/sacm"], ["from a day not on record", "joined the SACM"]),
        (["lad:State", "rdfs:subClassOf", "lad:Agent"], ["an axiom of the ontology"]),
        (["id:state/CHL", "lad:iso3", '"CHL"'], ["asserted by", "source:"]),
        (
            ["id:state/COL", "lad:committedTo", "id:commitment/la-declaration/pillar-2/3"],
            ["endorses then hasProvision"],
        ),
    ],
)
def test_why_a_triple_holds(call: Call, triple: list[str], reasons: list[str]) -> None:
    result = call("explain", "--triple", *triple)
    assert result.exit_code == 0, result.stderr
    for reason in reasons:
        assert reason in result.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["GUY", "la-declaration", "--on", "2022-06-10"], "Possibly, the dates on record are too coarse to tell"),
        (
            ["GUY", "la-declaration", "--on", "2022-06-14"],
            "endorsed the Los Angeles Declaration no later than 2022-06-14",
        ),
        (
            ["NIC", "organization/oas", "--on", "2024-01-01"],
            "stood outside the Organization of American States (from 2023-11-19)",
        ),
        (
            ["nic", "organization/oas", "--on", "2020-01-01"],
            "was a member of the Organization of American States (from 1948 until 2023-11-19)",
        ),
        (["BRB", "la-declaration"], "passage: Adopted text, as first posted, preamble__para_1__sent_1:"),
        (["CUB", "iccpr-1966"], "had signed, and not yet consented to be bound by, the ICCPR"),
        (["CHL", "refugee-convention-1951"], "made a reservation to the 1951 Refugee Convention"),
        (["SUR", "cat-1984"], "effective 2021-12-16"),
        (["BRA", "geneva-conventions-1949"], "consented to be bound by the Geneva Conventions 1949 on 1957-06-29"),
        (["USA", "gcm"], "voted against the Global Compact for Migration on 2018-12-19"),
        (["iom", "r4v"], "as lead"),
        (["HTI", "statelessness-convention-1961"], "in 2018"),
    ],
)
def test_how_an_agent_stands(call: Call, arguments: list[str], told: str) -> None:
    result = call("explain", *arguments)
    assert result.exit_code == 0, result.stderr
    assert told in result.stdout
