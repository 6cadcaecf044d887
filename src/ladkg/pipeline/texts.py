"""Texts to quads, and the passages of the tables held against the texts at hand."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

from pyoxigraph import Quad

from ladkg import graph
from ladkg.convert import enunciation, text
from ladkg.errors import Fault, FaultyInput, InputError
from ladkg.pipeline import names, reading, tables
from ladkg.read import document
from ladkg.read.identify import by_hash, identify
from ladkg.read.language import guess
from ladkg.read.tree import files_below
from ladkg.records.evidence import TextVersion
from ladkg.records.reading import Circumstance, Citation, Enunciation, Participant
from ladkg.records.text import Document

_DECLARING: Final = 0.3
"""The share of sentences with an operative verb from which on a text without participants is a declaration."""


def convert_text(
    read: Document,
    *,
    path: str | None = None,
    language: str | None = None,
    source: str | None = None,
    wording: bool = False,
) -> Iterator[Quad]:
    """The quads of a text: its version, places, participants, cited instruments; `wording` adds the text itself.

    `path` is the text's path below id/text/ and `source` the slug of its source, where the tables do not know it.
    Raises InputError where the language is neither given nor clear.
    """
    said = understood(read, path=path, language=language, source=source)
    yield from text.quads(
        read, said.version, listed=said.participants, named=said.citations, known=_versions(), wording=wording
    )
    if "/" not in said.version.of:
        if said.version.sha256 not in _versions():
            yield from text.occasion(said.version, said.occasion)
        yield from enunciation.statements(read, said.version, said.enunciations)


class Understood(NamedTuple):
    """Which text it is, who takes part in it, what it cites, when and where it was made, and what it undertakes."""

    version: TextVersion
    participants: list[Participant]
    citations: list[Citation]
    occasion: list[Circumstance]
    enunciations: list[Enunciation]


def understood(
    read: Document, *, path: str | None = None, language: str | None = None, source: str | None = None
) -> Understood:
    """All that is read in a text; arguments and errors as of `convert_text`."""
    spoken = language or guess(read.text)
    ours = spoken if spoken in reading.LANGUAGES else None
    listed = [_known_agent(one) for one in names.participants(read, ours)] if ours else []
    said = list(reading.read(read, ours)) if ours else []
    version = identify(
        read,
        _versions(),
        text=path,
        language=language,
        source=source,
        listed=[one.ref for one in listed],
        declares=_declares(read, said),
    )
    cited = names.citations(read, ours) if ours else []
    return Understood(version, listed, cited, names.occasion(read, ours) if ours else [], said)


def _declares(read: Document, said: Iterable[Enunciation]) -> bool:
    """Whether enough of a text's sentences state something for it to be a declaration and not a report of one."""
    sentences = sum(block.kind != "heading" for block in read.blocks() for _ in block.sentences)
    return len({one.eid for one in said}) >= max(2, sentences * _DECLARING)


def with_wording(said: list[Quad], folder: Path) -> list[Quad]:
    """The asserted quads with the wording of every passage whose text lies in the folder; raises as `at_hand`."""
    added = [quad for read, version in at_hand(folder) for quad in text.exact(read, version)]
    stated = {quad.subject for quad in said}
    return graph.normalised([*said, *(quad for quad in added if quad.subject in stated)])


def at_hand(folder: Path) -> list[tuple[Document, TextVersion]]:
    """The texts of the folder that the tables know, every passage of theirs verified.

    Raises FaultyInput with each passage that does not hold, InputError when the folder holds no text that is known.
    """
    versions = _versions()
    passages = tables.rows("passages")
    faults: list[Fault] = []
    found = []
    for file in files_below(folder, document.MARKDOWN | document.PLAIN):
        if file.parent != folder or file.name == "README.md":
            continue
        read = document.read(file)
        if version := versions.get(read.sha256):
            cited = [row for row in passages if row.record.text == version.id]
            faults += text.verify_passages(cited, read)
            found.append((read, version))
    if faults:
        raise FaultyInput(faults)
    if not found:
        raise InputError(f"{folder}: no text here has the sha256 of one that data/evidence/text_versions.csv knows")
    return found


def _versions() -> Mapping[str, TextVersion]:
    return by_hash(row.record for row in tables.rows("text_versions"))


def _known_agent(one: Participant) -> Participant:
    """A participant by the slug that the table of organizations has for it: `european-union` for `eu`."""
    slugs = {row.record.acronym.lower(): row.record.id for row in tables.rows("organizations") if row.record.acronym}
    slug = one.ref.removeprefix("organization/")
    return replace(one, ref=f"organization/{slugs[slug]}") if slug != one.ref and slug in slugs else one
