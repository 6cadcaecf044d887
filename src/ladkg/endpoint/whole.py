"""Reading what stands at an endpoint, whole or not at all.

A store may cut an answer without a word (Virtuoso's ResultSetMaxRows). So everything is counted first, read in pages as
long as the store gives them, and is whole when as many different statements have come as were counted. Pages without an
order are what every store gives and most keep apart; where they overlap, the statements are ordered, which is dear.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from ladkg.endpoint.rows import Row, rows
from ladkg.errors import LadkgError

Ask = Callable[[str], bytes]
"""Sends a SELECT, and gives the answer in JSON."""
PAGE: Final = 100_000
"""Rows that are asked for at once."""
BUNDLE: Final = 5_000
"""Rows of several small graphs that are asked for together: fewer than where stores cut."""
_MOST_NAMED: Final = 100
"""Graphs that one request names."""
NO_GRAPH: Final = "?s ?p ?o FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } }"
"""What stands in the default graph alone, also where that is the union of all."""


def counts(ask: Ask) -> dict[NamedNode, int]:
    """The named graphs, each with the number of its statements."""
    many = _number(ask, "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }")
    select = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
    found: dict[NamedNode, int] = {}
    while len(found) < many:
        before = len(found)
        for row in rows(ask(f"{select} LIMIT {PAGE} OFFSET {before}")):
            if isinstance(name := row["g"], NamedNode):
                found[name] = _value(row)
        if len(found) == before:
            raise LadkgError(f"only {before:,} of {many:,} named graphs can be listed; allow longer answers there")
    return found


def graphs(ask: Ask, many: Mapping[NamedNode, int]) -> Iterator[tuple[NamedNode, set[Quad]]]:
    """Each of the graphs with its statements, which are as `many` as are given; raises LadkgError where not."""
    for bundle in _bundles(many):
        if len(bundle) > 1:
            named = " ".join(map(str, bundle))
            found: dict[NamedNode, set[Quad]] = {name: set() for name in bundle}
            for row in rows(ask(f"SELECT ?g ?s ?p ?o {{ VALUES ?g {{ {named} }} GRAPH ?g {{ ?s ?p ?o }} }}")):
                name = row["g"]
                assert isinstance(name, NamedNode)
                found[name].add(_quad(row, name))
            whole = {name: quads for name, quads in found.items() if len(quads) == many[name]}
            yield from whole.items()
            bundle = [name for name in bundle if name not in whole]
        for name in bundle:
            yield name, _paged(ask, f"GRAPH {name} {{ ?s ?p ?o }}", many[name], name)


def outside(ask: Ask) -> set[Quad]:
    """The statements that stand in the default graph and in no named one; raises LadkgError as `graphs` does."""
    if not _number(ask, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"):
        return set()
    return _paged(ask, NO_GRAPH, _number(ask, f"SELECT (COUNT(*) AS ?n) {{ {NO_GRAPH} }}"), None)


def size(ask: Ask, name: NamedNode) -> int:
    """How many statements stand in a graph."""
    return _number(ask, f"SELECT (COUNT(*) AS ?n) {{ GRAPH {name} {{ ?s ?p ?o }} }}")


def sizes(ask: Ask, names: Iterable[NamedNode]) -> dict[NamedNode, int]:
    """How many statements stand in each of a hundred graphs at most."""
    named = " ".join(map(str, names))
    answer = ask(f"SELECT ?g (COUNT(*) AS ?n) {{ VALUES ?g {{ {named} }} GRAPH ?g {{ ?s ?p ?o }} }} GROUP BY ?g")
    return {row["g"]: _value(row) for row in rows(answer) if isinstance(row["g"], NamedNode)}


def _bundles(many: Mapping[NamedNode, int]) -> Iterator[list[NamedNode]]:
    bundle: list[NamedNode] = []
    room = BUNDLE
    for name, number in many.items():
        if bundle and (number > room or len(bundle) == _MOST_NAMED):
            yield bundle
            bundle, room = [], BUNDLE
        bundle.append(name)
        room -= number
    if bundle:
        yield bundle


def _paged(ask: Ask, pattern: str, number: int, name: NamedNode | None) -> set[Quad]:
    for select in (
        f"SELECT ?s ?p ?o {{ {pattern} }}",
        f"SELECT ?s ?p ?o {{ {{ SELECT ?s ?p ?o {{ {pattern} }} ORDER BY ?s ?p ?o }} }}",
    ):
        pages = list(_pages(ask, select, number))
        found = {_quad(row, name) for page in pages for row in page}
        if len(found) == number:
            if len(pages) > 1:
                _check_labels(ask, select, pages)
            return found
    where = f"the graph {name}" if name else "the default graph"
    raise LadkgError(
        f"of the {number:,} statements in {where} only {len(found):,} came, in {len(pages):,} pages: "
        "it was changed meanwhile, or the store cuts its answers; try again, or raise its limit of rows"
    )


def _pages(ask: Ask, select: str, number: int) -> Iterator[list[Row]]:
    """As many rows as there are, or until none come; a page that comes short shows where the store cuts."""
    offset, most = 0, PAGE
    while offset < number:
        page = list(rows(ask(f"{select} LIMIT {most} OFFSET {offset}")))
        if not page:
            return
        yield page
        most = min(most, len(page))
        offset += len(page)


def _check_labels(ask: Ask, select: str, pages: Iterable[list[Row]]) -> None:
    """Refuses a store that names blank nodes anew in each answer: across pages they could not be told apart."""
    offset = 0
    for page in pages:
        first: BlankNode | None = None
        for number, row in enumerate(page):
            for term in row.values():
                if isinstance(term, BlankNode):
                    first = first or term
                    if term == first:
                        continue
                    (again,) = rows(ask(f"{select} LIMIT 1 OFFSET {offset + number}"))
                    if again == row:
                        return
                    raise LadkgError(_RELABELLED)
        if first:
            raise LadkgError(_RELABELLED)
        offset += len(page)


_RELABELLED: Final = (
    "the store cuts its answers and may name blank nodes anew in each, so that they cannot be put together; raise its "
    "limit of rows (ResultSetMaxRows in Virtuoso), or give the nodes IRIs"
)


def _quad(row: Row, name: NamedNode | None) -> Quad:
    try:
        subject, predicate, object = row["s"], row["p"], row["o"]
        assert isinstance(predicate, NamedNode)
        return Quad(subject, predicate, object, name) if name else Quad(subject, predicate, object)  # type: ignore[arg-type]
    except KeyError as missing:
        raise LadkgError(f"the endpoint's answer has a row without {missing}") from None


def _number(ask: Ask, query: str) -> int:
    for row in rows(ask(query)):
        return _value(row)
    raise LadkgError("the endpoint gives no number where it was asked to count")


def _value(row: Row) -> int:
    number = row.get("n")
    if not isinstance(number, Literal) or not number.value.isdecimal():
        raise LadkgError(f"the endpoint gives {number} where it was asked to count")
    return int(number.value)
