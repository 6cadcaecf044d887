"""`ladkg serve`: the graph behind HTTP."""

from pathlib import Path

import click

_COUNT = click.IntRange(min=1)
_LEAST = click.FloatRange(min=0)


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port.")
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 lets everybody in.")
@click.option("--store", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="DIR",
              help="A store of `ladkg load`, or of Oxigraph; the built graph by default.")  # fmt: skip
@click.option("--site", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="DIR",
              help="A folder of pages and files, served at /.")  # fmt: skip
@click.option("--url", metavar="URL", help="The public address, where a proxy stands in front.")
@click.option("--workers", type=_COUNT, help="Processes for queries; one for each processor by default.")
@click.option(
    "--time-limit", type=_LEAST, default=20, show_default=True, metavar="SECONDS", help="Of a query; 0 is none."
)
@click.option(
    "--memory-limit", type=_LEAST, default=1000, show_default=True, metavar="MB", help="Of a query; 0 is none."
)
@click.option("--rows", type=_COUNT, default=100_000, show_default=True, help="Rows or triples of an answer.")
@click.option("--size", type=_COUNT, default=50, show_default=True, metavar="MB", help="Size of an answer.")
@click.option("--queue", type=_COUNT, default=500, show_default=True, help="Queries that may wait.")
@click.option("--keep", type=_LEAST, default=64, show_default=True, metavar="MB", help="Answers kept in memory.")
def serve(
    port: int, host: str, store: Path | None, site: Path | None, url: str | None, workers: int | None,
    time_limit: float, memory_limit: float, rows: int, size: int, queue: int, keep: float,
) -> None:  # fmt: skip
    """Answer queries over HTTP, read-only, until SIGTERM or Ctrl-C.

    /sparql is a SPARQL 1.1 endpoint whose default graph is the union of all graphs; /store reads graphs; /id/… leads
    from every resource to its description; /.well-known/void tells what there is; /health, /ready and /metrics are for
    whoever runs it. docs/serve.md tells more.

    \b
    Examples:
      ladkg serve
      ladkg serve --store graph.store --port 8080 --site public/
      ladkg query endorsers --endpoint http://127.0.0.1:8000/sparql
      curl -H 'Accept: text/csv' --data-urlencode 'query=SELECT * { ?s a lad:State }' localhost:8000/sparql
    """
    import os

    from ladkg import limits
    from ladkg.serve.app import Options
    from ladkg.serve.process import Bounds
    from ladkg.serve.server import Settings, run

    limits.fix(seconds=0, size=0)
    if store is None:
        from ladkg.cli.console import progress
        from ladkg.pipeline.load import served

        with progress() as step:
            store = served(step)
    processors = os.cpu_count() or 1
    settings = Settings(
        host=host, port=port, options=Options(url and url.rstrip("/") + "/", site, 2_000_000),
        bounds=Bounds(time_limit, int(memory_limit * 1e6)), rows=rows, size=size * 1_000_000, queue=queue,
        workers=workers or processors, slow=max(2, processors), kept=int(keep * 1e6), grace=time_limit or 60,
    )  # fmt: skip
    run(store, settings)
