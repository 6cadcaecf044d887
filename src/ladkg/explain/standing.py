"""How an agent stands under an instrument on a day, and why: acts, sources, checks of the record, incorporation."""

from collections.abc import Iterator
from datetime import date

from pyoxigraph import NamedNode

from ladkg import iris
from ladkg.errors import LadkgError
from ladkg.explain.reading import Node, Reader, day, ordered
from ladkg.terms import LAD, RDF

_KINDS = {
    "party": "was a party to",
    "signatory": "had signed, and not yet consented to be bound by,",
    "endorser": "stood behind",
    "member": "was a member of",
    "participant": "took part in",
    "observer": "was an observer in",
    "outside": "stood outside",
}
_VERBS = {
    LAD.ConsentAct: "consented to be bound by",
    LAD.Ratification: "ratified",
    LAD.Acceptance: "accepted",
    LAD.Approval: "approved",
    LAD.Accession: "acceded to",
    LAD.Succession: "succeeded to",
    LAD.Signature: "signed",
    LAD.Denunciation: "denounced",
    LAD.Withdrawal: "withdrew from",
    LAD.Reservation: "made a reservation to",
    LAD.InterpretativeDeclaration: "made an interpretative declaration on",
    LAD.Objection: "objected to a reservation to",
    LAD.StatementAct: "made a statement on",
    LAD.Endorsement: "endorsed",
    LAD.Adoption: "adopted",
    LAD.Dissociation: "dissociated itself from",
    LAD.Return: "returned to",
    LAD.Joining: "joined",
    LAD.VoteInFavour: "voted in favour of",
    LAD.VoteAgainst: "voted against",
    LAD.Abstention: "abstained in the vote on",
    LAD.NoRecordedVote: "has no recorded vote on",
}


def explain(reader: Reader, actor: NamedNode, instrument: NamedNode, on: date) -> Node:
    """The tree for one agent, one instrument or organization, one day. Raises LadkgError for an unknown node."""
    for node in (actor, instrument):
        if not reader.objects(node, RDF.type):
            raise LadkgError(
                f"the graph knows no <{node.value}>; 'ladkg query' lists questions that name what it knows"
            )
    who, what = reader.label(actor), _the(reader, instrument)
    standings = list(_standings(reader, actor, instrument, on))
    checks = list(_checks(reader, actor, instrument))
    if not checks and not standings[0].because:
        checks = [Node("Nobody is on record as having looked: not known, which is not the same as outside.")]
    parts = [
        *standings,
        *checks,
        *_incorporated(reader, actor, instrument, on),
        *_statements(reader, actor, instrument),
    ]
    return Node(f"{who} and {what} on {on.isoformat()}", tuple(parts))


def certain(reader: Reader, standing: NamedNode, on: date) -> bool | None:
    """Whether a standing certainly covers the day; None when its dates are too coarse to tell."""
    first = day(reader.value(standing, LAD.fromNotBefore))
    last = day(reader.value(standing, LAD.fromNotAfter))
    end_first = day(reader.value(standing, LAD.untilNotBefore))
    end_last = day(reader.value(standing, LAD.untilNotAfter))
    if (first and first > on) or (end_last and end_last <= on):
        return False
    begun = last <= on if last else not first and reader.value(standing, LAD["from"]) is None
    return True if begun and not (end_first and end_first <= on) else None


def standings_of(reader: Reader, actor: NamedNode, instrument: NamedNode) -> list[NamedNode]:
    """The standings of an agent under an instrument or in an organization, in the order of time."""
    under = {*reader.subjects(LAD.onInstrument, instrument), *reader.subjects(LAD.inOrganization, instrument)}
    mine = [s for s in under if reader.holds(s, RDF.type, LAD.Standing) and reader.holds(s, LAD.actor, actor)]
    return sorted(mine, key=lambda s: (reader.value(s, LAD.fromNotAfter) or "", str(s)))


def _standings(reader: Reader, actor: NamedNode, instrument: NamedNode, on: date) -> Iterator[Node]:
    who, what = reader.label(actor), _the(reader, instrument)
    covering = False
    for standing in standings_of(reader, actor, instrument):
        covers = certain(reader, standing, on)
        if covers is False:
            continue
        covering = True
        kind = iris.local(reader.nodes(standing, LAD.standing)[0]).rsplit("/", 1)[-1]
        since, until = reader.value(standing, LAD["from"]), reader.value(standing, LAD.until)
        span = f" (from {since or 'a day not on record'}{f' until {until}' if until else ''})"
        perhaps = "" if covers else "Possibly, the dates on record are too coarse to tell: "
        acts = tuple(act_node(reader, act) for act in ordered(reader, reader.nodes(standing, LAD.basedOn)))
        yield Node(f"{perhaps}{who} {_KINDS[kind]} {what}{span}.", acts)
    if not covering:
        under = [a for a in reader.subjects(LAD.onInstrument, instrument) if reader.holds(a, LAD.actor, actor)]
        told = [act for act in under if reader.holds(act, RDF.type, LAD.ParticipationAct)]
        others = tuple(act_node(reader, act) for act in ordered(reader, told))
        reason = "What is on record:" if others else "No act is on record."
        yield Node(f"No standing of {who} under {what} is on record for that day. {reason}", others)


def act_node(reader: Reader, act: NamedNode) -> Node:
    """One act in a sentence: who did what, when, how exactly that is known; and where it is said."""
    who = " and ".join(reader.label(actor) for actor in reader.nodes(act, LAD.actor))
    verbs = [_VERBS[cls] for cls in reader.classes(act) if cls in _VERBS] or ["acted on"]
    what = " and ".join(_the(reader, i) for p in (LAD.onInstrument, LAD.inOrganization) for i in reader.nodes(act, p))
    date_, latest = reader.value(act, LAD.actedOn), iris.concept("date-precision", "no-later-than")
    exact = "no later than" if reader.holds(act, LAD.datePrecision, latest) else "in" if len(date_ or "") < 10 else "on"
    words = [who, verbs[0], what, f"{exact} {date_}" if date_ else "on a day not on record"]
    extra = {
        "as": " and ".join(reader.label(role).lower() for role in reader.nodes(act, LAD.role)),
        "effective": reader.value(act, LAD.effectiveOn) or "",
        "in the source's words:": reader.value(act, LAD.labelAsPublished) or "",
    }
    text = " ".join(words) + "".join(f", {name} {value}" for name, value in extra.items() if value and value != date_)
    note = reader.value(act, LAD.note)
    return Node(f"{text}. ({note})" if note else f"{text}.", reader.sources(act))


def _the(reader: Reader, node: NamedNode) -> str:
    return f"the {reader.label(node)}"


def _checks(reader: Reader, actor: NamedNode, instrument: NamedNode) -> Iterator[Node]:
    for check in reader.subjects(LAD.onInstrument, instrument):
        if reader.holds(check, RDF.type, LAD.RecordCheck) and reader.holds(check, LAD.actor, actor):
            finding = " and ".join(reader.label(f) for f in reader.nodes(check, LAD.found))
            through = reader.value(check, LAD.checkedThrough)
            until = f"checked through {through}" if through else "the record could not be checked to the end"
            note = reader.value(check, LAD.note)
            text = f"Someone looked: {finding}; {until}."
            yield Node(f"{text} ({note})" if note else text, reader.sources(check))


def _incorporated(reader: Reader, actor: NamedNode, instrument: NamedNode, on: date) -> Iterator[Node]:
    """Protocols that take over provisions of the instrument and to which the agent was party on the day."""
    party = iris.concept("standing", "party")
    if any(
        certain(reader, s, on) and reader.holds(s, LAD.standing, party) for s in standings_of(reader, actor, instrument)
    ):
        return
    for protocol in reader.subjects(LAD.protocolTo, instrument):
        provisions = [
            p for p in reader.nodes(protocol, LAD.incorporates) if reader.holds(p, LAD.provisionOf, instrument)
        ]
        taken = sorted(
            provisions, key=lambda p: (len(reader.value(p, LAD.number) or ""), reader.value(p, LAD.number) or "")
        )
        for standing in standings_of(reader, actor, protocol):
            if taken and certain(reader, standing, on) and reader.holds(standing, LAD.standing, party):
                yield _bound(reader, (actor, instrument, protocol, standing), taken)


def _bound(reader: Reader, parts: tuple[NamedNode, NamedNode, NamedNode, NamedNode], taken: list[NamedNode]) -> Node:
    """How a party to the protocol is bound by the articles it takes over."""
    actor, instrument, protocol, standing = parts
    who, what, through, span = (
        reader.label(actor),
        _the(reader, instrument),
        _the(reader, protocol),
        _span(reader, taken),
    )
    acts = tuple(act_node(reader, act) for act in ordered(reader, reader.nodes(standing, LAD.basedOn)))
    slugs = {iris.local(g).rsplit("/", 1)[-1] for p in taken for g in reader.graphs(protocol, LAD.incorporates, p)}
    duties = tuple(_obligation(reader, o) for p in taken for o in reader.subjects(LAD.setBy, p))
    return Node(
        f"{who} was bound all the same by {span} of {what}, through {through}:",
        (
            Node(f"{who} was a party to {through} from {reader.value(standing, LAD['from'])}.", acts),
            Node(
                f"{_capital(through)} takes over {span}.", tuple(reader.source(iris.source(s)) for s in sorted(slugs))
            ),
            Node(f"These articles set {len(duties)} obligations that the graph knows:", duties),
        ),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _obligation(reader: Reader, obligation: NamedNode) -> Node:
    number = iris.local(obligation).rsplit("/", 1)[-1].removeprefix("art-")
    return Node(f"article {number}: {reader.label(obligation)}")


def _span(reader: Reader, articles: list[NamedNode]) -> str:
    """ "articles 2 to 34" where the numbers run on, otherwise the list of them."""
    numbers = sorted(int(n) for article in articles if (n := reader.value(article, LAD.number)) and n.isdigit())
    if len(numbers) > 1 and numbers == list(range(numbers[0], numbers[-1] + 1)):
        return f"articles {numbers[0]} to {numbers[-1]}"
    return "articles " + ", ".join(map(str, numbers))


def _statements(reader: Reader, actor: NamedNode, instrument: NamedNode) -> Iterator[Node]:
    """Reservations and declarations on record."""
    kinds = (LAD.Reservation, LAD.InterpretativeDeclaration, LAD.Objection, LAD.StatementAct)
    for act in reader.subjects(LAD.onInstrument, instrument):
        if reader.holds(act, LAD.actor, actor) and set(reader.classes(act)) & set(kinds):
            about = ", ".join(reader.label(p) for p in reader.nodes(act, LAD.concernsProvision))
            node = act_node(reader, act)
            yield Node(node.text + (f" It concerns {about}." if about else ""), node.because)
