"""SPARQL-based constraints: one query for all focus nodes where that gives the same, one for each otherwise.

https://www.w3.org/TR/shacl/#sparql-constraints and #sparql-constraint-components
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, QuerySolution, QuerySolutions, Store, Variable

from ladkg import limits
from ladkg.errors import InputError
from ladkg.terms import RDF, XSD
from ladkg.validate.engine import constraints as c
from ladkg.validate.engine.index import Graph
from ladkg.validate.engine.sparqltext import Edit, Query, read, with_types
from ladkg.validate.engine.work import Found, Work
from ladkg.validate.report import Term, abbreviated

Row = Mapping[str, Term]
_AT_ONCE: Final = 100_000
_MANY: Final = 100
"""Rows from which on the order of joins is worth a thought."""
_OWN: Final = "urn:x-ladkg:"
_ROWS: Final = NamedNode(f"{_OWN}rows")
_SHAPES: Final = NamedNode(f"{_OWN}shapes")


def sparql(constraint: c.Sparql, work: Work) -> Iterator[Found]:
    """https://www.w3.org/TR/shacl/#SPARQLConstraintComponent"""
    query = _read(constraint.query, frozenset({"this"}), work.graph.types)
    with limits.during(_name(constraint.id, work)):
        yield from _selected(query, work, (), constraint.messages)


def custom(constraint: c.Custom, work: Work) -> Iterator[Found]:
    """https://www.w3.org/TR/shacl/#constraint-components-validation: SELECT finds what is wrong, ASK what is right."""
    names = frozenset(name for name, _ in constraint.parameters)
    if not constraint.ask:
        query = _read(constraint.query, frozenset({"this"}) | names, work.graph.types)
        with limits.during(_name(constraint.component, work)):
            yield from _selected(query, work, constraint.parameters, constraint.messages)
        return
    query = _read(_as_select(constraint.query), frozenset({"this", "value"}) | names, work.graph.types)
    constants = dict(constraint.parameters)
    rows = [{"this": focus, "value": value, **constants} for focus, value in work.pairs()]
    with limits.during(_name(constraint.component, work)):
        right = {number for number, _ in _solutions(query, rows, work)}
    for number, row in enumerate(rows):
        if number not in right:
            messages = tuple(_filled(message, row) for message in constraint.messages)
            yield Found(row["this"], row["value"], messages=messages)


def _selected(
    query: Query, work: Work, parameters: Sequence[tuple[str, Term]], messages: tuple[Literal, ...]
) -> Iterator[Found]:
    """https://www.w3.org/TR/shacl/#sparql-constraints-validation, the mapping of solutions to results."""
    rows = [{"this": focus, **dict(parameters)} for focus in work.values]
    for number, solution in _solutions(query, rows, work):
        focus = rows[number]["this"]
        bound = {**rows[number], **solution}
        if "failure" in solution:
            raise InputError(f"a SPARQL constraint reports that it failed for {focus}")
        path = bound.get("path")
        path = path if isinstance(path, NamedNode) else None
        texts = tuple(_filled(message, bound) for message in messages or work.shape.messages)
        if "value" not in bound:
            yield Found(focus, None if work.shape.path else focus, path, messages=texts)
        for value in _as_written(work, focus, path, bound["value"]) if "value" in bound else ():
            yield Found(focus, value, path, messages=texts)


def _solutions(query: Query, rows: Sequence[Row], work: Work) -> Iterator[tuple[int, dict[str, Term]]]:
    """The query's solutions, each with the number of the row that was pre-bound."""
    constants: dict[str, Term] = {}
    if "currentShape" in query.mentions:
        constants["currentShape"] = work.shape.id
    if "shapesGraph" in query.mentions:
        constants["shapesGraph"] = _SHAPES
        quads = (Quad(quad.subject, quad.predicate, quad.object, _SHAPES) for quad in work.shapes.quads)
        work.graph.store.extend(quads)
    rows = [{**row, **constants} for row in rows] if constants else rows
    keys = ("this", "value") if "value" in query.prebound else ("this",)
    together = [n for n, row in enumerate(rows) if query.set_based and all(_is_kept(row[key]) for key in keys)]
    for some in (together[at : at + _AT_ONCE] for at in range(0, len(together), _AT_ONCE)):
        numbers = {tuple(rows[number][key] for key in keys): number for number in some}
        for solution in _asked(query, [rows[n] for n in some], work.graph, everywhere=False):
            yield numbers[tuple(solution[key] for key in keys)], solution
    for number in set(range(len(rows))).difference(together):
        yield from ((number, found) for found in _asked(query, [rows[number]], work.graph, everywhere=True))


def _asked(query: Query, rows: Sequence[Row], graph: Graph, *, everywhere: bool) -> Iterator[dict[str, Term]]:
    names, store = list(rows[0]), graph.store
    if any(isinstance(term, BlankNode) for row in rows for term in row.values()):
        # A blank node cannot be written into a query, but a pattern can find it in a graph made for it.
        store.extend(_row_quads(rows))
        found = " ; ".join(f"<{_OWN}{name}> ?{name}" for name in names)
        held = f"GRAPH {_ROWS} {{ ?_row {found} }}"
    else:
        values = " ".join(f"({' '.join(str(row[name]) for name in names)})" for row in rows)
        held = f"VALUES ({' '.join(f'?{name}' for name in names)}) {{ {values} }}"
    edits = () if everywhere or len(rows) < _MANY else _joined(query, held, len(rows), graph)
    text = query.prebind(held, everywhere=everywhere, edits=edits)
    try:
        default: list[NamedNode | BlankNode | DefaultGraph] = [DefaultGraph()]
        if graph.types and str(graph.types) in text:
            default.append(graph.types)
        solutions = store.query(text, default_graph=default)
        assert isinstance(solutions, QuerySolutions)
        yield from (_bound(solutions.variables, solution) for solution in solutions)
    except (SyntaxError, RuntimeError, OSError) as error:
        raise InputError(f"the query of a SPARQL constraint cannot be run: {error}") from error
    finally:
        store.remove_graph(_ROWS)


def _joined(query: Query, row: str, rows: int, graph: Graph) -> Iterable[Edit]:
    from ladkg.validate.engine.joins import apart

    return apart(query, row, rows, graph)


def _row_quads(rows: Iterable[Row]) -> Iterator[Quad]:
    for number, row in enumerate(rows):
        for name, term in row.items():
            yield Quad(NamedNode(f"{_OWN}row:{number}"), NamedNode(f"{_OWN}{name}"), term, _ROWS)


def _bound(variables: Iterable[Variable], solution: QuerySolution) -> dict[str, Term]:
    return {variable.value: term for variable in variables if (term := solution[variable]) is not None}


def _is_kept(term: Term) -> bool:
    """Whether a store gives the term back as it was: typed literals are rewritten."""
    return not isinstance(term, Literal) or term.datatype in (XSD.string, RDF.langString)


def _as_written(work: Work, focus: Term, path: NamedNode | None, value: Term) -> list[Term]:
    """A solution's value as the data write it near the focus node: a store says 2.5 for 2.50."""
    if _is_kept(value):
        return [value]
    near = work.graph.objects(focus, path) if path else [other for _, other in work.graph.outgoing(focus)]
    written = [other for other in near if isinstance(other, Literal) and _stored(other) == value]
    return list(dict.fromkeys(written)) or [value]


@lru_cache(maxsize=1024)
def _stored(literal: Literal) -> Term:
    store = Store()
    store.add(Quad(_ROWS, _ROWS, literal))
    back: Term = next(iter(store)).object
    return back


@lru_cache(maxsize=1024)
def _read(text: str, prebound: frozenset[str], types: NamedNode | None) -> Query:
    return read(with_types(text, str(types)) if types else text, prebound)


def _as_select(ask: str) -> str:
    """An ASK as the SELECT of the nodes for which it holds."""
    verb = next(token for token in read(ask, frozenset()).tokens if (token.kind, token.text) == ("word", "ASK"))
    return f"{ask[: verb.start]}SELECT DISTINCT $this $value {ask[verb.end :]}"


def _name(node: c.ShapeId, work: Work) -> str:
    """What a message calls a SPARQL constraint: by itself, or by its shape where it has no IRI."""
    named = [abbreviated(str(one)) for one in (node, work.shape.id) if isinstance(one, NamedNode)]
    return f"SPARQL constraint {' of '.join(named)}".rstrip()


def _filled(message: Literal, bound: Mapping[str, Term]) -> Literal:
    """https://www.w3.org/TR/shacl/#sparql-constraints-validation: `{?name}` and `{$name}` are replaced by values."""
    text = message.value
    for name, term in bound.items():
        shown = term.value if isinstance(term, NamedNode | Literal) else str(term)
        text = text.replace(f"{{?{name}}}", shown).replace(f"{{${name}}}", shown)
    return message if text == message.value else Literal(text, language=message.language)
