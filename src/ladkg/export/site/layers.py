"""Placing boxes in columns from left to right, so that arrows run forward and seldom cross.

The steps are those of Sugiyama, Tagawa and Toda (1981): cycles are broken, each node gets a column, arrows that pass a
column get a point in it, columns are ordered by the means of neighbours, and heights are the least squares that keep
the order (pooling of adjacent violators). Everything is deterministic and in pixels.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

Size = tuple[float, float]
Point = tuple[float, float]
Edge = tuple[str, str]

_SWEEPS: Final = 16
_GAP: Final = 12.0


@dataclass(frozen=True)
class Placed:
    """`at` has the left upper corner of each node; `routes` the points of each edge, from the one to the other."""

    at: Mapping[str, Point]
    routes: Sequence[Sequence[Point]]
    size: Size


def place(nodes: Mapping[str, Size], edges: Sequence[Edge], between: float = 36.0) -> Placed:
    """The nodes (width, height) and edges laid out; `between` is the space between columns. An edge joins two nodes."""
    forward = _acyclic(list(nodes), edges)
    rank = _ranks(list(nodes), forward)
    sizes = dict(nodes)
    chains = [_chain(number, edge, rank, sizes) for number, edge in enumerate(forward)]
    steps = [pair for chain in chains for pair in pairwise(chain)]
    columns = _ordered(rank, steps)
    wide = [max(sizes[node][0] for node in column) for column in columns]
    left = [sum(wide[:column]) + between * column for column in range(len(wide))]
    middle = _middles(columns, steps, sizes)
    routes = []
    for edge, chain in zip(edges, chains, strict=True):
        ends = {column: (x + sizes[chain[0]][0], x + wide[column]) for column, x in enumerate(left)}
        points = _route(chain, rank, left, middle, ends)
        routes.append(points if chain[0] == edge[0] else points[::-1])
    at = {node: (left[rank[node]], middle[node] - nodes[node][1] / 2) for node in nodes}
    width = max((x + nodes[node][0] for node, (x, _) in at.items()), default=0.0)
    height = max((y + nodes[node][1] for node, (_, y) in at.items()), default=0.0)
    return Placed(at, routes, (width, height))


def _acyclic(nodes: Sequence[str], edges: Sequence[Edge]) -> list[Edge]:
    """The edges, with those turned round that lead back to where a walk through the nodes came from."""
    after: dict[str, list[str]] = {node: [] for node in nodes}
    for start, end in edges:
        after[start].append(end)
    into = {end for _, end in edges}
    state: dict[str, int] = {}
    back: set[Edge] = set()

    def walk(node: str) -> None:
        state[node] = 1
        for other in after[node]:
            if state.get(other) == 1:
                back.add((node, other))
            elif other not in state:
                walk(other)
        state[node] = 2

    for node in sorted(nodes, key=lambda node: node in into):
        if node not in state:
            walk(node)
    return [(end, start) if (start, end) in back else (start, end) for start, end in edges]


def _ranks(nodes: Sequence[str], edges: Sequence[Edge]) -> dict[str, int]:
    """The column of each node: as far left as its predecessors allow, then pulled towards its successors."""
    before: dict[str, list[str]] = {node: [] for node in nodes}
    after: dict[str, list[str]] = {node: [] for node in nodes}
    for start, end in edges:
        before[end].append(start)
        after[start].append(end)
    rank: dict[str, int] = {}

    def of(node: str) -> int:
        if node not in rank:
            rank[node] = 1 + max((of(one) for one in before[node]), default=-1)
        return rank[node]

    order = sorted(nodes, key=of)
    for node in reversed(order):
        if after[node] and len(before[node]) <= len(after[node]):
            rank[node] = max(rank[node], min(rank[one] for one in after[node]) - 1)
    return rank


def _chain(number: int, edge: Edge, rank: dict[str, int], sizes: dict[str, Size]) -> list[str]:
    """The nodes of an edge with a point in each column that it passes."""
    start, end = edge
    passed = [f"\0{number}.{column}" for column in range(rank[start] + 1, rank[end])]
    for column, point in enumerate(passed, rank[start] + 1):
        rank[point], sizes[point] = column, (0.0, 4.0)
    return [start, *passed, end]


def _ordered(rank: Mapping[str, int], steps: Sequence[Edge]) -> list[list[str]]:
    """The columns, each in an order with few crossings."""
    columns: list[list[str]] = [[] for _ in range(max(rank.values(), default=-1) + 1)]
    for node, number in rank.items():
        columns[number].append(node)
    near = _neighbours(steps)
    best, fewest = [list(column) for column in columns], _crossings(columns, steps)
    for sweep in range(_SWEEPS):
        for column in columns if sweep % 2 else columns[::-1]:
            position = {node: (at + 0.5) / len(each) for each in columns for at, node in enumerate(each)}
            column.sort(key=lambda node: _mean([position[one] for one in near.get(node, ())], position[node]))
        found = _crossings(columns, steps)
        if found < fewest:
            best, fewest = [list(column) for column in columns], found
    return best


def _crossings(columns: Sequence[Sequence[str]], steps: Sequence[Edge]) -> int:
    position = {node: index for column in columns for index, node in enumerate(column)}
    place = {node: at for at, column in enumerate(columns) for node in column}
    parted: dict[int, list[tuple[int, int]]] = {}
    for start, end in steps:
        parted.setdefault(place[start], []).append((position[start], position[end]))
    return sum(
        (a[0] - b[0]) * (a[1] - b[1]) < 0
        for pairs in parted.values()
        for index, a in enumerate(pairs)
        for b in pairs[:index]
    )


def _neighbours(steps: Sequence[Edge]) -> dict[str, list[str]]:
    near: dict[str, list[str]] = {}
    for start, end in steps:
        near.setdefault(start, []).append(end)
        near.setdefault(end, []).append(start)
    return near


def _middles(columns: Sequence[Sequence[str]], steps: Sequence[Edge], sizes: Mapping[str, Size]) -> dict[str, float]:
    """The height of each node's middle: as near to the mean of its neighbours as its column's order lets it."""
    near = _neighbours(steps)
    middle = {node: index * 30.0 for column in columns for index, node in enumerate(column)}
    for sweep in range(_SWEEPS):
        for column in columns if sweep % 2 else columns[::-1]:
            wanted = [_mean([middle[one] for one in near.get(node, ())], middle[node]) for node in column]
            middle |= dict(zip(column, _apart(wanted, [sizes[node][1] for node in column]), strict=True))
    highest = min((middle[node] - sizes[node][1] / 2 for node in middle), default=0.0)
    return {node: value - highest for node, value in middle.items()}


def _apart(wanted: Sequence[float], heights: Sequence[float]) -> list[float]:
    """Heights nearest to the wanted ones that keep their order and a gap between boxes."""
    offsets, past = [], 0.0
    for index, height in enumerate(heights):
        past += (height + heights[index - 1]) / 2 + _GAP if index else 0.0
        offsets.append(past)
    blocks: list[tuple[float, int]] = []
    for value, offset in zip(wanted, offsets, strict=True):
        total, count = value - offset, 1
        while blocks and blocks[-1][0] / blocks[-1][1] > total / count:
            above = blocks.pop()
            total, count = total + above[0], count + above[1]
        blocks.append((total, count))
    level = [total / count for total, count in blocks for _ in range(count)]
    return [value + offset for value, offset in zip(level, offsets, strict=True)]


def _route(
    chain: Sequence[str],
    rank: Mapping[str, int],
    left: Sequence[float],
    middle: Mapping[str, float],
    widths: Mapping[int, tuple[float, float]],
) -> list[Point]:
    """From the right side of the first node to the left side of the last, level beside and between boxes."""
    first, *passed, last = chain
    left_of = [(left[rank[node]], middle[node]) for node in (*passed, last)]
    right_of = [(widths[rank[node]][1], middle[node]) for node in (first, *passed)]
    start = (widths[rank[first]][0], middle[first])
    return [start, *(point for pair in zip(right_of, left_of, strict=True) for point in pair)]


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise
