"""A resource in one sentence, by its class."""

from collections.abc import Callable
from typing import Final

from pyoxigraph import NamedNode

from ladkg.export.names import Names
from ladkg.export.site.dates import spoken
from ladkg.export.site.here import number
from ladkg.export.site.words import said, words
from ladkg.terms import LAD, SKOS

_Say = Callable[["_Of"], str]


class _Of:
    """A node and a language."""

    def __init__(self, names: Names, node: NamedNode, language: str) -> None:
        self.names, self.node, self.language = names, node, language

    def named(self, *predicates: NamedNode) -> str:
        found = [one for predicate in predicates for one in self.names.nodes(self.node, predicate)]
        return ", ".join(self.names.short(one, self.language).text for one in dict.fromkeys(found))

    def text(self, predicate: NamedNode) -> str:
        values = self.names.values(self.node, predicate)
        own = [value.value for value in values if value.language in (self.language, None)]
        return own[0] if own else values[0].value if values else ""

    def day(self, predicate: NamedNode) -> str:
        return spoken(self.names.value(self.node, predicate), self.language)

    def shown(self, predicate: NamedNode) -> str:
        """Names of what it points at, else a date, else words."""
        return self.named(predicate) or spoken(self.text(predicate), self.language)

    def say(self, key: str, **values: str) -> str:
        return said(self.language, key, **values)

    def joined(self, **values: str) -> str:
        """Those of the wordings `gist.<name>` that have a value, as one sentence."""
        parts = [self.say(f"gist.{name}", value=value) for name, value in values.items() if value]
        return f"{parts[0][:1].upper()}{'; '.join(parts)[1:]}." if parts else ""


def gist(names: Names, node: NamedNode, language: str) -> str:
    """The sentence, empty where none can be made."""
    of = _Of(names, node, language)
    return next((found for cls, say in _SAID if names.is_a(node, cls) if (found := say(of))), "")


def _act(of: _Of) -> str:
    when = of.day(LAD.actedOn)
    known = words(of.language)
    kind = next((one.value.rsplit("#", 1)[-1] for one in of.names.classes(of.node)), "")
    wording = known.get(f"act.{kind}", known["act.ParticipationAct"])
    return wording.format(who=of.named(LAD.actor), what=of.named(LAD.onInstrument, LAD.inOrganization)) + (
        f", {when}." if when else "."
    )


def _standing(of: _Of) -> str:
    until = of.day(LAD.until)
    told = of.say(
        "gist.stands",
        who=of.named(LAD.actor),
        how=of.named(LAD.standing),
        what=of.named(LAD.onInstrument, LAD.inOrganization),
    )
    since = of.day(LAD["from"])
    span = [of.say("gist.since", value=since)] if since else []
    return " ".join([told, *span, *([of.say("gist.until", value=until)] if until else [])]) + "."


def _check(of: _Of) -> str:
    through = of.day(LAD.checkedThrough)
    told = of.say("gist.check", who=of.named(LAD.actor), what=of.named(LAD.onInstrument), found=of.named(LAD.found))
    return told + (f"; {of.say('gist.through', value=through)}." if through else ".")


def _pledge(of: _Of) -> str:
    amount = " ".join(
        filter(None, (number(of.text(LAD.quantity), of.language), of.text(LAD.unit), of.text(LAD.period)))
    )
    return of.joined(by=of.named(LAD.pledgedBy), amount=amount, status=of.named(LAD.pledgeStatus))


def _quote(of: _Of) -> str:
    quote = of.text(LAD.quote)
    return f"“{quote} …”" if quote else ""


def _agent(of: _Of) -> str:
    return of.joined(region=of.text(LAD.subregion), capital=of.text(LAD.capital)) if of.text(LAD.iso3) else ""


def _words(predicate: NamedNode) -> _Say:
    return lambda of: of.text(predicate)


def _parts(**parts: NamedNode) -> _Say:
    """What the properties say, each in its wording."""
    return lambda of: of.joined(**{name: of.shown(predicate) for name, predicate in parts.items()})


_SAID: Final[tuple[tuple[NamedNode, _Say], ...]] = (
    (LAD.ParticipationAct, _act),
    (LAD.Standing, _standing),
    (LAD.RecordCheck, _check),
    (LAD.Pledge, _pledge),
    (
        LAD.Instrument,
        _parts(force=LAD.bindingForce, adopted=LAD.adoptedOn, place=LAD.adoptedAt, entered=LAD.enteredIntoForceOn),
    ),
    (LAD.Obligation, _parts(set=LAD.setBy, modality=LAD.modality, bearer=LAD.bearer)),
    (LAD.Statement, _parts(said=LAD.statedBy, firmly=LAD.force, hedges=LAD.qualifiedBy)),
    (LAD.Source, _parts(publisher=LAD.publisher, asof=LAD.asOf, kind=LAD.sourceKind)),
    (LAD.Passage, _quote),
    (LAD.Meeting, _parts(day=LAD.happenedOn, place=LAD.place)),
    (LAD.Appointment, _parts(holder=LAD.holder, post=LAD.post, day=LAD.happenedOn)),
    (LAD.TextVersion, _parts(of=LAD.textOf, day=LAD.publishedOn, status=LAD.textStatus)),
    (LAD.Link, _words(LAD.reason)),
    (LAD.WordingChange, _words(LAD.change)),
    (LAD.Agent, _agent),
    (SKOS.Concept, _words(SKOS.definition)),
    (SKOS.ConceptScheme, _words(SKOS.definition)),
)
