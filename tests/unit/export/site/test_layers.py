"""Boxes in columns: nothing overlaps, arrows run forward, the same comes out every time."""

from hypothesis import given
from hypothesis import strategies as st

from ladkg.export.site.layers import Placed, place

NAMES = [f"n{number}" for number in range(9)]
GRAPHS = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda one: one[0] != one[1]), max_size=14
)


def boxes(count: int = 9) -> dict[str, tuple[float, float]]:
    return {name: (40.0 + 10 * number, 20.0 + 5 * number) for number, name in enumerate(NAMES[:count])}


def overlap(placed: Placed, sizes: dict[str, tuple[float, float]], one: str, other: str) -> bool:
    (x, y), (to_x, to_y) = placed.at[one], placed.at[other]
    across = x < to_x + sizes[other][0] - 0.01 and to_x < x + sizes[one][0] - 0.01
    return across and y < to_y + sizes[other][1] - 0.01 and to_y < y + sizes[one][1] - 0.01


@given(GRAPHS)
def test_no_two_boxes_overlap_and_all_are_within(edges: list[tuple[str, str]]) -> None:
    sizes = boxes()
    placed = place(sizes, edges)
    assert not any(overlap(placed, sizes, one, other) for one in sizes for other in sizes if one < other)
    for name, (x, y) in placed.at.items():
        assert x >= 0
        assert y >= -0.01
        assert x + sizes[name][0] <= placed.size[0] + 0.01
        assert y + sizes[name][1] <= placed.size[1] + 0.01


@given(GRAPHS)
def test_routes_run_from_box_to_box(edges: list[tuple[str, str]]) -> None:
    sizes = boxes()
    placed = place(sizes, edges)
    for (start, end), route in zip(edges, placed.routes, strict=True):
        for name, (x, y) in ((start, route[0]), (end, route[-1])):
            left, top = placed.at[name]
            assert abs(y - top - sizes[name][1] / 2) < 0.01
            assert min(abs(x - left), abs(x - left - sizes[name][0])) < 0.01


def test_a_chain_stands_in_one_line_and_its_shortcut_passes_by() -> None:
    sizes = dict.fromkeys("abc", (50.0, 20.0))
    placed = place(sizes, [("a", "b"), ("b", "c"), ("a", "c")], between=10)
    assert [placed.at[name][0] for name in "abc"] == [0, 60, 120]
    passing = placed.routes[2]
    assert [x for x, _ in passing[2:4]] == [60, 110]
    assert all(not (placed.at["b"][1] <= y <= placed.at["b"][1] + 20) for _, y in passing[2:4])


def test_crossed_arrows_are_uncrossed() -> None:
    sizes = dict.fromkeys(["a", "b", "x", "y"], (50.0, 20.0))
    placed = place(sizes, [("a", "y"), ("b", "x")])
    assert (placed.at["a"][1] < placed.at["b"][1]) == (placed.at["y"][1] < placed.at["x"][1])


def test_a_cycle_is_drawn_with_one_arrow_back() -> None:
    sizes = dict.fromkeys("ab", (50.0, 20.0))
    placed = place(sizes, [("a", "b"), ("b", "a")])
    assert placed.routes[0] == placed.routes[1][::-1]


def test_nothing_takes_no_room() -> None:
    assert place({}, []) == Placed({}, [], (0.0, 0.0))
