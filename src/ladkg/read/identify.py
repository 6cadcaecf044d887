"""Which text this is: a version that the tables know by its sha256, or what the text itself lets one say."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import PurePath

from ladkg.errors import InputError
from ladkg.read.language import guess
from ladkg.records.evidence import TextVersion
from ladkg.records.text import Document


def by_hash(rows: Iterable[TextVersion]) -> Mapping[str, TextVersion]:
    """The versions whose sha256 the tables have, by it."""
    return {row.sha256: row for row in rows if row.sha256}


def identify(
    document: Document,
    versions: Mapping[str, TextVersion],
    *,
    text: str | None = None,
    language: str | None = None,
    source: str | None = None,
    listed: Iterable[str] = (),
    declares: bool = False,
) -> TextVersion:
    """The version that the tables describe under this sha256, otherwise what can be told from the text itself.

    `versions` are those that the tables know (`by_hash`); `text` is the path below id/text/ (`la-declaration/en`) and
    `source` the slug of its source, which both follow from the file's name where they are not given; `listed` are its
    participants. A text that lists participants or `declares` something, or whose path is given, is taken for an
    instrument's, any other for a mere source. Raises InputError if the language is neither given nor clear.
    """
    row = versions.get(document.sha256)
    if row and text in {None, row.id}:
        return row
    spoken = language or guess(document.text)
    if not spoken:
        told = "the language is not clear, or not one that is read"
        known_ones = "en (English), es (Spanish), fr (French), pt (Portuguese)"
        raise InputError(f"{document.name}: {told}; say which it is: {known_ones}")
    slug = text.partition("/")[0] if text else _slug(document.name, spoken)
    found = sorted(listed)
    return TextVersion(
        id=text or f"{slug}/{spoken}",
        of=slug if found or text or declares else f"source/{source or slug}",
        language=spoken,
        status=None,
        published=_day(document.metadata.get("date", "")),
        sha256=document.sha256,
        participant_count=len(found) or None,
        participants=tuple(found),
        label_en=f"Text of {slug} ({spoken})",
        sources=(source or slug,),
        note=None,
    )


def _slug(name: str, language: str) -> str:
    stem = PurePath(name).stem.removesuffix(f".{language}")
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall("[a-z0-9]+", plain)) or "text"


def _day(value: str) -> str | None:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        return None
