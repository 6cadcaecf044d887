"""Other stores than the project's, and a pool that is full."""

import asyncio
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from anyio.from_thread import start_blocking_portal
from pyoxigraph import Literal, NamedNode, Quad, Store

from ladkg.mcp.graph import Failed
from ladkg.pipeline import mcp
from ladkg.pipeline.inquiry.work import Desk
from ladkg.serve.jobs import Call, Caps
from ladkg.serve.pool import Lane, Pool
from ladkg.serve.process import Bounds, Worker
from ladkg.store import write_store
from ladkg.terms import LAD, RDF, RDFS

from .conftest import Asker, asking, over_pipes, run
from .test_hostile import ENDLESS

X = "http://x.example/"
PLAIN = [
    Quad(NamedNode(f"{X}a"), RDF.type, LAD.State),
    Quad(NamedNode(f"{X}a"), RDFS.label, Literal("Atlantis", language="en")),
    Quad(NamedNode(f"{X}b"), RDFS.label, Literal("Atlantis")),
    Quad(NamedNode(f"{X}b"), LAD.bordersOn, NamedNode(f"{X}a"), NamedNode(f"{X}graph")),
]


@pytest.fixture(params=["kept", "oxigraph's own", "kept, without graphs"])
def other(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Asker]:
    """A server of a few triples of somebody else's, in a store of ours or of Oxigraph."""
    quads = [Quad(*quad.triple) for quad in PLAIN] if "without" in request.param else PLAIN
    folder = tmp_path / "store"
    if request.param == "oxigraph's own":
        store = Store(str(folder))
        store.extend(quads)
        store.flush()
        del store
    else:
        write_store(quads, folder)
    with asking(over_pipes("--store", str(folder), folder=tmp_path)) as found:
        yield found


def test_another_graph_is_described_and_asked(other: Asker) -> None:
    assert other.found("query_graph", sparql="SELECT ?s { ?s lad:bordersOn ?o }")["rows"][0]["values"] == {"s": f"{X}b"}
    told = other.refused("describe_resource", resource="Atlantis")
    assert "means several things; one of: " in told
    found = other.found("describe_resource", resource=f"{X}b")
    assert found["iri"] == f"{X}b"
    assert "lad:bordersOn" in {one["id"] for one in found["properties"]}
    assert other.found("ask_question", question="endorsers")["rows"] == []
    assert other.found("search_labels", text="atlantis")["total"] == 2
    assert other.found("describe_terms", name="State")["term"]["id"] == "lad:State"
    assert other.refused("explain_standing", state=f"{X}a", instrument="gcm")
    assert other.found("explain_standing", state=f"{X}a", instrument=f"{X}a")["standings"] == []


def test_a_property_is_no_resource(other: Asker) -> None:
    assert "describe_terms tells of it" in other.refused("describe_resource", resource="lad:bordersOn")


def test_without_a_store_the_built_graph_is_asked(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def pool_of(store: Path, spool: Path, bounds: Bounds) -> Pool:
    start = partial(Worker.start, store, Caps(100, 1_000_000, str(spool), 1_000_000), bounds, mcp.WORKER)
    return Pool(start, bounds, Lane(1, 0), Lane(1, 0))


def test_who_finds_no_place_is_told_when_to_come_back(graph_store: Path, tmp_path: Path) -> None:
    async def crowd() -> list[object]:
        pool = pool_of(graph_store, tmp_path, Bounds(2, 0))
        graph = mcp.graph_of(pool, tmp_path / "spool")
        await graph.open()
        try:
            asked = (graph.call("query", {"sparql": f"{ENDLESS} # {number}", "limit": 1}) for number in range(4))
            return list(await asyncio.gather(*asked, return_exceptions=True))
        finally:
            await graph.close()

    with start_blocking_portal() as thread:  # a browser that other tests have opened holds the loop of this one
        ended = thread.call(crowd)
    assert all(isinstance(one, Failed) for one in ended)
    assert any("too many queries are waiting; try again later; in 1 s" in str(one) for one in ended)
    assert any("limit: time" in str(one) for one in ended)


def test_an_unknown_function_is_refused(graph_store: Path, tmp_path: Path) -> None:
    desk = Desk(graph_store, Caps(10, 1000, str(tmp_path)))
    answer = desk.do(Call("system", {"command": "true"}))
    assert (answer.status, answer.body) == (501, b"system is not known here\n")
