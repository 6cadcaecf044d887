"""What the tables of the programme and of the evidence must hold beyond their columns: counts, lists, agreement."""

from functools import cache
from typing import Any

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

from ladkg import paths
from ladkg.convert import kinds
from ladkg.read.tables import read_table
from ladkg.terms import RDF, SKOS


@cache
def rows(name: str) -> tuple[Any, ...]:
    subject, kind = kinds()[name]
    folder = paths.data() / subject
    placed = read_table(folder / f"{name}.csv", folder / "csv-metadata.json", name, kind.record)
    return tuple(row.record for row in placed)


def by_id(name: str) -> dict[str, Any]:
    return {row.id: row for row in rows(name)}


def concepts(scheme: str) -> set[str]:
    triples = parse((paths.ontology() / "schemes" / f"{scheme}.ttl").read_bytes(), format=RdfFormat.TURTLE)
    found = {t.subject for t in triples if t.predicate == RDF.type and t.object == SKOS.Concept}
    return {node.value.rsplit("/", 1)[1] for node in found if isinstance(node, NamedNode)}


@pytest.mark.parametrize(
    ("scheme", "table", "field"),
    [("pledge-status", "pledges", "status"), ("meeting-kind", "meetings", "kind")],
)
def test_every_concept_of_a_scheme_is_used_and_none_is_missing(scheme: str, table: str, field: str) -> None:
    assert {getattr(row, field) for row in rows(table)} == concepts(scheme)


def test_a_discrepancy_sets_claims_of_different_sources_side_by_side() -> None:
    claims = by_id("claims")
    for row in rows("discrepancies"):
        mine = [claims[id] for id in row.claims]
        assert len({claim.value for claim in mine}) > 1, row.id
        assert {(claim.about, claim.aspect) for claim in mine} == {(row.about, row.aspect)}, row.id
        assert len({claim.sources[0] for claim in mine}) > 1, row.id
        assert set(row.sources) == {source for claim in mine for source in claim.sources}, row.id


def test_the_known_disagreements_are_there() -> None:
    assert set(by_id("discrepancies")) >= {
        "gcr-abstentions",
        "mirps-founding-year",
        "us-funding-2022",
        "endorsers-may-2024",
        "pillars",
        "canada-4000",
        "bahamas-in-portuguese-text",
    }


def test_a_claim_whose_source_is_not_known_says_so() -> None:
    unknown = [row for row in rows("claims") if "unverified" in row.sources]
    assert unknown
    assert [row.id for row in unknown if "not named in what was read" not in row.note] == []


def test_a_record_check_is_unverified_where_its_end_is_unknown() -> None:
    assert [row for row in rows("record_checks") if row.verified and not row.checked_through] == []


def test_a_text_lists_as_many_participants_as_it_counts() -> None:
    listing = [row for row in rows("text_versions") if row.participants]
    assert {row.id.rsplit("/", 1)[1] for row in listing} == {"en", "en-2022-06-14", "en-draft", "es", "fr", "pt"}
    for row in listing:
        assert len(set(row.participants)) == row.participant_count, row.id


def test_the_lists_of_the_text_versions_differ_as_told() -> None:
    listed = {row.id: set(row.participants) for row in rows("text_versions")}
    adopted = listed["la-declaration/en"]
    assert len(adopted) == 20
    assert listed["la-declaration/en-2022-06-14"] - adopted == {"GUY"}
    assert listed["la-declaration/pt"] - adopted == {"BHS"}
    assert set(by_id("meetings")["los-angeles-2022"].attended_by) == adopted


def test_the_reference_date_is_not_after_what_was_read() -> None:
    (dataset,) = rows("dataset")
    assert dataset.reference_date in {row.as_of for row in rows("sources")}


def test_the_first_coordinators_meeting_lists_all_but_barbados_and_belize() -> None:
    endorsers = set(by_id("text_versions")["la-declaration/en-2022-06-14"].participants)
    assert endorsers - set(by_id("meetings")["washington-2022"].attended_by) == {"BRB", "BLZ"}


def test_an_announced_meeting_has_nobody_attending_and_says_that_nothing_shows_it() -> None:
    planned = [row for row in rows("meetings") if row.kind == "planned"]
    assert planned
    for row in planned:
        assert not row.attended_by
        assert "no source shows that it took place" in row.note


def test_meetings_end_after_they_begin() -> None:
    assert [row.id for row in rows("meetings") if row.end and row.end <= row.date] == []


def test_a_pledge_has_a_figure_or_a_range_and_a_unit_with_either() -> None:
    assert len(rows("pledges")) == 116
    for row in rows("pledges"):
        ranged = row.quantity_min is not None and row.quantity_max is not None
        assert ranged == (row.quantity_min is not None or row.quantity_max is not None), row.id
        assert not (ranged and row.quantity is not None), row.id
        assert bool(row.unit) == (ranged or row.quantity is not None), row.id
        assert not ranged or row.quantity_min < row.quantity_max, row.id


def test_a_pledge_is_named_by_its_actor_and_year_and_labelled_shortly() -> None:
    for row in rows("pledges"):
        assert row.id.startswith(f"{row.actor}/{row.date[:4]}/"), row.id
        assert len(row.label_en) <= 160, row.id


def test_an_editorial_pillar_is_a_pillar() -> None:
    assert [row.id for row in rows("pledges") if row.pillar_editorial and not row.pillar] == []
    assert {row.id for row in rows("pledges") if not row.pillar} == {
        "BLZ/2023/co-host-call",
        "USA/2023/co-host-call",
        "COL/2024/chair-and-fifth-ministerial",
    }


def test_pledges_of_states_that_do_not_endorse_say_so() -> None:
    endorsers = set(by_id("text_versions")["la-declaration/en-2022-06-14"].participants)
    outside = [row for row in rows("pledges") if row.actor not in endorsers]
    assert {row.actor for row in outside} == {"ESP", "KOR"}
    assert all("ot an endorser" in row.note for row in outside)


def test_the_eleven_action_packages() -> None:
    packages = {row.number: row for row in rows("action_packages")}
    assert set(packages) == {str(number) for number in range(1, 12)}
    assert [number for number, row in packages.items() if row.title_en is None] == ["10"]
    assert {number for number, row in packages.items() if row.participants_complete} == {"1", "2", "3", "5", "6", "7"}
    for row in packages.values():
        assert not set(row.led_by + row.co_led_by) & set(row.participants), row.number


def test_the_offices_closed_with_the_initiative() -> None:
    assert {row.closed for row in rows("field_offices")} == {by_id("meetings")["safe-mobility-end-2025"].date}
