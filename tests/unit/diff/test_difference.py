"""What differs between two datasets, whatever their blank nodes are called."""

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store

from ladkg.diff import difference
from ladkg.diff.written import update

TERMS = st.integers(0, 5).map(lambda number: NamedNode(f"https://example.org/{number}"))
LITERALS = st.builds(Literal, st.text(st.characters(exclude_categories=["Cs"]), max_size=5))
QUADS = st.sets(st.builds(Quad, TERMS, TERMS, st.one_of(TERMS, LITERALS), TERMS), max_size=20)
A, B, P = (NamedNode(f"https://example.org/{name}") for name in "abp")


@given(QUADS, QUADS)
def test_the_update_makes_the_second_of_the_first(before: set[Quad], after: set[Quad]) -> None:
    store = Store()
    store.extend(before)
    change = update(difference(before, after))
    if change:
        store.update(change)
    assert set(store) == after


@given(QUADS, QUADS)
def test_each_statement_that_differs_stands_with_its_resource(before: set[Quad], after: set[Quad]) -> None:
    found = difference(before, after)
    assert {quad for change in found.changes for quad in change.added} == after - before == set(found.added)
    assert {quad for change in found.changes for quad in change.removed} == before - after == set(found.removed)
    for change in found.changes:
        was = any(quad.subject == change.subject for quad in before)
        now = any(quad.subject == change.subject for quad in after)
        assert change.kind == {(True, False): "removed", (False, True): "added", (True, True): "changed"}[was, now]


def test_blank_nodes_are_known_by_what_is_said_of_them() -> None:
    one = [Quad(A, P, BlankNode("x")), Quad(BlankNode("x"), P, Literal("1"))]
    same = [Quad(A, P, BlankNode("y")), Quad(BlankNode("y"), P, Literal("1"))]
    other = [Quad(A, P, BlankNode("x")), Quad(BlankNode("x"), P, Literal("2"))]
    assert not difference(one, same)
    assert difference(one, other)


def test_the_union_leaves_graphs_out_of_account() -> None:
    assert difference([Quad(A, P, B, A)], [Quad(A, P, B, B)])
    assert not difference([Quad(A, P, B, A)], [Quad(A, P, B, B)], union=True)
