"""`ladkg load`: a graph kept on disk."""

from pathlib import Path

import click

from ladkg.cli.bounds import bounded
from ladkg.cli.console import progress


@click.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--store",
    "folder",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="The folder of the store, which is made or replaced.",
)
@bounded
def load(files: tuple[Path, ...], folder: Path) -> None:
    """Keep FILES (RDF, and folders of it), or the built graph when none is given, in a store of Oxigraph on disk.

    `ladkg validate --against DIR` then reads of it only what a change can affect. A store that is there is replaced
    when the new one is whole, and stays when something goes wrong.

    \b
    Examples:
      ladkg load --store graph.store
      ladkg load dump.nq more/ --store graph.store
      ladkg validate new-acts.ttl --against graph.store
    """
    from ladkg.pipeline.load import keep

    with progress() as step:
        size = keep(files, folder, step)
    click.echo(f"{folder}: {size.triples:,} triples kept, in {size.graphs:,} named graphs", err=True)
