"""The question library: what it holds, and one of its questions asked."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, QueryTriples, RdfFormat

from ladkg import graph
from ladkg.errors import LadkgError
from ladkg.explain.reading import Term, short
from ladkg.library.question import Question
from ladkg.library.question import questions as library
from ladkg.mcp import answers
from ladkg.pipeline.inquiry.evidence import Evidence
from ladkg.pipeline.inquiry.traces import Terms, traces
from ladkg.pipeline.inquiry.work import Desk

FACTS: Final = 12
"""Facts that one row shows."""
SIZE: Final = 80_000
"""Characters of rows with what they rest on, or of a graph, in one answer."""
EMPTY: Final = (
    "No row: the graph has nothing that answers this. That is no proof of the contrary; "
    "explain_standing tells what was checked, and through when."
)
_NO_SOURCE: Final = "What these rows rest on cannot be told row by row: they count, or say what is missing."


def questions(_: Desk) -> answers.Questions:
    """All questions, in their order."""
    return answers.Questions([told(question) for question in library().values()])


def told(question: Question) -> answers.Question:
    """A question with its parameters and columns."""
    parameters = [answers.Parameter(p.name, p.kind, p.default, p.about) for p in question.parameters.values()]
    columns = [answers.Column(name, about) for name, about in question.columns.items()]
    return answers.Question(question.name, question.asks.get("en", ""), parameters, columns)


def ask(desk: Desk, question: str, parameters: Mapping[str, str], limit: int, offset: int) -> answers.Answer:
    """Rows of a question, from `offset` on, with what they rest on. Raises LadkgError for a wrong name or value."""
    asked = _of(question)
    bound = asked.bound(parameters)
    values = {name: parameters.get(name, parameter.default) for name, parameter in asked.parameters.items()}
    result = desk.select(bound, asked.name)
    if isinstance(result, QueryTriples):
        return _graph(desk, asked, values, result)
    assert isinstance(result, QuerySolutions)
    names = [variable.value for variable in result.variables]
    terms = [tuple(line) for line in result]
    shown = terms[offset : offset + limit]
    evidence = Evidence(desk.reader)
    behind = traces(desk, asked, bound, shown) if shown else []
    rows, cut = rows_of(evidence, zip((_cells(names, line) for line in shown), behind, strict=True))
    columns = [answers.Column(name, asked.columns.get(name, "")) for name in names]
    notes = [EMPTY] if not terms else [_NO_SOURCE] if rows and not evidence.facts else []
    cut = cut or ("rows" if len(terms) > offset + len(rows) else "")
    facts, sources = evidence.facts, evidence.sources
    return answers.Answer(_words(asked), values, columns, rows, len(terms), cut, facts, sources, notes=notes)


def rows_of(
    evidence: Evidence, lines: Iterable[tuple[dict[str, str | None], list[NamedNode]]]
) -> tuple[list[answers.Row], str]:
    """Rows, each with the first of the facts that its nodes stand for; and `bytes` when they had to end at SIZE."""
    rows: list[answers.Row] = []
    size = 0
    for values, nodes in lines:
        facts, gaps = evidence.of(nodes, FACTS)
        row = answers.Row(values, facts[:FACTS], max(0, len(facts) - FACTS), gaps)
        size += len(str(row))
        if rows and size + evidence.size > SIZE:
            return rows, "bytes"
        rows.append(row)
    return rows, ""


def _cells(names: Sequence[str], terms: Terms) -> dict[str, str | None]:
    return {name: _cell(term) for name, term in zip(names, terms, strict=True)}


def _cell(term: Term | None) -> str | None:
    """An IRI in short, the text of a literal."""
    if isinstance(term, NamedNode):
        return short(term)
    return term.value if isinstance(term, Literal) else None if term is None else str(term)


def _words(asked: Question) -> str:
    return asked.asks.get("en", asked.name)


def _of(name: str) -> Question:
    known = library()
    if name not in known:
        near = get_close_matches(name, known, n=3, cutoff=0.4)
        hint = f"did you mean {' or '.join(near)}?" if near else "list_questions lists them"
        raise LadkgError(f"no question is called {name!r}; {hint}")
    return known[name]


def _graph(desk: Desk, asked: Question, values: dict[str, str], result: QueryTriples) -> answers.Answer:
    """A graph in Turtle, as much of it as an answer may have."""
    from ladkg.pipeline.inquiry.queries import graph_sources

    quads = graph.normalised(Quad(*triple) for triple in result)
    total, cut = len(quads), ""
    while len(turtle := graph.to_bytes(quads, RdfFormat.TURTLE).decode()) > SIZE:
        quads, cut = quads[: int(len(quads) * SIZE / len(turtle) * 0.95)], "bytes"
    sources = graph_sources(desk, quads)
    return answers.Answer(_words(asked), values, [], [], total, cut, [], sources, turtle=turtle)
