"""A text that was read to quads: its version and places, and of an instrument its parts, participants and citations."""

import re
from collections.abc import Container, Iterable, Iterator
from decimal import Decimal
from typing import Final

from pyoxigraph import Quad

from ladkg import iris
from ladkg.convert import evidence, participation, reading
from ladkg.convert.describe import Description, literal, when
from ladkg.convert.link import linked
from ladkg.errors import Fault
from ladkg.read.quote import occurs_once, quotes
from ladkg.read.tables import Placed
from ladkg.records.evidence import Passage, Source, TextVersion
from ladkg.records.participation import Act
from ladkg.records.reading import Circumstance, Citation, Participant
from ladkg.records.text import Document, Section
from ladkg.terms import LAD, OA, RDFS

_ADDRESS: Final = re.compile(r"https?://[^\x00-\x20<>\"{}|\\^`]+")
_PILLAR: Final = "pillar_"
_PARTS: Final = {
    "preamble": ("Preamble", "Preámbulo"),
    "conclusion": ("Concluding part", "Parte final"),
    "pillar": ("Pillar", "Pilar"),
    "section": ("Section", "Sección"),
    "shared": ("Shared approach", "Enfoque compartido"),
}


def quads(
    document: Document,
    version: TextVersion,
    *,
    listed: Iterable[Participant] = (),
    named: Iterable[Citation] = (),
    known: Container[str] = (),
    wording: bool = False,
) -> Iterator[Quad]:
    """Everything the text says in the terms of docs/model.md, in the graph of its source.

    `listed` and `named` are its participants and the instruments it cites, `known` the sha256 of the texts whose source
    the tables have. `wording` adds the full text of every passage (`oa:exact`), which is for use with the text at hand
    only.
    """
    if version.sha256 not in known:
        yield from evidence.source(_source(document, version))
    yield from evidence.text_version(version)
    for row in passages(document, version):
        yield from evidence.passage(row)
    if wording:
        yield from exact(document, version)
    if "/" not in version.of:
        yield from _instrument(document, version)
        yield from _endorsements(document, version, listed)
        yield from _citations(document, version, named)


def passages(document: Document, version: TextVersion) -> Iterator[Passage]:
    """A row for each sentence, bullet and heading; the quote is empty where no run of words occurs exactly once."""
    found = quotes(document)
    for place in document.sentences():
        quote = found.get(place.eid, "")
        yield Passage(version.id, place.eid, place.start, place.end, place.sha256, quote, version.sources)


def exact(document: Document, version: TextVersion) -> Iterator[Quad]:
    """The full wording of every passage."""
    graph = iris.source_graph(version.sources[0])
    for place in document.sentences():
        wording = literal(document.wording(place))
        yield Quad(iris.passage(version.id, place.eid), OA.exact, wording, graph)


def verify_passages(rows: Iterable[Placed[Passage]], document: Document, file: str = "passages.csv") -> list[Fault]:
    """What is wrong with rows about this text: an unknown place, other offsets, another hash, a quote that does not
    stand exactly once in the text, at that place.
    """
    places = {place.eid: place for place in document.sentences()}
    faults = []
    for row in rows:
        record = row.record
        place = places.get(record.eid)
        if not place:
            faults.append(Fault(file, row.line, "eid", f"{document.name} has no place {record.eid}"))
            continue
        for column, found in (("start", place.start), ("end", place.end), ("sha256", place.sha256)):
            if getattr(record, column) != found:
                faults.append(Fault(file, row.line, column, f"it is {found} for {record.eid} in {document.name}"))
        if not occurs_once(document.text, record.quote) or record.quote not in document.wording(place):
            told = f"{record.quote!r} does not stand exactly once in {document.name}, at {record.eid}"
            faults.append(Fault(file, row.line, "quote", told))
    return faults


def _source(document: Document, version: TextVersion) -> Source:
    """The source of a text that the tables do not know: the file that was read, with what its front matter says."""
    meta = document.metadata
    url = meta.get("source_url") or meta.get("url") or ""
    return Source(
        id=version.sources[0],
        title=meta.get("title") or version.label_en,
        url=url if _ADDRESS.fullmatch(url) else None,
        kind="text",
        publisher=None,
        as_of=version.published,
        verified=True,
        note=None,
    )


def _instrument(document: Document, version: TextVersion) -> Iterator[Quad]:
    """The declaration and its parts; in a language in which it has no title a label of our own, if it is new."""
    title = document.wording(document.title.sentences[0]) if document.title else document.metadata.get("title")
    instrument = iris.instrument(version.of)
    described = Description(instrument, version.sources).a(LAD.Declaration)
    described.add_text(RDFS.label, title, version.language)
    if version.status is None:
        ours = {"en": f"Declaration {version.of}", "es": f"Declaración {version.of}"}
        described.labels(**{tag: name for tag, name in ours.items() if not title or tag != version.language})
    yield from described
    for section in document.sections:
        if section.eid:
            yield from _section(document, version, section)


def occasion(version: TextVersion, told: Iterable[Circumstance]) -> Iterator[Quad]:
    """The level, place, day and event of a declaration and whether it binds, as it tells them itself."""
    described = Description(iris.instrument(version.of), version.sources)
    binding, shown = "not-stated", iris.source(version.sources[0])
    for one in told:
        match one.kind:
            case "level":
                described.add(LAD.atLevelOf, iris.concept("level", one.value))
            case "place":
                described.add(LAD.adoptedAt, one.value)
            case "date":
                described.add(LAD.adoptedOn, when(one.value))
            case "event":
                described.add(LAD.onOccasionOf, one.value)
            case "binding-force" if one.eid:
                binding, shown = one.value, iris.passage(version.id, one.eid)
    described.add(LAD.bindingForce, iris.concept("binding-force", binding)).add(LAD.bindingForceStatedIn, shown)
    yield from described


def _section(document: Document, version: TextVersion, section: Section) -> Iterable[Quad]:
    part = Description(iris.provision(f"{version.of}/{section.eid.replace('_', '-')}"), version.sources)
    part.add(LAD.provisionOf, iris.instrument(version.of))
    kind, _, number = section.eid.partition("_")
    ours = {
        tag: f"{name} {number}" if number.isdecimal() else name
        for tag, name in zip(("en", "es"), _PARTS[kind], strict=True)
    }
    if section.heading:
        part.add(LAD.statedIn, iris.passage(version.id, section.heading.eid))
        part.add_text(RDFS.label, document.wording(section.heading.sentences[0]), version.language)
        ours = {} if version.status else {tag: name for tag, name in ours.items() if tag != version.language}
    part.labels(**ours)
    if section.eid.startswith(_PILLAR):
        return part.a(LAD.Pillar).add(LAD.number, section.eid.removeprefix(_PILLAR))
    return part.a(LAD.Section)


def _endorsements(document: Document, version: TextVersion, listed: Iterable[Participant]) -> Iterator[Quad]:
    """An endorsement for each participant, as the text names it.

    Only of the text as adopted is the date of the text the day of the act; that of a draft, a translation or an
    amended list is not.
    """
    day = version.published if version.status in {None, "adopted"} else None
    for one in listed:
        name = document.text[one.start : one.end] or None
        row = Act(one.ref, version.of, "endorsement", day, None, None, None, name, version.sources, None)
        rule, confidence = _found(version, one)
        act = participation.act(row).add(LAD.statedIn, one.eid and iris.passage(version.id, one.eid))
        yield from act.add(LAD.foundBy, rule).add(LAD.confidence, confidence)


def _citations(document: Document, version: TextVersion, named: Iterable[Citation]) -> Iterator[Quad]:
    """A relation, with its link, to each known instrument that the text names, a claim for each other."""
    for one in named:
        if not one.ref:
            said = reading.mention(version.id, version.sources, one.title, iris.passage(version.id, one.eid))
            yield from said.add(LAD.foundBy, one.rule).add(LAD.confidence, Decimal(str(one.confidence)))
        elif one.ref != version.of:
            rule, confidence = _found(version, one)
            yield from linked(
                iris.instrument(version.of),
                "relatesTo",
                iris.instrument(one.ref),
                version.sources,
                "The text names it.",
                passage=iris.passage(version.id, one.eid),
                label_as_published=document.text[one.start : one.end],
                found_by=rule,
                confidence=confidence,
            )


def _found(version: TextVersion, one: Participant | Citation) -> tuple[str | None, Decimal | None]:
    """Rule and confidence of what a program alone says; what a text that the tables know says, people checked."""
    return (None, None) if version.status else (one.rule, Decimal(str(one.confidence)))
