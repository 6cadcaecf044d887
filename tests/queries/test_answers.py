"""Every question has its expected answer, read and checked line by line before it was put here.

`expected/NAME.csv` holds the whole answer with the defaults, in its order. For three long answers
`expected/NAME.counts.csv` holds how many rows there are for each value of some columns (`rows`), and
`test_facts.py` names single rows. When an answer changes: read the difference, and if the new one is right,
`ladkg query NAME --format csv` writes it.
"""

import csv
from collections import Counter
from pathlib import Path

import pytest
from pyoxigraph import Store

from ladkg.library import run
from ladkg.library.question import questions
from ladkg.library.run import store_of
from ladkg.pipeline.build import Parts

from .conftest import Ask, rows_of

EXPECTED = Path(__file__).parent / "expected"
NAMES = list(questions())


def _expected(name: str) -> list[dict[str, str]]:
    path = EXPECTED / name
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_each_question_has_one_expected_answer_and_each_answer_its_question() -> None:
    assert sorted(path.name.split(".")[0] for path in EXPECTED.iterdir()) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_the_answer_is_as_expected(name: str, ask: Ask) -> None:
    rows = ask(name)
    if (EXPECTED / f"{name}.csv").exists():
        assert rows == _expected(f"{name}.csv")
        return
    counts = _expected(f"{name}.counts.csv")
    columns = [column for column in counts[0] if column != "rows"]
    assert Counter(tuple(row[column] for column in columns) for row in rows) == {
        tuple(row[column] for column in columns): int(row["rows"]) for row in counts
    }


@pytest.mark.parametrize("name", NAMES)
def test_no_row_comes_twice(name: str, ask: Ask) -> None:
    rows = [tuple(row.values()) for row in ask(name)]
    assert [row for row, times in Counter(rows).items() if times > 1] == []


@pytest.fixture(scope="session")
def shuffled(parts: Parts) -> Store:
    """The same graph, stored in another order."""
    return store_of(reversed(list(parts)))


@pytest.mark.parametrize("name", NAMES)
def test_the_order_does_not_depend_on_the_store(name: str, ask: Ask, shuffled: Store) -> None:
    assert rows_of(run.run(shuffled, questions()[name].text, name)) == ask(name)
