"""`ladkg export`: the graph in any RDF syntax."""

from pathlib import Path

import click

from ladkg.cli.console import deliver, progress


@click.command()
@click.argument("dest", default="-")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml"]),
    help="Taken from DEST's ending by default, else trig.",
)
@click.option(
    "-g",
    "--graph",
    "part",
    type=click.Choice(["all", "asserted", "entailed", "derived", "ontology"]),
    default="all",
    show_default=True,
    help="Which part of the dataset.",
)
def export(dest: str, form: str | None, part: str) -> None:
    """Write the graph to DEST (- is standard output), the same to the byte each time.

    TriG, N-Quads and JSON-LD keep the named graphs; Turtle, N-Triples and RDF/XML hold their union.

    \b
    Examples:
      ladkg export ladkg.ttl
      ladkg export ladkg.trig --graph asserted
      ladkg export - --format ntriples | wc -l
    """
    from ladkg import graph
    from ladkg.export.syntax import serialised
    from ladkg.pipeline import build

    chosen = form or graph.EXTENSIONS.get(Path(dest).suffix.lower(), "trig")
    with progress() as step:
        quads = build.read_parts(build.PARTS if part == "all" else (part,), step)
        step("Writing")
        data = serialised(quads, chosen)
    deliver(data, dest)
