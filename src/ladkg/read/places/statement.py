"""What the readers of all syntaxes yield: terms with the place where they are written."""

from typing import NamedTuple

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Triple

Term = NamedNode | Literal | BlankNode | Triple
Graph = NamedNode | BlankNode | DefaultGraph


class Spot(NamedTuple):
    """A term and the characters that write it: from `start` up to `end`, counted from 0 in the decoded text.

    A term that is written in brackets, such as a collection, ends with its opening bracket.
    """

    term: Term
    start: int
    end: int


class Statement(NamedTuple):
    """One quad as a file says it."""

    subject: Spot
    predicate: Spot
    object: Spot
    graph: Graph
