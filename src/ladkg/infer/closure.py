"""The OWL 2 RL closure of a graph under compiled rules: terms as integers, each round joining only what is new."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from pyoxigraph import Literal, NamedNode, Quad, Triple

from ladkg.errors import LadkgError
from ladkg.infer.rules import Join, Rules, Term, compile_rules
from ladkg.terms import PREFIXES, RDF

Pair = tuple[int, int]
Facts = dict[int, dict[Pair, str]]
"""Property → (subject, object) → the rule that concluded it, or GIVEN."""
Index = defaultdict[int, list[int]]
GIVEN = ""


class InconsistencyError(LadkgError):
    """The graph says what the ontology excludes; the message has one line for each clash."""


def entail(ontology: Iterable[Quad], data: Iterable[Quad]) -> dict[Triple, str]:
    """What the ontology lets one conclude about ontology and data: each new triple with the OWL 2 RL rule that made it.

    Only triples in the project's own terms or in those it is aligned with, and only what is not said already.
    Raises InconsistencyError when something is in two disjoint classes, or related by two disjoint properties.
    """
    ontology = list(ontology)
    closure = Closure(compile_rules(ontology), chain(ontology, data))
    if clashes := sorted(set(closure.clashes())):
        raise InconsistencyError("\n".join(clashes))
    return dict(closure.entailed())


class Closure:
    """The facts about the rules' properties and all types, closed under the rules."""

    def __init__(self, rules: Rules, quads: Iterable[Quad]) -> None:
        self._rules = rules
        self._numbers: dict[Term, int] = {}
        self._facts: Facts = {self._number(term): {} for term in sorted(rules.properties(), key=str)}
        self._types: defaultdict[int, dict[int, str]] = defaultdict(dict)
        self._load(quads)
        self._close_properties()
        self._close_types()
        self._terms = list(self._numbers)

    def _number(self, term: Term) -> int:
        return self._numbers.setdefault(term, len(self._numbers))

    def _load(self, quads: Iterable[Quad]) -> None:
        number = self._number
        facts = {term: self._facts[n] for term, n in list(self._numbers.items())}
        for quad in quads:
            predicate = quad.predicate
            if predicate == RDF.type:
                self._types[number(quad.subject)][number(quad.object)] = GIVEN
            elif predicate in facts:
                facts[predicate][number(quad.subject), number(quad.object)] = GIVEN

    def _close_properties(self) -> None:
        """Copies and joins to the fixpoint; a round starts from the facts that the round before it added."""
        copies = defaultdict(list)
        for source, target, swapped, rule in self._rules.copies:
            copies[self._number(source)].append((self._number(target), swapped, rule))
        joins = _Joins(self._number, self._rules.joins)
        new = {number: list(pairs) for number, pairs in self._facts.items()}
        while new:
            fresh: defaultdict[int, list[Pair]] = defaultdict(list)
            for number, pairs in new.items():
                for to, swapped, rule in copies[number]:
                    self._add(to, [(y, x) for x, y in pairs] if swapped else pairs, rule, fresh[to])
            for to, pairs, rule in joins.conclusions(new):
                self._add(to, pairs, rule, fresh[to])
            new = {number: pairs for number, pairs in fresh.items() if pairs}

    def _add(self, number: int, pairs: Iterable[Pair], rule: str, fresh: list[Pair]) -> None:
        known = self._facts[number]
        for pair in pairs:
            if pair not in known:
                known[pair] = rule
                fresh.append(pair)

    def _close_types(self) -> None:
        above = defaultdict(list)
        for lower, upper, rule in self._rules.aboves:
            above[self._number(lower)].append((self._number(upper), rule))
        for prop, end, cls, rule in self._rules.typings:
            of = self._number(cls)
            for pair in self._facts[self._number(prop)]:
                self._types[pair[end]].setdefault(of, rule)
        for classes in self._types.values():
            waiting = list(classes)
            while waiting:
                for over, rule in above[waiting.pop()]:
                    if over not in classes:
                        classes[over] = rule
                        waiting.append(over)

    def entailed(self) -> Iterator[tuple[Triple, str]]:
        """The new triples that may be published, each with the name of its rule."""
        own = [term if self._rules.own(term) else None for term in self._terms]
        value = [term if isinstance(term, Literal) else own[number] for number, term in enumerate(self._terms)]
        for number, pairs in self._facts.items():
            if predicate := own[number]:
                for (x, y), rule in pairs.items():
                    if rule and (subject := own[x]) and (target := value[y]):
                        yield Triple(subject, predicate, target), rule
        for x, classes in self._types.items():
            if subject := own[x]:
                for number, rule in classes.items():
                    if rule and (cls := own[number]):
                        yield Triple(subject, RDF.type, cls), rule

    def clashes(self) -> Iterator[str]:
        """Each thing that the ontology excludes, in words."""
        name = self._name
        for one, other, rule, swapped in self._rules.property_exclusions:
            p, q = self._number(one), self._number(other)
            for x, y in self._facts[p]:
                a, b = (y, x) if swapped else (x, y)
                if (a, b) in self._facts[q]:
                    yield f"{name(x)} {name(p)} {name(y)} and {name(a)} {name(q)} {name(b)} exclude each other ({rule})"
        excluded = defaultdict(list)
        for one, other, rule, _ in self._rules.class_exclusions:
            excluded[self._number(one)].append((self._number(other), rule))
        for x, classes in self._types.items():
            for c in classes.keys() & excluded.keys():
                for d, rule in excluded[c]:
                    if d in classes:
                        yield f"{name(x)} is a {name(c)} and a {name(d)}, but nothing can be both ({rule})"

    def _name(self, number: int) -> str:
        """A term as a reader knows it: `id:instrument/gcm`, `lad:Treaty`."""
        term = self._terms[number]
        if not isinstance(term, NamedNode):
            return str(term)
        prefix = next((p for p, iri in PREFIXES.items() if term.value.startswith(iri)), None)
        return f"{prefix}:{term.value.removeprefix(PREFIXES[prefix])}" if prefix else str(term)


class _Joins:
    """The rules with two premises, over facts indexed by the end at which they meet."""

    def __init__(self, number: Callable[[Term], int], joins: Iterable[Join]) -> None:
        self._joins = [(number(left), number(right), number(target), rule) for left, right, target, rule in joins]
        self._by_object: dict[int, Index] = {left: defaultdict(list) for left, _, _, _ in self._joins}
        self._by_subject: dict[int, Index] = {right: defaultdict(list) for _, right, _, _ in self._joins}

    def conclusions(self, new: dict[int, list[Pair]]) -> Iterator[tuple[int, list[Pair], str]]:
        """What follows from the new facts with each other and with all before them, repeats not left out."""
        for prop in new.keys() & self._by_object.keys():
            for x, y in new[prop]:
                self._by_object[prop][y].append(x)
        for prop in new.keys() & self._by_subject.keys():
            for y, z in new[prop]:
                self._by_subject[prop][y].append(z)
        for left, right, target, rule in self._joins:
            onward, back = self._by_subject[right], self._by_object[left]
            yield target, [(x, z) for x, y in new.get(left, ()) for z in onward.get(y, ())], rule
            yield target, [(x, z) for y, z in new.get(right, ()) for x in back.get(y, ())], rule
