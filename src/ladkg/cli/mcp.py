"""`ladkg mcp`: the graph for language models."""

from importlib.util import find_spec
from pathlib import Path

import click

_LEAST = click.FloatRange(min=0)


@click.command()
@click.option("--store", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="DIR",
              help="A store of `ladkg load`, or of Oxigraph; the built graph by default.")  # fmt: skip
@click.option("--port", type=click.IntRange(0, 65535),
              help="Answer over HTTP at 127.0.0.1:PORT/mcp, instead of on standard input.")  # fmt: skip
@click.option("--time-limit", type=_LEAST, default=20, show_default=True, metavar="SECONDS", help="Of a call.")
@click.option("--memory-limit", type=_LEAST, default=1000, show_default=True, metavar="MB", help="Of a call.")
def mcp(store: Path | None, port: int | None, time_limit: float, memory_limit: float) -> None:
    """Answer a language model by the Model Context Protocol, read-only, until its client closes standard input.

    Tools: ask the library's questions, run governed SPARQL, search labels, describe resources and terms, explain
    standings and triples, validate Turtle. Every answer names its sources. Needs `pip install 'ladkg[mcp]'`;
    docs/mcp.md tells more.

    \b
    A client is configured with:
      {"mcpServers": {"ladkg": {"command": "ladkg", "args": ["mcp"]}}}

    \b
    Examples:
      ladkg mcp
      ladkg mcp --store graph.store --time-limit 5
      ladkg mcp --port 8010
    """
    from ladkg import limits

    if find_spec("mcp") is None:
        raise click.UsageError("the Model Context Protocol needs more packages: pip install 'ladkg[mcp]'")
    from ladkg.pipeline.mcp import serve
    from ladkg.serve.process import Bounds

    limits.fix(seconds=0, size=0)
    if store is None:
        from ladkg.cli.console import progress
        from ladkg.pipeline.load import served

        with progress() as step:
            store = served(step)
    serve(store, Bounds(time_limit, int(memory_limit * 1e6)), port, lambda address: click.echo(address, err=True))
