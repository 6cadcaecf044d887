"""Instruments: what they are, what they consist of, and how they point at one another."""

from collections.abc import Iterable
from typing import Any, Final

from pyoxigraph import NamedNode, Quad

from ladkg import iris
from ladkg.convert.describe import Description, when
from ladkg.convert.kind import Kind
from ladkg.convert.link import linked
from ladkg.records.instrument import Incorporation, Instrument, Part, Relation
from ladkg.terms import LAD, SKOS

DECLARATION_TEXT: Final = "la-declaration/en"
"""The text version whose passages the tables of this subject point at."""

_CLASSES: Final = {
    "treaty": LAD.Treaty,
    "protocol": LAD.Protocol,
    "compact": LAD.Compact,
    "declaration": LAD.Declaration,
    "agenda": LAD.Agenda,
    "principles": LAD.Principles,
    "cooperation-framework": LAD.CooperationFramework,
    "resolution": LAD.Resolution,
}


def instrument(row: Instrument) -> Iterable[Quad]:
    """An instrument with its own binding force, which is not that of any party, and what says so."""
    says_so = [iris.source(row.binding_force_source)]
    if row.binding_force_passage:
        says_so.append(iris.passage(DECLARATION_TEXT, row.binding_force_passage))
    return (
        Description(iris.instrument(row.id), row.sources)
        .a(_CLASSES[row.kind])
        .labels(en=row.title_en, es=row.title_es, fr=row.title_fr, pt=row.title_pt)
        .add_text(LAD.shortTitle, row.short_en, "en")
        .add(LAD.bindingForce, iris.concept("binding-force", row.binding_force))
        .add(LAD.bindingForceStatedIn, says_so)
        .add(LAD.adoptedOn, row.adopted and when(row.adopted))
        .add(LAD.adoptedAt, row.adopted_at)
        .add(LAD.enteredIntoForceOn, row.entered_into_force and when(row.entered_into_force))
        .add(LAD.depositary, row.depositary)
        .add(LAD.untcChapter, row.untc_chapter)
        .add(LAD.untsNumber, row.unts_number)
        .add(SKOS.exactMatch, map(NamedNode, row.matches))
        .note(row.note)
    )


def part(row: Part) -> Iterable[Quad]:
    """An instrument that is part of another."""
    return Description(iris.instrument(row.whole), row.sources).add(LAD.hasPart, iris.instrument(row.part))


def relation(row: Relation) -> Iterable[Quad]:
    """How one instrument points at another."""
    return linked(
        iris.instrument(row.subject),
        row.property,
        iris.instrument(row.object),
        row.sources,
        row.reason_en,
        passage=iris.passage(DECLARATION_TEXT, row.passage) if row.passage else None,
        label_as_published=row.label_as_published,
    )


def incorporation(row: Incorporation) -> Iterable[Quad]:
    """A provision that a protocol takes over from its parent."""
    return Description(iris.instrument(row.protocol), row.sources).add(LAD.incorporates, iris.provision(row.provision))


TABLES: Final[dict[str, Kind[Any]]] = {
    "instruments": Kind(Instrument, instrument),
    "parts": Kind(Part, part),
    "relations": Kind(Relation, relation),
    "incorporations": Kind(Incorporation, incorporation),
}
