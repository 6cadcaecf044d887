"""What is staged stands for what was to be sent, is not seen as such, and is cut into requests in one way only."""

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store

from ladkg.diff import canonical
from ladkg.endpoint import staging

T, P, Q = NamedNode("urn:target"), NamedNode("http://x.org/p#q"), NamedNode("urn:q")
ROWS = [Quad(NamedNode(f"urn:s{at}"), P, Literal(str(at)), T) for at in range(5000)]


def test_requests_are_small_and_the_same_each_time() -> None:
    found = staging.batches(ROWS)
    assert [len(batch) for batch in found] == [2000, 2000, 1000]
    assert [quad for batch in found for quad in batch] == ROWS
    long = [Quad(T, P, Literal("x" * 400_000 + str(at)), T) for at in range(5)]
    assert [len(batch) for batch in staging.batches(long)] == [2, 2, 1]
    assert staging.batches([]) == []


def test_what_shares_blank_nodes_goes_together() -> None:
    ends = [Quad(BlankNode(f"n{at}"), P, BlankNode(f"n{at + 1}"), T) for at in range(3000)]
    mixed = [quad for pair in zip(ends, ROWS, strict=False) for quad in pair]
    found = staging.batches(mixed)
    assert [staging.has_blank(batch) for batch in found] == [True, False, False]
    assert [len(batch) for batch in found] == [3000, 2000, 1000]


def test_a_staged_graph_is_put_in_place_by_one_update() -> None:
    ring = [Quad(BlankNode("a"), P, BlankNode("b"), T), Quad(BlankNode("b"), Q, Literal("2.50"), T)]
    wanted = [*ROWS[:10], *ring]
    name = staging.staging(T, "ab12")
    store = Store()
    store.add(Quad(T, P, Literal("old"), T))
    for number, batch in enumerate([wanted[:5], wanted[5:]]):
        store.update(staging.insert(staging.staged(batch, name, number)))
    assert len(list(store.quads_for_pattern(None, P, None, None))) == 1
    held = list(store.quads_for_pattern(None, None, None, name))
    assert canonical(staging.revealed(held, T)) == canonical(wanted)
    assert sorted(row["n"].value for row in store.query(staging.marks(name))) == ["0", "1"]  # type: ignore[union-attr]
    store.update(staging.replace(T, name))
    assert canonical(store.quads_for_pattern(None, None, None, T)) == canonical(wanted)
    store.update(staging.drop(name))
    assert list(store.named_graphs()) == [T]


def test_an_exchange_is_one_operation() -> None:
    for removed, added in ((ROWS[:2], ROWS[2:4]), (ROWS[:2], []), ([], ROWS[2:4])):
        store = Store()
        store.extend([*removed, ROWS[9]])
        text = staging.exchange(removed, added)
        assert ";" not in text
        store.update(text)
        assert set(store) == {*added, ROWS[9]}


def test_a_staging_graph_is_known_by_its_name() -> None:
    name, other = staging.staging(T, "1" * 64), staging.staging(Q, "2" * 64)
    assert staging.is_staging(name)
    assert not staging.is_staging(T)
    assert list(staging.targets([name, other, T, NamedNode("urn:ladkg:staging:none")], [T])) == [(name, T)]
    assert staging.staging(T, "1" * 64) == name != staging.staging(T, "2" * 64)
