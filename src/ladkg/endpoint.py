"""Asking any SPARQL 1.1 endpoint (https://www.w3.org/TR/sparql11-protocol/)."""

from typing import Final

from ladkg.errors import LadkgError

ROWS_JSON = "application/sparql-results+json"
TRIPLES = "application/n-triples"
SCHEMES: Final = ("http://", "https://")
TIMEOUT: Final = 60
"""Seconds that an endpoint may be silent."""
LARGEST: Final = 1_000_000_000
"""Bytes that an answer may have."""


def is_address(text: str) -> bool:
    """Whether a text is the address of an endpoint and no path."""
    return text.lower().startswith(SCHEMES)


def ask(url: str, query: str, accept: str = ROWS_JSON, timeout: int = TIMEOUT, most: int = LARGEST) -> bytes:
    """The endpoint's answer as bytes, `most` of them; `timeout` in seconds.

    Raises LadkgError that says what went wrong and where.
    """
    from http.client import HTTPException
    from urllib.error import HTTPError, URLError

    from SPARQLWrapper import POST, SELECT, SPARQLWrapper
    from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

    if not is_address(url):
        raise LadkgError(f"{url!r} is not the address of an endpoint: it begins with http:// or https://")
    wrapper = SPARQLWrapper(url)
    wrapper.setQuery(query)
    wrapper.queryType = SELECT  # only queries are sent; its own guess takes a word in a comment for an update
    wrapper.setMethod(POST)
    wrapper.setOnlyConneg(True)  # else it asks for XML in the form too, which Virtuoso refuses beside another Accept
    wrapper.addCustomHttpHeader("Accept", accept)
    wrapper.setTimeout(timeout)
    try:
        response = wrapper.query().response
        answer = response.read(most + 1)
    except (SPARQLWrapperException, HTTPError, URLError, HTTPException, TimeoutError, OSError) as error:
        raise LadkgError(f"{url}: {' '.join(str(error).split())}") from error
    assert isinstance(answer, bytes)
    if response.url.partition("?")[0] != url.partition("?")[0]:
        raise LadkgError(f"{url}: it leads on to {response.url}; name the endpoint's own address")
    if len(answer) > most:
        raise LadkgError(f"{url}: the answer is longer than {most:,} bytes; ask for less")
    if getattr(response, "length", None):
        raise LadkgError(f"{url}: the answer broke off {response.length:,} bytes before its end")
    return answer
