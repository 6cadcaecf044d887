"""The map: every state of the Americas is on it once, where it can be pointed at, coloured as it stands."""

import re
from dataclasses import replace
from typing import cast

import pytest
from pyoxigraph import Store

from ladkg.export.site import americas, assets
from ladkg.export.site.americas import APART, DOT, Place, Sheet, spread
from ladkg.export.site.frame import Frame
from ladkg.export.site.instruments import Agent, agents
from ladkg.export.site.known import Known
from ladkg.export.site.page import Values
from ladkg.export.site.rows import DECLARATION
from ladkg.library.run import run

OUTSIDE = {"CHE", "DEU", "ESP", "FRA", "GBR", "ITA", "KOR", "NLD"}


@pytest.fixture(scope="module")
def values(known: Known) -> Values:
    (page,) = americas.pages(known)
    return page.values("en")


@pytest.fixture(scope="module")
def sheets(values: Values) -> tuple[Sheet, Sheet]:
    return cast("Sheet", values["americas"]), cast("Sheet", values["caribbean"])


def test_every_state_once(known: Known, sheets: tuple[Sheet, Sheet]) -> None:
    places = [one.agent.iso3 for sheet in sheets for one in sheet.places]
    assert len(places) == len(set(places))
    assert set(places) == {one.iso3 for one in agents(known)} - OUTSIDE
    assert {one.agent.iso3 for one in sheets[1].places} >= {"BRB", "GRD", "PAN", "BLZ", "CUB", "TTO"}
    assert {one.agent.iso3 for one in sheets[0].places} >= {"USA", "MEX", "BRA", "GUY", "BMU"}


def test_codes_join_the_right_shapes(sheets: tuple[Sheet, Sheet]) -> None:
    at = {one.agent.iso3: one.at for one in sheets[0].places}
    assert at["CAN"][1] < at["USA"][1] < at["MEX"][1] < at["COL"][1] < at["PER"][1] < at["BOL"][1] < at["ARG"][1]
    assert at["CHL"][0] < at["ARG"][0] < at["URY"][0]
    near = {one.agent.iso3: one.at for one in sheets[1].places}
    assert near["GTM"][0] < near["HND"][0] < near["JAM"][0] < near["HTI"][0] < near["DOM"][0] < near["BRB"][0]


def test_small_states_can_be_pointed_at(sheets: tuple[Sheet, Sheet]) -> None:
    for sheet in sheets:
        dots = [one.dot for one in sheet.places if one.dot]
        assert dots
        for number, (x, y) in enumerate(dots):
            assert DOT <= x <= sheet.width - DOT
            assert DOT <= y <= sheet.height - DOT
            for other in dots[:number]:
                assert (x - other[0]) ** 2 + (y - other[1]) ** 2 >= APART**2


def test_dots_beside_each_other_are_moved_apart() -> None:
    agent = Agent("n", "AAA", "001", False, False)
    twins = [Place(agent, "a", "a", "", (100, 100), (100, 100)), Place(agent, "b", "b", "", (101, 100), (101, 100))]
    twins[1] = replace(twins[1], agent=Agent("m", "BBB", "002", False, False))
    first, second = (one.dot for one in spread(twins, 500))
    assert first == (100, 100)
    assert second is not None
    assert (second[0] - 100) ** 2 + (second[1] - 100) ** 2 >= APART**2


def test_counts_are_those_of_the_graph(known: Known, store: Store, values: Values) -> None:
    counts = {key: count for key, _, _, count in cast("list[tuple[str, str, str, int]]", values["legend"])}
    endorsing = run(store, f"SELECT DISTINCT ?state {{ ?state lad:endorses <{DECLARATION}> ; a lad:State }}")
    assert counts["endorser"] == len(list(endorsing))  # type: ignore[arg-type]
    assert sum(counts.values()) == len(agents(known)) - len(OUTSIDE)


def test_page_before_a_script_runs(known: Known) -> None:
    (page,) = americas.pages(known)
    frame = Frame(known.publication, known.names)
    for language in ("en", "es"):
        html = frame.draw(page, language).decode()
        assert (
            len(re.findall(r'<a class="place [a-z_]+" data-iso3="[A-Z]{3}" href="[^"]+" aria-label="[^"]+">', html))
            == 43
        )
        assert html.count('<tr data-iso3="') == len(agents(known))
        assert "style=" not in html
        assert "Natural Earth" in html
        assert len(html) < 100_000


def test_no_more_certain_than_the_source(values: Values) -> None:
    since = {row["iso3"]: row["since"] for row in cast("list[dict[str, str]]", values["rows"])}
    assert since["CHL"] == "10 June 2022"
    assert since["GUY"] == "14 June 2022 at the latest"
    assert since["CUB"] == ""


def test_geometry_is_small() -> None:
    sheets = assets.geometry()
    assert set(sheets) == {"americas", "caribbean"}
    assert sum(len(shape["d"]) for sheet in sheets.values() for shape in sheet["shapes"].values()) < 60_000
    assert not [path for path in assets.built() if path.suffix == ".json"]
