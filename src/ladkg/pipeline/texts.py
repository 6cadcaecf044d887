"""Texts to quads, and the passages of the tables held against the texts at hand."""

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import Quad

from ladkg import graph
from ladkg.convert import enunciation, text
from ladkg.errors import Fault, FaultyInput, InputError
from ladkg.pipeline import reading, tables
from ladkg.read import document
from ladkg.read.identify import Known, identify, known
from ladkg.records.text import Document


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
    names = _known()
    version = identify(read, names, text=path, language=language, source=source)
    yield from text.quads(read, version, names, wording=wording)
    if "/" not in version.of:
        yield from enunciation.statements(read, version, reading.read(read, version.language))


def with_wording(said: list[Quad], folder: Path) -> list[Quad]:
    """The asserted quads with the wording of every passage whose text lies in the folder.

    Every passage of such a text is verified first. Raises FaultyInput with each that does not hold, InputError when the
    folder holds no text that the tables know.
    """
    names = _known()
    passages = tables.rows("passages")
    faults: list[Fault] = []
    added: list[Quad] = []
    for file in sorted(folder.iterdir()):
        if file.suffix.lower() not in document.MARKDOWN | document.PLAIN or file.name == "README.md":
            continue
        read = document.read(file)
        if version := names.versions.get(read.sha256):
            cited = [row for row in passages if row.record.text == version.id]
            faults += text.verify_passages(cited, read)
            added += text.exact(read, version)
    if faults:
        raise FaultyInput(faults)
    if not added:
        raise InputError(f"{folder}: no text here has the sha256 of one that data/evidence/text_versions.csv knows")
    stated = {quad.subject for quad in said}
    return graph.normalised([*said, *(quad for quad in added if quad.subject in stated)])


def _known() -> Known:
    names = ("states", "instruments", "relations", "text_versions")
    return known(*([row.record for row in tables.rows(name)] for name in names))
