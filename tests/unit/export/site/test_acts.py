"""The acts that the matrix opens: what the question `why-standing` says of them."""

import json
from typing import Any

import pytest
from pyoxigraph import QuerySolutions, Store

from ladkg.export.site import acts, standings
from ladkg.export.site.known import Known
from ladkg.library.question import find
from ladkg.library.run import run


@pytest.fixture(scope="module")
def data(known: Known) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(dict(acts.files(known))["data/acts.en.json"])
    return found


@pytest.fixture(scope="module")
def held(known: Known) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(dict(standings.files(known))["data/standings.en.json"])
    return found


@pytest.mark.parametrize(
    ("state", "instrument"),
    [("USA", "refugee-protocol-1967"), ("BRA", "gcm"), ("COL", "icrmw-1990"), ("CHL", "cat-1984"), ("MEX", "crc-1989")],
)
def test_says_what_why_standing_says(
    store: Store, data: dict[str, Any], held: dict[str, Any], state: str, instrument: str
) -> None:
    result = run(store, find("why-standing").bound({"state": state, "instrument": instrument}))
    assert isinstance(result, QuerySolutions)
    wanted = {
        (
            row["act"].value.replace(" as ", " · "),
            row["acted"].value if row["acted"] else "",
            row["source"].value,
            row["address"].value if row["address"] else "",
        )
        for row in result
        if row["act"].value != "Check of the record"
    }
    assert wanted
    agent = next(number for number, one in enumerate(held["agents"]) if one[0] == state)
    on = next(number for number, one in enumerate(held["instruments"]) if one[0] == instrument)
    told = {
        (data["kinds"][act[2]], act[4], *data["sources"][source][:2])
        for act in data["acts"]
        if act[:2] == [agent, on]
        for source in act[10]
    }
    assert told == wanted


def test_what_an_act_does(known: Known, data: dict[str, Any]) -> None:
    does = {act[13]: acts.DOES[act[3]] for act in data["acts"]}
    assert does["id/act/USA/refugee-protocol-1967/accession-1968-11-01"] == "starts"
    assert does["id/act/USA/refugee-protocol-1967/reservation-undated"] == ""
    ends = [node for (node, _), part in acts.parts(known).items() if part == "ends"]
    starts = [node for (node, _), part in acts.parts(known).items() if part == "starts"]
    assert set(ends) & set(starts), "a ratification ends the standing of a signatory and starts that of a party"


def test_links_leave_only_for_the_web(data: dict[str, Any]) -> None:
    addresses = [url for _, url, _ in data["sources"]]
    assert any(addresses)
    assert all(url == "" or url.startswith(("http://", "https://")) for url in addresses)
