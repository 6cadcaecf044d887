"""The header of a question says what its query does, and the query runs as it is, without this project."""

import re

import pytest
from pyoxigraph import QuerySolutions, Store

from ladkg.library.guard import form
from ladkg.library.parameters import term
from ladkg.library.question import Question, questions
from ladkg.terms import PREFIXES

QUESTIONS = list(questions().values())
each = pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: str(question.name))


def _body(question: Question) -> str:
    """The query without comments and without what it declares."""
    lines = (line for line in question.text.splitlines() if not re.match(r"\s*(#|BASE |PREFIX )", line))
    return "\n".join(lines)


def test_all_24_questions_are_there() -> None:
    assert {question.number for question in QUESTIONS} == set(range(1, 25))


@each
def test_it_is_asked_in_english_and_spanish(question: Question) -> None:
    assert set(question.asks) == {"en", "es"}
    assert question.asks["en"].endswith("?")
    assert question.asks["es"].startswith("¿")
    assert question.asks["es"].endswith("?")


@each
def test_parameters_and_columns_are_explained_in_both_too(question: Question) -> None:
    told = [*(f"param {name}" for name in question.parameters), *(f"column {name}" for name in question.columns)]
    assert list(question.meanings.get("es", {})) == told


@each
def test_each_default_stands_in_the_query(question: Question, store: Store) -> None:
    blocks = re.findall(r"VALUES\s+\?(\w+)\s*\{\s*([^{}]*?)\s*\}", _body(question))
    for name, parameter in question.parameters.items():
        written = {value for block, value in blocks if block == name}
        assert len(written) == 1, f"{name}: {written}"
        assert _term(store, question, written.pop()) == _term(store, question, term(parameter, parameter.default))


def _term(store: Store, question: Question, written: str) -> str:
    """A term as the engine understands it under the query's own declarations; empty for UNDEF."""
    declared = "\n".join(re.findall(r"(?m)^(?:BASE|PREFIX) .*$", question.text))
    solutions = store.query(f"{declared}\nSELECT ?it {{ VALUES ?it {{ {written} }} }}")
    assert isinstance(solutions, QuerySolutions)
    return str(next(solutions)["it"] or "")


@each
def test_the_columns_are_those_of_the_header(question: Question, store: Store) -> None:
    if form(question.text) == "CONSTRUCT":
        assert question.columns == {}
        return
    solutions = store.query(question.text, use_default_graph_as_union=True)
    assert isinstance(solutions, QuerySolutions)
    assert [variable.value for variable in solutions.variables] == list(question.columns)


@each
def test_it_declares_what_it_uses_and_no_more(question: Question) -> None:
    declared = dict(re.findall(r"(?m)^PREFIX (\w+): <(.*)>$", question.text))
    assert declared.items() <= PREFIXES.items()
    body = re.sub(r'<[^>]*>|"[^"]*"', "", _body(question))
    assert set(re.findall(r"(?<![\w?])([a-z]+):\w", body)) == set(declared)
    assert bool(re.search(r"<(?!https?:)[^>\s]+>", _body(question))) == bool(re.search(r"(?m)^BASE ", question.text))


@each
def test_rows_come_in_an_order(question: Question) -> None:
    assert form(question.text) == "CONSTRUCT" or re.search(r"(?m)^ORDER BY .+\Z", question.text.rstrip())


@each
def test_lines_are_short_enough_to_read(question: Question) -> None:
    assert [line for line in question.text.splitlines() if len(line) > 120 and not line.startswith("# ")] == []
