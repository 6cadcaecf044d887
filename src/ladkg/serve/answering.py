"""From a job to an HTTP response: what the client has already, what is kept, else what a worker answers."""

import asyncio
import re
from collections.abc import AsyncIterator, Coroutine
from dataclasses import dataclass
from hashlib import sha256
from typing import BinaryIO, Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from ladkg.serve.jobs import Answer, Job, Query, written
from ladkg.serve.kept import Kept
from ladkg.serve.media import content_type
from ladkg.serve.metrics import Metrics
from ladkg.serve.pool import Pool

TRUNCATED: Final = "X-Truncated"
_PIECE: Final = 64 * 1024
_CHANGING: Final = re.compile(r"\b(?:NOW|RAND|UUID|STRUUID|BNODE)\s*\(", re.IGNORECASE)
_GONE: Final = 499


@dataclass
class Desk:
    """Where all questions arrive. `fingerprint` changes whenever the store does; `failed` says why none works."""

    pool: Pool
    metrics: Metrics
    kept: Kept
    fingerprint: str
    failed: str = ""

    async def respond(self, request: Request, job: Job, **headers: str) -> Response:
        """The response to a request that comes down to a job; raises Full and Ended."""
        steady = not (isinstance(job, Query) and _CHANGING.search(job.text))
        digest = self._digest(job)
        common = headers | {"Vary": "Accept", "Cache-Control": "no-cache" if steady else "no-store"}
        if steady and request.method in {"GET", "HEAD"}:
            common["ETag"] = f'W/"{digest}"'
            if _has(request.headers.get("if-none-match"), digest):
                return Response(status_code=304, headers=common)
        if answer := self.kept.get(digest):
            self.metrics.kept()
            return self._response(answer, common)
        answer = await _unless_gone(request, self.pool.run(job))
        if answer is None:
            self.metrics.ended("gone")
            return Response(status_code=_GONE)
        if steady:
            self.kept.put(digest, answer)
        return self._response(answer, common)

    async def known(self, job: Job) -> Answer:
        """The answer to what the server itself asks of the store."""
        digest = self._digest(job)
        answer = self.kept.get(digest) or await self.pool.run(job)
        self.kept.put(digest, answer)
        return answer

    def _digest(self, job: Job) -> str:
        return sha256(self.fingerprint.encode() + b"\0" + written(job)).hexdigest()[:32]

    def _response(self, answer: Answer, headers: dict[str, str]) -> Response:
        if answer.status != 200:
            return refusal(answer.status, answer.body.decode().rstrip())
        headers = headers | {"Content-Type": content_type(answer.media)}
        if answer.truncated:
            self.metrics.truncated(answer.truncated)
            headers[TRUNCATED] = answer.truncated
        if not answer.stream:
            return Response(answer.body, headers=headers)
        headers["Content-Length"] = str(answer.stream.seek(0, 2))
        return StreamingResponse(_pieces(answer.stream), headers=headers)


def refusal(status: int, said: str, **headers: str) -> Response:
    """A plain sentence with an HTTP status."""
    return PlainTextResponse(said + "\n", status, {"Cache-Control": "no-store", **headers})


async def _pieces(file: BinaryIO) -> AsyncIterator[bytes]:
    with file:
        file.seek(0)
        while piece := file.read(_PIECE):
            yield piece


def _has(sent: str | None, digest: str) -> bool:
    """Whether If-None-Match names what would be answered; weak and strong forms alike (RFC 9110, 13.1.2)."""
    return bool(sent) and (sent == "*" or f'"{digest}"' in (sent or ""))


async def _unless_gone(request: Request, asking: Coroutine[None, None, Answer]) -> Answer | None:
    """The answer, or None when the client has gone before: what it asked is then given up."""
    answer = asyncio.create_task(asking)
    gone = asyncio.create_task(_gone(request))
    try:
        await asyncio.wait({answer, gone}, return_when=asyncio.FIRST_COMPLETED)
        return await answer if answer.done() else None
    finally:
        gone.cancel()
        answer.cancel()


async def _gone(request: Request) -> None:
    """Returns when the client has closed the connection; the body has been read before."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
