"""The command line: one verb per module, each imported when it is called, and a front page that imports nothing."""

import os
import sys

_YOUNG = 50_000
"""Objects made before garbage is looked for: a run is short, and most of what it makes stays to its end."""
VERBS = {
    "build": "Build the graph from the tables, check it and print a summary.",
    "query": "List the questions, or ask one of them or any SPARQL query.",
    "explain": "Tell why a state stands as it does, or why a triple holds.",
    "validate": "Check the built graph or RDF files against the shapes.",
    "rules": "List the rules of the shapes, or explain one with its examples.",
    "convert": "Turn a table or a declaration's text into RDF.",
    "compare": "Set two versions of a text, or a text and a report on it, side by side.",
    "evaluate": "Score what was read in texts against what was marked.",
    "export": "Write the graph as Turtle, TriG, N-Quads, N-Triples, JSON-LD or RDF/XML.",
    "load": "Keep a graph on disk, to check changes against.",
    "serve": "Answer queries over HTTP: a SPARQL 1.1 endpoint, and every resource.",
    "mcp": "Answer language models by the Model Context Protocol.",
    "diff": "Tell what differs between two datasets, and which version step it asks for.",
    "spark": "Build the graph of any size from tables on many machines, with Spark.",
    "completion": "Print the shell completion script for bash, zsh or fish.",
}
_PAGE = """\
Usage: ladkg VERB [OPTIONS] [ARGS]...

  The knowledge graph of the Los Angeles Declaration on Migration and Protection.

Verbs:
{verbs}

  ladkg VERB --help tells more, with examples; ladkg --version prints the version.

Examples:
  ladkg query                                     the questions it answers
  ladkg query endorsers -p on=2022-06-10          one of them
  ladkg explain USA refugee-convention-1951       why it is so
  ladkg export graph.ttl                          the whole graph in Turtle

  Data goes to standard output, words to standard error.
  Exit codes: 0 fine, 1 findings, 2 wrong usage or unreadable input.
"""


def front_page() -> str:
    """What `ladkg --help` says."""
    return _PAGE.format(verbs="\n".join(f"  {name:<12}{summary}" for name, summary in VERBS.items()))


def main() -> None:
    """The entry point; help is answered before anything is imported."""
    if sys.argv[1:] in ([], ["-h"], ["--help"]) and "_LADKG_COMPLETE" not in os.environ:
        sys.stdout.write(front_page())
        return
    if hasattr(os, "fork") and sys.argv[1:2] not in (["serve"], ["mcp"]):  # which watch over processes of their own
        from ladkg.cli.watch import watched

        watched(_work)
    else:
        _work()


def _work() -> None:
    """Runs the verb and ends the process there and then: to take everything apart takes a tenth of a small check."""
    import gc

    from ladkg.cli.group import group

    gc.set_threshold(_YOUNG)
    try:
        group(prog_name="ladkg")
    except SystemExit as ended:
        if isinstance(ended.code, int) and _is_written():
            os._exit(ended.code)
        raise


def _is_written() -> bool:
    """Whether all output has gone where it should."""
    try:
        return (sys.stdout.flush(), sys.stderr.flush()) == (None, None)
    except OSError:
        return False
