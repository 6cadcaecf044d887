"""What a store holds, in numbers."""

from typing import Final, TypedDict

from pyoxigraph import NamedNode, QuerySolutions, Store

from ladkg.terms import DCTERMS

MOST: Final = 10_000
"""Graphs that are named one by one."""
_COUNTS: Final = {
    "triples": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "subjects": "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }",
    "objects": "SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o }",
    "properties": "SELECT (COUNT(DISTINCT ?p) AS ?n) { ?s ?p ?o }",
    "classes": "SELECT (COUNT(DISTINCT ?c) AS ?n) { ?s a ?c }",
}


class Found(TypedDict):
    """`graphs` are IRIs, `counts` by the local name of VoID's property, `licenses` those that the data name."""

    graphs: list[str]
    counts: dict[str, int]
    licenses: list[str]


def facts(store: Store, counted: bool, *, union: bool) -> Found:
    """The names of the graphs, sorted; when `counted` the numbers too, which takes a look at every triple.

    `union` says that the default graph has to be put together from all graphs.
    """
    graphs = sorted(name.value for name in store.named_graphs() if isinstance(name, NamedNode))[:MOST]
    found = Found(graphs=graphs, counts={}, licenses=[])
    if counted:
        found["counts"] = {name: _count(store, query, union) for name, query in _COUNTS.items()}
        licenses = {quad.object for quad in store.quads_for_pattern(None, DCTERMS.license, None, None)}
        found["licenses"] = sorted(node.value for node in licenses if isinstance(node, NamedNode))
    return found


def _count(store: Store, query: str, union: bool) -> int:
    result = store.query(query, use_default_graph_as_union=union)
    assert isinstance(result, QuerySolutions)
    return int(next(result)["n"].value)
