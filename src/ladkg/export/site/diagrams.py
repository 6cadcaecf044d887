"""Drawings of the ontology, made with the pages: which class stands below which, and which properties join them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from pyoxigraph import NamedNode

from ladkg.export.site.layers import Placed, Point, place
from ladkg.export.site.vocabulary import Vocabulary, local, own, short
from ladkg.terms import OWL, RDFS, SKOS

CORE: Final = (
    *("actor", "onInstrument", "basedOn", "boundBy", "committedTo", "hasProvision", "states", "sets", "backedBy"),
)
"""The properties of the drawing that shows the ontology at a glance."""
_BOLD: Final = 7.3
_LETTER: Final = 6.8
_LINE: Final = 19.0
_PAD: Final = 10.0


Joins = dict[tuple[tuple[NamedNode, ...], NamedNode], list[NamedNode]]
"""By some classes and another the properties that lead from each of the ones to the other."""


@dataclass(frozen=True)
class Text:
    """A line of text at its left end and base line; `node` is what it links to."""

    x: float
    y: float
    text: str
    node: NamedNode | None = None
    kind: str = ""


@dataclass(frozen=True)
class Box:
    """A class: `kind` is `other` where it is not of the module drawn."""

    x: float
    y: float
    width: float
    height: float
    kind: str = ""


@dataclass(frozen=True)
class Drawing:
    """What an SVG element needs; lengths are in pixels. `paths` are the data of path elements, `heads` of arrows."""

    width: float
    height: float
    boxes: Sequence[Box]
    texts: Sequence[Text]
    paths: Sequence[str]
    heads: Sequence[str]


def hierarchy(vocabulary: Vocabulary, classes: Sequence[NamedNode], language: str) -> Drawing:
    """Classes from left to right, from wide to narrow, with those of other modules that they stand directly below."""
    inside = list(classes)
    wider = [above for node in classes for above in vocabulary.above(node) if above not in inside]
    shown = list(dict.fromkeys([*inside, *wider]))
    edges = [(above.value, node.value) for node in inside for above in vocabulary.above(node) if above != node]
    labels = {node: vocabulary.label(node, language) for node in shown}
    sizes = {node.value: _box(labels[node], ()) for node in shown}
    placed = place(sizes, edges, between=44.0)
    boxes, texts = [], []
    for node in shown:
        x, y = placed.at[node.value]
        boxes.append(Box(x, y, *sizes[node.value], "" if node in inside else "other"))
        texts.append(Text(x + _PAD, y + _LINE, labels[node], node, "class"))
    return _drawing(placed, boxes, texts)


def properties(vocabulary: Vocabulary, classes: Sequence[NamedNode], language: str) -> Drawing:
    """Classes with their plain properties within, joined by the properties that lead from one to another.

    Classes of other modules are drawn where a property leads to or from them, by their name alone.
    """
    between: Joins = {}
    within: dict[NamedNode, list[NamedNode]] = {}
    for term, domains, ends in _leading(vocabulary, vocabulary.terms):
        for end in ends:
            here = domains if end in classes else [one for one in domains if one in classes]
            _join(between, term, here, end)
        for domain in domains:
            if domain in classes and not set(ends) - {domain}:
                within.setdefault(domain, []).append(term)
    return _net(vocabulary, classes, between, within, language)


def core(vocabulary: Vocabulary, language: str) -> Drawing:
    """The properties of CORE with the classes that they join."""
    between: Joins = {}
    for term, domains, ends in _leading(vocabulary, [term for term in vocabulary.terms if local(term) in CORE]):
        for end in ends:
            _join(between, term, domains, end)
    classes = [node for starts, end in between for node in (*starts, end)]
    return _net(vocabulary, classes, between, {}, language)


def _join(between: Joins, term: NamedNode, domains: Sequence[NamedNode], end: NamedNode) -> None:
    if starts := tuple(one for one in domains if one != end):
        between.setdefault((starts, end), []).append(term)


def _leading(
    vocabulary: Vocabulary, terms: Iterable[NamedNode]
) -> Iterator[tuple[NamedNode, list[NamedNode], list[NamedNode]]]:
    """Each property with the classes that it is said of and those of ours that it leads to; of two inverses one."""
    for term in terms:
        if vocabulary.terms[term] != "class" and not vocabulary.pointing(OWL.inverseOf, term):
            ends = [one for one in vocabulary.nodes(term, RDFS.range) if own(one)]
            yield term, vocabulary.ends(term, RDFS.domain), ends


def _net(
    vocabulary: Vocabulary,
    classes: Sequence[NamedNode],
    between: Joins,
    within: Mapping[NamedNode, Sequence[NamedNode]],
    language: str,
) -> Drawing:
    joined = [node for starts, end in between for node in (*starts, end)]
    shown = list(dict.fromkeys([*(node for node in classes if node in within), *joined]))
    lines = {node: [_line(vocabulary, one, node, language) for one in within.get(node, ())] for node in shown}
    sizes = {node.value: _box(vocabulary.label(node, language), lines[node]) for node in shown}
    edges: list[tuple[str, str]] = []
    for pair, terms in between.items():
        words = [vocabulary.label(one, language) for one in terms]
        sizes[_key(*pair)] = (max(map(len, words)) * _LETTER + _PAD, _LINE * len(words))
        edges += [*((start.value, _key(*pair)) for start in pair[0]), (_key(*pair), pair[1].value)]
    placed = place(sizes, edges, between=22.0)
    boxes, texts = [], []
    for node in shown:
        x, y = placed.at[node.value]
        boxes.append(Box(x, y, *sizes[node.value], "" if node in classes else "other"))
        texts.append(Text(x + _PAD, y + _LINE, vocabulary.label(node, language), node, "class"))
        for number, (term, text) in enumerate(lines[node], 2):
            texts.append(Text(x + _PAD, y + _LINE * number, text, term, "line"))
    for pair, terms in between.items():
        x, y = placed.at[_key(*pair)]
        for number, one in enumerate(terms, 1):
            texts.append(Text(x + _PAD / 2, y + _LINE * number - 5, vocabulary.label(one, language), one, "property"))
    heads = [_head(route) for (_, end), route in zip(edges, placed.routes, strict=True) if " " not in end]
    return _drawing(placed, boxes, texts, heads)


def _line(vocabulary: Vocabulary, term: NamedNode, domain: NamedNode, language: str) -> tuple[NamedNode, str]:
    ranges = vocabulary.nodes(term, RDFS.range)
    told = ["↺" if one == domain else short(one).removeprefix("xsd:") for one in ranges if one != SKOS.Concept]
    label = vocabulary.label(term, language)
    return term, f"{label}: {', '.join(told)}" if told else label


def _key(starts: Sequence[NamedNode], end: NamedNode) -> str:
    """The name of the words between classes; no IRI holds a space."""
    return " ".join(node.value for node in (*starts, end))


def _box(label: str, lines: Sequence[tuple[NamedNode, str]]) -> tuple[float, float]:
    width = max(len(label) * _BOLD, *(len(text) * _LETTER for _, text in lines), 0.0)
    return width + 2 * _PAD, _LINE * (1 + len(lines)) + _PAD


def _drawing(placed: Placed, boxes: Sequence[Box], texts: Sequence[Text], heads: Sequence[str] = ()) -> Drawing:
    return Drawing(*placed.size, boxes, texts, list(map(_path, placed.routes)), heads)


def _path(points: Sequence[Point]) -> str:
    """A smooth line through the points that leaves and arrives level."""
    found = [f"M{points[0][0]:.1f} {points[0][1]:.1f}"]
    for (x, y), (to_x, to_y) in pairwise(points):
        middle = (x + to_x) / 2
        found.append(
            f"H{to_x:.1f}"
            if abs(y - to_y) < 0.05
            else f"C{middle:.1f} {y:.1f} {middle:.1f} {to_y:.1f} {to_x:.1f} {to_y:.1f}"
        )
    return "".join(found)


def _head(points: Sequence[Point]) -> str:
    (before, _), (x, y) = points[-2:]
    back = x - 7 if before < x else x + 7
    return f"{x:.1f},{y:.1f} {back:.1f},{y - 4:.1f} {back:.1f},{y + 4:.1f}"
