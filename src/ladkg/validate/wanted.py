"""Which triple a finding is about: what to look for in the files, the most exact first."""

import re
from collections.abc import Iterator
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from ladkg.read.places import Wanted
from ladkg.terms import PREFIXES
from ladkg.validate.report import Finding, Term

_CLOSED: Final = PREFIXES["sh"] + "ClosedConstraintComponent"
_STEP: Final = re.compile(r"(\^?)<([^<>\s]*)>")


def wanted(finding: Finding) -> list[Wanted]:
    """The offending triple, else its predicate, else its subject; the predicate first where the shape is closed."""
    focus = finding.focus_term or term_of(finding.focus)
    if focus is None or isinstance(focus, Literal):
        return []
    value = finding.value_term or term_of(finding.value)
    tries = list(_tries(focus, finding, value))
    exact = [one for one in tries if one.object is not None and finding.component != _CLOSED]
    return list(dict.fromkeys([*exact, *(one for one in tries if one.object is None), Wanted(focus)]))


def _tries(focus: NamedNode | BlankNode | Triple, finding: Finding, value: Term | None) -> Iterator[Wanted]:
    """Of a path of several steps the first from the focus, or the last to the value, may hold the offender."""
    for inverse, iri in _STEP.findall(finding.path):
        step = NamedNode(iri)
        if value is not None and inverse and not isinstance(value, Literal):
            yield Wanted(value, step, focus)
        elif value is not None:
            yield Wanted(focus, step, value)
        if not inverse:
            yield Wanted(focus, step)


def term_of(text: str) -> Term | None:
    """The term that a text in N-Triples stands for; None for no text and for what is no term, as a property path."""
    if not text:
        return None
    if text.startswith("_:"):
        return BlankNode(text[2:])
    try:
        return next((quad.object for quad in parse(f"<x:s> <x:p> {text} .", format=RdfFormat.N_TRIPLES)), None)
    except SyntaxError:
        return None
