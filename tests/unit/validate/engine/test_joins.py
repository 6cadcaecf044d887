"""Patterns read by themselves and joined by hash: the same findings, and only where it pays."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, parse

from ladkg import paths
from ladkg.validate import Shapes, load_shapes
from ladkg.validate.engine import Memory, findings, joins, shape_graph, sparql
from ladkg.validate.engine import constraints as c
from ladkg.validate.engine.joins import Existence, Star, apart, separable
from ladkg.validate.engine.sparqltext import read

HEAD = "@prefix : <https://example.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> .\n"
PREFIX = "PREFIX : <https://example.org/>\n"
THIS = frozenset({"this"})
OWN = "$this :by ?actor ; :on ?place ."
STAR = "?value :by ?actor ; :on ?place ."


def node(name: str) -> NamedNode:
    return NamedNode(f"https://example.org/{name}")


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (f"{OWN} {STAR}", [(Star, "actor place")]),
        (
            f"{OWN} ?value :by ?actor . $this :at ?day . ?value :on ?place # .\n . FILTER (1 < 2)",
            [(Star, "actor place")],
        ),
        (f"{{ {OWN} }} {STAR} ?value :at ?then , 'then'", []),
        (f"{{ {OWN} }} {STAR} ?value :at ?then , :then ; a :Act . ?kind :of ?then", [(Star, "actor place then")]),
        (f"{OWN} ?FILTER :by ?actor ; :on ?place . ?value :at ?EXISTS", [(Star, "actor place")]),
        (f"$this :for _:one . {OWN} {STAR}", []),
        (f"{OWN} $this :at 2.5 ; :in ?year . FILTER NOT EXISTS {{ {STAR} FILTER (?value != $this) }}", []),
        (f"{OWN} ?value :by ?actor", []),
        (f"{OWN} {STAR} $this :undoes ?value", []),
        (f"{OWN} {STAR} ?value :undoes $this", []),
        (f"{OWN} ?value :by|:for ?actor ; :on ?place", []),
        (f"{OWN} ?value ?by ?actor ; :on ?place", []),
        (f"{OWN} OPTIONAL {{ $this :at ?day }} {STAR}", []),
        (f"{OWN} BIND (1 AS ?one) {STAR}", []),
        (f"{OWN} FILTER NOT EXISTS {{ {STAR} }}", [(Existence, "actor place")]),
        (f"{OWN} FILTER EXISTS {{ {STAR} FILTER (?value != $this) }}", [(Existence, "actor place this")]),
        (f"{OWN} FILTER EXISTS {{ {STAR} FILTER (?value != ?unknown) }}", []),
        (f"{OWN} FILTER NOT EXISTS {{ {STAR} FILTER NOT EXISTS {{ ?value :at ?day }} }}", []),
        (f"{OWN} FILTER NOT EXISTS {{ ?actor :by ?place }}", []),
        (f"{OWN} FILTER NOT EXISTS {{ ?value :by ?actor . ?other :on ?place }}", []),
        (f"{{ {OWN} }} FILTER NOT EXISTS {{ {STAR} }}", []),
    ],
)
def test_what_can_be_read_by_itself(where: str, expected: list[tuple[type, str]]) -> None:
    found = separable(read(f"{PREFIX}SELECT $this WHERE {{ {where} }}", THIS))
    assert [(type(some), " ".join(sorted(some.shared))) for some in found] == expected


QUERIES = [
    f"SELECT $this ?value {{ {OWN} {STAR} FILTER (?value != $this) }}",
    f"SELECT $this ?value {{ {{ {OWN} }} ?value :by ?actor . FILTER (?value != ?place) ?value :on ?place ; :at ?day }}",
    f"SELECT $this (?actor AS ?value) {{ {OWN} FILTER NOT EXISTS {{ ?x :by ?actor ; :on ?place ; :at ?day }} }}",
    f"SELECT $this (?place AS ?value) {{ {OWN} FILTER EXISTS {{ ?x :by ?actor ; :on ?place FILTER (?x != $this) }} }}",
    f"""SELECT $this ?value {{ {OWN} $this :at ?value
        FILTER NOT EXISTS {{ ?x :by ?actor . ?x :on ?place ; :at ?day FILTER (STR(?day) < STR(?value)) }} }}""",
    f"""SELECT $this ?value {{ {OWN} {STAR} FILTER NOT EXISTS {{
        ?x :by ?actor ; :on ?value . FILTER (?x = ?place || ?x = $this) FILTER (?actor != ?value) }} }}""",
    f"SELECT $this (COUNT(?value) AS ?n) {{ {OWN} {STAR} }} GROUP BY $this HAVING (COUNT(?value) > 2)",
]
NODES = st.sampled_from([*(node(name) for name in "abcde"), BlankNode("f")])
QUADS = st.builds(Quad, NODES, st.sampled_from([node(name) for name in ("by", "on", "at")]), NODES)


@pytest.mark.parametrize("select", QUERIES)
@settings(max_examples=60)
@given(quads=st.lists(QUADS, max_size=40))
def test_the_same_is_found(select: str, quads: list[Quad]) -> None:
    text = f":S sh:targetSubjectsOf :by ; sh:sparql [ sh:select '''{PREFIX}{select}''' ] ."
    shapes = shape_graph(Shapes(tuple(parse(HEAD + text, format=RdfFormat.TURTLE)), {}))
    assert separable(read(PREFIX + select, THIS))
    walked = set(findings(Memory(quads), shapes, {}))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sparql, "_MANY", 0)
        patch.setattr(joins, "_pays", lambda *_: True)
        assert set(findings(Memory(quads), shapes, {})) == walked


def test_a_hub_is_not_walked_through_and_a_key_is() -> None:
    acts = [node(f"act-{number}") for number in range(400)]
    hubs = [Quad(act, node("by"), node(f"state-{number % 4}")) for number, act in enumerate(acts)]
    keys = [Quad(act, node("on"), node(f"place-{number}")) for number, act in enumerate(acts)]
    shared = [Quad(act, node("on"), node(f"place-{number % 20}")) for number, act in enumerate(acts)]
    query = read(f"{PREFIX}SELECT $this ?value {{ {OWN} {STAR} }}", THIS)
    assert apart(query, "", 400, Memory([*hubs, *shared]))
    assert not apart(query, "", 9, Memory([*hubs, *shared]))
    assert not apart(query, "", 399, Memory([*hubs, *keys]))
    many = [Quad(acts[0], node("on"), node(f"place-{number}")) for number in range(20, 200)]
    assert not apart(query, "", 400, Memory([*hubs, *shared, *many]))


def test_a_walk_that_ends_at_once_is_left_as_it_is() -> None:
    acts = [node(f"act-{number}") for number in range(400)]
    hubs = [Quad(act, node("by"), node(f"state-{number % 4}")) for number, act in enumerate(acts)]
    all_alike = [Quad(act, node("on"), node(f"place-{number % 4}")) for number, act in enumerate(acts)]
    two_alike = [Quad(act, node("on"), node(f"place-{number // 8}")) for number, act in enumerate(acts)]
    query = read(f"{PREFIX}SELECT $this {{ {OWN} FILTER NOT EXISTS {{ {STAR} FILTER (?value != $this) }} }}", THIS)
    assert apart(query, "", 400, Memory([*hubs, *two_alike]))
    assert not apart(query, "", 400, Memory([*hubs, *all_alike]))


def test_of_the_projects_own_rules_these_join_by_hash() -> None:
    found = {
        str(constraint.id).rpartition("#")[2].rstrip(">")
        for shape in shape_graph(load_shapes(paths.shapes())).shapes.values()
        for constraint in shape.constraints
        if isinstance(constraint, c.Sparql) and separable(read(constraint.query, THIS))
    }
    assert {"SecondStartNeedsExit", "RatificationNotBeforeSignature", "NoActDespiteCheck"} <= found
