"""Running a query on the embedded engine, and writing what comes back."""

from collections.abc import Callable, Iterable, Iterator

from pyoxigraph import (
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    parse,
    parse_query_results,
)

from ladkg import graph, limits, spreadsheet
from ladkg.errors import LadkgError
from ladkg.library import guard
from ladkg.library.question import with_prefixes

Result = QuerySolutions | QueryBoolean | QueryTriples
ROWS = {"csv": QueryResultsFormat.CSV, "tsv": QueryResultsFormat.TSV, "json": QueryResultsFormat.JSON}
GRAPHS = {"turtle": RdfFormat.TURTLE, "jsonld": RdfFormat.JSON_LD, "ntriples": RdfFormat.N_TRIPLES}


def store_of(quads: Iterable[Quad]) -> Store:
    """An in-memory store of the quads."""
    store = Store()
    store.bulk_extend(quads)
    return store


def run(store: Store, query: str, name: str = "query") -> Result:
    """The result of a query; a pattern outside GRAPH sees the union of all graphs. Raises LadkgError for bad syntax."""
    guard.check(query, name)
    limits.now(name)
    try:
        return store.query(with_prefixes(query), use_default_graph_as_union=True)
    except SyntaxError as error:
        raise LadkgError(f"{name}: {error}") from error


def run_elsewhere(ask: Callable[[str, str], bytes], query: str, name: str = "query") -> Result:
    """The result of a query that `ask(query, accepted media type)` sends somewhere; raises LadkgError."""
    guard.check(query, name)
    text = with_prefixes(query)
    if guard.form(query) in {"CONSTRUCT", "DESCRIBE"}:
        answer = ask(text, RdfFormat.N_TRIPLES.media_type)
        try:
            triples = store_of(parse(answer, format=RdfFormat.N_TRIPLES))
        except (SyntaxError, ValueError) as error:
            raise LadkgError(f"the endpoint's answer is no graph in N-Triples: {error}") from error
        return triples.query("CONSTRUCT WHERE { ?s ?p ?o }")
    answer = ask(text, QueryResultsFormat.JSON.media_type)
    try:
        return parse_query_results(answer, format=QueryResultsFormat.JSON)
    except (SyntaxError, ValueError) as error:
        raise LadkgError(f"the endpoint's answer is no SPARQL result in JSON: {error}") from error


def write(result: Result, form: str, safe: bool = False) -> bytes:
    """The result in one of the forms of ROWS (SELECT, ASK) or GRAPHS (CONSTRUCT, DESCRIBE).

    If `safe`, the cells of CSV are made safe for spreadsheet programs.
    """
    if isinstance(result, QueryTriples):
        if form not in GRAPHS:
            raise LadkgError(f"a graph cannot be written as {form}; choose {', '.join(GRAPHS)}")
        return graph.to_bytes((Quad(*triple) for triple in result), GRAPHS[form])
    if form not in ROWS:
        raise LadkgError(f"rows cannot be written as {form}; choose {', '.join(ROWS)}")
    if safe and form == "csv" and isinstance(result, QuerySolutions):
        return spreadsheet.written(_cells(result), safe, "\r\n")
    written = result.serialize(format=ROWS[form])
    assert written is not None
    return written


def _cells(result: QuerySolutions) -> Iterator[list[str]]:
    """Header and rows as SPARQL 1.1 CSV has them (section 3): values only, nothing for what is unbound."""
    yield [variable.value for variable in result.variables]
    for row in result:
        yield [_value(term) for term in row]


def _value(term: object) -> str:
    if isinstance(term, Literal | NamedNode):
        return term.value
    if isinstance(term, Triple):
        return " ".join(map(_value, term))
    return "" if term is None else str(term)
