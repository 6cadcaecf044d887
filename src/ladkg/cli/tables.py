"""Tables for people: rich on a terminal, plain and unwrapped in a pipe."""

import io
from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, QueryBoolean, QueryTriples
from rich.console import Console
from rich.table import Table

from ladkg.library.question import Question
from ladkg.library.run import Result, write
from ladkg.terms import PREFIXES

UNBOUNDED = 10_000
_LONGEST_FIRST = sorted(PREFIXES.items(), key=lambda item: -len(item[1]))


def short(term: object) -> str:
    """A term as people read it: a literal's own text, an IRI with its prefix."""
    if isinstance(term, Literal):
        return term.value
    if isinstance(term, NamedNode):
        for prefix, iri in _LONGEST_FIRST:
            if term.value.startswith(iri):
                return f"{prefix}:{term.value.removeprefix(iri)}"
        return term.value
    return "" if term is None else str(term)


def written(result: Result, question: Question, form: str, safe: bool = False) -> bytes:
    """The result in a form of the library, or as a `table` (a graph then as Turtle, yes or no as one word).

    If `safe`, the cells of CSV are made safe for spreadsheet programs.
    """
    if form != "table":
        return write(result, form, safe)
    if isinstance(result, QueryTriples):
        return write(result, "turtle")
    if isinstance(result, QueryBoolean):
        return b"yes\n" if result else b"no\n"
    table = Table(title=question.asks.get("en"), title_justify="left", title_style="bold")
    names = [variable.value for variable in result.variables]
    for name in names:
        table.add_column(name, overflow="fold")
    for row in result:
        table.add_row(*(short(row[name]) for name in names))
    table.caption = f"{table.row_count} row{'s' * (table.row_count != 1)}"
    return _drawn(table)


def print_questions(questions: Iterable[Question]) -> None:
    """The library: name, what is asked, parameters with their defaults."""
    table = Table(title="ladkg query NAME [-p parameter=value …]", title_justify="left", title_style="bold")
    for heading in ("no", "name", "question", "parameters"):
        table.add_column(heading, overflow="fold", no_wrap=heading == "name")
    for question in questions:
        parameters = "\n".join(f"{p.name}: {p.kind} = {p.default}" for p in question.parameters.values())
        table.add_row(str(question.number), question.name, question.asks.get("en", ""), parameters)
    print(_drawn(table).decode(), end="")  # noqa: T201


def plain_table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """Any table of text."""
    table = Table(*header)
    for row in rows:
        table.add_row(*row)
    return _drawn(table)


def _drawn(table: Table) -> bytes:
    terminal = Console()
    if terminal.is_terminal:
        with terminal.capture() as drawn:
            terminal.print(table)
        return drawn.get().encode()
    plain = Console(file=io.StringIO(), width=UNBOUNDED)
    with plain.capture() as drawn:
        plain.print(table)
    return "\n".join(line.rstrip() for line in drawn.get().splitlines()).encode() + b"\n"
