"""Readings of texts compared: what a person marked, what a program did, what RDF says was read."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from ladkg import graph, iris, paths
from ladkg.convert.reading import CITES
from ladkg.errors import InputError
from ladkg.extract.score import Score, scores
from ladkg.read.tables import read_table
from ladkg.records.annotation import Annotation
from ladkg.terms import LAD, RDF

Term = NamedNode | BlankNode | Literal | Triple
Described = Mapping[Term, Mapping[NamedNode, list[Term]]]


class Evaluation(NamedTuple):
    """The scores of the texts that both sides read, and the texts of the gold that the prediction does not read."""

    scores: list[Score]
    unread: list[str]


def evaluate(gold: Path, predicted: Path) -> Evaluation:
    """A score for each layer; both are RDF files, tables of readings (.csv), or folders of these.

    Raises InputError where the two have no text in common.
    """
    right, found = list(annotations(gold)), list(annotations(predicted))
    known = {row.text for row in right}
    common = known & {row.text for row in found}
    if not common:
        told = ", ".join(sorted(known)[:5]) or "nothing"
        raise InputError(f"{predicted} reads no text that {gold} has something on ({told})")
    both = ([row for row in rows if row.text in common] for rows in (right, found))
    return Evaluation(scores(*both), sorted(known - common))


def annotations(path: Path) -> Iterator[Annotation]:
    """What a file says, or all files of a folder; what a person rejected is left out."""
    if path.is_dir():
        for file in sorted(path.iterdir()):
            if file.suffix == ".csv" or file.suffix in graph.EXTENSIONS:
                yield from annotations(file)
    elif path.suffix == ".csv":
        metadata = paths.data() / "reading" / "csv-metadata.json"
        rows = (row.record for row in read_table(path, metadata, "readings", Annotation))
        yield from (row for row in rows if row.decision != "rejected")
    else:
        yield from of_quads(graph.read(path))


def of_quads(quads: Iterator[Quad]) -> Iterator[Annotation]:
    """The statements, participants and cited instruments that quads tell of, each with its passage."""
    said: defaultdict[Term, defaultdict[NamedNode, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        if quad.object not in said[quad.subject][quad.predicate]:
            said[quad.subject][quad.predicate].append(quad.object)
    for subject in list(said):
        for node in said[subject][LAD.statedIn]:
            if LAD.Passage in said[node][RDF.type]:
                yield from _marked(said, subject, node)


def _marked(said: Described, subject: Term, passage: Term) -> Iterator[Annotation]:
    """What a subject that is stated in a passage says of it."""
    about = said[subject]
    found = {"rule": _text(about[LAD.foundBy]), "confidence": _decimal(about[LAD.confidence])}
    if forces := _slugs(about[LAD.force]):
        yield _annotation(
            said,
            passage,
            "statement",
            force=forces[0],
            undertakes=LAD.Commitment in about[RDF.type],
            hedges=_slugs(about[LAD.qualifiedBy]),
            groups=_slugs(about[LAD.beneficiary]),
            **found,
        )
    elif LAD.Link in about[RDF.type]:
        target = about[LAD.linkObject][0]
        yield _annotation(said, passage, "instrument", value=_tail(target), **found)
    elif LAD.Claim in about[RDF.type] and _text(about[LAD.aspect]) == CITES:
        yield _annotation(said, passage, "instrument", value=_text(about[LAD.claimedValue]), **found)
    elif about[LAD.actor]:
        yield _annotation(said, passage, "participant", value=_agent(about[LAD.actor][0]), **found)


def _annotation(said: Described, node: Term, layer: str, **values: object) -> Annotation:
    place = said[node]
    row: dict[str, object] = {
        "text": _tail(place[LAD.inText][0]),
        "layer": layer,
        "eid": _text(place[LAD.eId]),
        "start": int(_text(place[LAD.start]) or 0),
        "end": int(_text(place[LAD.end]) or 0),
        "sha256": _text(place[LAD.sha256]),
        "quote": _text(place[LAD.quote]),
    }
    empty = {"value": None, "force": None, "undertakes": None, "hedges": (), "groups": ()}
    rest = {"rule": None, "confidence": None, "decision": None, "note": None}
    return Annotation(**{**row, **empty, **rest, **values})  # type: ignore[arg-type]


def _slugs(nodes: list[Term]) -> tuple[str, ...]:
    return tuple(sorted(node.value.rpartition("/")[2] for node in nodes if isinstance(node, NamedNode)))


def _tail(node: Term) -> str:
    """The path of an IRI below its kind: `la-declaration/en` of id/text/la-declaration/en."""
    return iris.local(node).partition("/")[2] if isinstance(node, NamedNode) else str(node)


def _agent(node: Term) -> str:
    """The short form of an agent: `CRI`, `organization/eu`."""
    path = iris.local(node) if isinstance(node, NamedNode) else str(node)
    return path.removeprefix("state/")


def _text(nodes: list[Term]) -> str | None:
    return next((node.value for node in nodes if isinstance(node, Literal)), None)


def _decimal(nodes: list[Term]) -> Decimal | None:
    text = _text(nodes)
    return Decimal(text) if text else None
