"""A base behind a SPARQL endpoint: what a check looks up there is fetched, many lookups with one question.

A lookup not fetched yet is noted, and answered as if nothing were there. When the check is through, all that it has
missed is fetched and it is done again. What it finds counts only when it has missed nothing: it has then seen exactly
what the endpoint holds.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TypeVar

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store

from ladkg.errors import LadkgError
from ladkg.store import SPELLED, spelled
from ladkg.validate.change.base import Base
from ladkg.validate.change.fetch import Fetcher, Triple
from ladkg.validate.engine.index import Memory
from ladkg.validate.report import Term

T = TypeVar("T")


class _Blank(Exception):
    """A blank node has turned up, which cannot be asked for again."""


class Remote:
    """The union of an endpoint's graphs.

    All of it is fetched when a blank node turns up, or a SPARQL constraint reads what cannot be bounded.
    """

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._part = Part()
        self._whole: Whole | None = None
        self._why = ""

    @property
    def questions(self) -> int:
        """How many questions have been asked."""
        return self._fetcher.questions

    @property
    def fetched(self) -> int:
        """How many triples the answers held."""
        return self._fetcher.triples

    @property
    def told(self) -> str:
        """What has been asked, in words."""
        asked = f"{self.questions:,} questions for {self.fetched:,} triples"
        return f"{asked}, {self._why}" if self._why else asked

    def settled(self, work: Callable[[Base], T]) -> T:
        """What the work gives when all that it looks up is at hand. Raises InputError as `Fetcher` does."""
        while self._whole is None:
            self._part.begin()
            try:
                done = work(self._part)
            except LadkgError:
                if self._part.is_settled:
                    raise
            else:
                if self._part.is_settled:
                    return done
            self._fetch()
        return work(self._whole)

    def learn(self, subjects: Iterable[Term]) -> None:
        """Fetches what is said of the subjects."""
        known = dict.fromkeys(subjects)
        self.settled(lambda base: [base.outgoing(subject) for subject in known])

    def triples(self) -> list[Quad]:
        """All of its triples."""
        return self._all("as all of it was to be looked at").quads

    def _fetch(self) -> None:
        try:
            if not self._part.fetch(self._fetcher):
                self._all("as a SPARQL constraint may look at any of them")
        except _Blank:
            self._all("as a blank node cannot be asked for again")

    def _all(self, why: str) -> "Whole":
        if self._whole is None:
            self._whole, self._why = Whole(self._fetcher.everything()), why
        return self._whole


class Whole(Memory):
    """All that an endpoint holds."""

    def __init__(self, quads: list[Quad]) -> None:
        super().__init__(quads)
        self.quads = quads


class Part:
    """What has been fetched so far; what else was looked up since `begin` is noted."""

    def __init__(self) -> None:
        self._out: dict[Term, dict[NamedNode, dict[Term, None]]] = {}
        self._into: dict[tuple[NamedNode, Term], dict[Term, None]] = {}
        self._pairs: dict[NamedNode, dict[tuple[Term, Term], None]] = {}
        self.begin()

    def begin(self) -> None:
        self._subjects: dict[Term, None] = {}
        self._ends: dict[tuple[NamedNode, Term], None] = {}
        self._predicates: dict[NamedNode, None] = {}
        self._all = False

    @property
    def is_settled(self) -> bool:
        """Whether nothing was missing."""
        return not (self._subjects or self._ends or self._predicates or self._all)

    def objects(self, subject: Term, predicate: NamedNode) -> Collection[Term]:
        return self._described(subject).get(predicate, ())

    def outgoing(self, subject: Term) -> Collection[tuple[NamedNode, Term]]:
        return [(predicate, value) for predicate, values in self._described(subject).items() for value in values]

    def subjects(self, predicate: NamedNode, object: Term) -> Collection[Term]:
        if isinstance(object, BlankNode):
            return ()
        found = self._into.get((predicate, object))
        if found is None:
            self._ends[predicate, object] = None
        return found or ()

    def pairs(self, predicate: NamedNode) -> Collection[tuple[Term, Term]]:
        found = self._pairs.get(predicate)
        if found is None:
            self._predicates[predicate] = None
        return found or ()

    def _described(self, subject: Term) -> dict[NamedNode, dict[Term, None]]:
        """Nothing is said of a literal; a blank node can only be one of the change."""
        found = self._out.get(subject)
        if found is None and isinstance(subject, NamedNode):
            self._subjects[subject] = None
        return found or {}

    @property
    def store(self) -> Store:
        self._all = True
        return Store()

    def fetch(self, fetcher: Fetcher) -> bool:
        """Fetches what was missing; whether that was anything but the store of it all."""
        out = {subject: dict[NamedNode, dict[Term, None]]() for subject in self._subjects}
        for subject, predicate, value in _named(fetcher.matching("?s", [str(term) for term in out])):
            if subject in out:
                out[subject].setdefault(predicate, {})[value] = None
        into = {end: dict[Term, None]() for end in self._ends}
        for subject, predicate, value in _named(fetcher.matching("(?p ?o)", [f"({p} {o})" for p, o in into])):
            if (predicate, value) in into:
                into[predicate, value][subject] = None
        pairs = {predicate: dict[tuple[Term, Term], None]() for predicate in self._predicates}
        for subject, predicate, value in _named(fetcher.matching("?p", [str(term) for term in pairs])):
            if predicate in pairs:
                pairs[predicate][subject, value] = None
        self._out.update(out)
        self._into.update(into)
        self._pairs.update(pairs)
        return bool(self._subjects or self._ends or self._predicates)


def respelled(base: Base, changed: Iterable[Quad]) -> tuple[frozenset[Quad], frozenset[Quad]]:
    """The changed triples that the endpoint has in another spelling: as the change writes them, and as it has them.

    Most stores rewrite typed literals (2.50 as 2.5), so one of the same value is taken for the same.
    """
    shown, hidden = set[Quad](), set[Quad]()
    for quad in changed:
        if isinstance(quad.object, Literal) and quad.object.datatype not in SPELLED:
            held = base.objects(quad.subject, quad.predicate)
            same = [value for value in held if isinstance(value, Literal) and spelled(value) == spelled(quad.object)]
            if same and quad.object not in same:
                shown.add(Quad(*quad.triple))
                hidden.update(Quad(quad.subject, quad.predicate, value) for value in same)
    return frozenset(shown), frozenset(hidden)


def _named(triples: Iterable[Triple]) -> Iterator[Triple]:
    for triple in triples:
        if not isinstance(triple[0], NamedNode) or not isinstance(triple[2], NamedNode | Literal):
            raise _Blank
        yield triple
