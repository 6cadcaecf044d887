"""Reading is whole or an error, whatever the store does with long answers; each store here is a real one that cuts."""

import random
import re
from collections.abc import Callable

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QueryResultsFormat, QuerySolutions, Store, Triple

from ladkg.diff import canonical
from ladkg.endpoint import whole
from ladkg.endpoint.rows import rows
from ladkg.endpoint.whole import Ask, counts, graphs, outside, size, sizes
from ladkg.errors import LadkgError

A, B, P = NamedNode("urn:a"), NamedNode("urn:b"), NamedNode("urn:p")
URI = '{"type":"uri","value":"urn:a"}'
GRAPHS = [NamedNode(f"urn:g{number}") for number in range(4)]


@pytest.fixture
def store() -> Store:
    """Four graphs of 1, 11, 21 and 31 statements, and two in the default graph, one of which stands in another too."""
    store = Store()
    for number, name in enumerate(GRAPHS):
        store.extend(Quad(A, P, Literal(str(count)), name) for count in range(number * 10 + 1))
    store.extend([Quad(A, P, Literal("0")), Quad(B, P, Literal("0"))])
    return store


def of(store: Store, most: int = 10**6, *, union: bool = False, change: Callable[[bytes], bytes] = bytes) -> Ask:
    """Asks a store that gives so many rows at most and says nothing of it."""

    def ask(query: str) -> bytes:
        found = store.query(query, use_default_graph_as_union=union)
        assert isinstance(found, QuerySolutions)
        written = found.serialize(format=QueryResultsFormat.JSON)
        assert written
        head, rest = written.split(b'"bindings":[', 1)
        each = re.findall(rb"\{(?:[^{}]|\{[^{}]*\})*\}", rest.rpartition(b"]")[0])
        return change(head + b'"bindings":[' + b",".join(each[:most]) + b"]}}")

    return ask


@pytest.mark.parametrize("most", [1, 3, 7, 30, 31, 1000])
def test_everything_comes_however_short_the_answers_are(store: Store, most: int) -> None:
    ask = of(store, most)
    found = counts(ask)
    assert found == dict(zip(GRAPHS, (1, 11, 21, 31), strict=True))
    assert size(ask, GRAPHS[2]) == 21
    assert most < 4 or sizes(ask, GRAPHS[:2]) == {GRAPHS[0]: 1, GRAPHS[1]: 11}
    for name, quads in graphs(ask, found):
        assert quads == set(store.quads_for_pattern(None, None, None, name))
    assert outside(ask) == {Quad(B, P, Literal("0"))}


def test_a_default_graph_that_is_the_union_has_nothing_of_its_own(store: Store) -> None:
    assert outside(of(Store(), union=True)) == set()
    store.remove(Quad(B, P, Literal("0")))
    assert outside(of(store, 5, union=True)) == set()


def test_pages_that_overlap_without_an_order_are_read_again_in_one(store: Store) -> None:
    """Such a store gives other rows on each call unless they are ordered."""
    whims = random.Random(1)  # noqa: S311
    straight = of(store, 7)

    def ask(query: str) -> bytes:
        if "ORDER BY" in query or "OFFSET" not in query:
            return straight(query)
        return straight(re.sub(r"OFFSET \d+", f"OFFSET {whims.randrange(20)}", query))

    (found,) = graphs(ask, {GRAPHS[3]: 31})
    assert len(found[1]) == 31


def test_what_does_not_come_is_an_error(store: Store) -> None:
    with pytest.raises(LadkgError, match=r"of the 40 statements in the graph <urn:g3> only 31 came"):
        list(graphs(of(store), {GRAPHS[3]: 40}))
    stuck = lambda query: of(store, 3)(re.sub(r"OFFSET \d+", "OFFSET 0", query))  # noqa: E731
    with pytest.raises(LadkgError, match="only 3 of 4 named graphs can be listed"):
        counts(stuck)


def blank(store: Store) -> dict[NamedNode, int]:
    """A ring of ten blank nodes in a graph."""
    ring = [BlankNode() for _ in range(10)]
    store.extend(Quad(ring[at], P, ring[at - 1], GRAPHS[0]) for at in range(10))
    return {GRAPHS[0]: 11}


def anew(data: bytes) -> bytes:
    """As stores do that name blank nodes by their order in each answer."""
    names: dict[bytes, bytes] = {}
    found = rb'("type":"bnode","value":)"([^"]*)"'
    return re.sub(found, lambda m: m[1] + b'"%s"' % names.setdefault(m[2], b"b%d" % len(names)), data)


def test_blank_nodes_are_put_together_only_where_their_names_hold(store: Store) -> None:
    many = blank(store)
    ((_, quads),) = graphs(of(store, 4), many)
    assert canonical(quads) == canonical(store.quads_for_pattern(None, None, None, GRAPHS[0]))
    ((_, quads),) = graphs(of(store, change=anew), many)
    assert canonical(quads) == canonical(store.quads_for_pattern(None, None, None, GRAPHS[0]))
    with pytest.raises(LadkgError, match=r"may name blank nodes anew in each|only \d+ came"):
        list(graphs(of(store, 4, change=anew), many))


def test_a_single_blank_node_on_each_page_is_refused_too() -> None:
    store = Store()
    store.extend(Quad(BlankNode(), P, Literal(str(at)), GRAPHS[0]) for at in range(3))
    with pytest.raises(LadkgError, match="may name blank nodes anew"):
        list(graphs(of(store, 1), {GRAPHS[0]: 3}))


def test_small_graphs_are_asked_for_together(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    ask = lambda query: asked.append(query) or of(store)(query)  # type: ignore[func-returns-value] # noqa: E731
    monkeypatch.setattr(whole, "BUNDLE", 33)
    assert dict(graphs(ask, counts(of(store)))).keys() == set(GRAPHS)
    assert len(asked) == 2


@pytest.mark.parametrize(
    ("term", "read"),
    [
        ('{"type":"uri","value":"urn:a"}', A),
        ('{"type":"typed-literal","datatype":"urn:d","value":"1"}', Literal("1", datatype=NamedNode("urn:d"))),
        ('{"type":"literal","xml:lang":"en-GB","value":"x"}', Literal("x", language="en-gb")),
        (f'{{"type":"triple","value":{{"subject":{URI},"predicate":{URI},"object":{URI}}}}}', Triple(A, A, A)),
        ('{"type":"bnode","value":"nodeID://b1"}', BlankNode("b6e6f646549443a2f2f6231")),
    ],
)
def test_terms_of_any_store(term: str, read: object) -> None:
    assert list(rows(b'{"results":{"bindings":[{"x":%s}]}}' % term.encode())) == [{"x": read}]


@pytest.mark.parametrize(
    "answer", [b"<html>", b"{}", b"[]", b'{"results":{"bindings":[{"x":{"type":"new","value":"1"}}]}}']
)
def test_what_is_no_answer_is_told(answer: bytes) -> None:
    with pytest.raises(LadkgError, match="no SPARQL result in JSON"):
        list(rows(answer))


@pytest.mark.parametrize("answer", [b'{"results":{"bindings":[]}}', b'{"results":{"bindings":[{}]}}'])
def test_no_number_is_told(answer: bytes) -> None:
    with pytest.raises(LadkgError, match="where it was asked to count"):
        size(lambda _: answer, A)


def test_a_row_that_lacks_something_is_told() -> None:
    answer = b'{"results":{"bindings":[{"s":{"type":"uri","value":"urn:a"}}]}}'
    with pytest.raises(LadkgError, match="a row without 'p'"):
        list(graphs(lambda _: answer, {A: 1}))
