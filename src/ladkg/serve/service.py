"""The endpoint: a query is answered, no query is answered with what the service is; and VoID."""

import json
from collections.abc import Callable

from pyoxigraph import Quad
from starlette.requests import Request
from starlette.responses import Response

from ladkg import graph
from ladkg.serve import about, media
from ladkg.serve.answering import Desk, refusal
from ladkg.serve.facts import Found
from ladkg.serve.jobs import Facts
from ladkg.serve.protocol import asked
from ladkg.serve.site import Site


def base(request: Request, url: str | None) -> str:
    """The address of the server, with a slash at its end: the one it was given, or that of the request."""
    return url or str(request.base_url)


class Service:
    """`/sparql` and `/.well-known/void`. A POST may have `most` bytes."""

    def __init__(self, desk: Desk, site: Site, url: str | None, most: int) -> None:
        self.desk = desk
        self.site = site
        self.url = url
        self.most = most

    async def sparql(self, request: Request) -> Response:
        endpoint = base(request, self.url) + "sparql"
        query = await asked(request, endpoint, self.most)
        if query:
            return await self.desk.respond(request, query)
        return await self._described(request, Facts(), lambda found: about.service(endpoint, found))

    async def void(self, request: Request) -> Response:
        file = self.site.void()
        endpoint = base(request, self.url) + "sparql"
        if file:
            quads = list(graph.read_bytes(file.read_bytes(), media.syntax("text/turtle"), file.name))
            return self._written(request, about.completed(quads, endpoint))
        return await self._described(request, Facts(counted=True), lambda found: about.void(endpoint, found))

    async def _described(self, request: Request, job: Facts, describe: Callable[[Found], list[Quad]]) -> Response:
        answer = await self.desk.known(job)
        return self._written(request, describe(json.loads(answer.body)))

    def _written(self, request: Request, quads: list[Quad]) -> Response:
        wanted = media.best(request.headers.get("accept"), media.GRAPHS)
        if not wanted:
            return refusal(406, f"the Accept header takes none of: {', '.join(media.GRAPHS)}")
        data = about.written(quads, media.syntax(wanted))
        return Response(data, headers={"Content-Type": media.content_type(wanted), "Vary": "Accept"})
