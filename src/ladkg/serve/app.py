"""The application: which address leads where, and what surrounds every answer."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ladkg.serve.answering import TRUNCATED, Desk, refusal
from ladkg.serve.graphs import Graphs
from ladkg.serve.jobs import Refused
from ladkg.serve.log import log
from ladkg.serve.metrics import Metrics
from ladkg.serve.page import page
from ladkg.serve.pool import Full
from ladkg.serve.process import Ended
from ladkg.serve.resources import Resources
from ladkg.serve.service import Service
from ladkg.serve.site import WELCOME, Site

READ: Final = ["GET", "HEAD"]
_EXPOSED: Final = ["ETag", "Link", "Location", "Retry-After", TRUNCATED, "X-Stopped"]
_ROUTES: Final = ("sparql", "store", "id", ".well-known", "health", "ready", "metrics")


@dataclass(frozen=True)
class Options:
    """`url` is the public address with a slash at its end, if not that of the requests; `most` bytes of a POST."""

    url: str | None
    site: Path | None
    most: int


def application(desk: Desk, options: Options) -> Starlette:
    """The server as an ASGI application; the pool opens and closes with it."""

    @asynccontextmanager
    async def alive(_: Starlette) -> AsyncIterator[None]:
        try:
            await desk.pool.open()
        except Ended as error:
            desk.failed = str(error)
            raise
        log("ready", workers=desk.pool.workers)
        yield
        await desk.pool.close()
        log("stopped")

    desk.metrics.watch(desk.pool)
    return Starlette(
        routes=_routes(desk, options),
        lifespan=alive,
        middleware=[
            Middleware(Recorder, metrics=desk.metrics),
            Middleware(
                CORSMiddleware, allow_origins=["*"], allow_methods=[*READ, "POST"], allow_headers=["*"],
                expose_headers=_EXPOSED,
            ),
            Middleware(GZipMiddleware, minimum_size=1024, compresslevel=5),
        ],
        exception_handlers=_handlers(desk.metrics),
    )  # fmt: skip


def _routes(desk: Desk, options: Options) -> list[BaseRoute]:
    site = Site(options.site)
    service = Service(desk, site, options.url, options.most)
    graphs = Graphs(desk, options.url)
    resources = Resources(desk, site)
    files = site.files()

    async def health(_: Request) -> Response:
        return JSONResponse({"status": "ok"})

    async def ready(_: Request) -> Response:
        fine = bool(desk.pool.workers)
        return JSONResponse({"status": "ready" if fine else "no worker runs"}, 200 if fine else 503)

    async def metrics(_: Request) -> Response:
        return Response(desk.metrics.text(), media_type="text/plain; version=0.0.4")

    async def welcome(_: Request) -> Response:
        return HTMLResponse(page("ladkg", WELCOME))

    return [
        *(Route(path, service.sparql, methods=[*READ, "POST"]) for path in ("/sparql", "/sparql/")),
        Route("/.well-known/void", service.void, methods=READ),
        Route("/store", graphs.indirect, methods=READ),
        Route("/store/{path:path}", graphs.direct, methods=READ),
        *(Route(path, end, methods=READ) for path, end in (("/health", health), ("/ready", ready))),
        Route("/metrics", metrics, methods=READ),
        Route("/ontology", resources.ontology, methods=READ),
        *_data(resources, files),
        Mount("/", files) if files else Route("/", welcome, methods=READ),
    ]


def _data(resources: Resources, files: StaticFiles | None) -> list[BaseRoute]:
    """Data IRIs; a page of the site about one of them is a file like any other."""

    async def get(request: Request) -> Response:
        if files and request.url.path.endswith(("/", ".html")):
            with suppress(HTTPException):
                return await files.get_response(files.get_path(request.scope), request.scope)
        return await resources.get(request)

    return [Route("/id/{path:path}", get, methods=READ)]


def _handlers(metrics: Metrics) -> dict[type[Exception], Callable[[Request, Exception], Awaitable[Response]]]:
    """What is raised, as plain sentences."""

    async def full(_: Request, error: Exception) -> Response:
        assert isinstance(error, Full)
        metrics.ended("full")
        return refusal(503, str(error), **{"Retry-After": str(error.seconds)})

    async def ended(_: Request, error: Exception) -> Response:
        assert isinstance(error, Ended)
        metrics.ended(error.why)
        return refusal(500 if error.why == "crash" else 503, str(error), **{"X-Stopped": error.why})

    async def refused(_: Request, error: Exception) -> Response:
        assert isinstance(error, Refused)
        status = error.answer.status
        return refusal(status, str(error), **({"Connection": "close"} if status in {408, 413} else {}))

    async def other(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        said = _SAID.get(error.status_code, error.detail)
        return refusal(error.status_code, said.format(request=request), **(error.headers or {}))

    return {Full: full, Ended: ended, Refused: refused, HTTPException: other}


_SAID: Final = {
    404: "there is nothing at {request.url.path}",
    405: "{request.method} is not taken at {request.url.path}: this server is read-only",
}


class Recorder:
    """Counts, times and logs every request."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app = app
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        start = perf_counter()
        status, size = 500, 0

        async def noted(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
                message.setdefault("headers", []).append((b"x-content-type-options", b"nosniff"))
            size += len(message.get("body", b""))
            await send(message)

        try:
            await self.app(scope, receive, noted)
        finally:
            seconds = perf_counter() - start
            self.metrics.request(_route(scope["path"]), status, seconds)
            log(
                "request", method=scope["method"], path=scope["path"][:200], status=status, bytes=size,
                ms=round(seconds * 1000, 1),
            )  # fmt: skip


def _route(path: str) -> str:
    """The first part of a path where it is one of ours, so that strange paths make no new series."""
    first = path.lstrip("/").partition("/")[0]
    return first if first in _ROUTES else "site"
