"""Where it is said: sources, text versions, passages, and what sources do not agree on or do not say."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """A row of `sources.csv`."""

    id: str
    title: str
    url: str | None
    kind: str
    publisher: str | None
    as_of: str | None
    verified: bool
    note: str | None


@dataclass(frozen=True, slots=True)
class Dataset:
    """The one row of `dataset.csv`; `reference_date` is the day for which shortcuts are derived."""

    id: str
    title_en: str
    title_es: str
    reference_date: str
    licence: str
    sources: tuple[str, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class TextVersion:
    """A row of `text_versions.csv`; `id` is the path below id/text/ (`la-declaration/en`).

    `sha256` is that of the normalised text, where the text was at hand; `participants` the agents it lists.
    """

    id: str
    of: str
    language: str
    status: str | None
    published: str | None
    sha256: str | None
    participant_count: int | None
    participants: tuple[str, ...]
    label_en: str
    sources: tuple[str, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class Passage:
    """A row of `passages.csv`: offsets count characters of the normalised text, `end` exclusive."""

    text: str
    eid: str
    start: int
    end: int
    sha256: str
    quote: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """A row of `claims.csv`: what one source says on one point; `about` is a path below id/.

    `date` is the day of the claim or the day that it speaks of.
    """

    id: str
    about: str
    aspect: str
    value: str
    date: str | None
    sources: tuple[str, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A row of `discrepancies.csv`; `claims` are ids of rows in `claims.csv`."""

    id: str
    about: str
    aspect: str
    label_en: str
    label_es: str
    claims: tuple[str, ...]
    sources: tuple[str, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class RecordCheck:
    """A row of `record_checks.csv`: someone looked and found no act, or only a signature.

    `checked_through` is empty where the source could not be read to the end; `verified` is then false.
    """

    actor: str
    instrument: str
    found: str
    checked_through: str | None
    verified: bool
    sources: tuple[str, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class Quotation:
    """A row of `quotations.csv`: a report's passage set against a passage of the Declaration.

    `mode` is verbatim or paraphrase; `reported_verb` and `reported_force` are what the report makes of the verb.
    """

    id: str
    report_text: str
    report_passage: str
    text: str
    passage: str
    mode: str
    reported_verb: str | None
    reported_force: str | None
    sources: tuple[str, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class WordingChange:
    """A row of `wording_changes.csv`: draft against adopted, at most eight words each."""

    id: str
    draft_text: str
    adopted_text: str
    passage: str | None
    draft_quote: str | None
    adopted_quote: str | None
    change_en: str
    sources: tuple[str, ...]
    note: str | None
