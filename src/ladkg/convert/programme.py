"""Programme: rows of meetings, pledges, action packages, appointments and field offices to quads."""

from collections.abc import Iterable
from typing import Any, Final

from pyoxigraph import Quad

from ladkg import iris
from ladkg.convert.describe import Description, when
from ladkg.convert.kind import Kind
from ladkg.records.programme import ActionPackage, Appointment, FieldOffice, Meeting, Pledge
from ladkg.terms import LAD

ASSIGNED_PILLAR: Final = "The pillar is an editorial assignment: the source does not sort this under one."


def meeting(row: Meeting) -> Iterable[Quad]:
    """A meeting or another dated event; hosts and attendance only as far as a source names them."""
    return (
        Description(iris.mint("meeting", row.id), row.sources)
        .a(LAD.Meeting)
        .labels(en=row.label_en, es=row.label_es)
        .add(LAD.meetingKind, iris.concept("meeting-kind", row.kind))
        .dated(LAD.happenedOn, row.date, row.precision)
        .add(LAD.endedOn, row.end and when(row.end))
        .add(LAD.place, row.place)
        .add(LAD.hostedBy, map(iris.agent, row.hosts))
        .add(LAD.attendedBy, map(iris.agent, row.attended_by))
        .add(LAD.about, map(iris.mint, row.about))
        .note(row.outcome_en)
        .note(row.note)
    )


def pledge(row: Pledge) -> Iterable[Quad]:
    """What one agent pledged or reported on one occasion; a pillar that the editors assigned is noted as theirs."""
    return (
        Description(iris.mint("pledge", row.id), row.sources)
        .a(LAD.Pledge)
        .labels(en=row.label_en)
        .add(LAD.pledgedBy, iris.agent(row.actor))
        .add(LAD.underPillar, row.pillar and iris.provision(row.pillar))
        .add(LAD.quantity, row.quantity)
        .add(LAD.quantityMin, row.quantity_min)
        .add(LAD.quantityMax, row.quantity_max)
        .add(LAD.unit, row.unit)
        .add(LAD.period, row.period)
        .add(LAD.pledgeStatus, iris.concept("pledge-status", row.status))
        .add(LAD.labelAsPublished, row.status_as_published)
        .add(LAD.announcedAt, row.meeting and iris.mint("meeting", row.meeting))
        .dated(LAD.happenedOn, row.date)
        .note(ASSIGNED_PILLAR if row.pillar_editorial else None)
        .note(row.note)
    )


def action_package(row: ActionPackage) -> Iterable[Quad]:
    """One of the eleven action packages; the title of a package that no source names stays unknown."""
    return (
        Description(iris.mint("action-package", row.number), row.sources)
        .a(LAD.ActionPackage)
        .labels(en=row.title_en)
        .add(LAD.number, row.number)
        .add(LAD.underPillar, row.pillar and iris.provision(row.pillar))
        .add(LAD.ledBy, map(iris.agent, row.led_by))
        .add(LAD.coLedBy, map(iris.agent, row.co_led_by))
        .add(LAD.participant, map(iris.agent, row.participants))
        .add(LAD.participantsComplete, row.participants_complete)
        .add(LAD.announcedAt, row.announced_at and iris.mint("meeting", row.announced_at))
        .add(LAD.labelAsPublished, row.labels_as_published)
        .note(row.description_en)
        .note(row.note)
    )


def appointment(row: Appointment) -> Iterable[Quad]:
    """A person or body in a post on a date."""
    return (
        Description(iris.mint("appointment", row.id), row.sources)
        .a(LAD.Appointment)
        .labels(en=f"{row.holder}: {row.post_en}")
        .add(LAD.holder, row.holder)
        .add(LAD.post, row.post_en)
        .add(LAD.appointedBy, row.appointed_by and iris.agent(row.appointed_by))
        .add(LAD.about, row.about and iris.mint(row.about))
        .dated(LAD.happenedOn, row.date)
        .note(row.note)
    )


def field_office(row: FieldOffice) -> Iterable[Quad]:
    """A Safe Mobility Office, from its opening to its closing."""
    return (
        Description(iris.mint("field-office", row.id), row.sources)
        .a(LAD.FieldOffice)
        .labels(en=row.label_en, es=row.label_es)
        .add(LAD.inState, iris.agent(row.state))
        .dated(LAD.happenedOn, row.opened)
        .add(LAD.endedOn, row.closed and when(row.closed))
        .add(LAD.eligibleNationality, map(iris.agent, row.nationalities))
        .note(row.note)
    )


TABLES: Final[dict[str, Kind[Any]]] = {
    "meetings": Kind(Meeting, meeting),
    "pledges": Kind(Pledge, pledge),
    "action_packages": Kind(ActionPackage, action_package),
    "appointments": Kind(Appointment, appointment),
    "field_offices": Kind(FieldOffice, field_office),
}
