"""`ladkg query`: the question library, and any other query."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ladkg.cli.bounds import bounded
from ladkg.cli.completion import question_names
from ladkg.cli.console import deliver, output_option, piped, progress
from ladkg.cli.rows import guarded, safe_option

if TYPE_CHECKING:
    from ladkg.library.run import Result

FORMATS = ("table", "csv", "tsv", "json", "turtle", "jsonld", "ntriples")


@click.command()
@click.argument("question", required=False, shell_complete=question_names)
@click.option("-p", "--parameter", "pairs", multiple=True, metavar="NAME=VALUE", help="Set a parameter; repeatable.")
@click.option("-f", "--format", "form", type=click.Choice(FORMATS), help="table, or turtle for a graph, by default.")
@click.option("--endpoint", metavar="URL", help="Ask this SPARQL 1.1 endpoint instead of the built graph.")
@click.option("--show", is_flag=True, help="Print the SPARQL instead of running it.")
@safe_option
@output_option
@bounded
def query(
    question: str | None, pairs: tuple[str, ...], form: str | None, endpoint: str | None, show: bool, output: str
) -> None:
    """Ask QUESTION: the name of a library question, a .rq file, or - for a query on standard input.

    Without QUESTION, list the library. A pattern outside GRAPH sees the union of all graphs; on an endpoint this
    depends on its settings. Project prefixes (lad: id: skos: …) need no declaration.

    \b
    Examples:
      ladkg query
      ladkg query endorsers -p on=2022-06-10 --format csv
      ladkg query matrix -p on=2022-06-10
      ladkg query why-standing -p state=USA -p instrument=refugee-protocol-1967
      echo 'SELECT ?s { ?s a lad:State }' | ladkg query - --format csv
      ladkg query endorsers --endpoint http://localhost:7878/query
    """
    from ladkg.cli import tables
    from ladkg.library import question as library

    safe = guarded(form)
    if question is None:
        tables.print_questions(library.questions().values())
        return
    asked = library.parse_bytes(piped(), Path("stdin")) if question == "-" else library.find(question)
    bound = asked.bound(dict(_pair(pair) for pair in pairs))
    if show:
        click.echo(bound)
        return
    result = _ask(bound, asked.name, endpoint)
    deliver(tables.written(result, asked, form or "table", safe), output)


def _pair(pair: str) -> tuple[str, str]:
    name, equals, value = pair.partition("=")
    if not equals or not name:
        raise click.BadParameter(f"{pair!r}: write NAME=VALUE, such as on=2022-06-10", param_hint="-p")
    return name.strip(), value.strip()


def _ask(text: str, name: str, endpoint: str | None) -> "Result":
    from ladkg.library import run

    if endpoint is None:
        from ladkg.pipeline.answers import open_store

        with progress() as step:
            store = open_store(step)
        return run.run(store, text, name)
    from ladkg.endpoint import ask

    return run.run_elsewhere(lambda sparql, accept: ask(endpoint, sparql, accept), text, name)
