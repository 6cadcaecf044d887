"""Asking and changing any SPARQL 1.1 endpoint (https://www.w3.org/TR/sparql11-protocol/)."""

from typing import TYPE_CHECKING, Any, Final

from ladkg.errors import LadkgError

if TYPE_CHECKING:
    from urllib.request import Request

ROWS_JSON = "application/sparql-results+json"
TRIPLES = "application/n-triples"
SCHEMES: Final = ("http://", "https://")
TIMEOUT: Final = 60
"""Seconds that an endpoint may be silent."""
PATIENCE: Final = 1800
"""Seconds that a change may take."""
LARGEST: Final = 1_000_000_000
"""Bytes that an answer may have."""
BUSY: Final = frozenset({408, 425, 429, 502, 503, 504})
"""HTTP statuses of a server that may do later what it does not now."""


class Unavailable(LadkgError):
    """Nobody answered, or a server that is too busy: the same may succeed later."""


def is_address(text: str) -> bool:
    """Whether a text is the address of an endpoint and no path."""
    return text.lower().startswith(SCHEMES)


def ask(url: str, query: str, accept: str = ROWS_JSON, timeout: int = TIMEOUT, most: int = LARGEST) -> bytes:
    """The endpoint's answer as bytes, `most` of them; `timeout` in seconds.

    Raises LadkgError that says what went wrong and where, Unavailable where it may pass.
    """
    return _sent(url, query, "SELECT", accept, timeout, most)


def change(url: str, update: str, timeout: int = PATIENCE) -> None:
    """Has an endpoint carry out an update; raises as `ask` does."""
    _sent(url, update, "INSERT", "*/*", timeout, LARGEST)


def _sent(url: str, text: str, kind: str, accept: str, timeout: int, most: int) -> bytes:
    from http.client import HTTPException
    from urllib.error import HTTPError, URLError
    from urllib.request import build_opener, install_opener

    from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException, Unauthorized

    from ladkg.endpoint.access import credentials, refused

    if not is_address(url):
        raise LadkgError(f"{url!r} is not the address of an endpoint: it begins with http:// or https://")
    wrapper = _wrapper(url, text, kind, accept, timeout)
    credentials(url).put_on(wrapper)
    try:
        try:
            response = wrapper.query().response
        except Unauthorized:
            refused(url, wrapper)
            response = wrapper.query().response
        answer = response.read(most + 1)
    except Unauthorized as error:
        raise LadkgError(f"{url}: it does not take the credentials that it was given") from error
    except HTTPError as error:
        error.close()
        raise (Unavailable if error.code in BUSY else LadkgError)(f"{url}: {_told(error)}") from error
    except SPARQLWrapperException as error:  # Virtuoso ends one of two transactions that wait for each other
        passing = "deadlock" in str(error).lower()
        raise (Unavailable if passing else LadkgError)(f"{url}: {_told(error)}") from error
    except (URLError, HTTPException, OSError) as error:
        raise Unavailable(f"{url}: {_told(error)}") from error
    finally:
        install_opener(build_opener())  # for digest authentication SPARQLWrapper puts one that stays
    assert isinstance(answer, bytes)
    if response.url.partition("?")[0] != url.partition("?")[0]:
        raise LadkgError(f"{url}: it leads on to {response.url}; name the endpoint's own address")
    if len(answer) > most:
        raise LadkgError(f"{url}: the answer is longer than {most:,} bytes; ask for less")
    if getattr(response, "length", None):
        raise Unavailable(f"{url}: the answer broke off {response.length:,} bytes before its end")
    return answer


def _wrapper(url: str, text: str, kind: str, accept: str, timeout: int) -> Any:
    """A request, ready to be sent; an `authorization` is not handed on to where a redirect leads."""
    from SPARQLWrapper import POST, SPARQLWrapper

    class Wrapper(SPARQLWrapper):
        authorization = ""

        def _createRequest(self) -> "Request":  # noqa: N802
            request: Request = super()._createRequest()
            if self.authorization:
                request.add_unredirected_header("Authorization", self.authorization)
            return request

    wrapper = Wrapper(url)
    wrapper.queryString = text
    wrapper.queryType = kind  # its own guess takes a word in a comment for an update
    wrapper.setMethod(POST)
    wrapper.setOnlyConneg(True)  # else it asks for XML in the form too, which Virtuoso refuses beside another Accept
    wrapper.addCustomHttpHeader("Accept", accept)
    wrapper.setTimeout(timeout)
    return wrapper


def _told(error: Exception) -> str:
    """What an error says, in one line that is not longer than can be read: stores repeat the whole request in it."""
    words = " ".join(str(error).split())
    return words if len(words) <= _MOST_TOLD else f"{words[:_MOST_TOLD]} …"


_MOST_TOLD: Final = 600
