"""The graph handed to the server of the Model Context Protocol: governed workers, and documents to read."""

import json
import tempfile
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any, Final

from ladkg import iris, paths
from ladkg.errors import InputError
from ladkg.library.question import questions
from ladkg.mcp.graph import Document, Failed, Graph
from ladkg.ontology import ontology_files
from ladkg.serve.jobs import Answer, Call, Caps, Description, Job
from ladkg.serve.pool import Full, Lane, Pool
from ladkg.serve.process import Bounds, Ended, Worker
from ladkg.store import is_store

WORKER: Final = "ladkg.pipeline.inquiry.work"
ROWS: Final = 10_000
"""Triples of a document."""
SIZE: Final = 10_000_000
"""Bytes of an answer before it is put into words."""
_PLACES: Final = 2
_WAITING: Final = 20
_TURTLE: Final = "text/turtle"


def serve(store: Path, bounds: Bounds, port: int | None, say: Callable[[str], None]) -> None:
    """Serves a store on standard input and output, or on a port of this machine, until told to stop.

    Raises InputError when the store or the port cannot be had.
    """
    from ladkg.mcp.transport import over_http, over_pipes

    if not is_store(store):
        raise InputError(f"{store}: this is no store; make one with: ladkg load --store {store}")
    with tempfile.TemporaryDirectory(prefix="ladkg-mcp-") as spool:
        caps = Caps(ROWS, SIZE, spool, SIZE)
        start = partial(Worker.start, store.resolve(), caps, bounds, WORKER)
        pool = Pool(start, bounds, Lane(_PLACES, _WAITING), Lane(_PLACES, _WAITING))
        graph = graph_of(pool, Path(spool))
        over_pipes(graph) if port is None else over_http(graph, port, say)


def graph_of(pool: Pool, spool: Path) -> Graph:
    """The graph as the server knows it; closing it ends the workers and takes away their folder."""
    from importlib.metadata import version

    async def call(function: str, arguments: dict[str, Any]) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((await _answer(pool, Call(function, arguments))).body)
        return found

    async def open() -> None:
        try:
            await pool.open()
        except Ended as ended:
            raise InputError(str(ended)) from ended

    async def close() -> None:
        import shutil

        await pool.close()
        shutil.rmtree(spool, ignore_errors=True)

    return Graph(version("ladkg"), call, [*_documents(pool)], open, close)


async def _answer(pool: Pool, job: Job) -> Answer:
    """A worker's answer; raises Failed with what the worker, or the pool, says instead."""
    try:
        answer = await pool.run(job)
    except Full as full:
        raise Failed(f"{full}; in {full.seconds} s") from full
    except Ended as ended:
        raise Failed(f"{ended} (limit: {ended.why})") from ended
    if answer.status != 200:
        raise Failed(answer.body.decode().rstrip())
    return answer


def _documents(pool: Pool) -> Iterable[Document]:
    about = "What the dataset says of itself: label, license, reference date."
    yield Document("ladkg://dataset", "dataset", about, _TURTLE, partial(_described, pool, iris.DATASET.value))
    about = "The questions with their parameters, columns and SPARQL."
    yield Document("ladkg://questions", "questions", about, "text/markdown", _library)
    for file in ontology_files():
        name = file.relative_to(paths.ontology()).as_posix()
        about = f"The ontology in Turtle: {name}"
        yield Document(f"ladkg://ontology/{name}", name, about, _TURTLE, partial(_text, file))


async def _described(pool: Pool, iri: str) -> str:
    return (await _answer(pool, Description(iri, _TURTLE))).body.decode()


async def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


async def _library() -> str:
    parts = [f"## {name}\n\n```sparql\n{question.text.rstrip()}\n```\n" for name, question in questions().items()]
    return "\n".join(["# The questions\n", *parts])
