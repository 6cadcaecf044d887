"""Asking any SPARQL 1.1 endpoint (https://www.w3.org/TR/sparql11-protocol/)."""

from urllib.error import HTTPError, URLError

from ladkg.errors import LadkgError

ROWS_JSON = "application/sparql-results+json"
TRIPLES = "application/n-triples"


def ask(url: str, query: str, accept: str = ROWS_JSON, timeout: int = 60) -> bytes:
    """The endpoint's answer as bytes; `timeout` in seconds. Raises LadkgError that says what went wrong and where."""
    from SPARQLWrapper import POST, SELECT, SPARQLWrapper
    from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

    if not url.startswith(("http://", "https://")):
        raise LadkgError(f"{url!r} is not the address of an endpoint: it begins with http:// or https://")
    wrapper = SPARQLWrapper(url)
    wrapper.setQuery(query)
    wrapper.queryType = SELECT  # only queries are sent; its own guess takes a word in a comment for an update
    wrapper.setMethod(POST)
    wrapper.addCustomHttpHeader("Accept", accept)
    wrapper.setTimeout(timeout)
    try:
        answer = wrapper.query().response.read()
    except (SPARQLWrapperException, HTTPError, URLError, TimeoutError, OSError) as error:
        raise LadkgError(f"{url}: {' '.join(str(error).split())}") from error
    assert isinstance(answer, bytes)
    return answer
