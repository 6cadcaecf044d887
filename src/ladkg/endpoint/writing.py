"""Changing a store over HTTP: by SPARQL 1.1 Update, or by the Graph Store Protocol
(https://www.w3.org/TR/sparql11-http-rdf-update/).
"""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from pyoxigraph import NamedNode, Quad, RdfFormat, serialize

from ladkg.endpoint import BUSY, PATIENCE, TRIPLES, Unavailable, ask, change, is_address
from ladkg.endpoint.access import credentials, no_credentials
from ladkg.endpoint.patience import patiently
from ladkg.endpoint.staging import PREFIX, drop
from ladkg.errors import LadkgError

_NOTHING: Final = drop(NamedNode(f"{PREFIX}none"))
"""An update that changes nothing, to find out who takes one."""
_BESIDE: Final = (("query", "update"), ("sparql", "update"), ("", "statements"), ("sparql", "sparql-auth"))
"""Where stores take updates that take none where they are asked: the end of one path, and of the other."""


@dataclass(frozen=True)
class Place:
    """A store over HTTP: where it is asked, where it takes updates, and its Graph Store, if that is to be used.

    `allow` gives time to each request. Every request that is safe to repeat is repeated when it fails for a reason that
    may pass.
    """

    asked: str
    update: str = ""
    store: str = ""
    allow: Callable[[], AbstractContextManager[None]] = field(default=nullcontext, compare=False)

    def ask(self, query: str) -> bytes:
        """The answer to a SELECT, in JSON."""
        with self.allow():
            return patiently(lambda: ask(self.asked, query))

    def change(self, text: str, *, repeat: bool = True) -> None:
        """Has an update carried out."""
        with self.allow():
            patiently(lambda: change(self.update, text)) if repeat else change(self.update, text)

    def post(self, quads: list[Quad], *, repeat: bool = True) -> None:
        """Adds statements of one graph through the Graph Store."""
        self._send("POST", quads, repeat=repeat)

    def put(self, quads: list[Quad]) -> None:
        """Puts statements of one graph in the place of it through the Graph Store."""
        self._send("PUT", quads, repeat=True)

    def _send(self, method: str, quads: list[Quad], *, repeat: bool) -> None:
        data = serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES)
        assert data is not None
        name = quads[0].graph_name
        assert isinstance(name, NamedNode)
        with self.allow():
            if repeat:
                patiently(lambda: _request(method, self.store, name.value, data))
            else:
                _request(method, self.store, name.value, data)


def found(
    asked: str, update: str = "", store: str = "", allow: Callable[[], AbstractContextManager[None]] = nullcontext
) -> Place:
    """The place, with the address that takes updates where none is named: that which is asked, or one beside it.

    Raises LadkgError where nobody takes an update and there is no Graph Store either.
    """
    for url in filter(None, (asked, update, store)):
        if not is_address(url):
            raise LadkgError(f"{url!r} is not the address of an endpoint: it begins with http:// or https://")
        credentials(url)
    refusals = []
    with allow():
        for url in [update] if update else [asked, *_beside(asked)]:
            try:
                patiently(lambda url=url: change(url, _NOTHING, 60))  # type: ignore[misc]
            except Unavailable:
                raise
            except LadkgError as error:
                refusals.append(str(error))
            else:
                return Place(asked, url, store, allow)
    if store:
        return Place(asked, "", store, allow)
    advice = "name the address that does with --update URL, or a Graph Store with --graph-store URL"
    raise LadkgError("\n".join(["no update is taken here; " + advice, *refusals]))


def _beside(url: str) -> list[str]:
    """Addresses on the same server that may take updates."""
    parts = urlsplit(url)
    head, _, end = parts.path.rstrip("/").rpartition("/")
    ends = [new for old, new in _BESIDE if old == end]
    beside = [f"{head}/{new}" for new in ends] or [f"{parts.path.rstrip('/')}/statements"]
    return [parts._replace(path=path, query="").geturl() for path in beside]


def _request(method: str, url: str, graph: str, data: bytes) -> None:
    import httpx2

    headers = {"Content-Type": TRIPLES}
    known = credentials(url)
    if known.token:
        headers["Authorization"] = f"Bearer {known.token}"
    try:
        with httpx2.Client(timeout=PATIENCE) as client:
            answer = client.request(method, url, params={"graph": graph}, content=data, headers=headers)
            if answer.status_code == httpx2.codes.UNAUTHORIZED:
                auth = known.of_client(", ".join(answer.headers.get_list("www-authenticate")))
                if not auth:
                    raise no_credentials(url)
                answer = client.request(method, url, params={"graph": graph}, content=data, headers=headers, auth=auth)
    except httpx2.TransportError as error:
        raise Unavailable(f"{url}: {error}") from error
    if answer.is_success:
        return
    if answer.status_code == httpx2.codes.UNAUTHORIZED:
        raise no_credentials(url)
    told = f"{url}: HTTP {answer.status_code}: {' '.join(answer.text.split())[:300]}"
    raise (Unavailable if answer.status_code in BUSY else LadkgError)(told)
