"""A short way to ask the questions of the library."""

import csv
import io
from collections.abc import Callable

import pytest
from pyoxigraph import QueryTriples, Store

from ladkg.library import run
from ladkg.library.question import questions

Row = dict[str, str]
Ask = Callable[..., list[Row]]
TRIPLE = ("subject", "predicate", "object")


def rows_of(result: run.Result) -> list[Row]:
    """The rows of an answer as text, in its order; of a graph its triples, sorted."""
    if isinstance(result, QueryTriples):
        triples = sorted((t.subject.value, t.predicate.value, str(t.object)) for t in result)
        return [dict(zip(TRIPLE, triple, strict=True)) for triple in triples]
    return list(csv.DictReader(io.StringIO(run.write(result, "csv").decode(), newline="")))


@pytest.fixture(scope="session")
def ask(store: Store) -> Ask:
    """`ask("matrix", on="2023-01-01")` → the rows of the answer on the built graph; each asked once."""
    known = questions()
    answers: dict[str, list[Row]] = {}

    def answer(name: str, **values: str) -> list[Row]:
        query = known[name].bound(values)
        if query not in answers:
            answers[query] = rows_of(run.run(store, query, name))
        return answers[query]

    return answer
