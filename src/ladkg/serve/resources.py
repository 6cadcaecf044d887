"""The addresses of data: every IRI below id/ leads to documents about it; graphs lead to what they hold.

As https://www.w3.org/TR/cooluris/ has it: a resource answers 303 and names the document that suits the client.
"""

from typing import Final
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ladkg import iris
from ladkg.serve import media
from ladkg.serve.answering import Desk, refusal
from ladkg.serve.jobs import Content, Description, Has, Job
from ladkg.serve.site import Site
from ladkg.terms import PREFIXES

_ENDING_OF: Final = {kind: ending for ending, kind in media.ENDINGS.items()}
_OFFERS: Final = (media.HTML, *media.GRAPHS)
_PLAIN: Final = ("text/turtle", media.HTML, *(kind for kind in media.GRAPHS if kind != "text/turtle"))
"""What is offered, first what a client without wishes gets: Turtle, a browser names HTML."""
_ONTOLOGY: Final = iris.local(iris.ONTOLOGY_GRAPH)
_SAFE: Final = "/:@!$&'()*+,;=~"


class Resources:
    """`/id/state/CRI` and `/id/state/CRI.ttl`."""

    def __init__(self, desk: Desk, site: Site) -> None:
        self.desk = desk
        self.site = site

    async def get(self, request: Request) -> Response:
        """A redirection to a document, the document itself, or 404."""
        path: str = request.path_params["path"]
        name, _, ending = path.rpartition(".")
        kind = await self._kind(path)
        if kind:
            return self._lead_on(request, path, f"id/{path}")
        if ending in media.ENDINGS and (kind := await self._kind(name)):
            return await self._document(request, name, media.ENDINGS[ending], kind)
        return refusal(404, f"nothing is said of <{PREFIXES['id']}{path}> here")

    async def ontology(self, request: Request) -> Response:
        """The address of the ontology itself, whose terms are its fragments, leads to the graph that holds it."""
        return self._lead_on(request, _ONTOLOGY, "ontology")

    async def _kind(self, path: str) -> int:
        """As `Has` has it; 0 for what cannot be an IRI."""
        if not path or any(char in path for char in '<>"{}|\\^`\0 \n\r\t'):
            return 0
        answer = await self.desk.known(Has(PREFIXES["id"] + path))
        return int(answer.body) if answer.status == 200 else 0

    def _lead_on(self, request: Request, path: str, page_of: str) -> Response:
        wanted = media.best(request.headers.get("accept"), _PLAIN)
        if not wanted:
            return refusal(406, f"the Accept header takes none of: {', '.join(_PLAIN)}")
        page = self.site.page(page_of) if wanted == media.HTML else None
        place = quote(page or f"/id/{path}.{_ENDING_OF[wanted]}", safe=_SAFE)
        return RedirectResponse(place, 303, {"Vary": "Accept", "Cache-Control": "no-cache"})

    async def _document(self, request: Request, name: str, kind: str, what: int) -> Response:
        iri = PREFIXES["id"] + name
        job: Job = Content(iri, kind) if what == 2 and kind != media.HTML else Description(iri, kind)
        about = quote(f"/id/{name}", safe=_SAFE)
        return await self.desk.respond(request, job, Link=f'<{about}>; rel="describes"')
