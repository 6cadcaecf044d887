"""ISO 3166-1 codes of states and territories against a table of others: the Unicode CLDR, as babel carries it."""

import csv

from babel.core import get_global

from ladkg import paths


def test_alpha_2_alpha_3_and_numeric_codes_are_of_one_country() -> None:
    aliases = get_global("territory_aliases")
    with (paths.data() / "agent/states.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    said = {row["iso3"]: (row["iso2"], row["iso2"]) for row in rows}
    known = {row["iso3"]: (aliases[row["iso3"]][0], aliases[row["iso_numeric"]][0]) for row in rows}
    assert len(rows) > 40
    assert said == known
