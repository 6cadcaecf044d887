"""Provisions: what the instruments say, what is undertaken in them, and the curated links between undertakings."""

from collections.abc import Iterable
from typing import Any, Final

from pyoxigraph import NamedNode, Quad

from ladkg import iris
from ladkg.convert.describe import Description
from ladkg.convert.kind import Kind
from ladkg.convert.link import linked
from ladkg.records.provision import Advance, Backing, Heading, Obligation, Provision, Statement, TermUse
from ladkg.terms import LAD, SKOS

_CLASSES: Final = {
    "pillar": LAD.Pillar,
    "section": LAD.Section,
    "article": LAD.Article,
    "objective": LAD.Objective,
}


def provision(row: Provision) -> Iterable[Quad]:
    """A part of an instrument; a clause that sets no duty (a definition, an exception) is one too, at its paragraph."""
    return (
        Description(iris.provision(row.id), row.sources)
        .a(_CLASSES[row.kind])
        .labels(en=row.label_en, es=row.label_es, fr=row.label_fr, pt=row.label_pt)
        .add(LAD.number, row.number)
        .add(LAD.provisionOf, iris.instrument(row.instrument))
        .add(LAD.limits, row.limits and _obligation(row.limits))
        .add(LAD.concerns, _concepts("topic", row.topics))
        .add(SKOS.exactMatch, map(NamedNode, row.matches))
        .note(row.note)
    )


def heading(row: Heading) -> Iterable[Quad]:
    """A title as one source published it, in the graph of that source."""
    return Description(iris.mint(row.about), row.sources).add_text(LAD.labelAsPublished, row.title, row.language)


def statement(row: Statement) -> Iterable[Quad]:
    """A sentence of a non-binding text; one that undertakes something is a commitment, both stated and set."""
    place = iris.provision(row.provision)
    described = (
        Description(iris.mint("commitment" if row.undertakes else "statement", row.id), row.sources)
        .a(LAD.Commitment if row.undertakes else LAD.Statement)
        .labels(en=row.label_en, es=row.label_es)
        .add(LAD.statedBy, place)
        .add(LAD.force, iris.concept("force", row.force))
        .add(LAD.qualifiedBy, _concepts("hedge", row.hedges))
        .add(LAD.beneficiary, _concepts("group", row.groups))
        .add(LAD.concerns, _concepts("topic", row.topics))
        .add(LAD.statedIn, iris.passage(row.text, row.passage))
        .note(row.note)
    )
    return described.add(LAD.setBy, place) if row.undertakes else described


def obligation(row: Obligation) -> Iterable[Quad]:
    """A duty of the parties: whoever is party to the article's instrument is bound by it."""
    return (
        Description(_obligation(row.id), row.sources)
        .a(LAD.Obligation)
        .labels(en=row.label_en)
        .add(LAD.setBy, iris.provision(row.provision))
        .add(LAD.paragraph, row.paragraph)
        .add(LAD.modality, iris.concept("modality", row.modality))
        .add(LAD.bearer, iris.concept("bearer", row.bearer))
        .add(LAD.beneficiary, _concepts("group", row.groups))
        .add(LAD.owedTo, row.owed_to)
        .add(LAD.concerns, _concepts("topic", row.topics))
        .add(LAD.labelAsPublished, row.label_as_published)
        .note(row.note)
    )


def backing(row: Backing) -> Iterable[Quad]:
    """A commitment and the obligation that already asks the same of its parties."""
    return linked(_commitment(row.commitment), "backedBy", _obligation(row.obligation), row.sources, row.reason_en)


def advance(row: Advance) -> Iterable[Quad]:
    """A commitment and the objective or target that it serves."""
    return linked(_commitment(row.commitment), "advances", iris.provision(row.objective), row.sources, row.reason_en)


def term_use(row: TermUse) -> Iterable[Quad]:
    """How a source words a concept in one language; the preferred labels of the scheme stay as they are."""
    return (
        Description(iris.mint("concept", row.concept), row.sources)
        .add_text(LAD.labelAsPublished, row.wording, row.language)
        .note(row.note)
    )


def _obligation(path: str) -> NamedNode:
    return iris.mint("obligation", path)


def _commitment(path: str) -> NamedNode:
    return iris.mint("commitment", path)


def _concepts(scheme: str, slugs: Iterable[str]) -> list[NamedNode]:
    return [iris.concept(scheme, slug) for slug in slugs]


TABLES: Final[dict[str, Kind[Any]]] = {
    "provisions": Kind(Provision, provision),
    "headings": Kind(Heading, heading),
    "statements": Kind(Statement, statement),
    "obligations": Kind(Obligation, obligation),
    "backings": Kind(Backing, backing),
    "advances": Kind(Advance, advance),
    "term_uses": Kind(TermUse, term_use),
}
