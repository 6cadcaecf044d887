"""The page of everything that can be taken: files with their sizes and hashes, how to cite, how IRIs answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import Final

from ladkg.export.folder import Folder
from ladkg.export.pack.card import MAINTAINERS, Card
from ladkg.export.pack.dump import Dump, dumps
from ladkg.export.pack.signposting import DESCRIPTIONS, LINKSET
from ladkg.export.publication import ROOT
from ladkg.export.site.known import Known
from ladkg.export.site.page import LANGUAGES, Page, Values
from ladkg.export.site.words import said
from ladkg.iris import DATASET
from ladkg.terms import LAD

_HASH: Final = "rdfc10.txt"
_TABLES: Final = "tables/"


@dataclass
class Table:
    """A table, in each of its forms."""

    name: str
    forms: list[Dump]


def pages(known: Known, folder: Folder) -> Iterator[Page]:
    """The page `data`, in each language."""
    titles = {language: said(language, "data.title") for language in LANGUAGES}
    descriptions = {language: said(language, "data.lead") for language in LANGUAGES}
    yield Page("data", "data.html.jinja", titles, descriptions, partial(_values, known, folder), section="data")


def _values(known: Known, folder: Folder, language: str) -> Values:
    card = Card.of(known.publication)
    hashed = folder.root / _HASH
    return {
        "dumps": [(dump, size(dump.size, language)) for dump in dumps(folder)],
        "tables": [(table, [(one, size(one.size, language)) for one in table.forms]) for table in _tables(folder)],
        "descriptions": [*DESCRIPTIONS, LINKSET],
        "hash": hashed.read_text(encoding="utf-8").strip() if hashed.is_file() else "",
        "card": card,
        "name": card.title(language),
        "maintainers": MAINTAINERS,
        "root": ROOT,
        "as_of": known.names.value(DATASET, LAD.referenceDate),
    }


def _tables(folder: Folder) -> list[Table]:
    """The tables that are in the folder, by name."""
    found: dict[str, list[Dump]] = {}
    for path in sorted(path for path in folder.sums if path.startswith(_TABLES)):
        if PurePosixPath(path).suffix in {".csv", ".parquet"}:
            name = PurePosixPath(path).stem
            found.setdefault(name, []).append(Dump(path, folder.sizes[path], folder.sums[path]))
    return [Table(name, forms) for name, forms in found.items()]


def size(count: int, language: str) -> str:
    """Bytes as people read them, in decimal units: `("1234567", "en")` → `"1.2 MB"`."""
    for unit, scale in (("MB", 1e6), ("kB", 1e3)):
        if count >= scale:
            text = f"{count / scale:.1f} {unit}"
            return text.replace(".", ",") if language == "es" else text
    return f"{count} B"
