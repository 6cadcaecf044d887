"""A base behind an endpoint: the findings of the same triples at hand, from few questions, or a clear refusal."""

import random
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    Quad,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    parse,
)
from pyoxigraph import Store as Triples

from ladkg.endpoint import ask
from ladkg.errors import InputError
from ladkg.graph import to_bytes
from ladkg.store import stored
from ladkg.validate import load_shapes
from ladkg.validate.change import ChangeReport, Checker, Fetcher, Remote
from ladkg.validate.engine import Memory

from ....conftest import send

GRAPH = NamedNode("https://example.org/graph")
Held = Callable[[Iterable[Quad]], Remote]


@pytest.fixture(scope="module")
def server(serve: Callable[..., str]) -> str:
    """An endpoint whose default graph does not show the named ones."""
    return serve()


@pytest.fixture
def held(server: str) -> Held:
    """`held(quads)` → these, and nothing else, behind the endpoint."""

    def put(quads: Iterable[Quad]) -> Remote:
        assert send(server, "DELETE", "/store") == 204
        assert send(server, "POST", "/store", to_bytes(quads, RdfFormat.N_QUADS), "application/n-quads") == 204
        return Remote(Fetcher(lambda query, accept: ask(f"{server}/query", query, accept), server, 100_000))

    return put


def turtle(text: str) -> list[Quad]:
    return list(parse(f"@prefix : <https://example.org/> . {text}", format=RdfFormat.TURTLE))


def checked(remote: Remote, checker: Checker, added: Iterable[Quad], removed: Iterable[Quad] = ()) -> ChangeReport:
    new, gone = list(added), list(removed)
    remote.learn(quad.subject for quad in [*new, *gone])
    return remote.settled(lambda base: checker.check(base, new, gone))


def test_random_changes_find_what_they_find_in_memory(held: Held, checker: Checker, triples: list[Quad]) -> None:
    """Two hundred changes to forty parts of the examples, in the default graph, in a named one or in both."""
    dice, found, most = random.Random(7), 0, 0  # noqa: S311
    known = sorted((quad for quad in stored(triples) if not _has_blank_node(quad)), key=str)
    for _ in range(40):
        subjects = {quad.subject for quad in dice.sample(known, 60)}
        part = [quad for quad in known if quad.subject in subjects]
        base = [quad for quad in part if dice.random() < 0.9]
        remote = held([quad for one in base for quad in _somewhere(one, dice)])
        for _ in range(5):
            before = remote.questions
            added = [_mixed(dice.choice(part), dice.choice(part), dice) for _ in range(dice.randrange(6))]
            removed = dice.sample(part, dice.randrange(6))
            expected = checker.check(Memory(base), added, removed)
            assert checked(remote, checker, added, removed) == expected
            found += len(expected.findings)
            most = max(most, remote.questions - before)
    assert found > 200
    assert most < 40


def _somewhere(quad: Quad, dice: random.Random) -> list[Quad]:
    named = Quad(quad.subject, quad.predicate, quad.object, GRAPH)
    return dice.choice([[quad], [named], [quad, named]])


def _mixed(one: Quad, other: Quad, dice: random.Random) -> Quad:
    """A triple, or one with the value, the predicate or both of another."""
    predicate, value = dice.choice(
        [
            (one.predicate, one.object),
            (one.predicate, other.object),
            (other.predicate, one.object),
            (other.predicate, other.object),
        ]
    )
    return Quad(one.subject, predicate, value)


def _has_blank_node(quad: Quad) -> bool:
    return isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode)


def test_an_address_may_name_the_one_graph_to_look_at(held: Held, server: str) -> None:
    held([*turtle(":a :p 1 ."), Quad(GRAPH, GRAPH, GRAPH, GRAPH)])
    address = f"{server}/query?default-graph-uri=https%3A%2F%2Fexample.org%2Fgraph"
    fetcher = Fetcher(lambda query, accept: ask(address, query, accept), server, 100)
    assert Remote(fetcher).triples() == [Quad(GRAPH, GRAPH, GRAPH)]
    assert list(fetcher.matching("?p", [str(GRAPH), "<https://example.org/p>"])) == [(GRAPH, GRAPH, GRAPH)]


SHAPES = '''
@prefix : <https://example.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
:S a sh:NodeShape ; sh:targetClass :C ; sh:property :Amount , :Up ; sh:sparql :Above .
:Amount sh:path :amount ; sh:maxCount 1 .
:Up sh:path ( :up :name ) ; sh:minCount 1 .
:Above sh:select """SELECT $this ?value WHERE { $this <https://example.org/up>+ ?value .
    ?value <https://example.org/amount> ?n . FILTER (?n > 5) }""" .
'''
LOOSE = '''
@prefix : <https://example.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
:S a sh:NodeShape ; sh:targetClass :C ; sh:sparql :Loose .
:Loose sh:select """SELECT $this WHERE { $this a <https://example.org/C> .
    { SELECT $this (COUNT(?x) AS ?n) WHERE { $this a ?c . ?x <https://example.org/p> ?y } GROUP BY $this }
    FILTER (?n > 1) }""" .
'''


def own(text: str, folder: Path) -> Checker:
    (folder / "shapes.ttl").write_text(text, encoding="utf-8")
    return Checker(load_shapes(folder / "shapes.ttl"), ())


def rules(report: ChangeReport) -> list[str]:
    return sorted(finding.rule for finding in report.findings)


def test_only_what_is_near_is_fetched_however_much_there_is(held: Held, tmp_path: Path) -> None:
    much = turtle(" ".join(f':x{n} a :C ; :amount 1 ; :up :y{n} . :y{n} :name "y" .' for n in range(2_000)))
    remote = held([*much, *turtle(":a a :C ; :up :b . :b :up :c . :c :amount 9 .")])
    report = checked(remote, own(SHAPES, tmp_path), turtle(":x7 :amount 2 ; :up :a ."))
    assert rules(report) == ["Above", "Amount"]
    assert remote.questions < 12
    assert remote.fetched < 100


def test_a_base_with_blank_nodes_is_fetched_as_a_whole(held: Held, tmp_path: Path) -> None:
    remote = held(turtle(":a a :C ; :up [ :up [ :amount 9 ] ] . :b a :C ; :up :c . :c :name 'c' ."))
    new = turtle(":a :amount 1 , 2 . _:b0 a :C .")
    report = checked(remote, own(SHAPES, tmp_path), new)
    assert rules(report) == ["Amount", "Up"]
    assert "a blank node cannot be asked for again" in remote.told
    assert rules(checked(remote, own(SHAPES, tmp_path), turtle(":b :up :a ."))) == ["Above"]


def test_a_constraint_without_bound_has_all_of_it_fetched(held: Held, tmp_path: Path) -> None:
    remote = held(turtle(":a a :C . :x :p 1 . :z :q 1 ."))
    assert rules(checked(remote, own(LOOSE, tmp_path), turtle(":y :p 2 ."))) == ["Loose"]
    assert "a SPARQL constraint may look at any of them" in remote.told


def test_a_literal_that_the_endpoint_writes_otherwise_is_the_same(held: Held, tmp_path: Path) -> None:
    """An Oxigraph server says 2.5 for 2.50."""
    remote = held(turtle(":a a :C ; :up :b ; :amount 2.50 . :b :name 'b' ."))
    checker = own(SHAPES, tmp_path)
    again = checked(remote, checker, turtle(":a :amount 2.50 ."))
    assert (again.findings, again.added) == ((), ())
    assert rules(checked(remote, checker, turtle(":a :amount 3.50 ."))) == ["Amount"]
    assert checked(remote, checker, turtle(":a :amount 3.50 ."), turtle(":a :amount 2.50 .")).findings == ()


class Stingy:
    """An endpoint that gives `most` rows at most and does not say so, as Virtuoso does."""

    def __init__(self, quads: Iterable[Quad], most: int) -> None:
        self.store = Triples()
        self.store.extend(quads)
        self.most = most

    def __call__(self, query: str, _: str) -> bytes:
        found = self.store.query(query)
        if isinstance(found, QueryTriples):
            return to_bytes([Quad(*triple) for triple in list(found)[: self.most]], RdfFormat.N_TRIPLES)
        assert isinstance(found, QuerySolutions)
        some = Triples()
        for number, row in zip(range(self.most), found, strict=False):
            node = NamedNode(f"row:{number}")
            some.extend(Quad(node, NamedNode(f"row:{name.value}"), row[name]) for name in found.variables if row[name])
        every = " ".join(f"OPTIONAL {{ ?row <row:{name.value}> {name} }}" for name in found.variables)
        names = " ".join(map(str, found.variables))
        rows = some.query(f"SELECT {names} {{ {{ SELECT DISTINCT ?row {{ ?row ?x ?y }} }} {every} }}")
        assert isinstance(rows, QuerySolutions)
        answer = rows.serialize(format=QueryResultsFormat.JSON)
        assert answer is not None
        return answer


DATA = turtle(" ".join(f":x{n} a :C ; :amount 1 ; :up :y{n} . :y{n} :name 'y' ." for n in range(50)))


def test_an_answer_cut_short_is_asked_for_in_parts(tmp_path: Path) -> None:
    change = turtle(" ".join(f":x{n} :amount 2 ." for n in range(50)))
    report = checked(Remote(Fetcher(Stingy(DATA, 20), "x", 10_000)), own(SHAPES, tmp_path), change)
    assert rules(report) == ["Amount"] * 50


@pytest.mark.parametrize(
    ("most", "change", "told"),
    [
        (3, ":x1 :amount 2 .", "its answers are cut short, after . rows; keep it on disk with `ladkg load`"),
        (100, ":z a :C ; :up [] .", "cut short, after 100 rows"),
    ],
)
def test_an_answer_that_cannot_be_had_whole_is_refused(most: int, change: str, told: str, tmp_path: Path) -> None:
    remote = Remote(Fetcher(Stingy([*DATA, *turtle(":z :up [] .")], most), "x", 10_000))
    with pytest.raises(InputError, match=told):
        checked(remote, own(SHAPES, tmp_path), turtle(change))


def test_a_limit_on_what_is_fetched_holds(tmp_path: Path) -> None:
    remote = Remote(Fetcher(Stingy(DATA, 10_000), "x", 100))
    with pytest.raises(InputError, match="150 triples would have to be fetched, where 100 may be; allow more with"):
        checked(remote, own(SHAPES, tmp_path), turtle(" ".join(f":x{n} :amount 2 ." for n in range(50))))
    whole = Remote(Fetcher(Stingy(DATA, 10_000), "x", 100))
    with pytest.raises(InputError, match="200 triples would have to be fetched"):
        whole.triples()


def test_a_chain_without_end_is_given_up(tmp_path: Path) -> None:
    chain = turtle(" ".join(f":n{n} :up :n{n + 1} ." for n in range(100)))
    remote = Remote(Fetcher(Stingy(chain, 10_000), "x", 10_000, questions=50))
    with pytest.raises(InputError, match="50 questions were not enough"):
        checked(remote, own(SHAPES, tmp_path), turtle(":n0 a :C ."))


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (b'{"head": {"vars": ["n"]}, "results": {"bindings": [{"n": {"type": "lit', "no SPARQL result in JSON"),
        (b"<!DOCTYPE html><title>Sign in</title>", "no SPARQL result in JSON"),
        (b'{"head": {}, "boolean": true}', "no SPARQL result in JSON"),
        (b'{"head": {"vars": ["x"]}, "results": {"bindings": [{}]}}', "cut short, after 1 rows"),
        (b'{"head": {"vars": ["n", "s", "p", "o"]}, "results": {"bindings": []}}', "cut short, after 0 rows"),
    ],
)
def test_what_is_no_answer_is_told(answer: bytes, told: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=f"x: .*{told}"):
        checked(Remote(Fetcher(lambda *_: answer, "x", 100)), own(SHAPES, tmp_path), turtle(":a a :C ."))


def test_a_fault_of_the_shapes_is_told_once_all_is_known(held: Held, tmp_path: Path) -> None:
    remote = held(turtle(":a a :C ; :up :b . :b :name 'b' ."))
    failing = own(SHAPES.replace("SELECT $this ?value WHERE", "SELECT $this (1 AS ?failure) WHERE"), tmp_path)
    with pytest.raises(InputError, match="it failed for"):
        checked(remote, failing, turtle(":b :amount 9 ."))
    assert Literal("b") in remote.settled(lambda base: list(base.objects(NamedNode("https://example.org/b"), _NAME)))


_NAME = NamedNode("https://example.org/name")
