"""The front page of the command line, which imports nothing: what `ladkg --help` says."""

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
    "site": "Write a static site: a page for every resource, question and rule.",
    "fair": "Check a published folder against the FAIR principles, offline.",
    "serve": "Answer queries over HTTP: a SPARQL 1.1 endpoint, and every resource.",
    "mcp": "Answer language models by the Model Context Protocol.",
    "load": "Keep a graph in a store on disk, or bring it to any SPARQL 1.1 store.",
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
