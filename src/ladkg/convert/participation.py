"""Participation: rows of acts, votes, memberships, reservations and second sources to quads."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from pyoxigraph import NamedNode, Quad

from ladkg import iris
from ladkg.convert.describe import Description, when
from ladkg.convert.kind import Kind
from ladkg.records.participation import Act, Crosscheck, Membership, PoliticalAct, Reservation, Vote
from ladkg.terms import LAD

_OF_NO_NARROWER_CLASS: Final = {
    "consent": LAD.ConsentAct,
    "political": LAD.PoliticalAct,
    "unspecified-statement": LAD.StatementAct,
}


def act(row: Act) -> Description:
    """An act under a treaty, or a political one; its kind may be known no closer than consent or political."""
    return (
        _described(row.actor, row.instrument, row.kind, row.date, row.sources)
        .dated(LAD.actedOn, row.date, row.precision)
        .add(LAD.effectiveOn, row.effective and when(row.effective))
        .add(LAD.undoes, row.undoes and iris.mint("act", row.undoes))
        .add(LAD.labelAsPublished, row.label_as_published)
        .note(row.note)
    )


def political_act(row: PoliticalAct) -> Iterable[Quad]:
    """An act on a text that binds nobody, with the passage by which it was done."""
    return act(row).add(LAD.statedIn, row.passage and iris.mint("passage", row.passage))


def vote(row: Vote) -> Iterable[Quad]:
    """How an agent voted on the resolution by which a body took its position on an instrument."""
    return (
        _described(row.actor, row.instrument, row.kind, row.date, row.sources)
        .dated(LAD.actedOn, row.date)
        .add(LAD.byResolution, iris.instrument(row.resolution))
        .add(LAD.labelAsPublished, row.label_as_published)
        .note(row.note)
    )


def membership(row: Membership) -> Iterable[Quad]:
    """A joining in a role. A member that is out again has withdrawn; any other role has an end and no exit."""
    joining = (
        _described(row.actor, row.body, "joining", row.date, row.sources)
        .dated(LAD.actedOn, row.date, row.precision)
        .add(LAD.role, iris.concept("role", row.role))
        .add(LAD.labelAsPublished, row.label_as_published)
        .note(row.note)
    )
    if not row.until:
        return joining
    if row.role != "member":
        return joining.add(LAD.endedOn, when(row.until))
    leaving = (
        _described(row.actor, row.body, "withdrawal", row.until, row.sources)
        .dated(LAD.actedOn, row.until)
        .add(LAD.effectiveOn, when(row.until))
        .add(LAD.undoes, joining.subject)
    )
    return [*joining, *leaving]


def reservation(row: Reservation) -> Iterable[Quad]:
    """What was said about articles on signing or joining; the wording stays with the depositary."""
    return (
        _described(row.actor, row.instrument, row.kind, row.date, row.sources)
        .dated(LAD.actedOn, row.date)
        .add(LAD.concernsProvision, [_article(row.instrument, path) for path in row.articles])
        .add(LAD.accompanies, row.act and iris.mint("act", row.act))
        .note(row.note)
    )


def crosscheck(row: Crosscheck) -> Iterator[Quad]:
    """That a second source agrees on the date of an act, said in the graph of that source."""
    property = LAD.corroboratedToTheDayBy if row.agreement == "day" else LAD.corroboratedBy
    yield Quad(iris.mint("act", row.act), property, iris.source(row.source), iris.source_graph(row.source))


def _described(actor: str, place: str, kind: str, date: str | None, sources: Iterable[str]) -> Description:
    """Who acted, in which way, on what; `place` is an instrument's slug, or `organization/oas`."""
    body, slash, slug = place.rpartition("/")
    described = (
        Description(iris.act(actor, slug, kind, date or ""), sources)
        .a(_class_of(kind))
        .add(LAD.actor, iris.agent(actor))
    )
    if slash:
        return described.add(LAD.inOrganization, iris.mint(body, slug))
    return described.add(LAD.onInstrument, iris.instrument(slug))


def _class_of(kind: str) -> NamedNode:
    return _OF_NO_NARROWER_CLASS.get(kind) or LAD["".join(map(str.capitalize, kind.split("-")))]


def _article(instrument: str, path: str) -> NamedNode:
    """An article of the instrument, or of another one that the path names."""
    return iris.provision(path if "/" in path else f"{instrument}/{path}")


TABLES: Final[dict[str, Kind[Any]]] = {
    "acts": Kind(Act, act),
    "political_acts": Kind(PoliticalAct, political_act),
    "votes": Kind(Vote, vote),
    "memberships": Kind(Membership, membership),
    "reservations": Kind(Reservation, reservation),
    "crosschecks": Kind(Crosscheck, crosscheck),
}
