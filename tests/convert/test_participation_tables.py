"""The real tables of participation: what they must say, and that they fit together."""

import csv
import datetime
import functools
from collections import Counter
from typing import Any

import pytest
from pyoxigraph import NamedNode, Quad

from ladkg import graph, iris, paths
from ladkg.convert import evidence
from ladkg.convert.participation import TABLES
from ladkg.read.tables import read_table
from ladkg.records.evidence import RecordCheck
from ladkg.records.participation import Act, Crosscheck, Membership, Reservation, Vote
from ladkg.terms import LAD, RDF, SKOS

ACT_TABLES = [table for table in TABLES if table != "crosschecks"]


@functools.cache
def rows(table: str) -> list[Any]:
    folder = paths.data() / "participation"
    read = read_table(folder / f"{table}.csv", folder / "csv-metadata.json", table, TABLES[table].record)
    return [row.record for row in read]


@functools.cache
def quads() -> tuple[Quad, ...]:
    return tuple(quad for table in ACT_TABLES for row in rows(table) for quad in TABLES[table].convert(row))


@functools.cache
def acts() -> Counter[str]:
    """How often each act's path below id/act/ is described."""
    return Counter(
        iris.local(quad.subject).removeprefix("act/")
        for quad in quads()
        if quad.predicate == RDF.type and isinstance(quad.subject, NamedNode)
    )


@functools.cache
def checks() -> list[RecordCheck]:
    folder = paths.data() / "evidence"
    kind = evidence.TABLES["record_checks"]
    table = read_table(folder / "record_checks.csv", folder / "csv-metadata.json", "record_checks", kind.record)
    return [row.record for row in table]


def column(subject: str, table: str, name: str) -> set[str]:
    with (paths.data() / subject / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return {row[name] for row in csv.DictReader(file)}


@pytest.mark.parametrize(
    ("table", "count"),
    [("acts", 551), ("political_acts", 129), ("votes", 140), ("memberships", 181), ("reservations", 84),
     ("crosschecks", 466)],
)  # fmt: skip
def test_nothing_is_lost(table: str, count: int) -> None:
    assert len(rows(table)) == count


def test_twenty_endorsed_on_the_day_and_guyana_within_days() -> None:
    endorsed: list[Act] = [
        row for row in rows("political_acts") if (row.kind, row.instrument) == ("endorsement", "la-declaration")
    ]
    assert Counter((row.date, row.precision) for row in endorsed) == {
        ("2022-06-10", None): 20,
        ("2022-06-14", "no-later-than"): 1,
    }
    assert [row.actor for row in endorsed if row.precision] == ["GUY"]
    assert all(row.label_as_published for row in endorsed)


def test_brazil_adopted_voted_left_and_returned() -> None:
    done: list[Act | Vote] = [*rows("political_acts"), *rows("votes")]
    chain = sorted((row.date or "", row.kind) for row in done if (row.actor, row.instrument) == ("BRA", "gcm"))
    assert chain == [
        ("2018-12-10", "adoption"),
        ("2018-12-19", "vote-in-favour"),
        ("2019-01", "dissociation"),
        ("2023-01-05", "return"),
    ]
    left = iris.act("BRA", "gcm", "dissociation", "2019-01")
    undone = iris.act("BRA", "gcm", "vote-in-favour", "2018-12-19")
    assert [quad.object for quad in quads() if (quad.subject, quad.predicate) == (left, LAD.undoes)] == [undone]


@pytest.mark.parametrize(
    ("state", "kind"),
    [("USA", "vote-against"), ("CHL", "abstention"), ("BLZ", "no-recorded-vote"), ("PAN", "no-recorded-vote"),
     ("PRY", "no-recorded-vote"), ("MEX", "vote-in-favour")],
)  # fmt: skip
def test_positions_on_the_migration_compact(state: str, kind: str) -> None:
    votes: list[Vote] = rows("votes")
    assert [row.kind for row in votes if (row.actor, row.instrument) == (state, "gcm")] == [kind]


def test_each_act_is_described_once() -> None:
    assert [path for path, count in acts().items() if count > 1] == []


def test_references_reach_acts() -> None:
    crosschecks: list[Crosscheck] = rows("crosschecks")
    reservations: list[Reservation] = rows("reservations")
    named = {row.act for row in crosschecks} | {row.act for row in reservations if row.act}
    named |= {row.undoes for row in rows("political_acts") if row.undoes}
    assert named - acts().keys() == set()


def test_second_sources_agree_as_far_as_they_say() -> None:
    for row in rows("crosschecks"):
        year = row.act.rsplit("/", 1)[-1].split("-", 1)[1]
        if row.agreement == "day":
            assert datetime.date.fromisoformat(row.second_value).isoformat() == year, row
        elif row.agreement == "year":
            assert row.second_value == year[:4], row
        else:
            first, last = row.second_value.split("-")
            assert first <= year[:4] <= last, row


def test_only_nicaragua_has_left_a_body() -> None:
    left = [quad.subject for quad in quads() if (quad.predicate, quad.object) == (RDF.type, LAD.Withdrawal)]
    assert left == [iris.act("NIC", "oas", "withdrawal", "2023-11-19")]


def test_the_roles_of_the_scheme_are_those_in_use() -> None:
    scheme = graph.read(paths.ontology() / "schemes" / "role.ttl")
    concepts = {quad.subject for quad in scheme if quad.predicate == SKOS.inScheme}
    memberships: list[Membership] = rows("memberships")
    assert concepts == {iris.concept("role", row.role) for row in memberships}


def test_everything_named_has_a_row_of_its_own() -> None:
    sources = {slug for table in ACT_TABLES for row in rows(table) for slug in row.sources}
    sources |= {row.source for row in rows("crosschecks")}
    assert sources - column("evidence", "sources", "id") == set()
    agents = {row.actor for table in ACT_TABLES for row in rows(table)}
    known = column("agent", "states", "iso3") | column("agent", "organizations", "id")
    assert {agent.removeprefix("territory/") for agent in agents} - known == set()
    places = {row.body if table == "memberships" else row.instrument for table in ACT_TABLES for row in rows(table)}
    places |= {row.resolution for row in rows("votes")}
    organizations = {f"organization/{slug}" for slug in column("agent", "organizations", "id")}
    assert places - column("instrument", "instruments", "id") - organizations == set()
    articles = {iris.local(quad.object) for quad in quads() if quad.predicate == LAD.concernsProvision}  # type: ignore[arg-type]
    assert {path.removeprefix("provision/") for path in articles} - column("provision", "provisions", "id") == set()


def test_a_record_check_finds_no_more_than_the_acts_say() -> None:
    done = {(row.actor, row.instrument, row.kind) for row in rows("acts")}
    consented = {(actor, instrument) for actor, instrument, kind in done if kind != "signature"}
    for row in checks():
        assert (row.actor, row.instrument) not in consented, row
        assert (row.found == "signature-only") == ((row.actor, row.instrument, "signature") in done), row
        assert row.verified == (row.checked_through is not None), row


def test_where_nothing_was_found_the_table_says_until_when() -> None:
    through = {(row.actor, row.instrument): row.checked_through for row in checks()}
    assert through["COL", "smuggling-protocol-2000"] == "2014-11"
    assert {("BRB", "refugee-convention-1951"), ("BRB", "refugee-protocol-1967")} <= through.keys()
    assert Counter(row.instrument == "la-declaration" for row in checks()) == {False: 179, True: 15}
