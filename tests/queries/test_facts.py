"""What the answers must say, whatever else changes, and that parameters change them."""

from collections.abc import Iterable

import pytest

from .conftest import Ask, Row


def _codes(rows: Iterable[Row]) -> list[str]:
    return [row["iso3"] for row in rows]


def test_twenty_endorse_at_launch_and_guyana_by_the_fourteenth(ask: Ask) -> None:
    assert len(ask("endorsers")) == len(ask("endorsers", on="2022-06-10")) == 20
    assert ask("endorsers", on="2022-06-09") == []
    later = ask("endorsers", on="2022-06-14")
    assert set(_codes(later)) - set(_codes(ask("endorsers"))) == {"GUY"}
    guyana = next(row for row in later if row["iso3"] == "GUY")
    assert (guyana["since"], guyana["precision"]) == ("2022-06-14", "no later than")
    assert guyana["sources"].split() == sorted(guyana["sources"].split())
    assert len(guyana["sources"].split()) == 3
    assert len(ask("endorsers", on="2022-06-13")) == 20


def test_four_endorsers_are_members_of_caricom(ask: Ask) -> None:
    assert _codes(ask("caricom-endorsers")) == ["BLZ", "BRB", "HTI", "JAM"]
    assert _codes(ask("caricom-endorsers", on="2022-06-14")) == ["BLZ", "BRB", "GUY", "HTI", "JAM"]


def test_outside_the_compact_and_not_known_are_told_apart(ask: Ask) -> None:
    rows = [(r["iso3"], r["standing"], r["act"], r["acted"], r["returned"]) for r in ask("endorsers-outside-gcm")]
    assert rows == [
        ("BRA", "outside", "Dissociation", "2019-01", "2023-01-05"),
        ("CHL", "outside", "Abstention", "2018-12-19", ""),
        ("USA", "outside", "Vote against", "2018-12-19", ""),
        ("BLZ", "not known", "No recorded vote", "2018-12-19", ""),
        ("PAN", "not known", "No recorded vote", "2018-12-19", ""),
        ("PRY", "not known", "No recorded vote", "2018-12-19", ""),
    ]


def test_the_united_states_are_bound_by_article_33_through_the_protocol(ask: Ask) -> None:
    rows = ask("bound-through-protocol")
    assert set(_codes(rows)) == {"USA"}
    assert {row["since"] for row in rows} == {"1968-11-01"}
    assert [row["modality"] for row in rows if row["article"] == "33"] == ["shall not"]
    assert {row["article"] for row in rows if row["reserved"] == "yes"} == {"24", "29"}


def test_barbados_is_party_to_neither_as_far_as_checked(ask: Ask) -> None:
    standing = {row["iso3"]: row for row in ask("refugee-instruments")}
    assert {code for code, row in standing.items() if row["party"] == "neither"} == {"BRB", "GUY"}
    assert {code for code, row in standing.items() if row["party"] == "Protocol only"} == {"USA"}
    assert standing["BRB"]["convention_checked"] == "2015-03-14"
    assert standing["BRB"]["protocol_checked"] == "2014-01-27"


def test_colombia_is_outside_the_smuggling_protocol_as_far_as_checked(ask: Ask) -> None:
    rows = ask("matrix", state="COL", instrument="smuggling-protocol-2000")
    assert [(row["standing"], row["since"], row["checked"]) for row in rows] == [("no act found", "", "2014-11")]
    why = ask("why-standing", state="COL", instrument="smuggling-protocol-2000")
    assert {(row["standing"], row["act"], row["acted"]) for row in why} == {
        ("no act found", "Check of the record", "2014-11")
    }


def test_the_matrix_has_a_row_for_each_endorser_of_the_day_and_convention(ask: Ask) -> None:
    assert len(ask("matrix")) == 20 * 9
    assert len(ask("matrix", on="2023-01-01")) == 21 * 9
    assert len(ask("matrix", instrument="cat-1984")) == 20
    signatories = [(row["iso3"], row["convention"]) for row in ask("matrix") if row["standing"] == "signatory"]
    assert signatories == [("HTI", "cat-1984"), ("HTI", "icrmw-1990"), ("USA", "crc-1989")]


def test_nobody_is_known_to_have_joined_a_recalled_convention_since(ask: Ask) -> None:
    assert ask("parties-after-endorsing") == []
    known = {(row["iso3"], row["convention"]): row["since"] for row in ask("not-party-when-endorsing")}
    assert {pair for pair, since in known.items() if since == "still none"} == {
        (code, "icrmw-1990") for code in ("BRA", "BRB", "CAN", "CRI", "HTI")
    }
    assert known["COL", "smuggling-protocol-2000"] == "not known"


def test_who_left_and_came_back(ask: Ask) -> None:
    rows = [(row["iso3"], row["body"], row["left"], row["returned"]) for row in ask("left-and-returned")]
    assert rows == [("BRA", "gcm", "2019-01", "2023-01-05"), ("NIC", "oas", "2023-11-19", "")]


def test_hedges_are_counted_as_in_the_text(ask: Ask) -> None:
    counts = {row["hedge"]: int(row["commitments"]) for row in ask("hedge-counts")}
    assert counts["in accordance with national legislation"] == 7
    assert counts["as appropriate"] == 5
    assert len(ask("statements", hedge="as-appropriate")) == 5
    assert len(ask("statements", hedge="escape-clause")) == 13
    assert sum(int(row["commitments"]) for row in ask("force-counts")) == 31
    assert sum(int(row["others"]) for row in ask("force-counts")) == 16
    narrowed = {
        row["hedge"]: int(row["commitments"]) for row in ask("hedge-counts", provision="la-declaration/pillar-3")
    }
    assert {hedge for hedge, count in narrowed.items() if count} == {
        "in accordance with national legislation",
        "consistent with international law",
        "respecting non-refoulement",
    }


def test_the_report_pledges_and_vows_where_the_declaration_intends(ask: Ask) -> None:
    stronger = [
        (row["eId"], row["strength"], row["verb"])
        for row in ask("report-quotations")
        if row["treatment"] == "stronger paraphrase"
    ]
    assert stronger == [
        ("pillar_4__para_1__sent_1", "intend", "pledged"),
        ("shared_approach__item_2", "intend", "pledged"),
        ("shared_approach__item_4", "intend", "vowed"),
        ("shared_approach__item_5", "intend", "vowed"),
    ]
    left_out = {row["eId"].split("__")[0] for row in ask("report-quotations") if row["treatment"] == "left out"}
    assert left_out == {"pillar_2", "pillar_3", "shared_approach", "conclusion"}


def test_three_endorsers_are_in_no_regional_process(ask: Ask) -> None:
    assert [(row["iso3"], row["observes"]) for row in ask("endorsers-in-no-process")] == [
        ("BRB", ""),
        ("HTI", ""),
        ("JAM", "rcm"),
    ]
    assert [row["iso3"] for row in ask("process-members") if row["belongs"] == "0"] == ["BRB", "HTI", "JAM"]


def test_texts_are_compared_in_either_order_and_only_where_they_were_read(ask: Ask) -> None:
    added = [row["after"] for row in ask("text-differences") if row["what"] == "participant added"]
    assert added == ["GUY"]
    swapped = ask("text-differences", old="la-declaration/en-2022-06-14", new="la-declaration/en")
    assert [row["before"] for row in swapped if row["what"] == "participant removed"] == ["GUY"]
    portuguese = ask("text-differences", new="la-declaration/pt")
    assert [(row["what"], row["after"]) for row in portuguese] == [("participant added", "BHS")]
    assert ask("text-differences", new="la-declaration/es-press") == []


def test_the_draft_is_compared_by_what_the_editors_noted(ask: Ask) -> None:
    rows = ask("text-differences", old="la-declaration/en-draft", new="la-declaration/en")
    assert {row["what"] for row in rows} == {"wording"}
    assert [row["place"].removeprefix("preamble__") for row in rows] == [
        *["para_1__sent_1"] * 3,
        "para_2__sent_2",
        *["para_3__sent_1"] * 2,
        "para_3__sent_2",
        *["para_4__sent_1"] * 2,
        "para_5__sent_1",
    ]
    last = {name: rows[-1][name] for name in ("path", "before", "after", "change")}
    assert last == {
        "path": "la-declaration/preamble/6",
        "before": "We celebrate the tradition",
        "after": "We value the tradition",
        "change": "The verb is weaker.",
    }
    for old, new in (("en-draft", "en-draft"), ("en-draft", "fr"), ("fr-draft", "en"), ("en", "en-draft")):
        assert ask("text-differences", old=f"la-declaration/{old}", new=f"la-declaration/{new}") == []


def test_commitments_are_the_same_but_for_the_list_of_states(ask: Ask) -> None:
    outcomes = {row["path"]: row["outcome"] for row in ask("commitment-differences")}
    assert {path for path, outcome in outcomes.items() if outcome != "same"} == {"la-declaration/preamble/1"}
    draft = ask("commitment-differences", old="la-declaration/en-draft", new="la-declaration/en")
    noted = {row["path"] for row in draft if row["outcome"] == "wording noted"}
    assert noted == {f"la-declaration/preamble/{number}" for number in (1, 3, 4)}
    assert {row["outcome"] for row in draft} == {"wording noted", "not compared"}
    first = next(row for row in draft if row["path"] == "la-declaration/preamble/3")
    assert first["changes"] == (
        "Human rights and freedoms are now to be respected; only safety and dignity are to be protected. "
        "Displaced persons are dropped."
    )
    for old, new in (("en", "fr"), ("en-draft", "en-draft"), ("en-draft", "fr"), ("fr-draft", "en")):
        rows = ask("commitment-differences", old=f"la-declaration/{old}", new=f"la-declaration/{new}")
        assert {row["outcome"] for row in rows} == {"not compared"}


@pytest.mark.parametrize(
    ("name", "values", "count"),
    [
        ("commitment-backing", {"commitment": "la-declaration/pillar-2/3"}, 2),
        ("commitment-reach", {"commitment": "la-declaration/pillar-1/3"}, 1),
        ("commitments-unbacked", {"state": "BRB"}, 9),
        ("statements", {"provision": "la-declaration/pillar-2", "force": "commit"}, 1),
        ("commitments-for-group", {"group": "stateless-persons"}, 4),
        ("commitments-for-group", {"group": "persons-in-need-of-international-protection"}, 12),
        ("commitments-advancing", {"instrument": "gcr"}, 8),
        ("objectives-not-advanced", {"instrument": "gcm"}, 4),
        ("objectives-not-advanced", {"instrument": "gcr"}, 0),
        ("reservations", {"instrument": "cat-1984", "state": "CHL"}, 2),
        ("pledges", {"state": "CRI"}, 9),
        ("pledges", {"state": "USA", "provision": "la-declaration/pillar-3"}, 10),
        ("report-quotations", {"text": "la-declaration/es"}, 56),
        ("single-source", {"support": "none verified", "state": "CHL"}, 3),
        ("single-source", {"instrument": "la-declaration"}, 36),
        ("timeline", {"first": "2022-06-10", "last": "2022-06-10"}, 7),
        ("timeline", {"state": "NIC", "first": "2021-11-01"}, 3),
    ],
)
def test_parameters_narrow_the_answer(name: str, values: dict[str, str], count: int, ask: Ask) -> None:
    rows = ask(name, **values)
    assert len(rows) == count
    assert rows != ask(name)


def test_a_standing_is_told_act_by_act(ask: Ask) -> None:
    chain = [(row["standing"], row["part"], row["act"], row["acted"]) for row in ask("why-standing")]
    assert list(dict.fromkeys(chain)) == [
        ("endorser", "starts", "Adoption", "2018-12-10"),
        ("endorser", "confirms", "Vote in favour", "2018-12-19"),
        ("endorser", "ends", "Dissociation", "2019-01"),
        ("outside", "starts", "Dissociation", "2019-01"),
        ("outside", "ends", "Return", "2023-01-05"),
        ("endorser", "starts", "Return", "2023-01-05"),
    ]
    oas = ask("why-standing", state="NIC", instrument="https://w3id.org/ladkg/id/organization/oas")
    assert ("member", "ends", "Withdrawal") in {(row["standing"], row["part"], row["act"]) for row in oas}
    panama = ask("why-standing", state="PAN")
    assert {row["standing"] for row in panama} == {""}
    chair = ask("why-standing", state="COL", instrument="la-declaration")
    assert ("", "Joining as chair", "2024-09-25") in {(row["standing"], row["act"], row["acted"]) for row in chair}
    haiti = ask("why-standing", state="HTI", instrument="cat-1984")
    assert [row["standing"] for row in haiti] == ["signatory", "signature only"]


def test_single_rows_of_the_long_answers(ask: Ask) -> None:
    launch = [row for row in ask("timeline") if (row["when"], row["what"]) == ("2022-06-10", "Endorsement")]
    assert [(row["on"], len(row["who"].split())) for row in launch] == [("la-declaration", 20)]
    first, last = ask("timeline")[0], ask("timeline")[-1]
    assert (first["when"], first["what"], first["on"]) == ("1948", "Joining as member", "oas")
    assert last["when"] >= "2025"
    unverified = {row["fact"] for row in ask("single-source", support="none verified") if row["kind"] == "act"}
    assert {
        "act/BRB/untoc-2000/ratification-2014-11-11",
        "act/COL/statelessness-convention-1954/ratification-2019",
    } <= unverified
    alone = {row["fact"]: row["sources"] for row in ask("single-source", support="one source")}
    assert alone["act/USA/refugee-protocol-1967/accession-1968-11-01"] == "untreaties-5-5"
    assert "act/ARG/refugee-protocol-1967/accession-1967-12-06" not in alone


def test_a_page_about_a_state_holds_what_it_needs(ask: Ask) -> None:
    base = "https://w3id.org/ladkg/id/"
    term = "https://w3id.org/ladkg/ontology#"
    triples = {(row["subject"], row["predicate"], row["object"]) for row in ask("about-state", state="USA")}
    subjects = {subject.removeprefix(base) for subject, _, _ in triples}
    assert {
        "state/USA",
        "standing/USA/refugee-protocol-1967/1968-11-01",
        "act/USA/gcm/vote-against-2018-12-19",
        "record-check/USA/refugee-convention-1951",
        "pledge/USA/2022/h2b-visas",
        "action-package/9",
        "discrepancy/us-funding-2022",
        "claim/us-funding-2022-caricom-report",
        "meeting/los-angeles-2022",
        "source/untreaties-5-5",
        "instrument/gcm",
        "concept/standing/party",
    } <= subjects
    bound = (f"{base}state/USA", f"{term}boundBy", f"<{base}obligation/refugee-convention-1951/art-33-1>")
    assert bound in triples
    assert not {subject for subject in subjects if subject.startswith(("state/CHL/", "act/CHL", "pledge/CAN"))}
    assert any(s == f"{base}source/untreaties-5-5" and p == f"{term}url" for s, p, _ in triples)
    cuba = {row["subject"].removeprefix(base) for row in ask("about-state", state="CUB")}
    assert {"claim/not-invited-cub", "field-office/colombia"} <= cuba
    guatemala = {row["subject"].removeprefix(base) for row in ask("about-state", state="GTM")}
    assert {"field-office/guatemala", "meeting/guatemala-city-2024"} <= guatemala
