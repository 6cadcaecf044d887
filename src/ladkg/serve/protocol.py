"""The SPARQL 1.1 Protocol, its query operation (https://www.w3.org/TR/sparql11-protocol/#query-operation)."""

from typing import Final
from urllib.parse import parse_qsl

from starlette.requests import Request

from ladkg.serve import media
from ladkg.serve.body import body
from ladkg.serve.jobs import TRUNCATED, Query, Refused

FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"
_FIELDS: Final = 1_000
_NO_UPDATES: Final = "updates are refused: the graph is read-only here"
Pairs = list[tuple[str, str]]


async def asked(request: Request, endpoint: str, most: int) -> Query | None:
    """The query of a request, of which at most so many bytes are read; None where a GET asks nothing.

    Raises Refused for what the protocol, or this server, does not take.
    """
    pairs = _pairs(request.scope["query_string"])
    if request.method == "POST":
        pairs += await _posted(request, most)
    names = [name for name, _ in pairs]
    if "update" in names or {"using-graph-uri", "using-named-graph-uri"} & set(names):
        raise Refused(403, _NO_UPDATES)
    texts = [value for name, value in pairs if name == "query"]
    if len(texts) > 1:
        raise Refused(400, "there is more than one query; send one")
    if not texts and request.method == "POST":
        raise Refused(400, "there is no query; send it as the field 'query' of a form, or as the whole body")
    if not texts:
        return None
    accept = request.headers.get("accept")
    return Query(
        texts[0],
        media.best(accept, media.ROWS),
        media.best(accept, media.TRUTH),
        media.best(accept, media.GRAPHS),
        [value for name, value in pairs if name == "default-graph-uri"] if _dataset(names) else None,
        [value for name, value in pairs if name == "named-graph-uri"] if _dataset(names) else None,
        f"{endpoint}#{TRUNCATED}",
    )


def _dataset(names: list[str]) -> bool:
    return "default-graph-uri" in names or "named-graph-uri" in names


async def _posted(request: Request, most: int) -> Pairs:
    """What a POST adds: the fields of a form, or the query as the body."""
    kind, _, parameters = request.headers.get("content-type", "").partition(";")
    kind = kind.strip().lower()
    if kind == UPDATE:
        raise Refused(403, _NO_UPDATES)
    if kind not in {FORM, QUERY}:
        raise Refused(415, f"send a query as {FORM} or {QUERY}, not as {kind or 'a body of no known kind'}")
    charset = dict(part.strip().lower().partition("=")[::2] for part in parameters.split(";")).get("charset", "utf-8")
    if charset.strip('"') not in {"utf-8", "utf8"}:
        raise Refused(415, f"send the query in UTF-8, not in {charset[:40]}")
    sent = await body(request, most)
    return _pairs(sent) if kind == FORM else [("query", _text(sent))]


def _pairs(data: bytes) -> Pairs:
    try:
        return parse_qsl(_text(data), keep_blank_values=True, errors="strict", max_num_fields=_FIELDS)
    except ValueError as error:
        raise Refused(400, f"the parameters cannot be read: {error}") from error


def _text(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise Refused(400, "this is no UTF-8") from error
