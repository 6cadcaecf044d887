"""Credentials for an endpoint: a token from LADKG_TOKEN, or the login that a .netrc file has for its host.

They never stand on the command line, in an address or in a message. A token is sent with each request, a login only
when the server asks for it, in the way that it asks for: Digest before Basic.
"""

import os
import re
from base64 import b64encode
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from ladkg.errors import LadkgError

if TYPE_CHECKING:
    import httpx2

TOKEN: Final = "LADKG_TOKEN"  # noqa: S105 — the name of the variable
_HERE: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_CHALLENGE: Final = re.compile(r'(?:^|[\s,])(Digest|Basic)(?=\s|,|$)(?:.*?realm="([^"]*)")?', re.IGNORECASE)
_ADVICE: Final = f"put its login into ~/.netrc (machine HOST login NAME password WORD), or a token into {TOKEN}"


@dataclass(frozen=True)
class Credentials:
    """What is at hand for an address; nothing of it is shown."""

    token: str = field(default="", repr=False)
    login: tuple[str, str] | None = field(default=None, repr=False)

    def put_on(self, wrapper: Any) -> None:
        """Lets a request of SPARQLWrapper carry the token, if there is one."""
        if self.token:
            wrapper.authorization = f"Bearer {self.token}"

    def of_client(self, challenge: str) -> "httpx2.Auth | None":
        """The same for the HTTP client, after a server's challenge; None where there is nothing to answer with."""
        import httpx2

        if not self.login:
            return None
        scheme, _ = _asked_for(challenge)
        return (httpx2.DigestAuth if scheme == "digest" else httpx2.BasicAuth)(*self.login)


def credentials(url: str) -> Credentials:
    """The credentials for an address. Raises LadkgError where it holds some itself, or a token would be sent openly."""
    parts = urlsplit(url)
    if parts.username or parts.password:
        raise LadkgError(f"an address is written without a login, which others would see; {_ADVICE}")
    if token := os.environ.get(TOKEN, "").strip():
        if parts.scheme.lower() != "https" and parts.hostname not in _HERE:
            raise LadkgError(f"{url}: {TOKEN} is set, and http:// would send it openly: use https://, or unset it")
        if not token.isascii() or not token.isprintable():
            raise LadkgError(f"{TOKEN} holds what no token has: letters beyond ASCII, or control characters")
        return Credentials(token)
    return Credentials(login=_login(parts.hostname or ""))


def refused(url: str, wrapper: Any) -> None:
    """Lets a request that the server answered with 401 carry the login; raises LadkgError where there is none."""
    from SPARQLWrapper import DIGEST

    known = credentials(url)
    if known.token:
        raise LadkgError(f"{url}: it does not take the token of {TOKEN}")
    if not known.login:
        raise LadkgError(f"{url}: it asks who you are; {_ADVICE}")
    scheme, realm = _asked_for(_challenge(url))
    if scheme == "digest":
        wrapper.setHTTPAuth(DIGEST)
        wrapper.setCredentials(*known.login, realm=realm)
    else:
        wrapper.authorization = f"Basic {b64encode(':'.join(known.login).encode()).decode()}"


def no_credentials(url: str) -> LadkgError:
    """What is said where the HTTP client was refused for good."""
    known = credentials(url)
    return LadkgError(
        f"{url}: it does not take the credentials that it was given"
        if known.token or known.login
        else f"{url}: it asks who you are; {_ADVICE}"
    )


def _login(host: str) -> tuple[str, str] | None:
    """The login of a .netrc file, which NETRC may name; only one that is for this host, not the default one."""
    from netrc import NetrcParseError, netrc
    from pathlib import Path

    path = Path(os.environ.get("NETRC") or Path.home() / ".netrc")
    try:
        found = netrc(str(path)).hosts.get(host) if path.is_file() else None
    except NetrcParseError as error:
        raise LadkgError(f"{path}:{error.lineno}: this is not in the form of a .netrc file") from None
    except OSError as error:
        raise LadkgError(f"{path}: {error.strerror}") from error
    return (found[0], found[2]) if found else None


def _challenge(url: str) -> str:
    """What the server says it wants when it is asked for nothing."""
    import httpx2

    try:
        answer = httpx2.post(url, data={"query": "ASK {}"}, timeout=60)
    except httpx2.HTTPError as error:
        raise LadkgError(f"{url}: {error}") from error
    return ", ".join(answer.headers.get_list("www-authenticate"))


def _asked_for(challenge: str) -> tuple[str, str]:
    """The scheme, `digest` or `basic`, and the realm."""
    found = {scheme.lower(): realm for scheme, realm in _CHALLENGE.findall(challenge)}
    scheme = "digest" if "digest" in found else "basic"
    return scheme, found.get(scheme, "")
