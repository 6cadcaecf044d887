"""Texts of the updates that load a graph: in one request where few statements differ, else through a staging graph.

What is staged must not be seen before it is whole, not even where the default graph is the union of all. So each
predicate is written as another IRI (`urn:ladkg:staging:of:` and its own), which no query asks for, and one request at
the end puts the statements in the place of those that were there. MOVE would be quicker, and show them meanwhile.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

PREFIX: Final = "urn:ladkg:staging:"
_OF: Final = f"{PREFIX}of:"
_HOLDS: Final = NamedNode(f"{PREFIX}holds")
MOST: Final = 2_000
"""Statements of a request: Virtuoso's parser takes fewer than 5,000."""
LARGEST: Final = 1_000_000
"""Characters of a request, unless a single statement is longer."""


def staging(target: NamedNode, content: str) -> NamedNode:
    """The staging graph of a target for a content, which is named by its hash."""
    return NamedNode(f"{_beginning(target)}{content[:40]}")


def is_staging(name: NamedNode) -> bool:
    """Whether a graph is a staging graph."""
    return name.value.startswith(PREFIX)


def targets(names: Iterable[NamedNode], known: Iterable[NamedNode]) -> Iterator[tuple[NamedNode, NamedNode]]:
    """Those of the names that are staging graphs of known targets, each with its target."""
    beginnings = {_beginning(target): target for target in known}
    for name in names:
        if target := beginnings.get(f"{name.value.rpartition(':')[0]}:"):
            yield name, target


def marks(name: NamedNode) -> str:
    """Asks for the numbers `n` of the batches that a staging graph holds."""
    return f"SELECT ?n {{ GRAPH {name} {{ {name} {_HOLDS} ?n }} }}"


def _beginning(target: NamedNode) -> str:
    return f"{PREFIX}{sha256(target.value.encode()).hexdigest()[:16]}:"


def has_blank(quads: Iterable[Quad]) -> bool:
    """Whether any of the statements has a blank node."""
    return any(isinstance(term, BlankNode) for quad in quads for term in (quad.subject, quad.object))


def batches(quads: Iterable[Quad]) -> list[list[Quad]]:
    """The statements in requests' worth, the same each time; what shares blank nodes is in one, whatever its size."""
    found: list[list[Quad]] = []
    size = LARGEST
    for group in _together(quads):
        length = sum(len(str(quad)) for quad in group)
        if not found or len(found[-1]) + len(group) > MOST or size + length > LARGEST:
            found.append([])
            size = 0
        found[-1].extend(group)
        size += length
    return found


def _together(quads: Iterable[Quad]) -> Iterator[list[Quad]]:
    """Each statement, in their order; those that share blank nodes together, at the place of the first."""
    leader: dict[BlankNode, BlankNode] = {}

    def of(node: BlankNode) -> BlankNode:
        while (above := leader.setdefault(node, node)) != node:
            leader[node] = leader[above]
            node = above
        return node

    listed = list(quads)
    blank = [[term for term in (quad.subject, quad.object) if isinstance(term, BlankNode)] for quad in listed]
    for nodes in blank:
        for node in nodes[1:]:
            leader[of(node)] = of(nodes[0])
    groups: dict[object, list[Quad]] = {}
    for number, (quad, nodes) in enumerate(zip(listed, blank, strict=True)):
        groups.setdefault(of(nodes[0]) if nodes else number, []).append(quad)
    yield from groups.values()


def staged(batch: Iterable[Quad], name: NamedNode, number: int) -> list[Quad]:
    """What stands for a batch in the staging graph, with a mark that the batch is there."""
    hidden = [Quad(quad.subject, NamedNode(f"{_OF}{quad.predicate.value}"), quad.object, name) for quad in batch]
    return [*hidden, Quad(name, _HOLDS, Literal(str(number)), name)]


def revealed(quads: Iterable[Quad], target: NamedNode) -> set[Quad]:
    """What a staging graph stands for."""
    return {
        Quad(quad.subject, NamedNode(quad.predicate.value.removeprefix(_OF)), quad.object, target)
        for quad in quads
        if quad.predicate != _HOLDS
    }


def insert(quads: list[Quad]) -> str:
    """Adds statements of one graph. INSERT DATA takes no blank nodes in Virtuoso."""
    block = _block(quads)
    return f"INSERT {{ {block} }} WHERE {{}}" if has_blank(quads) else f"INSERT DATA {{ {block} }}"


def exchange(removed: list[Quad], added: list[Quad]) -> str:
    """Takes statements from a graph and adds others, in one operation, which a store does as a whole."""
    if not removed:
        return insert(added)
    if not added:
        return f"DELETE DATA {{ {_block(removed)} }}"
    return f"DELETE {{ {_block(removed)} }} INSERT {{ {_block(added)} }} WHERE {{}}"


def replace(target: NamedNode, name: NamedNode) -> str:
    """Puts what is staged in the place of what is in the target, in one operation."""
    start = len(_OF) + 1
    return (
        f"DELETE {{ GRAPH {target} {{ ?s ?p ?o }} }} INSERT {{ GRAPH {target} {{ ?a ?b ?c }} }} WHERE {{ "
        f"{{ GRAPH {target} {{ ?s ?p ?o }} }} UNION {{ GRAPH {name} {{ ?a ?q ?c }} "
        f'FILTER STRSTARTS(STR(?q), "{_OF}") BIND(IRI(SUBSTR(STR(?q), {start})) AS ?b) }} }}'
    )


def drop(name: NamedNode) -> str:
    """Takes a graph away, if it is there."""
    return f"DROP SILENT GRAPH {name}"


def _block(quads: list[Quad]) -> str:
    triples = "".join(f"{quad.triple} .\n" for quad in quads)
    return f"GRAPH {quads[0].graph_name} {{\n{triples}}}"
