"""The Graph Store HTTP Protocol, as far as it reads (https://www.w3.org/TR/sparql11-http-rdf-update/)."""

from starlette.requests import Request
from starlette.responses import Response

from ladkg.serve import media
from ladkg.serve.answering import Desk, refusal
from ladkg.serve.jobs import Content
from ladkg.serve.service import base


class Graphs:
    """`/store?graph=IRI`, `/store?default`, and `/store/…` for a graph whose IRI is that very address."""

    def __init__(self, desk: Desk, url: str | None) -> None:
        self.desk = desk
        self.url = url

    async def indirect(self, request: Request) -> Response:
        named = request.query_params.getlist("graph")
        default = "default" in request.query_params
        if len(named) + default != 1:
            return refusal(400, "name one graph: /store?graph=IRI, or /store?default")
        return await self._content(request, named[0] if named else "")

    async def direct(self, request: Request) -> Response:
        path = request.scope.get("raw_path", b"").decode("ascii")
        return await self._content(request, base(request, self.url) + path.partition("?")[0].removeprefix("/"))

    async def _content(self, request: Request, graph: str) -> Response:
        wanted = media.best(request.headers.get("accept"), media.GRAPHS)
        return await self.desk.respond(request, Content(graph, wanted))
