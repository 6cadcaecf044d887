"""The timeline has the rows of the question `timeline`, and as many events as the graph has dated ones."""

from collections import Counter
from typing import cast

import pytest
from pyoxigraph import Store

from ladkg.export.site import timeline
from ladkg.export.site.frame import Frame
from ladkg.export.site.known import Known
from ladkg.export.site.page import Values
from ladkg.export.site.timeline import HEIGHT, WIDTH, Bars, Row, bars
from ladkg.library.run import run

Years = list[tuple[str, list[Row], int]]


@pytest.fixture(scope="module")
def values(known: Known) -> Values:
    (page,) = timeline.pages(known)
    return page.values("en")


def rows(values: Values) -> list[Row]:
    return [row for _, found, _ in cast("Years", values["years"]) for row in found]


def test_rows_are_those_of_the_question(known: Known, values: Values) -> None:
    (asked,) = [one for one in known.questions if one.name == "timeline"]
    wanted = [{key: getattr(term, "value", "") for key, term in row.items()} for row in asked.rows]
    told = [
        (
            row.when,
            "no later than" if row.date.startswith("no later") else "",
            row.what,
            tuple(sorted({code for code, _, _ in row.who})),
            row.on[0] or row.on[1],
        )
        for row in rows(values)
    ]
    assert sorted(told) == sorted(
        (
            row["when"],
            row["precision"] if row["precision"] == "no later than" else "",
            row["what"],
            tuple(sorted(set(row["who"].split()))),
            row["on"],
        )
        for row in wanted
    )
    assert [row.when for row in rows(values)] == [row["when"] for row in wanted]


def test_counts(store: Store, values: Values) -> None:
    def count(pattern: str) -> int:
        (row,) = run(store, f"SELECT (COUNT(DISTINCT ?it) AS ?n) {{ {pattern} }}")  # type: ignore[misc]
        return int(row["n"].value)

    dated = count("?it a lad:ParticipationAct ; lad:actedOn ?day")
    meetings = count("?it a lad:Meeting ; lad:happenedOn ?day")
    assert values["count"] == dated + meetings == sum(row.count for row in rows(values))
    assert values["undated"] == count("?it a lad:ParticipationAct MINUS { ?it lad:actedOn ?day }")
    families = {key: number for key, _, number in cast("list[tuple[str, str, int]]", values["families"])}
    assert families["meeting"] == meetings
    assert families["consent"] == count("?it a lad:ConsentAct ; lad:actedOn ?day")
    assert families["vote"] == count("?it a lad:VoteAct ; lad:actedOn ?day")
    assert families["exit"] == count("?it a lad:ExitAct ; lad:actedOn ?day")
    assert sum(families.values()) == values["count"]


def test_every_row_has_a_source(values: Values) -> None:
    assert all(row.sources for row in rows(values))


def test_no_more_precise_than_the_source(values: Values) -> None:
    for row in rows(values):
        assert row.date.endswith(row.when[:4])
        assert (len(row.when) == 4) == (row.date == row.when)
        assert (len(row.when) == 10) == any(part.isdigit() and len(part) < 3 for part in row.date.split())


def test_same_rows_in_every_language(known: Known, values: Values) -> None:
    (page,) = timeline.pages(known)
    spanish = rows(page.values("es"))
    assert [(row.when, row.family, row.count) for row in spanish] == [
        (row.when, row.family, row.count) for row in rows(values)
    ]
    assert {row.what for row in spanish} >= {"Ratificación", "Adhesión", "Firma"}
    assert any(row.date.startswith("a más tardar") for row in spanish)


def test_bars_stack_and_fit(values: Values) -> None:
    drawn = bars({2000: Counter({"consent": 2, "meeting": 2}), 2003: Counter({"vote": 1})})
    assert (drawn.first, drawn.last, drawn.most) == (2000, 2003, 4)
    paths = dict(drawn.paths)
    assert paths["consent"] == f"M0.0 {HEIGHT / 2:.1f}h{WIDTH / 5:.1f}v{HEIGHT / 2:.1f}h-{WIDTH / 5:.1f}z"
    assert paths["meeting"].startswith("M0.0 0.0h")
    assert paths["vote"].startswith(f"M{WIDTH * 3 / 4:.1f} {HEIGHT * 3 / 4:.1f}h")
    assert paths["signature"] == ""
    assert drawn.marks == [(2000, 100.0)]
    assert bars({}).most == 1
    real = cast("Bars", values["bars"])
    assert real.most == max(count for _, _, count in cast("Years", values["years"]))


def test_page_before_a_script_runs(known: Known, values: Values) -> None:
    (page,) = timeline.pages(known)
    frame = Frame(known.publication, known.names)
    for language in ("en", "es"):
        html = frame.draw(page, language).decode()
        assert html.count("<li data-f=") == len(rows(values))
        assert html.count('<details class="year"') == len(cast("Years", values["years"]))
        assert "style=" not in html
