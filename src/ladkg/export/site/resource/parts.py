"""What a page shows first where people look most: agents, instruments, undertakings, disagreements."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from pyoxigraph import NamedNode, Quad

from ladkg import iris
from ladkg.export.names import Names
from ladkg.export.site.known import Known, Tree
from ladkg.export.site.resource.facts import References, curated, source_of
from ladkg.export.site.resource.spans import Row, axis, rows
from ladkg.terms import LAD

DECLARATION: Final = iris.instrument("la-declaration")


@dataclass
class Part:
    """A section of its own: `name` is that of its template; `told` are the properties of the node that it shows, and
    `heard` the nodes whose pointing at it is shown."""

    name: str
    values: Mapping[str, object]
    told: set[NamedNode] = field(default_factory=set)
    heard: set[NamedNode] = field(default_factory=set)
    quoted: list[NamedNode] = field(default_factory=list)
    """The passages that it quotes."""


_GRADES: Final = (LAD.force, LAD.modality, LAD.qualifiedBy, LAD.bearer, LAD.beneficiary, LAD.concerns)
"""What an undertaking is told by at a glance."""


@dataclass
class Bound:
    """The obligations under one instrument, with the reason for the first of them, which is that of all."""

    instrument: NamedNode | None
    obligations: list[NamedNode]
    why: Tree | None


def parts(known: Known, node: NamedNode, cite: References) -> list[Part]:
    """The sections for the classes of the node."""
    found = (maker(known, node, cite) for cls, maker in _MAKERS if known.names.is_a(node, cls))
    return [part for part in found if part]


def agent(known: Known, node: NamedNode, cite: References) -> Part | None:
    """Standings, acts and checks by instrument, what binds the agent, what it pledged."""
    names = known.names
    found = rows(names, node)
    bound = _bound(known, node)
    committed = names.nodes(node, LAD.committedTo)
    pledges = names.subjects(LAD.pledgedBy, node)
    if not (found or bound or committed or pledges):
        return None
    values = {
        "sections": _sections(names, found),
        "axis": axis(names, found),
        "bound": bound,
        "duties": sum(len(one.obligations) for one in bound),
        "committed": committed,
        "why_committed": _why(known, node, LAD.committedTo),
        "pledges": pledges,
        "party": names.nodes(node, LAD.partyTo),
        "names": names,
        "cited": cited(known, cite),
        "through": {one.instrument for one in bound} - set(names.nodes(node, LAD.partyTo)),
    }
    told = {LAD.boundBy, LAD.committedTo}
    return Part("agent", values, told, _heard(found) | set(pledges))


def instrument(known: Known, node: NamedNode, cite: References) -> Part | None:
    """Who stands how under it, what it provides, and who points at it."""
    names = known.names
    found = rows(names, node)
    provisions = dict.fromkeys([*names.nodes(node, LAD.hasProvision), *names.subjects(LAD.provisionOf, node)])
    pointing = [
        quad
        for quad in known.publication.pointing_at.get(node, ())
        if isinstance(quad.subject, NamedNode)
        and source_of(quad.graph_name)
        and names.is_a(quad.subject, LAD.Instrument)
    ]
    values = {
        "sections": _by_standing(names, found),
        "axis": axis(names, found),
        "provisions": sorted(provisions, key=natural),
        "pointing": [_pointed(known, quad, cite) for quad in pointing],
        "names": names,
        "cited": cited(known, cite),
        "through": set(),
    }
    heard = _heard(found) | set(provisions)
    return Part("instrument", values, {LAD.hasProvision}, heard)


def undertaking(known: Known, node: NamedNode, cite: References) -> Part | None:
    """Its place, what backs it or what it backs, whom it binds."""
    names = known.names
    links = curated(names, node)
    bound = names.subjects(LAD.boundBy, node)
    values = {
        "places": dict.fromkeys([*names.nodes(node, LAD.setBy), *names.nodes(node, LAD.statedBy)]),
        "chips": [one for of in _GRADES for one in names.nodes(node, of)],
        "passages": passages(names, node),
        "backing": [(one, links.get((LAD.backedBy, one))) for one in names.nodes(node, LAD.backedBy)],
        "advancing": [(one, links.get((LAD.advances, one))) for one in names.nodes(node, LAD.advances)],
        "backs": [(one, curated(names, one).get((LAD.backedBy, node))) for one in names.subjects(LAD.backedBy, node)],
        "bound": bound,
        "committed": names.subjects(LAD.committedTo, node),
        "endorsers": set(names.subjects(LAD.endorses, DECLARATION)),
        "names": names,
        "cited": cited(known, cite),
    }
    heard = {*bound, *names.subjects(LAD.committedTo, node), *names.subjects(LAD.backedBy, node)}
    heard |= set(names.subjects(LAD.linkSubject, node))
    return Part(
        "undertaking", values, {LAD.backedBy, LAD.advances, LAD.setBy, LAD.statedBy}, heard, passages(names, node)
    )


def discrepancy(known: Known, node: NamedNode, cite: References) -> Part | None:
    """What each source says."""
    claims = known.names.nodes(node, LAD.hasClaim)
    values = {"claims": claims, "names": known.names, "cited": cited(known, cite)}
    return Part("discrepancy", values, {LAD.hasClaim}) if claims else None


_MAKERS: Final[tuple[tuple[NamedNode, Callable[[Known, NamedNode, References], Part | None]], ...]] = (
    (LAD.Agent, agent),
    (LAD.Instrument, instrument),
    (LAD.Undertaking, undertaking),
    (LAD.Discrepancy, discrepancy),
)


def cited(known: Known, cite: References) -> Callable[[NamedNode], list[int]]:
    """`cited(node)` → the numbers of the sources in whose graphs something is said of a node."""

    def numbers(node: NamedNode) -> list[int]:
        sources = dict.fromkeys(source_of(quad.graph_name) for quad in known.publication.about.get(node, ()))
        return [cite(source) for source in sources if source]

    return numbers


def passages(names: Names, node: NamedNode) -> list[NamedNode]:
    """The passages in which it is stated."""
    return [where for where in names.nodes(node, LAD.statedIn) if names.nodes(where, LAD.inText)]


def natural(node: NamedNode) -> list[tuple[int, str]]:
    """Orders article 2 before article 10."""
    import re

    return [(int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"([0-9]+)", node.value)]


def _heard(found: list[Row]) -> set[NamedNode]:
    return {node for row in found for node in (*row.acts, *row.checks, *(span.node for span in row.spans))}


def _sections(names: Names, found: list[Row]) -> list[tuple[str, list[Row]]]:
    """The rows of an agent: the Declaration, what binds, what does not, organizations; each by name."""
    binding = iris.concept("binding-force", "legally-binding")

    def section(row: Row) -> str:
        if row.other == DECLARATION:
            return "declaration"
        if names.is_a(row.other, LAD.Organization):
            return "organizations"
        return "binding" if binding in names.nodes(row.other, LAD.bindingForce) else "political"

    order = ("declaration", "binding", "political", "organizations")
    return [(name, _named(names, [row for row in found if section(row) == name])) for name in order]


def _by_standing(names: Names, found: list[Row]) -> list[tuple[str, list[Row]]]:
    """The rows of an instrument: those with a standing that lasts, those with acts, those only looked for."""
    lasting = [row for row in found if row.now]
    acting = [row for row in found if not row.now and (row.acts or row.spans)]
    checked = [row for row in found if not row.now and not row.acts and not row.spans]
    return [
        (name, _named(names, some)) for name, some in (("lasting", lasting), ("acting", acting), ("checked", checked))
    ]


def _named(names: Names, some: list[Row]) -> list[Row]:
    """Those that stand somehow first, then those with acts, then those only looked for; each by name."""
    return sorted(some, key=lambda row: (not row.spans, not row.acts, names.short(row.other, "en").text.casefold()))


def _bound(known: Known, node: NamedNode) -> list[Bound]:
    names = known.names
    found: dict[NamedNode | None, list[NamedNode]] = {}
    for duty in names.nodes(node, LAD.boundBy):
        set_by = names.nodes(duty, LAD.setBy)
        of = next((one for provision in set_by for one in names.nodes(provision, LAD.provisionOf)), None)
        found.setdefault(of, []).append(duty)
    return [
        Bound(of, sorted(duties, key=natural), _why(known, node, LAD.boundBy, duties[0]))
        for of, duties in found.items()
    ]


def _why(known: Known, node: NamedNode, predicate: NamedNode, target: NamedNode | None = None) -> Tree | None:
    """Why the node has the property, with the value if one is given."""
    for quad in known.publication.about.get(node, ()):
        if quad.predicate == predicate and target in (None, quad.object):
            return known.why(quad) if source_of(quad.graph_name) is None else None
    return None


@dataclass
class Pointed:
    """An instrument that points at another, how, and the curated link with its reason."""

    subject: NamedNode
    predicate: NamedNode
    link: NamedNode | None
    refs: tuple[int, ...]


def _pointed(known: Known, quad: Quad, cite: References) -> Pointed:
    assert isinstance(quad.subject, NamedNode)
    assert isinstance(quad.object, NamedNode)
    link = curated(known.names, quad.subject).get((quad.predicate, quad.object))
    source = source_of(quad.graph_name)
    return Pointed(quad.subject, quad.predicate, link, (cite(source),) if source else ())
