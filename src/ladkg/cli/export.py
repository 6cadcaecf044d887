"""`ladkg export`: the graph in any RDF syntax, or everything that is published of it."""

from pathlib import Path
from typing import Final

import click

from ladkg.cli.bounds import bounded
from ladkg.cli.console import deliver, progress

_URL: Final = "https://w3id.org/ladkg/"
_FORMATS: Final = click.Choice(["turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml"])
_PARTS: Final = click.Choice(["all", "asserted", "entailed", "derived", "ontology"])


@click.command()
@click.argument("dest", default="-")
@click.option("-f", "--format", "form", type=_FORMATS, help="Taken from DEST's ending by default, else trig.")
@click.option("-g", "--graph", "part", type=_PARTS, help="Which part of the dataset; all of it by default.")
@click.option(
    "--pack",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Write a folder for a web host, with a file for every resource.",
)
@click.option("--url", metavar="URL", help=f"With --pack: where the folder will stand (default {_URL}).")
@click.option("--endpoint", metavar="URL", help="With --pack: a SPARQL endpoint that holds the graph, to be told of.")
@click.option("--spreadsheet-safe", "safe", is_flag=True, help="With --pack: in CSV, no cell is read as a formula.")
@bounded
def export(
    dest: str,
    form: str | None,
    part: str | None,
    folder: Path | None,
    url: str | None,
    endpoint: str | None,
    safe: bool,
) -> None:
    """Write the graph to DEST (- is standard output), the same to the byte each time.

    TriG, N-Quads and JSON-LD keep the named graphs; Turtle, N-Triples and RDF/XML hold their union.

    With --pack, everything that is published is written to a folder: the dataset, every resource, the ontology, shapes
    and questions in all syntaxes, tables, descriptions and the rules for a web host. An earlier pack there is replaced.

    \b
    Examples:
      ladkg export ladkg.ttl
      ladkg export ladkg.trig --graph asserted
      ladkg export - --format ntriples | wc -l
      ladkg export --pack public --url https://data.example.org/ladkg/
    """
    if folder:
        if dest != "-" or form or part:
            raise click.UsageError("A pack holds everything in every format: leave DEST, --format and --graph out.")
        _pack(folder, url or _URL, endpoint, safe)
        return
    if url or endpoint or safe:
        raise click.UsageError("--url, --endpoint and --spreadsheet-safe are for a pack: name its folder with --pack.")
    from ladkg import graph
    from ladkg.export.syntax import serialised
    from ladkg.pipeline import build

    chosen = form or graph.EXTENSIONS.get(Path(dest).suffix.lower(), "trig")
    with progress() as step:
        quads = build.read_parts(build.PARTS if part in (None, "all") else (part,), step)
        step("Writing")
        data = serialised(quads, chosen)
    deliver(data, dest)


def _pack(folder: Path, url: str, endpoint: str | None, safe: bool) -> None:
    from ladkg.pipeline.pack import pack

    with progress() as step:
        written = pack(folder, url, step, safe, endpoint)
    files, size = len(written.sizes), sum(written.sizes.values())
    click.echo(f"{folder}: {files:,} files, {size / 1e6:,.1f} MB, for {url}", err=True)
