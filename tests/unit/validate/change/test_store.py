"""A base on disk: the same findings as in memory, literals as they were written, and no trace left."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, QuerySolutions, RdfFormat, Store, parse

from ladkg.errors import InputError
from ladkg.store import Size, is_store, write_store
from ladkg.validate import load_shapes
from ladkg.validate.change import Checker, Disk
from ladkg.validate.engine import Memory

DATA = """
@prefix : <https://example.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:a a :C ; :amount 2.50 , 2.5 ; :count "5"^^xsd:int ; :name "x"@en ; :on "2020-01-01"^^xsd:date ; :p _:b . _:b :q 1 .
"""
SHAPES = '''
@prefix : <https://example.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:S a sh:NodeShape ; sh:targetClass :C ; sh:property :Amount , :Count ; sh:sparql :Query , :Counting .
:Amount sh:path :amount ; sh:pattern "50$" .
:Count sh:path :count ; sh:datatype xsd:integer .
:Query sh:select "SELECT $this ?value WHERE { $this <https://example.org/amount> ?value . FILTER (?value > 2.6) }" .
:Counting sh:select """SELECT $this ?value WHERE { $this <https://example.org/name> ?value .
    { SELECT $this (COUNT(?x) AS ?n) WHERE { $this <https://example.org/amount> ?x } GROUP BY $this }
    FILTER (?n = 2) }""" .
'''


@pytest.fixture
def quads() -> list[Quad]:
    return list(parse(DATA, format=RdfFormat.TURTLE))


@pytest.fixture
def own(tmp_path: Path) -> Checker:
    (tmp_path / "shapes.ttl").write_text(SHAPES, encoding="utf-8")
    return Checker(load_shapes(tmp_path / "shapes.ttl"), ())


def test_a_store_gives_back_what_was_written(quads: list[Quad], tmp_path: Path) -> None:
    graph = NamedNode("https://example.org/graph")
    assert write_store(
        (Quad(quad.subject, quad.predicate, quad.object, graph) for quad in quads), tmp_path / "store"
    ) == Size(len(quads) - 1, 1)
    assert is_store(tmp_path / "store")
    assert set(Disk(tmp_path / "store")) == set(quads)


@pytest.mark.parametrize("removed", ["2.50", "2.5", "99"])
def test_a_change_to_a_store_is_as_one_to_the_graph(
    removed: str, quads: list[Quad], own: Checker, tmp_path: Path
) -> None:
    write_store(quads, tmp_path / "store")
    added = list(parse("<https://example.org/a> <https://example.org/amount> 3.70 .", format=RdfFormat.TURTLE))
    gone = list(parse(f"<https://example.org/a> <https://example.org/amount> {removed} .", format=RdfFormat.TURTLE))
    base = Disk(tmp_path / "store")
    report = own.check(base, added, gone)
    base.close()
    assert report == own.check(Memory(quads), added, gone)
    assert [finding.value[:6] for finding in report.findings if "3.70" in finding.value] == ['"3.70"', '"3.70"']
    assert any(finding.rule == "Counting" for finding in report.findings)


def test_a_check_leaves_the_store_and_its_folder_as_they_are(quads: list[Quad], own: Checker, tmp_path: Path) -> None:
    write_store(quads, tmp_path / "store")
    before = sorted(path.name for path in tmp_path.iterdir())
    base = Disk(tmp_path / "store")
    base.store.add(Quad(NamedNode("https://example.org/x"), NamedNode("https://example.org/p"), quads[0].subject))
    own.check(base, quads[:2], quads[2:])
    base.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == before
    assert set(Disk(tmp_path / "store")) == set(quads)


def test_a_store_keeps_graphs_apart_beside_their_union(quads: list[Quad], own: Checker, tmp_path: Path) -> None:
    """2.50 in one graph and 2.5 in another are two literals, though a store takes them for one."""
    one, two = (NamedNode(f"https://example.org/{name}") for name in ("one", "two"))
    named = [Quad(quad.subject, quad.predicate, quad.object, one if "2.50" in str(quad) else two) for quad in quads]
    assert write_store([*named, named[0], quads[0]], tmp_path / "store") == Size(len(quads) - 1, 2)
    base = Disk(tmp_path / "store")
    assert set(base) == set(quads)
    assert sorted(map(str, base.named())) == sorted(map(str, named))
    added = list(parse("<https://example.org/a> <https://example.org/amount> 3.70 .", format=RdfFormat.TURTLE))
    assert own.check(base, added) == own.check(Memory(quads), added)
    base.close()
    asked = Store.read_only(str(tmp_path / "store")).query("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")
    assert isinstance(asked, QuerySolutions)
    assert {row["g"] for row in asked} == {one, two}


def test_a_store_stays_when_reading_goes_wrong_on_the_way(quads: list[Quad], tmp_path: Path) -> None:
    write_store(quads, tmp_path / "store")

    def broken() -> Iterator[Quad]:
        yield from quads[:2]
        raise InputError("the disk is gone")

    with pytest.raises(InputError, match="the disk is gone"):
        write_store(broken(), tmp_path / "store")
    assert set(Disk(tmp_path / "store")) == set(quads)
    assert [path.name for path in tmp_path.iterdir() if path.name != "shapes.ttl"] == ["store"]


def test_a_snapshot_shows_named_graphs_as_one(quads: list[Quad], tmp_path: Path) -> None:
    store = Store(str(tmp_path / "store"))
    graph = NamedNode("https://example.org/graph")
    store.extend(Quad(quad.subject, quad.predicate, quad.object, graph) for quad in quads)
    store.flush()
    del store
    base = Disk(tmp_path / "store")
    asked = "SELECT * { ?s <https://example.org/on> ?day }"
    assert len(list(base.store.query(asked))) == 1  # type: ignore[arg-type]
    base.close()


def test_a_store_takes_the_place_of_a_store_and_of_nothing_else(quads: list[Quad], tmp_path: Path) -> None:
    write_store(quads, tmp_path / "store")
    write_store(quads[:1], tmp_path / "store")
    assert set(Disk(tmp_path / "store")) == set(quads[:1])
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("keep", encoding="utf-8")
    with pytest.raises(InputError, match="no store"):
        write_store(quads, tmp_path / "mine")


def test_what_is_no_store_is_refused(tmp_path: Path) -> None:
    (tmp_path / "CURRENT").write_text("MANIFEST-000001\n", encoding="utf-8")
    with pytest.raises(InputError, match="cannot be opened"):
        Disk(tmp_path)


@pytest.mark.parametrize("kept", ["memory", "disk"])
def test_one_check_leaves_nothing_behind_for_the_next(
    kept: str, quads: list[Quad], own: Checker, tmp_path: Path
) -> None:
    write_store(quads, tmp_path / "store")
    base = Memory(quads) if kept == "memory" else Disk(tmp_path / "store")
    first = list(parse("<https://example.org/a> <https://example.org/amount> 1.70 .", format=RdfFormat.TURTLE))
    assert [finding.rule for finding in own.check(base, first).findings] == ["Amount", "Counting"]
    second = list(parse("<https://example.org/a> <https://example.org/amount> 2.50 .", format=RdfFormat.TURTLE))
    assert own.check(base, second).findings == ()
    third = list(parse("<https://example.org/a> <https://example.org/amount> 1.50 .", format=RdfFormat.TURTLE))
    assert [finding.rule for finding in own.check(base, third).findings] == ["Counting"]
    if isinstance(base, Disk):
        base.close()
