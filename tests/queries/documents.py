"""Writes docs/questions.md from the headers of the questions: `make docs`."""

import sys

import click

from ladkg.library.question import Question, questions

HEAD = """\
# The questions

Made by `make docs` from the headers in `queries/ask/`; a test holds both equal. The numbers are those of the list of
questions that the graph must answer; some take more than one file.

`ladkg query NAME -p parameter=value` asks one; `ladkg query NAME --show` prints its SPARQL, which runs as it is on any
SPARQL 1.1 engine whose default graph is the union of all graphs. A parameter that is `any` narrows nothing.
"""


def page() -> str:
    """The page: a table of all questions, then each with its parameters and columns."""
    known = list(questions().values())
    rows = [f"| {q.number} | [`{q.name}`](#{q.name}) | {q.asks['en']} | {_short(q)} |" for q in known]
    table = ["| no | name | question | parameters |", "|---|---|---|---|", *rows, ""]
    return "\n".join([HEAD, *table, *(line for question in known for line in _section(question))])


def _short(question: Question) -> str:
    return ", ".join(f"`{p.name}` = {p.default}" for p in question.parameters.values())


def _section(question: Question) -> list[str]:
    lines = [f"## {question.name}", "", f"{question.asks['en']} · *{question.asks['es']}*", ""]
    if question.parameters:
        parameters = question.parameters.values()
        lines += ["Parameters:", ""]
        lines += [f"- `{p.name}` ({p.kind}, {p.default} by default): {p.about}" for p in parameters] + [""]
    if question.columns:
        lines += ["Columns:", "", *(f"- `{name}`: {about}" for name, about in question.columns.items()), ""]
    return lines


if __name__ == "__main__":
    click.echo(page(), nl=False, file=sys.stdout)
