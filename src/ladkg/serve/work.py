"""What a worker does with one job: look into the store and write the answer."""

import json
import os
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Final

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    Store,
    Triple,
    serialize,
)

from ladkg import graph
from ladkg.errors import LadkgError
from ladkg.library import guard
from ladkg.serve import media
from ladkg.serve.facts import facts
from ladkg.serve.jobs import Answer, Call, Caps, Content, Description, Facts, Has, Job, Query, Refused
from ladkg.serve.page import described
from ladkg.serve.rows import rows
from ladkg.store import as_written, is_kept, stored
from ladkg.terms import PREFIXES

DEEPEST: Final = 200
"""Levels of brackets in a query; some thousand would overflow the stack of the parser."""
_POINTING: Final = 1000
"""Triples of a description that point at the resource."""
_PREFIXES: Final = {prefix: iri for prefix, iri in PREFIXES.items() if prefix != "id"}
_NOT_TAKEN: Final = "the Accept header takes none of: "


class Work:
    """A store, opened for reading, and what an answer may have."""

    def __init__(self, folder: Path, caps: Caps) -> None:
        self.folder = folder
        self.store = Store.read_only(str(folder))
        self.caps = caps
        self.union = not is_kept(folder)
        """Whether the default graph has to be put together from all graphs, which a store of `ladkg load` holds."""

    def do(self, job: Job) -> Answer:
        """The answer, or what is wrong with the question."""
        try:
            match job:
                case Query():
                    return self._spooled(self._query(job))
                case Content():
                    return self._spooled(self._content(job))
                case Description():
                    return self._spooled(self._description(job))
                case Has():
                    return Answer(200, "text/plain", str(self._has(NamedNode(job.iri))).encode())
                case Facts():
                    found = facts(self.store, job.counted, union=self.union)
                    return Answer(200, "application/json", json.dumps(found).encode())
                case Call():
                    return self.call(job)
        except Refused as refused:
            return refused.answer
        except MemoryError:
            return Refused(503, "stopped: memory ran out; ask for less").answer

    def call(self, job: Call) -> Answer:
        """Calls a function by name; who works for another server than `ladkg serve` knows some. Raises Refused."""
        raise Refused(501, f"{job.function} is not known here")

    def _spooled(self, answer: Answer) -> Answer:
        """The answer, in a file if it is large, so that whoever fetches it slowly holds no memory."""
        if len(answer.body) <= self.caps.inline:
            return answer
        import tempfile

        handle, name = tempfile.mkstemp(prefix=f"{os.getpid()}-", dir=self.caps.spool)
        with os.fdopen(handle, "wb") as file:
            file.write(answer.body)
        return Answer(answer.status, answer.media, b"", answer.truncated, name)

    def _query(self, job: Query) -> Answer:
        self._check(job)
        own = bool(guard.graphs(job.text, PREFIXES, PREFIXES["id"]))
        protocol = job.default is not None or job.named is not None
        try:
            found = self.store.query(
                job.text,
                base_iri=PREFIXES["id"],
                prefixes=PREFIXES,
                use_default_graph_as_union=self.union and not own and not protocol,
                default_graph=[*_nodes(job.default or [])] if protocol else None,
                named_graphs=_nodes(job.named or []) if protocol else None,
            )
            return self._answered(found, job)
        except SyntaxError as error:
            raise Refused(400, f"this is no SPARQL 1.1 query: {error}") from error
        except (RuntimeError, ValueError) as error:
            raise Refused(400, f"the query cannot be run: {error}") from error
        except OSError as error:
            raise Refused(500, f"the query could not be run: {error}") from error

    def _check(self, job: Query) -> None:
        try:
            guard.check(job.text, allowed=frozenset({"FROM"}))
        except LadkgError as error:
            raise Refused(403 if "SERVICE" in str(error) else 400, str(error)) from error
        if guard.depth(job.text) > DEEPEST:
            raise Refused(400, f"brackets nest deeper than {DEEPEST} levels; write the query flatter")
        own = guard.graphs(job.text, PREFIXES, PREFIXES["id"])
        for name in [*(job.default or []), *(job.named or []), *own]:
            if not _is_iri(name):
                raise Refused(400, f"{name!r} is no absolute IRI of a graph; write it out between < and >")
            if not self.store.contains_named_graph(NamedNode(name)):
                raise Refused(403, f"<{name}> is no graph of this store, and none is fetched from elsewhere")

    def _answered(self, found: QuerySolutions | QueryBoolean | QueryTriples, job: Query) -> Answer:
        if isinstance(found, QueryBoolean):
            wanted = _wanted(job.truth, media.TRUTH)
            form = QueryResultsFormat.JSON if media.ROWS[wanted] == "json" else QueryResultsFormat.XML
            return Answer(200, wanted, found.serialize(format=form) or b"")
        if isinstance(found, QuerySolutions):
            wanted = _wanted(job.rows, media.ROWS)
            body, cut = rows(found, media.ROWS[wanted], self.caps.rows, self.caps.size, job.note)
            return Answer(200, wanted, body, cut)
        wanted = _wanted(job.graph, media.GRAPHS)
        triples = [Quad(*triple) for triple in islice(found, self.caps.rows + 1)]
        return self._cut(triples[: self.caps.rows], wanted, "rows" if len(triples) > self.caps.rows else "")

    def _cut(self, quads: list[Quad], wanted: str, cut: str) -> Answer:
        """The graph, with as many of its triples as fit."""
        body = _written(quads, wanted)
        while len(body) > self.caps.size:
            quads = quads[: int(len(quads) * self.caps.size / len(body) * 0.95)]
            body, cut = _written(quads, wanted), "bytes"
        return Answer(200, wanted, body, cut)

    def _content(self, job: Content) -> Answer:
        if job.graph and not _is_iri(job.graph):
            raise Refused(400, f"{job.graph!r} is no absolute IRI of a graph")
        if job.graph and not self.store.contains_named_graph(NamedNode(job.graph)):
            raise Refused(404, f"<{job.graph}> is no graph of this store")
        wanted = _wanted(job.media, media.GRAPHS)
        if job.graph:
            quads = self.store.quads_for_pattern(None, None, None, NamedNode(job.graph))
        else:
            quads = self.store.quads_for_pattern(None, None, None, None if self.union else DefaultGraph())
        body = _in_passing((quad.triple for quad in self._restored(quads)), wanted)
        if len(body) > self.caps.size:
            raise Refused(403, f"this graph is longer than {self.caps.size:,} bytes; ask for a part of it with a query")
        return Answer(200, wanted, body)

    def _description(self, job: Description) -> Answer:
        node = NamedNode(job.iri)
        about = list(self._restored(self._about(node)))
        pointing = list(self._restored(islice(self.store.quads_for_pattern(None, None, node, None), _POINTING + 1)))
        if not about and not pointing and not self.store.contains_named_graph(node):
            raise Refused(404, f"nothing is said of <{job.iri}>")
        cut = "rows" if len(pointing) > _POINTING else ""
        if job.media == media.HTML:
            return Answer(200, media.HTML, described(self.store, node, about, pointing[:_POINTING]), cut)
        quads = about + pointing[:_POINTING]
        named = [quad for quad in quads if quad.graph_name != DefaultGraph()]
        return self._cut(graph.normalised(named or quads), job.media, cut)

    def _about(self, node: NamedNode | BlankNode, seen: frozenset[BlankNode] = frozenset()) -> Iterator[Quad]:
        """What is said of a node, and of the blank nodes in it."""
        for quad in self.store.quads_for_pattern(node, None, None, None):
            yield quad
            if isinstance(quad.object, BlankNode) and quad.object not in seen and len(seen) < DEEPEST:
                yield from self._about(quad.object, seen | {quad.object})

    def _has(self, node: NamedNode) -> int:
        if self.store.contains_named_graph(node):
            return 2
        patterns = ((node, None, None, None), (None, None, node, None))
        return int(any(next(self.store.quads_for_pattern(*pattern), None) for pattern in patterns))

    @cached_property
    def _spellings(self) -> dict[Quad, list[Quad]]:
        """How quads were written, by how the store gives them back."""
        found: dict[Quad, list[Quad]] = {}
        for quad in as_written(self.folder):
            for spelling in (quad, Quad(*quad.triple)):
                (key,) = stored([spelling])
                found.setdefault(key, []).append(spelling)
        return found

    def _restored(self, quads: Iterable[Quad]) -> Iterator[Quad]:
        for quad in quads:
            yield from self._spellings.get(quad, (quad,))


def _in_passing(triples: Iterable[Triple], wanted: str) -> bytes:
    """In the order of the store, which has what is said of one thing together."""
    try:
        return serialize(triples, format=media.syntax(wanted), prefixes=_PREFIXES) or b""
    except (ValueError, OSError) as error:
        raise Refused(406, f"this graph cannot be written as {wanted}: {error}") from error


def _written(quads: Iterable[Quad], wanted: str) -> bytes:
    try:
        return graph.to_bytes(quads, media.syntax(wanted))
    except (ValueError, OSError) as error:
        raise Refused(406, f"this graph cannot be written as {wanted}: {error}") from error


def _wanted(chosen: str, offers: Iterable[str]) -> str:
    if not chosen:
        raise Refused(406, _NOT_TAKEN + ", ".join(offers))
    return chosen


def _is_iri(text: str) -> bool:
    try:
        return bool(NamedNode(text))
    except ValueError:
        return False


def _nodes(names: list[str]) -> list[NamedNode | BlankNode]:
    return [NamedNode(name) for name in names]
