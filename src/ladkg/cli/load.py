"""`ladkg load`: a graph kept on disk, or put into a store over HTTP."""

from pathlib import Path

import click

from ladkg.cli.bounds import bounded
from ladkg.cli.console import progress


@click.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--store",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="The folder of the store, which is made or replaced.",
)
@click.option("--endpoint", metavar="URL", help="Put it into the store that answers queries here.")
@click.option("--graph", metavar="IRI", help="With --endpoint: where what stands in no named graph goes.")
@click.option("--update", metavar="URL", help="With --endpoint: where updates are taken; found out by default.")
@click.option("--graph-store", metavar="URL", help="With --endpoint: send through this Graph Store.")
@bounded
def load(
    files: tuple[Path, ...],
    folder: Path | None,
    endpoint: str | None,
    graph: str | None,
    update: str | None,
    graph_store: str | None,
) -> None:
    """Put FILES (RDF, and folders of it), or the built graph when none is given, into a store.

    With --store it is a store of Oxigraph on disk: `ladkg validate --against DIR` then reads of it only what a change
    can affect. One that is there is replaced when the new one is whole, and stays when something goes wrong.

    With --endpoint it is any SPARQL 1.1 store: each named graph takes the place of the one there, whole or not at all,
    and is read back and compared. A rerun goes on where a run was ended. Credentials come from ~/.netrc or LADKG_TOKEN.

    \b
    Examples:
      ladkg load --store graph.store
      ladkg load dump.nq more/ --store graph.store
      ladkg load --endpoint http://localhost:7878/query
      ladkg load new.ttl --graph https://example.org/new --endpoint http://localhost:8890/sparql
    """
    if (folder is None) == (endpoint is None):
        raise click.UsageError("Name either a folder with --store or an address with --endpoint.")
    if endpoint:
        _send(files, endpoint, graph, update or "", graph_store or "")
    elif folder:
        if graph or update or graph_store:
            raise click.UsageError("--graph, --update and --graph-store go with --endpoint.")
        _keep(files, folder)


def _keep(files: tuple[Path, ...], folder: Path) -> None:
    from ladkg.pipeline.load import keep

    with progress() as step:
        size = keep(files, folder, step)
    click.echo(f"{folder}: {size.triples:,} triples kept, in {size.graphs:,} named graphs", err=True)


def _send(files: tuple[Path, ...], endpoint: str, graph: str | None, update: str, graph_store: str) -> None:
    from ladkg.endpoint.writing import found
    from ladkg.pipeline.endpoint import allow
    from ladkg.pipeline.send import contents, send

    place = found(endpoint, update, graph_store, allow)
    with progress() as step:
        for sent in send(contents(files, graph, step), place, step):
            click.echo(f"{sent.name.value}: {sent}", err=True)
