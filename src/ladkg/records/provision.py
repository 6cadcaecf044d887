"""What the instruments say: provisions, statements, commitments, obligations, and the curated links between them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Provision:
    """A row of `provisions.csv`; `id` is the path below id/provision/, `kind` pillar, section, article or objective.

    `limits` is the path below id/obligation/ of the obligation that an exception clause narrows.
    """

    id: str
    instrument: str
    kind: str
    number: str | None
    label_en: str
    label_es: str | None
    label_fr: str | None
    label_pt: str | None
    matches: tuple[str, ...]
    topics: tuple[str, ...]
    limits: str | None
    sources: tuple[str, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class Heading:
    """A row of `headings.csv`: a title under which a provision, or the instrument itself, was published somewhere."""

    about: str
    language: str
    title: str
    kind: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A row of `statements.csv`: one sentence, bullet or verb of a non-binding text.

    `id` is the path below id/commitment/ or id/statement/ (`la-declaration/pillar-2/3`), `undertakes` tells which;
    `passage` an eId in `text`; labels are phrases of our own.
    """

    id: str
    provision: str
    undertakes: bool
    text: str
    passage: str
    force: str
    hedges: tuple[str, ...]
    groups: tuple[str, ...]
    topics: tuple[str, ...]
    label_en: str
    label_es: str
    sources: tuple[str, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class Obligation:
    """A row of `obligations.csv`; `id` is the path below id/obligation/."""

    id: str
    provision: str
    paragraph: str | None
    label_en: str
    modality: str
    bearer: str
    groups: tuple[str, ...]
    owed_to: str | None
    topics: tuple[str, ...]
    label_as_published: str | None
    sources: tuple[str, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class Backing:
    """A row of `backings.csv`: an obligation already asks of its parties what the commitment says (editorial)."""

    commitment: str
    obligation: str
    reason_en: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Advance:
    """A row of `advances.csv`: a commitment advances an objective or target (editorial)."""

    commitment: str
    objective: str
    reason_en: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TermUse:
    """A row of `term_uses.csv`: how the text versions word one concept (`hedge/as-appropriate`) in one language."""

    concept: str
    language: str
    wording: str
    sources: tuple[str, ...]
    note: str | None
