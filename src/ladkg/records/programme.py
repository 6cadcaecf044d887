"""What followed the Declaration: pledges, action packages, meetings, posts, offices."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Pledge:
    """A row of `pledges.csv`; `id` is the path below id/pledge/ (`USA/2022/h2b-visas`)."""

    id: str
    actor: str
    pillar: str | None
    pillar_editorial: bool
    label_en: str
    quantity: Decimal | None
    quantity_min: Decimal | None
    quantity_max: Decimal | None
    unit: str | None
    period: str | None
    status: str
    status_as_published: str | None
    meeting: str | None
    date: str | None
    sources: tuple[str, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class ActionPackage:
    """A row of `action_packages.csv`."""

    number: str
    title_en: str | None
    pillar: str | None
    led_by: tuple[str, ...]
    co_led_by: tuple[str, ...]
    participants: tuple[str, ...]
    participants_complete: bool
    description_en: str | None
    announced_at: str | None
    labels_as_published: tuple[str, ...]
    sources: tuple[str, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class Meeting:
    """A row of `meetings.csv`: a meeting or another dated event; `about` are paths below id/."""

    id: str
    kind: str
    label_en: str
    label_es: str | None
    date: str | None
    precision: str | None
    end: str | None
    place: str | None
    hosts: tuple[str, ...]
    attended_by: tuple[str, ...]
    about: tuple[str, ...]
    outcome_en: str | None
    sources: tuple[str, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class Appointment:
    """A row of `appointments.csv`: a person or body in a post on a date."""

    id: str
    holder: str
    post_en: str
    appointed_by: str | None
    about: str | None
    date: str | None
    sources: tuple[str, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class FieldOffice:
    """A row of `field_offices.csv`: a Safe Mobility Office."""

    id: str
    label_en: str
    label_es: str | None
    state: str
    opened: str | None
    closed: str | None
    nationalities: tuple[str, ...]
    sources: tuple[str, ...]
    note: str | None
