"""HTTP/1.1 connections of uvicorn that end when the other side dawdles: with its headers, or with taking an answer."""

import asyncio
from typing import Any, Final

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

HEADERS: Final = 10.0
"""Seconds from the first byte of a request, or from the connection, to the end of its headers."""
STALLED: Final = 30.0
"""Seconds that a client may take nothing of an answer that waits for it."""


class Connection(H11Protocol):
    """A connection with these two limits; the body's time is bounded where it is read."""

    _asking: asyncio.TimerHandle | None = None
    _taking: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._asking = self.loop.call_later(HEADERS, self.transport.abort)

    def connection_lost(self, exc: Exception | None) -> None:
        self._asking = _off(self._asking)
        self._taking = _off(self._taking)
        super().connection_lost(exc)

    def handle_events(self) -> None:
        super().handle_events()
        begun = self.conn.their_state is h11.IDLE and self.conn.trailing_data[0]
        if not begun:
            self._asking = _off(self._asking)
        elif self._asking is None:
            self._asking = self.loop.call_later(HEADERS, self.transport.abort)

    def pause_writing(self) -> None:
        super().pause_writing()
        self._taking = self._taking or self.loop.call_later(STALLED, self.transport.abort)

    def resume_writing(self) -> None:
        super().resume_writing()
        self._taking = _off(self._taking)


def _off(timer: asyncio.TimerHandle | None) -> Any:
    if timer is not None:
        timer.cancel()
