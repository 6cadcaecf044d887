"""Which nodes of the graph stand behind each row of an answer.

A library query shows names and codes, not nodes. So it is asked a second time with every other variable of its text in
the outermost SELECT, and nodes are told apart by the row they come with. Where nodes are hidden in subqueries, a line
`# facts: PATTERN` of the header gives a pattern that finds `?fact`; in it `?name_` stands for the row's value of ?name.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Triple

from ladkg.library.question import Question
from ladkg.pipeline.inquiry.work import Desk

_SELECT: Final = re.compile(r"SELECT\s+(?:DISTINCT\s+)?(?P<shown>[^{}]*?)\s*(?=\{)", re.DOTALL)
_VARIABLE: Final = re.compile(r"[?$](\w+)")
_GROUPED: Final = re.compile(r"GROUP BY((?:\s+[?$]\w+)+)")
_FACTS: Final = re.compile(r"^# facts: (.+)$", re.MULTILINE)
_MANY: Final = "_nodes"
Terms = tuple[NamedNode | BlankNode | Literal | Triple | None, ...]


def traces(desk: Desk, question: Question, bound: str, rows: Sequence[Terms]) -> list[list[NamedNode]]:
    """For each row, in the order of the columns of the query, the nodes behind it."""
    body = "\n".join(line for line in bound.splitlines() if not line.startswith("#"))
    select = _SELECT.search(body)
    assert select
    columns = _columns(select["shown"])
    if pattern := _FACTS.search(question.text):
        return [_found(desk, question.name, pattern[1], columns, row) for row in rows]
    keys, widened = _widened(body, select, columns)
    behind: dict[Terms, dict[NamedNode, None]] = {}
    solutions = desk.select(widened, question.name)
    assert isinstance(solutions, QuerySolutions)
    for solution in solutions:
        nodes = behind.setdefault(tuple(solution[name] for name in keys), {})
        for variable, term in zip(solutions.variables, solution, strict=True):
            if isinstance(term, NamedNode):
                nodes[term] = None
            elif isinstance(term, Literal) and variable.value.endswith(_MANY):
                nodes |= dict.fromkeys(NamedNode(name) for name in term.value.split() if "://" in name)
    places = [columns.index(name) for name in keys]
    return [list(behind.get(tuple(row[place] for place in places), ())) for row in rows]


def _columns(shown: str) -> list[str]:
    """The names of the columns: of an expression in brackets the last variable, the one after AS."""
    return [_VARIABLE.findall(part)[-1] for part in _parts(shown)]


def _parts(shown: str) -> Iterator[str]:
    depth, part = 0, ""
    for piece in re.findall(r"[?$]\w+|[()]|[^?$()]+", shown):
        depth += (piece == "(") - (piece == ")")
        part += piece
        if not depth and _VARIABLE.search(part):
            yield part
            part = ""


def _widened(body: str, select: re.Match[str], columns: list[str]) -> tuple[list[str], str]:
    """The columns that tell rows apart, and the query with all its variables in the outermost SELECT."""
    others = sorted(set(_VARIABLE.findall(body)) - set(_VARIABLE.findall(select["shown"])))
    grouped = _GROUPED.search(body[body.rindex("}") :])
    if grouped:
        keys = [name for name in _VARIABLE.findall(grouped[1]) if name in columns]
        more = " ".join(f'(GROUP_CONCAT(DISTINCT STR(?{name}); separator=" ") AS ?{name}{_MANY})' for name in others)
    else:
        keys, more = columns, " ".join(f"?{name}" for name in others)
    return keys, f"{body[: select.end('shown')]} {more} {body[select.end('shown') :]}"


def _found(desk: Desk, name: str, pattern: str, columns: list[str], row: Terms) -> list[NamedNode]:
    """The facts that a header's pattern finds for a row."""
    known = {f"?{column}_": str(term) for column, term in zip(columns, row, strict=True) if term is not None}
    bound = re.sub(r"\?\w+_\b", lambda match: known.get(match[0], match[0]), pattern)
    solutions = desk.select(f"SELECT DISTINCT ?fact {{ {bound} }} ORDER BY ?fact", name)
    assert isinstance(solutions, QuerySolutions)
    return [solution["fact"] for solution in solutions if isinstance(solution["fact"], NamedNode)]
