"""The worker process of `ladkg mcp`: that of `ladkg serve`, which knows the functions of this package besides."""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from functools import cached_property
from importlib import import_module
from typing import Any, Final, cast

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from ladkg.errors import LadkgError
from ladkg.explain.reading import Reader, Term
from ladkg.library.question import with_prefixes
from ladkg.library.run import Result
from ladkg.serve.jobs import Answer, Call, Refused
from ladkg.serve.work import Work
from ladkg.serve.worker import main

FUNCTIONS: Final = {
    "vocabulary": "vocabulary",
    "questions": "questions",
    "ask": "questions",
    "query": "queries",
    "search": "labels",
    "describe": "resources",
    "terms": "terms",
    "explain_standing": "reasons",
    "explain_triple": "reasons",
    "validate": "snippets",
}
"""Each function with its module in this package."""


class Desk(Work):
    """A store, read through the eyes of the explanations too."""

    def call(self, job: Call) -> Answer:
        module = FUNCTIONS.get(job.function)
        if not module:
            return super().call(job)
        function: Callable[..., Any] = getattr(import_module(f"ladkg.pipeline.inquiry.{module}"), job.function)
        try:
            found = function(self, **job.arguments)
        except LadkgError as error:
            raise Refused(400, str(error)) from error
        return Answer(200, "application/json", json.dumps(asdict(found), ensure_ascii=False).encode())

    def select(self, query: str, name: str) -> Result:
        """The result of a query of our own, over all graphs; raises LadkgError for bad syntax."""
        try:
            return self.store.query(with_prefixes(query), use_default_graph_as_union=self.union)
        except SyntaxError as error:
            raise LadkgError(f"{name}: {error}") from error

    @cached_property
    def reader(self) -> Reader:
        """Look-ups that meet each triple where it is stated; a kept store has it in the union too."""
        return Reader(self.store if self.union else cast("Store", Stated(self.store)))


class Stated:
    """A store without the copies that its default graph has of triples in named graphs, as far as a Reader asks."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def quads_for_pattern(
        self,
        subject: NamedNode | None,
        predicate: NamedNode | None,
        target: Term | None,
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        found = list(self._store.quads_for_pattern(subject, predicate, target, graph))
        named = {quad.triple for quad in found if quad.graph_name != DefaultGraph()}
        return (quad for quad in found if quad.graph_name != DefaultGraph() or quad.triple not in named)


if __name__ == "__main__":
    main(Desk)
