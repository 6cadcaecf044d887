"""The tables of provision, taken together: what they refer to exists, and the counts that the instruments give hold."""

from collections import Counter
from functools import cache
from typing import Any

import pytest
from pyoxigraph import NamedNode

from ladkg import graph, iris, paths
from ladkg.convert import kinds
from ladkg.read.tables import read_table
from ladkg.terms import LAD, RDF, SKOS


@cache
def _rows(table: str) -> tuple[Any, ...]:
    subject, kind = kinds()[table]
    folder = paths.data() / subject
    read = read_table(folder / f"{table}.csv", folder / "csv-metadata.json", table, kind.record)
    return tuple(row.record for row in read)


@cache
def _provisions() -> dict[str, Any]:
    return {row.id: row for row in _rows("provisions")}


@cache
def _commitments() -> frozenset[str]:
    return frozenset(row.id for row in _rows("statements") if row.undertakes)


@cache
def _concepts() -> frozenset[str]:
    quads = [quad for path in (paths.ontology() / "schemes").glob("*.ttl") for quad in graph.read(path)]
    members = (quad.subject for quad in quads if quad.predicate == SKOS.inScheme)
    return frozenset(iris.local(member) for member in members if isinstance(member, NamedNode))


def _used(scheme: str, column: str, *tables: str) -> set[str]:
    cells = (getattr(row, column) for table in tables for row in _rows(table))
    slugs = {slug for cell in cells for slug in (cell if isinstance(cell, tuple) else (cell,))}
    return {f"concept/{scheme}/{slug}" for slug in slugs}


@pytest.mark.parametrize(
    ("scheme", "column", "tables"),
    [
        ("force", "force", ["statements"]),
        ("hedge", "hedges", ["statements"]),
        ("group", "groups", ["statements", "obligations"]),
        ("topic", "topics", ["provisions", "statements", "obligations"]),
        ("modality", "modality", ["obligations"]),
        ("bearer", "bearer", ["obligations"]),
    ],
)
def test_concepts_come_from_their_scheme(scheme: str, column: str, tables: list[str]) -> None:
    assert _used(scheme, column, *tables) - _concepts() == set()


def test_worded_concepts_exist() -> None:
    assert {f"concept/{row.concept}" for row in _rows("term_uses")} - _concepts() == set()


def test_every_topic_and_every_bearer_is_needed() -> None:
    used = _used("topic", "topics", "provisions", "statements", "obligations")
    used |= _used("bearer", "bearer", "obligations")
    used |= {f"concept/{row.concept}" for row in _rows("term_uses")}
    needless = {c for c in _concepts() if c.startswith(("concept/topic/", "concept/bearer/"))} - used
    assert needless == set()


def test_every_group_is_a_population_group() -> None:
    quads = list(graph.read(paths.ontology() / "schemes/group.ttl"))
    concepts = {quad.subject for quad in quads if quad.predicate == SKOS.inScheme}
    groups = {quad.subject for quad in quads if quad.predicate == RDF.type and quad.object == LAD.PopulationGroup}
    assert concepts == groups


@pytest.mark.parametrize(
    ("instrument", "kind", "count"),
    [
        ("la-declaration", "pillar", 4),
        ("la-declaration", "section", 3),
        ("gcm", "objective", 23),
        ("gcm", "section", 10),
        ("gcr", "objective", 4),
        ("agenda-2030", "objective", 25),
        ("ilo-declaration-1998", "section", 5),
    ],
)
def test_an_instrument_has_all_its_parts(instrument: str, kind: str, count: int) -> None:
    parts = [row for row in _rows("provisions") if (row.instrument, row.kind) == (instrument, kind)]
    assert len(parts) == count


def test_the_path_of_a_provision_starts_with_its_instrument() -> None:
    assert [row.id for row in _rows("provisions") if row.id.split("/")[0] != row.instrument] == []


def test_the_articles_that_the_1967_protocol_takes_over_are_there() -> None:
    taken = {row.provision for row in _rows("incorporations")}
    assert taken == {f"refugee-convention-1951/art-{number}" for number in range(2, 35)}
    assert taken <= set(_provisions())


def test_articles_named_by_reservations_are_there() -> None:
    named = {
        article if "/" in article else f"{row.instrument}/{article}"
        for row in _rows("reservations")
        for article in row.articles
    }
    assert named - set(_provisions()) == set()


def test_headings_are_of_provisions_or_instruments() -> None:
    known = {f"provision/{path}" for path in _provisions()} | {f"instrument/{row.id}" for row in _rows("instruments")}
    assert {row.about for row in _rows("headings")} - known == set()


def test_obligations_stand_in_articles_of_binding_instruments() -> None:
    binding = {row.id for row in _rows("instruments") if row.binding_force == "legally-binding"}
    places = [_provisions()[row.provision] for row in _rows("obligations")]
    assert [p.id for p in places if p.kind != "article" or p.instrument not in binding] == []
    assert [row.id for row in _rows("obligations") if not row.id.startswith(row.provision)] == []


def test_non_refoulement_and_its_exception() -> None:
    [duty] = [row for row in _rows("obligations") if row.id == "refugee-convention-1951/art-33-1"]
    assert (duty.modality, duty.groups, duty.topics) == ("shall-not", ("refugees",), ("non-refoulement",))
    assert _provisions()["refugee-convention-1951/art-33-2"].limits == duty.id


def test_duties_of_refugees_bind_no_state() -> None:
    article = "refugee-convention-1951/art-2"
    assert [row.id for row in _rows("obligations") if row.provision == article] == []
    assert "binds no party" in _provisions()[article].note


def test_unverified_duties_say_so() -> None:
    unverified = [row for row in _rows("obligations") if "unverified" in row.sources]
    assert len(unverified) == 7
    assert [row.id for row in unverified if not row.note] == []


@pytest.mark.parametrize("table", ["backings", "advances"])
def test_curated_links_start_at_commitments_and_each_gives_its_own_reason(table: str) -> None:
    rows = _rows(table)
    assert [row.commitment for row in rows if row.commitment not in _commitments()] == []
    assert [reason for reason, count in Counter(row.reason_en for row in rows).items() if count > 1] == []
    assert [row.reason_en for row in rows if len(row.reason_en) > 200 or not row.reason_en.endswith(".")] == []
    assert {row.sources[0] for row in rows} == {"ladkg-editorial"}


def test_commitments_advance_objectives_only() -> None:
    assert {_provisions()[row.objective].kind for row in _rows("advances")} == {"objective"}


def test_commitments_without_legal_backing_are_few_and_known() -> None:
    bare = _commitments() - {row.commitment for row in _rows("backings")}
    assert bare == {
        "la-declaration/preamble/9",
        "la-declaration/pillar-4/3",
        "la-declaration/pillar-4/4",
        "la-declaration/shared-approach/1",
    }
