"""The codes and places of states.csv against ISO 3166-1, as pycountry publishes it, and against one another."""

import pycountry
import pytest

from ladkg import paths
from ladkg.read.tables import read_table
from ladkg.records.agent import State

AGENT = paths.data() / "agent"
ROWS = [placed.record for placed in read_table(AGENT / "states.csv", AGENT / "csv-metadata.json", "states", State)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.iso3)
def test_the_codes_are_those_of_iso_3166(row: State) -> None:
    country = pycountry.countries.get(alpha_3=row.iso3)
    assert country
    assert (row.iso2, row.iso_numeric) == (country.alpha_2, country.numeric)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.iso3)
def test_currencies_are_those_of_iso_4217(row: State) -> None:
    assert row.currencies
    assert [code for code in row.currencies if not pycountry.currencies.get(alpha_3=code)] == []


def test_a_border_has_two_sides() -> None:
    sides = {(row.iso3, neighbour) for row in ROWS for neighbour in row.borders}
    assert sides
    assert {(there, here) for here, there in sides} == sides


def test_only_members_of_the_united_nations_sit_in_a_regional_group() -> None:
    assert [row.iso3 for row in ROWS if bool(row.regional_group) != row.un_member] == []
