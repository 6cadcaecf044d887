"""Treaties, compacts, declarations, processes, and how they point at one another."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Instrument:
    """A row of `instruments.csv`; `kind` is the kebab-case name of its class (`treaty`, `cooperation-framework`).

    `binding_force_source` is the slug of the source that says whether it binds, or `ladkg-editorial` where none does;
    `binding_force_passage` the eId of the Declaration's own sentence about itself.
    """

    id: str
    kind: str
    title_en: str
    title_es: str
    title_fr: str | None
    title_pt: str | None
    short_en: str | None
    binding_force: str
    binding_force_source: str
    binding_force_passage: str | None
    adopted: str | None
    adopted_at: str | None
    entered_into_force: str | None
    depositary: str | None
    untc_chapter: str | None
    unts_number: str | None
    matches: tuple[str, ...]
    sources: tuple[str, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class Part:
    """A row of `parts.csv`: `part` belongs to `whole`, both instrument slugs."""

    whole: str
    part: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """A row of `relations.csv`: `property` is a sub-property of `relatesTo` by its local name.

    `passage` is the eId of the Declaration's sentence that says so, where there is one; `label_as_published` its
    name for the other instrument.
    """

    subject: str
    property: str
    object: str
    passage: str | None
    label_as_published: str | None
    reason_en: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Incorporation:
    """A row of `incorporations.csv`: a protocol takes over `provision` (`refugee-convention-1951/art-33`)."""

    protocol: str
    provision: str
    sources: tuple[str, ...]
