"""The two ways to a server: standard input and output, and streamable HTTP on the loopback interface.

https://modelcontextprotocol.io/specification/2025-11-25/basic/transports
"""

import os
import signal
import socket
from collections.abc import Callable
from typing import Final

import anyio

from ladkg.errors import InputError
from ladkg.mcp.graph import Graph
from ladkg.mcp.server import server

HOST: Final = "127.0.0.1"
PATH: Final = "/mcp"
LARGEST: Final = 1_000_000
"""Bytes of a request."""
_CONNECTIONS: Final = 100
_GRACE: Final = 2
"""Seconds that open connections have to end."""


def over_pipes(graph: Graph) -> None:
    """Serves one client on standard input and output, until the input ends or SIGTERM or SIGINT comes."""
    anyio.run(_over_pipes, graph)


def over_http(graph: Graph, port: int, say: Callable[[str], None]) -> None:
    """Serves clients on a port of this machine until SIGTERM or SIGINT; raises InputError when the port is taken.

    `say` is told the address once it is answered.
    """
    try:
        listening = socket.create_server((HOST, port), backlog=_CONNECTIONS)
    except OSError as error:
        raise InputError(f"{HOST}:{port}: {os.strerror(error.errno or 0)}; name another --port") from error
    with listening:
        anyio.run(_over_http, graph, listening, say)


async def _over_pipes(graph: Graph) -> None:
    from mcp.server.stdio import stdio_server

    await graph.open()
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(_until_told, graph)
        try:
            made = await server(graph)
            async with stdio_server() as (incoming, outgoing):
                await made.run(incoming, outgoing, made.create_initialization_options())
        finally:
            await graph.close()
        tasks.cancel_scope.cancel()


async def _until_told(graph: Graph) -> None:
    """Ends the process on a signal: whoever waits for standard input cannot be called off."""
    with anyio.open_signal_receiver(signal.SIGTERM, signal.SIGINT) as signals:
        async for _ in signals:
            await graph.close()
            os._exit(0)


async def _over_http(graph: Graph, listening: socket.socket, say: Callable[[str], None]) -> None:
    import uvicorn

    await graph.open()
    try:
        app = (await server(graph)).streamable_http_app(
            streamable_http_path=PATH, host=HOST, max_request_body_size=LARGEST
        )
        config = uvicorn.Config(
            app, http="h11", ws="none", lifespan="on", log_config=None, access_log=False, server_header=False,
            limit_concurrency=_CONNECTIONS, timeout_graceful_shutdown=_GRACE,
        )  # fmt: skip
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, _told)
        say(f"http://{HOST}:{listening.getsockname()[1]}{PATH}")
        await uvicorn.Server(config).serve([listening])
    finally:
        await graph.close()


def _told(*_: object) -> None:
    """What a signal does after uvicorn has seen to it: nothing more."""
