"""Evidence: rows of sources, text versions, passages, claims, disagreements and record checks to quads."""

from collections.abc import Iterable
from typing import Any, Final

from pyoxigraph import Literal, NamedNode, Quad

from ladkg import iris
from ladkg.convert.describe import Description, when
from ladkg.convert.kind import Kind
from ladkg.records.evidence import (
    Claim,
    Dataset,
    Discrepancy,
    Passage,
    Quotation,
    RecordCheck,
    Source,
    TextVersion,
    WordingChange,
)
from ladkg.terms import DCTERMS, LAD, XSD


def source(row: Source) -> Iterable[Quad]:
    """A source, in the graph of that source itself."""
    return (
        Description(iris.source(row.id), [row.id])
        .a(LAD.Source)
        .labels(en=row.title)
        .add(LAD.url, row.url and Literal(row.url, datatype=XSD.anyURI))
        .add(LAD.sourceKind, iris.concept("source-kind", row.kind))
        .add(LAD.publisher, row.publisher)
        .add(LAD.asOf, row.as_of and when(row.as_of))
        .add(LAD.verified, row.verified)
        .note(row.note)
    )


def dataset(row: Dataset) -> Iterable[Quad]:
    """The dataset with its licence and the day for which shortcuts are derived."""
    return (
        Description(iris.mint("dataset", row.id), row.sources)
        .a(LAD.Dataset)
        .labels(en=row.title_en, es=row.title_es)
        .add(LAD.referenceDate, when(row.reference_date))
        .add(DCTERMS.license, NamedNode(row.licence))
        .note(row.note)
    )


def text_version(row: TextVersion) -> Iterable[Quad]:
    """A wording of an instrument or, where `of` is a path, of a source; as found where its status is not known."""
    of = iris.mint(row.of) if "/" in row.of else iris.instrument(row.of)
    return (
        Description(iris.text(row.id), row.sources)
        .a(LAD.TextVersion)
        .labels(en=row.label_en)
        .add(LAD.textOf, of)
        .add(LAD.language, row.language)
        .add(LAD.textStatus, iris.concept("text-status", row.status or "as-found"))
        .add(LAD.publishedOn, row.published and when(row.published))
        .add(LAD.sha256, row.sha256)
        .add(LAD.participantCount, row.participant_count)
        .add(LAD.listsParticipant, map(iris.agent, row.participants))
        .note(row.note)
    )


def passage(row: Passage) -> Iterable[Quad]:
    """A place in a text version; its wording is added only with the text at hand."""
    return (
        Description(iris.passage(row.text, row.eid), row.sources)
        .a(LAD.Passage)
        .add(LAD.inText, iris.text(row.text))
        .add(LAD.eId, row.eid)
        .add(LAD.start, row.start)
        .add(LAD.end, row.end)
        .add(LAD.sha256, row.sha256)
        .add(LAD.quote, row.quote)
    )


def claim(row: Claim) -> Iterable[Quad]:
    """What one source says on one point, as it says it; `date` is the day of the claim or that it speaks of."""
    return (
        Description(iris.mint("claim", row.id), row.sources)
        .a(LAD.Claim)
        .add(LAD.about, iris.mint(row.about))
        .add(LAD.aspect, row.aspect)
        .add(LAD.claimedValue, row.value)
        .add(LAD.asOf, row.date and when(row.date))
        .note(row.note)
    )


def discrepancy(row: Discrepancy) -> Iterable[Quad]:
    """A point on which sources do not agree, pointing at what each of them claims."""
    return (
        Description(iris.mint("discrepancy", row.id), row.sources)
        .a(LAD.Discrepancy)
        .labels(en=row.label_en, es=row.label_es)
        .add(LAD.about, iris.mint(row.about))
        .add(LAD.aspect, row.aspect)
        .add(LAD.hasClaim, [iris.mint("claim", id) for id in row.claims])
        .note(row.note)
    )


def record_check(row: RecordCheck) -> Iterable[Quad]:
    """Someone looked for an act of the agent on the instrument: at most one such row for each pair."""
    return (
        Description(iris.mint("record-check", iris.agent_slug(row.actor), row.instrument), row.sources)
        .a(LAD.RecordCheck)
        .add(LAD.actor, iris.agent(row.actor))
        .add(LAD.onInstrument, iris.instrument(row.instrument))
        .add(LAD.found, iris.concept("record-finding", row.found))
        .add(LAD.checkedThrough, row.checked_through and when(row.checked_through))
        .add(LAD.verified, row.verified)
        .note(row.note)
    )


def quotation(row: Quotation) -> Iterable[Quad]:
    """A report's passage against the passage it quotes, with the force of the report's own verb."""
    return (
        Description(iris.mint("quotation", row.id), row.sources)
        .a(LAD.Quotation)
        .add(LAD.reportPassage, iris.passage(row.report_text, row.report_passage))
        .add(LAD.quotedPassage, iris.passage(row.text, row.passage))
        .add(LAD.quotationMode, iris.concept("quotation-mode", row.mode))
        .add(LAD.reportedVerb, row.reported_verb)
        .add(LAD.reportedForce, row.reported_force and iris.concept("force", row.reported_force))
        .note(row.note)
    )


def wording_change(row: WordingChange) -> Iterable[Quad]:
    """One change between two text versions, placed at a passage of the later one where there is one."""
    return (
        Description(iris.mint("wording-change", row.id), row.sources)
        .a(LAD.WordingChange)
        .add(LAD.about, [iris.text(row.draft_text), iris.text(row.adopted_text)])
        .add(LAD.atPassage, row.passage and iris.passage(row.adopted_text, row.passage))
        .add(LAD.draftQuote, row.draft_quote)
        .add(LAD.adoptedQuote, row.adopted_quote)
        .add_text(LAD.change, row.change_en, "en")
        .note(row.note)
    )


TABLES: Final[dict[str, Kind[Any]]] = {
    "sources": Kind(Source, source),
    "dataset": Kind(Dataset, dataset),
    "text_versions": Kind(TextVersion, text_version),
    "passages": Kind(Passage, passage),
    "claims": Kind(Claim, claim),
    "discrepancies": Kind(Discrepancy, discrepancy),
    "record_checks": Kind(RecordCheck, record_check),
    "quotations": Kind(Quotation, quotation),
    "wording_changes": Kind(WordingChange, wording_change),
}
