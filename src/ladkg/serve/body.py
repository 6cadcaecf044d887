"""The body of a request, within a limit of bytes and of time."""

import asyncio
from typing import Final

from starlette.requests import ClientDisconnect, Request

from ladkg.serve.jobs import Refused

SECONDS: Final = 15.0
"""Seconds for a whole body."""
_PATIENCE: Final = 2
"""How many times the limit is read and dropped, so that a client that sends a little too much hears of it."""


async def body(request: Request, most: int) -> bytes:
    """At most so many bytes; raises Refused (413, 408)."""
    said = request.headers.get("content-length", "")
    large = Refused(413, f"the request has more than {most:,} bytes; send a shorter query")
    if said.isdigit() and int(said) > _PATIENCE * most:
        raise large
    read = bytearray()
    size = 0
    try:
        async with asyncio.timeout(SECONDS):
            async for piece in request.stream():
                size += len(piece)
                if size > _PATIENCE * most:
                    raise large
                if size <= most:
                    read += piece
    except TimeoutError as error:
        raise Refused(408, f"the request was not here after {SECONDS:g} s") from error
    except ClientDisconnect as error:
        raise Refused(400, "the request broke off") from error
    if size > most:
        raise large
    return bytes(read)
