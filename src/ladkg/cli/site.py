"""`ladkg site`: the whole published folder, with pages for people."""

import time
from pathlib import Path

import click

from ladkg.cli.bounds import bounded
from ladkg.cli.console import progress


@click.command()
@click.argument("dest", type=click.Path(file_okay=False, path_type=Path))
@click.option("--url", metavar="URL", help="Where the folder will stand; https://w3id.org/ladkg/ by default.")
@click.option(
    "--texts",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with the texts: the pages show their wording and compare their versions.",
)
@click.option(
    "--data",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Publish the dataset of these RDF files instead of the built graph.",
)
@click.option("--endpoint", metavar="URL", help="A SPARQL endpoint that holds the graph, to be told of.")
@bounded
def site(dest: Path, url: str | None, texts: Path | None, data: tuple[Path, ...], endpoint: str | None) -> None:
    """Write a static site to DEST: a page for every resource and question, and the files of ladkg export --pack.

    It asks nothing of other hosts and can stand at any address. An earlier site at DEST is replaced when the new one
    is whole.

    \b
    Examples:
      ladkg site public
      ladkg site public --url https://data.example.org/ladkg/ --endpoint https://data.example.org/sparql
      ladkg site private --texts ../texts
      ladkg site other --data other.trig
      python -m http.server -d public
    """
    from ladkg.export.publication import ROOT
    from ladkg.pipeline.site import make

    begun = time.monotonic()
    with progress() as step:
        folder = make(dest, url or ROOT, step, texts, data, endpoint)
    files, size, seconds = len(folder.sizes), sum(folder.sizes.values()), time.monotonic() - begun
    click.echo(f"{dest}: {files:,} files, {size / 1e6:,.1f} MB, in {seconds:.0f} s, for {url or ROOT}", err=True)
