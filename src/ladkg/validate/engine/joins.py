"""Joins by a hash of several variables, for queries over many focus nodes.

Where a query asks for another node alike in two respects (of the same state and the same treaty), or whether there is
one, Oxigraph walks from each solution along one of them, which takes very long through a hub. Written in another way,
which means the same, it reads what is asked for once and joins it by a hash of all that is shared.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import prod
from typing import Final

from pyoxigraph import NamedNode

from ladkg.validate.engine.index import Graph
from ladkg.validate.engine.sparqltext import Edit, Query, Token, expanded, prefixes

_ORDERED: Final = {"OPTIONAL", "MINUS", "BIND", "GRAPH", "SERVICE", "VALUES", "SELECT"}


@dataclass(frozen=True)
class Part:
    """A statement or a filter, from `start` to `end`; `stop` is where its text ends but for a full stop.

    `triples` of a plain statement are its subjects, IRIs in angle brackets and objects; None is a constant.
    """

    start: int
    stop: int
    end: int
    variables: frozenset[str]
    triples: tuple[tuple[str | None, str, str | None], ...] = ()


@dataclass(frozen=True)
class Patterns:
    """Triple patterns of a query that can be read by themselves, and the variables that tie them to the others."""

    statements: tuple[Part, ...]
    shared: frozenset[str]

    @property
    def triples(self) -> tuple[tuple[str | None, str, str | None], ...]:
        return tuple(triple for statement in self.statements for triple in statement.triples)

    @property
    def variables(self) -> frozenset[str]:
        return _variables(self.statements)

    def edits(self, text: str, row: str) -> Iterator[Edit]:
        """What to write instead of which part of the query, where `row` binds what is bound before it."""
        raise NotImplementedError


@dataclass(frozen=True)
class Star(Patterns):
    """All that a query says of one variable: a sub-select that passes on all its variables is joined as it was."""

    def edits(self, text: str, _: str) -> Iterator[Edit]:
        first, *others = self.statements
        yield first.start, first.end, f"{{ {_select(text, self.variables, self.statements)} }}"
        yield from ((one.start, one.end, "") for one in others)


@dataclass(frozen=True)
class Existence(Patterns):
    """`FILTER EXISTS` or `FILTER NOT EXISTS` of a star: a join or a MINUS, if all it shares is bound in every solution.

    Filters inside that look at other variables of the group are decided beside the group's own statements. Where the
    two forms differ: https://www.w3.org/TR/sparql11-query/#neg-notexists-minus.
    """

    filters: tuple[Part, ...]
    start: int
    end: int
    denied: bool
    closing: int = 0
    beside: tuple[Part, ...] = ()

    def edits(self, text: str, row: str) -> Iterator[Edit]:
        said = _said(text, self.statements)
        if self.beside:
            said = f"{row} {_said(text, self.beside)} . {{ {_select(text, self.variables, self.statements)} }}"
        filters = " ".join(text[one.start : one.stop] for one in self.filters)
        opening = "MINUS { SELECT" if self.denied else "{ SELECT DISTINCT"
        yield self.start, self.end, ""
        yield self.closing, self.closing, f" {opening} {_names(self.shared)} WHERE {{ {said} {filters} }} }} "


@dataclass
class _Outermost:
    """The outermost group of a query: its statements, its EXISTS, the variables of the groups in it, its end."""

    statements: list[Part] = field(default_factory=list)
    existences: list[Existence] = field(default_factory=list)
    inner: set[str] = field(default_factory=set)
    closing: int = 0


def apart(query: Query, row: str, rows: int, graph: Graph) -> list[Edit]:
    """The edits to make where reading patterns by themselves costs less than walking along them from so many rows."""
    return [edit for some in separable(query) if _pays(some, rows, graph) for edit in some.edits(query.text, row)]


def _pays(some: Patterns, rows: int, graph: Graph) -> bool:
    """Whether the patterns have fewer solutions, at most, than the walks would meet nodes, were all hubs alike.

    Where a filter decides which of the nodes alike count, all of these are looked at; a walk ends at the first.
    """
    sizes, walks = [], []
    for _, predicate, value in some.triples:
        counts = None if predicate == str(graph.types) else graph.counts(NamedNode(predicate[1:-1]))
        if counts:
            sizes.append((counts.triples, counts.most if value else 1))
            walks += [counts.triples / max(counts.objects, 1)] if value in some.shared else []
    if not walks:
        return False
    (least, _), *others = sorted(sizes)
    alike = _alike(some, graph) if isinstance(some, Existence) and some.beside else 0
    return least * prod(most for _, most in others) + rows * alike <= rows * min(walks) / max(alike, 1)


def _alike(some: Patterns, graph: Graph) -> float:
    """How many nodes are alike in all that is shared, as a node meets them."""
    first, *others = [NamedNode(iri[1:-1]) for _, iri, value in some.triples if value in some.shared]
    keys = ((value, *(tuple(graph.objects(node, iri)) for iri in others)) for node, value in graph.pairs(first))
    sizes = Counter(keys).values()
    return sum(size * size for size in sizes) / max(sum(sizes), 1)


def separable(query: Query) -> list[Patterns]:
    """The patterns of the outermost group that share two variables or more with the others, and not their own."""
    group = _outermost(query)
    return [] if group is None else [*_stars(query, group), *_existences(query, group)]


def _stars(query: Query, group: _Outermost) -> Iterator[Star]:
    kinds: dict[str, list[Part]] = {}
    for statement in group.statements:
        subjects = {subject for subject, _, _ in statement.triples if subject}
        for subject in subjects if not statement.variables & query.prebound else ():
            kinds.setdefault(subject, []).append(statement)
    left = list(group.statements)
    for subject, some in kinds.items():
        others = [one for one in left if one not in some]
        beside = _variables(others) | group.inner
        shared = _variables(some) & beside
        if subject not in beside and len(shared) > 1:
            left = others
            yield Star(tuple(some), shared)


def _existences(query: Query, group: _Outermost) -> Iterator[Existence]:
    bound = query.prebound | _variables(group.statements)
    for one in group.existences:
        own, subjects = one.variables, {subject for subject, _, _ in one.triples}
        elsewhere = _variables(one.filters) - own
        known = elsewhere | (own & group.inner) <= bound
        if len(own & bound) > 1 and len(subjects) == 1 and known and subjects <= own - bound:
            beside = tuple(group.statements) if elsewhere else ()
            if beside or not elsewhere:
                yield replace(one, shared=own & bound | elsewhere, closing=group.closing, beside=beside)


def _outermost(query: Query) -> _Outermost | None:
    """Reads the outermost group; None where the order of its parts may matter, or a blank node has a label.

    A number with a full stop is not read as one, so that its end begins what looks like a statement.
    """
    tokens = [token for token in query.tokens if token.start >= query.groups[0].inside]
    if any(_is(token, "_") for token in tokens):
        return None
    iris, group, at = prefixes(query.tokens), _Outermost(), 0
    while not _is(tokens[at], "}"):
        start, at = at, _after_part(tokens, at)
        part = _part(tokens[start:at], iris)
        if tokens[start].kind == "word" and not _is(tokens[start], "FILTER", "UNION"):
            return None
        if _is(tokens[start], "FILTER"):
            existence = _existence(tokens[start:at], iris)
            group.existences += [existence] if existence else []
        elif _is(tokens[start], "{"):
            group.inner |= part.variables
        elif not _is(tokens[start], ".", "UNION"):
            group.statements.append(part)
    group.closing = tokens[at].start
    return group


def _existence(tokens: Sequence[Token], iris: dict[str, str]) -> Existence | None:
    """Reads `FILTER NOT EXISTS { … }`, with or without NOT; None for other filters and what is not plain inside."""
    denied = _is(tokens[1], "NOT")
    at = 4 if denied else 3
    if not _is(tokens[at - 2], "EXISTS") or any(_is(token, "EXISTS") for token in tokens[at:]):
        return None
    statements: list[Part] = []
    filters: list[Part] = []
    while not _is(tokens[at], "}"):
        start, at = at, _after_part(tokens, at)
        part = _part(tokens[start:at], iris)
        if not part.triples and not _is(tokens[start], ".", "FILTER"):
            return None
        if not _is(tokens[start], "."):
            (statements if part.triples else filters).append(part)
    found = Existence(tuple(statements), frozenset(), tuple(filters), tokens[0].start, tokens[-1].end, denied)
    return found if statements else None


def _after_part(tokens: Sequence[Token], at: int) -> int:
    """Past a filter, a group, or a statement and its full stop, or up to what begins without one."""
    if _is(tokens[at], "FILTER", "{"):
        return _after_brackets(tokens, at)
    for number in range(at, len(tokens)):
        if _is(tokens[number], "."):
            return number + 1
        if _is(tokens[number], "{", "}", "FILTER", "UNION", *_ORDERED):
            return max(number, at + 1)
    return len(tokens)


def _after_brackets(tokens: Sequence[Token], at: int) -> int:
    """Past the first brackets, round or curly."""
    depth = 0
    for number in range(at, len(tokens)):
        if tokens[number].kind == "sign":
            depth += {"(": 1, "{": 1, ")": -1, "}": -1}.get(tokens[number].text, 0)
            if not depth and tokens[number].text in {")", "}"}:
                return number + 1
    return len(tokens)


def _part(tokens: Sequence[Token], iris: dict[str, str]) -> Part:
    terms = tokens[:-1] if _is(tokens[-1], ".") and len(tokens) > 1 else tokens
    variables = frozenset(token.text for token in tokens if token.kind == "variable")
    return Part(tokens[0].start, terms[-1].end, tokens[-1].end, variables, _plain(terms, iris))


def _plain(tokens: Sequence[Token], iris: dict[str, str]) -> tuple[tuple[str | None, str, str | None], ...]:
    """The triples of `subject predicate object , object ; predicate object`; none if it holds anything else."""
    found: list[tuple[str | None, str, str | None]] = []
    due, subject, predicate = "subject", None, ""
    for token in tokens:
        variable = token.text if token.kind == "variable" else None
        if due == "verb" and _is_iri(token):
            predicate, due = expanded(token, iris), "object"
        elif due == "subject" and (variable or _is_iri(token)):
            subject, due = variable, "verb"
        elif due == "object" and (variable or _is_iri(token)):
            found.append((subject, predicate, variable))
            due = "sign"
        elif due == "sign" and token.kind == "sign" and token.text in {";", ","}:
            due = {";": "verb", ",": "object"}[token.text]
        else:
            return ()
    return tuple(found) if due == "sign" else ()


def _is(token: Token, *texts: str) -> bool:
    """Whether it is one of these keywords or signs."""
    return token.kind in {"word", "sign"} and token.text in texts


def _is_iri(token: Token) -> bool:
    """Whether it is an IRI as it stands: a name that ends in a full stop has swallowed that of its sentence."""
    named = token.kind == "name" and token.text[:1] != "@" and not token.text.endswith(".") and "\\" not in token.text
    return named or token.kind == "iri" or _is(token, "A")


def _select(text: str, variables: frozenset[str], statements: Iterable[Part]) -> str:
    return f"SELECT {_names(variables)} WHERE {{ {_said(text, statements)} }}"


def _said(text: str, statements: Iterable[Part]) -> str:
    return " . ".join(text[one.start : one.stop] for one in statements)


def _names(variables: Iterable[str]) -> str:
    return " ".join(f"?{name}" for name in sorted(variables))


def _variables(parts: Iterable[Part]) -> frozenset[str]:
    return frozenset().union(*(part.variables for part in parts))
