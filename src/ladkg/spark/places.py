"""Which rows must be seen together: those on one instrument, or those of one agent where everything hangs together.

The dated rules and the shapes on the order of acts look at the acts of one agent on one instrument, property chains and
provisions' shapes at one instrument with those tied to it. So instruments that a row ties to one another are a family.
A family that the rest of the reference tables name is part of the core, which every partition sees; acts on its
instruments are kept together by agent, all others by family.
"""

from typing import Final, NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from ladkg import iris

_OF_ACTS: Final = frozenset({"act", "standing", "record-check"})
_OF_INSTRUMENTS: Final = frozenset({"instrument", "provision", "obligation", "commitment", "statement"})
CORE: Final = ""
"""The name of the core among the families; no other name sorts before it."""
_AGENT: Final = "agent "


class Group(NamedTuple):
    """Whatever one agent did on one instrument or in one organization, each by the last segment of its IRI."""

    actor: str
    place: str


def group(term: NamedNode | BlankNode | Literal | Triple) -> Group | None:
    """The group of an act, a standing or a check of the record; None for any other term."""
    room, segments = _segments(term)
    return Group(segments[0], segments[1]) if room in _OF_ACTS and len(segments) > 1 else None


def place(term: NamedNode | BlankNode | Literal | Triple) -> str | None:
    """What ties a term to an instrument: the instrument's slug, of a link its own path; None for any other term."""
    room, segments = _segments(term)
    if room == "link":
        return "/".join((room, *segments))
    return segments[0] if room in _OF_INSTRUMENTS and segments else None


def _segments(term: NamedNode | BlankNode | Literal | Triple) -> tuple[str, list[str]]:
    if not isinstance(term, NamedNode) or not term.value.startswith(iris.BASE):
        return "", []
    room, *segments = iris.local(term).split("/")
    return room, segments


class Keys:
    """Places and agents in sets that have no member in common, each named by its first member as text."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def root(self, name: str) -> str:
        """The set that something is in; alone in its own if nothing was joined with it."""
        above = self._above
        while name in above:
            if above[name] in above:
                above[name] = above[above[name]]
            name = above[name]
        return name

    def join(self, one: str, other: str) -> None:
        """Makes one set of two."""
        first, last = sorted((self.root(one), self.root(other)))
        if first != last:
            self._above[last] = first

    def is_core(self, place: str) -> bool:
        """Whether every partition sees what is said of an instrument."""
        return self.root(place) == CORE

    def key(self, group: Group) -> str:
        """What tells the partition of a group's rows."""
        return self.root(_AGENT + group.actor if self.is_core(group.place) else group.place)

    def is_shared(self, quad: Quad) -> bool:
        """Whether several partitions may conclude this: it is about nothing that only one of them knows.

        Such are the types of agents and sources that no table describes. A conclusion on an agent and an instrument
        comes only from the agent's acts on the instrument's family.
        """
        if group(quad.subject):
            return False
        at = place(quad.subject)
        return self.is_core(at) if at else place(quad.object) is None
