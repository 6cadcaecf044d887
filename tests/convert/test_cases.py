"""Each kind of table turned into quads: `cases/<table>/input.csv` must give exactly `expected.nq`."""

from pathlib import Path

import pytest

from ladkg import graph, paths
from ladkg.convert import kinds
from ladkg.read.tables import read_table

CASES = Path(__file__).parent / "cases"


@pytest.mark.parametrize("table", sorted(path.name for path in CASES.iterdir()))
def test_rows_become_exactly_these_quads(table: str) -> None:
    subject, kind = kinds()[table]
    rows = read_table(CASES / table / "input.csv", paths.data() / subject / "csv-metadata.json", table, kind.record)
    quads = [quad for row in rows for quad in kind.convert(row.record)]
    assert graph.normalised(quads) == list(graph.read(CASES / table / "expected.nq"))


def test_every_kind_of_table_has_a_case() -> None:
    assert {path.name for path in CASES.iterdir()} == set(kinds())
