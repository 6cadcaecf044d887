"""What the parameters of questions may be, so that a schema can list it."""

from typing import Final

from pyoxigraph import NamedNode

from ladkg import iris
from ladkg.library.question import questions as library
from ladkg.mcp import answers
from ladkg.pipeline.inquiry.work import Desk
from ladkg.terms import LAD, RDF

_CLASSES: Final = {
    "state": LAD.State,
    "instrument": LAD.Instrument,
    "text": LAD.TextVersion,
    "commitment": LAD.Commitment,
}


def vocabulary(desk: Desk) -> answers.Vocabulary:
    """The slugs of states, instruments, texts and commitments, and of each scheme that a question chooses from."""
    kinds = {parameter.kind for question in library().values() for parameter in question.parameters.values()}
    values = {kind: _slugs(desk, kind) for kind in sorted(kinds) if kind in _CLASSES or kind.startswith("concept/")}
    reference = desk.reader.value(iris.DATASET, LAD.referenceDate) or ""
    return answers.Vocabulary(values, reference, desk.reader.label(iris.DATASET))


def _slugs(desk: Desk, kind: str) -> list[str]:
    folder = f"{iris.BASE}{kind}/"
    if kind in _CLASSES:
        quads = desk.store.quads_for_pattern(None, RDF.type, _CLASSES[kind], None)
    else:
        quads = desk.store.quads_for_pattern(None, RDF.type, None, None)
    names = {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)}
    return sorted(name.removeprefix(folder) for name in names if name.startswith(folder))
