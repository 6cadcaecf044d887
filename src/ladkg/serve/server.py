"""The running server: uvicorn around the application, with its limits, until it is told to stop."""

import logging
import os
import signal
import socket
import tempfile
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Final

from ladkg.errors import InputError
from ladkg.serve.answering import Desk
from ladkg.serve.app import Options, application
from ladkg.serve.connection import Connection
from ladkg.serve.jobs import Caps
from ladkg.serve.kept import Kept
from ladkg.serve.log import Lines, log
from ladkg.serve.metrics import Metrics
from ladkg.serve.pool import Lane, Pool
from ladkg.serve.process import Bounds, Worker
from ladkg.store import is_store

CONNECTIONS: Final = 1_000
"""Connections at a time; more are answered 503."""
IDLE: Final = 15
"""Seconds that a connection stays open between two requests."""


@dataclass(frozen=True)
class Settings:
    """Sizes in bytes, times in seconds; `grace` is what running queries may take when the server stops."""

    host: str
    port: int
    options: Options
    bounds: Bounds
    rows: int
    size: int
    workers: int
    slow: int
    queue: int
    kept: int
    grace: float


def run(store: Path, settings: Settings) -> None:
    """Serves a store until SIGTERM or SIGINT; raises InputError when the store or the address cannot be had."""
    import uvicorn

    if not is_store(store):
        raise InputError(f"{store}: this is no store; make one with: ladkg load --store {store}")
    with tempfile.TemporaryDirectory(prefix="ladkg-serve-") as spool, _bound(settings) as listening:
        desk = _desk(store, settings, spool)
        app = application(desk, settings.options)
        config = uvicorn.Config(
            app, settings.host, settings.port, http=Connection, ws="none", loop="asyncio", lifespan="on",
            log_config=None, access_log=False, server_header=False, limit_concurrency=CONNECTIONS,
            timeout_keep_alive=IDLE, timeout_graceful_shutdown=int(settings.grace), backlog=CONNECTIONS,
        )  # fmt: skip
        _log_in_lines()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, _told)
        address = f"http://{settings.host}:{listening.getsockname()[1]}/"
        log("starting", store=str(store), address=address, **asdict(settings.bounds))
        server = uvicorn.Server(config)
        with suppress(SystemExit):  # of uvicorn, where the application does not start
            server.run([listening])
        if not server.started:
            raise InputError(f"{store}: {desk.failed or 'the server could not start; the log says why'}")


def _bound(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family, backlog=CONNECTIONS)
    except OSError as error:
        said = os.strerror(error.errno) if error.errno else str(error)
        raise InputError(f"{settings.host}:{settings.port}: {said}; name another --port or --host") from error


def _desk(store: Path, settings: Settings, spool: str) -> Desk:
    caps = Caps(settings.rows, settings.size, spool)
    start = partial(Worker.start, store.resolve(), caps, settings.bounds)
    quick, slow = Lane(settings.workers, settings.queue), Lane(settings.slow, 4 * settings.slow)
    return Desk(Pool(start, settings.bounds, quick, slow), Metrics(), Kept(settings.kept), fingerprint(store))


def fingerprint(store: Path) -> str:
    """Changes when the store is made anew: a hash of its manifest, and of the names and sizes of its files."""
    digest = sha256()
    for file in sorted(store.glob("MANIFEST-*")):
        digest.update(file.read_bytes())
    for file in sorted(store.glob("*.sst")):
        digest.update(f"{file.name} {file.stat().st_size}\n".encode())
    return digest.hexdigest()


def _log_in_lines() -> None:
    for name in ("uvicorn", "uvicorn.error", "asyncio"):
        logger = logging.getLogger(name)
        logger.handlers = [Lines()]
        logger.propagate = False
        logger.setLevel(logging.WARNING)


def _told(*_: object) -> None:
    """What a signal does after uvicorn has seen to it: nothing more."""
