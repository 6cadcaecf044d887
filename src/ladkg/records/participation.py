"""Who did what to which instrument, and when."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Act:
    """A row of `acts.csv`; `kind` is the kebab-case name of its class.

    `consent` is a consent act of unknown kind, `political` a political act of no narrower class.
    `undoes` is the path of the act below id/act/; `instrument` may be `organization/oas`.
    """

    actor: str
    instrument: str
    kind: str
    date: str | None
    precision: str | None
    effective: str | None
    undoes: str | None
    label_as_published: str | None
    sources: tuple[str, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class PoliticalAct(Act):
    """A row of `political_acts.csv`; `passage` is the path below id/passage/ of the sentence by which it was done."""

    passage: str | None


@dataclass(frozen=True, slots=True)
class Vote:
    """A row of `votes.csv`; `kind` is vote-in-favour, vote-against, abstention or no-recorded-vote."""

    actor: str
    instrument: str
    resolution: str
    kind: str
    date: str
    label_as_published: str
    sources: tuple[str, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class Membership:
    """A row of `memberships.csv`: joining a body in a role, and leaving it.

    `body` is an instrument slug, or `organization/caricom`. `until` of a member becomes a Withdrawal that undoes the
    joining; of any other role it is the end of the term.
    """

    actor: str
    body: str
    role: str
    date: str | None
    precision: str | None
    until: str | None
    label_as_published: str | None
    sources: tuple[str, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class Reservation:
    """A row of `reservations.csv`; `kind` reservation, interpretative-declaration, objection or unspecified-statement.

    `act` is the path below id/act/ of the act that it accompanied; `articles` are article slugs (`art-24`), or full
    paths where they belong to another instrument (`refugee-convention-1951/art-24`).
    """

    actor: str
    instrument: str
    kind: str
    date: str | None
    articles: tuple[str, ...]
    act: str | None
    sources: tuple[str, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class Crosscheck:
    """A row of `crosschecks.csv`: a second source on the date of an act, and how far it agrees.

    `agreement` is day, year or period; disagreements are Discrepancies in `data/evidence/`.
    """

    act: str
    agreement: str
    second_value: str
    source: str
    note: str | None
