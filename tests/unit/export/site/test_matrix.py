"""The matrix says what the question `matrix` says, on any day, and its data let the script do the same."""

import json
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

from ladkg.export.site import matrix, participation, standings
from ladkg.export.site.frame import Frame
from ladkg.export.site.instruments import agents, instruments
from ladkg.export.site.known import Known
from ladkg.export.site.rows import DECLARATION
from ladkg.library.question import find
from ladkg.library.run import run
from ladkg.terms import PREFIXES

ID = PREFIXES["id"]
Rows = dict[tuple[str, str], tuple[str, str, str]]


def asked(store: Store, day: str, every: bool = False) -> Rows:
    """What `ladkg query matrix -p on=DAY` answers: (iso3, convention) → (standing, since, checked).

    `every` asks about all instruments that have standings, for whoever endorses at any time.
    """
    query = find("matrix").bound({"on": day})
    if every:
        query = query.replace("FILTER(?endorsedBy <= ?on && (!BOUND(?endorsingEnds) || ?endorsingEnds > ?on))", "")
        query = query.replace(
            "<instrument/la-declaration> lad:recallsAsBinding ?instrument .",
            "{ SELECT DISTINCT ?instrument { ?one a lad:Standing ; lad:onInstrument ?instrument } }",
        )
    result = run(store, query)
    assert isinstance(result, QuerySolutions)
    rows: Rows = {}
    for row in result:
        values = [row[name] for name in ("iso3", "convention", "standing", "since", "checked")]
        iso3, convention, *rest = (value.value if isinstance(value, Literal) else "" for value in values)
        assert (iso3, convention) not in rows, "two standings on one day"
        rows[iso3, convention] = (rest[0], rest[1], rest[2])
    return rows


def shown(known: Known, record: participation.Record, day: str, every: bool = False) -> Rows:
    rows: Rows = {}
    for agent in agents(known):
        endorsing = record.held.get((agent.node, DECLARATION), ())
        if not (any(one.last for one in endorsing) if every else any(one.certain(day) for one in endorsing)):
            continue
        for one in instruments(known):
            if one.group == "recalled" or (every and not one.node.startswith(ID + "organization/")):
                if every and not any(pair[1] == one.node for pair in record.held):
                    continue
                stand = record.on((agent.node, one.node), day)
                since = stand.held.since if stand.held else ""
                rows[agent.iso3, one.slug] = (stand.word, since, stand.check.through if stand.check else "")
    return rows


@pytest.fixture(scope="module")
def record(known: Known) -> participation.Record:
    return participation.record(known)


def days() -> Iterator[str]:
    yield from ("1949-08-12", "2022-06-09", "2022-06-10", "2022-06-11", "2026-02-03", "2030-01-01")
    day = date(1950, 1, 1)
    while day.year < 2026:
        yield day.isoformat()
        day += timedelta(days=997)


@pytest.mark.parametrize("day", list(days()))
def test_equals_the_question(known: Known, store: Store, record: participation.Record, day: str) -> None:
    assert shown(known, record, day) == asked(store, day)


@pytest.mark.parametrize("day", ["1985-06-01", "2019-01-01", "2022-06-10", "2026-02-03"])
def test_equals_the_question_asked_of_every_instrument(
    known: Known, store: Store, record: participation.Record, day: str
) -> None:
    assert shown(known, record, day, every=True) == asked(store, day, every=True)


def test_equals_the_question_around_every_change_of_the_last_years(
    known: Known, store: Store, record: participation.Record
) -> None:
    changes = {one.last for all_ in record.held.values() for one in all_} | {
        one.ending for all_ in record.held.values() for one in all_
    }
    recent = sorted(day for day in changes if day >= "2018")
    assert len(recent) > 10
    for change in recent:
        for step in (-1, 0, 1):
            day = (date.fromisoformat(change) + timedelta(days=step)).isoformat()
            assert shown(known, record, day) == asked(store, day), day


def test_every_kind_of_cell_occurs(known: Known, record: participation.Record) -> None:
    words = {cell[0] for day in ("1970-01-01", "2022-06-10") for cell in shown(known, record, day, every=True).values()}
    assert words >= {"party", "signatory", "outside", "unclear", "no act found", "not checked", "endorser", "member"}


def test_the_data_hold_what_the_script_needs(known: Known, record: participation.Record) -> None:
    written = dict(standings.files(known))
    assert set(written) == {"data/standings.en.json", "data/standings.es.json"}
    for data in written.values():
        given = json.loads(data)
        pairs = set()
        for agent, instrument, kind, since, first, last, until, ending, place in given["standings"]:
            iso3, slug = given["agents"][agent][0], given["instruments"][instrument][0]
            pairs.add((iso3, slug))
            full = place if "/" in place else f"id/standing/{iso3}/{slug}/{place}"
            assert full in known.publication.places
            (held,) = [
                one
                for pair, all_ in record.held.items()
                if pair[0].endswith(f"/{iso3}") and pair[1].endswith(f"/{slug}")
                for one in all_
                if one.node == f"{ID}standing/{iso3}/{slug}/{place}"
            ]
            days_ = tuple(since if day == 0 else day for day in (first, last))
            assert (held.kind, held.since, (held.first, held.last)) == (kind, since, days_)
            assert (held.until, held.ending) == (until, until if ending == 0 else ending)
        assert len(pairs) > 500
        assert len(data) < 90_000


def test_page_before_a_script_runs(known: Known, store: Store) -> None:
    frame = Frame(known.publication, known.names)
    (page,) = matrix.pages(known)
    values = page.values("en")
    rows, columns = values["rows"], values["columns"]
    assert isinstance(rows, list)
    assert isinstance(columns, list)
    answer = asked(store, "2022-06-10")
    told = {
        (iso3, column[2].rpartition("/")[2]): (cell.style.replace("_", " "), cell.since)
        for iso3, _, _, cells, _, counted in rows
        if counted
        for column, cell in zip(columns, cells, strict=True)
    }
    assert told == {pair: (standing, since[:4]) for pair, (standing, since, _) in answer.items()}
    parties = {slug: sum(row[0] == "party" for pair, row in answer.items() if pair[1] == slug) for _, slug in answer}
    assert {page.rpartition("/")[2]: count for _, _, page, count in columns} == parties
    (usa,) = [cells for iso3, _, _, cells, _, _ in rows if iso3 == "USA"]
    through = {column[2].rpartition("/")[2]: cell.through for column, cell in zip(columns, usa, strict=True)}
    assert through["refugee-convention-1951"] == "1967 Refugee Protocol"
    assert [slug for slug, by in through.items() if by] == ["refugee-convention-1951"]
    for language in ("en", "es"):
        html = frame.draw(page, language).decode()
        assert html.count("<td class=") >= len(answer)
        assert "style=" not in html


def test_labels_are_hostile(known: Known) -> None:
    evil = '"><script>alert(1)</script>\u202e'
    names = known.names
    key = (NamedNode(f"{ID}state/CHL"), "en")
    before = names.name(*key)
    names._known[key] = before._replace(text=evil)
    try:
        (page,) = matrix.pages(known)
        html = Frame(known.publication, names).draw(page, "en").decode()
        data = dict(standings.files(known))["data/standings.en.json"]
    finally:
        names._known[key] = before
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)" in html
    assert evil in {agent[1] for agent in json.loads(data)["agents"]}
