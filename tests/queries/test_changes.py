"""A few more acts, made up, change the answers that they should, and no others."""

from collections.abc import Callable

import pytest
from pyoxigraph import Quad

from ladkg import iris
from ladkg.convert.participation import act
from ladkg.library import run
from ladkg.library.question import questions
from ladkg.library.run import store_of
from ladkg.pipeline.build import Parts, assemble
from ladkg.records.participation import Act

from .conftest import Row, rows_of

LATER = """\
BRA,icrmw-1990,accession,2025-01-31,
CAN,ilo-c097,ratification,2025-03-03,
BRB,cat-1984,signature,2025-02-02,
JAM,cat-1984,accession,2022,
CRI,icrmw-1990,signature,2021,
PAN,icrmw-1990,accession,2021,
ARG,cat-1984,denunciation,2021-05-05,ARG/cat-1984/ratification-1986-09-24
PER,refugee-protocol-1967,denunciation,2025-05-05,PER/refugee-protocol-1967/accession-1983-09-15
ECU,refugee-convention-1951,denunciation,2025-05-05,ECU/refugee-convention-1951/accession-1955-08-17
USA,la-declaration,dissociation,2025-02-01,USA/la-declaration/endorsement-2022-06-10
BLZ,la-declaration,dissociation,2025-02-01,BLZ/la-declaration/endorsement-2022-06-10
COL,gcm,dissociation,2024-02-01,COL/gcm/vote-in-favour-2018-12-19
JAM,organization/caricom,withdrawal,2024-02-01,JAM/caricom/joining-1973
CAN,rcm,withdrawal,2024-02-01,CAN/rcm/joining-1996
ARG,sacm,withdrawal,2024-02-01,ARG/sacm/joining-2000-05
ARG,rcm,withdrawal,2024-02-01,ARG/rcm/joining-undated
JAM,rcm,withdrawal,2024-02-01,JAM/rcm/joining-undated
"""

Asked = Callable[..., list[Row]]


@pytest.fixture(scope="module")
def later(parts: Parts) -> Asked:
    """As `ask`, on the dataset with these acts besides."""
    more: list[Quad] = []
    for line in LATER.splitlines():
        actor, instrument, kind, date, undoes = line.split(",")
        more += act(Act(actor, instrument, kind, date, None, None, undoes or None, None, ("untreaties-index",), None))
    store = store_of(assemble([*parts.asserted, *more]))

    def answer(name: str, **values: str) -> list[Row]:
        return rows_of(run.run(store, questions()[name].bound(values), name))

    return answer


@pytest.mark.parametrize(
    ("state", "instrument", "on", "standing", "since"),
    [
        ("BRA", "icrmw-1990", "2022-06-10", "outside", ""),
        ("BRA", "icrmw-1990", "2025-01-31", "party", "2025-01-31"),
        ("JAM", "cat-1984", "2022-06-10", "unclear", ""),
        ("JAM", "cat-1984", "2023-01-01", "party", "2022"),
        ("CRI", "icrmw-1990", "2022-06-10", "signatory", "2021"),
        ("PAN", "icrmw-1990", "2022-06-10", "party", "2021"),
        ("ARG", "cat-1984", "2022-06-10", "outside", "2021-05-05"),
    ],
)
def test_the_matrix_tells_later_acts_coarse_dates_and_exits(
    state: str, instrument: str, on: str, standing: str, since: str, later: Asked
) -> None:
    rows = later("matrix", state=state, instrument=instrument, on=on)
    assert [(row["standing"], row["since"]) for row in rows] == [(standing, since)]


def test_who_has_left_is_no_longer_counted(later: Asked) -> None:
    assert len(later("endorsers", on="2025-01-31")) == 21
    assert "USA" not in {row["iso3"] for row in later("endorsers", on="2025-02-01")}
    assert "USA" not in {row["iso3"] for row in later("matrix", on="2025-02-01")}
    assert [row["iso3"] for row in later("caricom-endorsers", on="2024-02-01")] == ["BLZ", "BRB", "GUY", "HTI"]
    assert "JAM" in {row["iso3"] for row in later("caricom-endorsers", on="2024-01-31")}
    assert [row["iso3"] for row in later("caricom-endorsers", on="2025-02-01")] == ["BRB", "GUY", "HTI"]
    assert {row["iso3"] for row in later("bound-through-protocol")} == {"ECU"}
    process = {row["iso3"]: row for row in later("process-members")}
    assert (process["ARG"]["sacm"], process["ARG"]["rcm"], process["ARG"]["belongs"]) == ("", "", "2")
    none = {row["iso3"]: row["observes"] for row in later("endorsers-in-no-process")}
    assert none == {"BRB": "", "CAN": "", "HTI": "", "JAM": ""}


def test_only_the_day_of_the_endorsement_counts_for_the_compact(later: Asked) -> None:
    outside = {row["iso3"] for row in later("endorsers-outside-gcm")}
    assert outside == {"BRA", "CHL", "USA", "BLZ", "PAN", "PRY"}


def test_a_party_that_left_is_no_party(later: Asked) -> None:
    party = {row["iso3"]: (row["party"], row["protocol"]) for row in later("refugee-instruments")}
    assert party["PER"] == ("Convention only", "")
    assert party["ECU"] == ("Protocol only", "1969-03-06")


def test_who_joined_after_endorsing(later: Asked) -> None:
    assert later("parties-after-endorsing") == [
        {"iso3": "BRA", "convention": "icrmw-1990", "endorsed": "2022-06-10", "party": "2025-01-31"}
    ]
    known = {
        (row["iso3"], row["convention"]): (row["standing"], row["since"]) for row in later("not-party-when-endorsing")
    }
    assert known["BRA", "icrmw-1990"] == ("none on record", "party")
    assert known["JAM", "cat-1984"] == ("none on record", "unclear")
    assert known["BRB", "cat-1984"] == ("none on record", "not known")
    assert ("PAN", "icrmw-1990") not in known


def test_exits_are_listed(later: Asked) -> None:
    left = {(row["iso3"], row["body"], row["left"]) for row in later("left-and-returned")}
    assert {("ARG", "cat-1984", "2021-05-05"), ("JAM", "caricom", "2024-02-01")} <= left
    assert len(left) == 2 + 11


def test_a_sentence_may_be_gone_or_new(parts: Parts) -> None:
    gone = iris.passage("la-declaration/en-2022-06-14", "pillar_4__para_1__sent_3")
    new = iris.passage("la-declaration/en", "conclusion__para_1__sent_7")
    store = store_of(quad for quad in parts if quad.subject not in {gone, new})
    rows = rows_of(run.run(store, questions()["text-differences"].text))
    assert [(row["what"], row["place"], row["before"], row["after"]) for row in rows] == [
        ("participant added", "", "", "GUY"),
        ("passage added", "conclusion__para_1__sent_7", "", "We applaud efforts throughout the"),
        ("passage changed", "preamble__para_1__sent_1", "We, the Heads of State", "We, the Heads of State"),
        ("passage removed", "pillar_4__para_1__sent_3", "This includes strengthening information sharing,", ""),
    ]
    rows = rows_of(run.run(store, questions()["commitment-differences"].text))
    outcome = {row["path"]: row["outcome"] for row in rows}
    assert outcome["la-declaration/pillar-4/4"] == "removed"
    assert outcome["la-declaration/pillar-4/3"] == "same"
