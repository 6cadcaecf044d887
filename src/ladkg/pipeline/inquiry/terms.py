"""The terms of the ontology and the rules that bind data made of them."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from ladkg import paths
from ladkg.errors import LadkgError
from ladkg.explain.reading import Reader, short
from ladkg.library.run import store_of
from ladkg.mcp import answers
from ladkg.ontology import unsorted
from ladkg.pipeline.check import explained
from ladkg.pipeline.inquiry.labels import folded
from ladkg.pipeline.inquiry.work import Desk
from ladkg.terms import LAD, PREFIXES, RDF, RDFS, SH, SKOS
from ladkg.validate import load_shapes
from ladkg.validate.catalogue import Explained

_TARGETS: Final = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)
Node = NamedNode | BlankNode | Literal | Triple


def terms(_: Desk, name: str, language: str) -> answers.Terms:
    """A class or property by name or label; all classes where the name is empty. Raises LadkgError for another name."""
    reader = _ontology()
    if not name:
        classes = [node for node in _own(reader) if short(node)[4].isupper()]
        return answers.Terms(None, [], [_term(reader, node, language) for node in classes], [], [])
    node = _named(reader, name)
    upward = list(dict.fromkeys(_above(reader, node)))
    kind = RDFS.subClassOf if short(node)[4].isupper() else RDFS.subPropertyOf
    below = [one for one in reader.subjects(kind, node) if one in _own(reader)]
    return answers.Terms(
        _term(reader, node, language),
        [_term(reader, one, language) for one in upward],
        [_term(reader, one, language) for one in below],
        [_term(reader, one, language) for cls in (node, *upward) for one in reader.subjects(RDFS.domain, cls)],
        [_bound(rule, language) for rule in _rules([node, *upward])],
    )


@cache
def _ontology() -> Reader:
    return Reader(store_of(unsorted()))


@cache
def _catalogue() -> dict[str, Explained]:
    return {rule.source: rule for rule in explained(load_shapes(paths.shapes()))}


@cache
def _shapes() -> Reader:
    return Reader(store_of(load_shapes(paths.shapes()).quads))


@cache
def _own(reader: Reader) -> list[NamedNode]:
    """The terms of the ontology's own namespace."""
    return [node for name in sorted(LAD.terms) if reader.objects(node := NamedNode(PREFIXES["lad"] + name), RDF.type)]


def _named(reader: Reader, name: str) -> NamedNode:
    bare = name.strip().removeprefix("<").removesuffix(">").removeprefix(PREFIXES["lad"]).removeprefix("lad:")
    for wanted in (bare, folded(bare)):
        for node in _own(reader):
            labels = {folded(label.value) for label in reader.objects(node, RDFS.label) if isinstance(label, Literal)}
            if wanted == short(node)[4:] or wanted in labels:
                return node
    from difflib import get_close_matches

    near = get_close_matches(bare, [short(node)[4:] for node in _own(reader)], n=4, cutoff=0.5)
    hint = f"did you mean {', '.join(near)}?" if near else "without a name, all classes are listed"
    raise LadkgError(f"{name[:200]!r} is no term of the ontology; {hint}")


def _above(reader: Reader, node: NamedNode) -> Iterator[NamedNode]:
    """Wider classes or properties of our own, the nearest first."""
    for wider in (*reader.nodes(node, RDFS.subClassOf), *reader.nodes(node, RDFS.subPropertyOf)):
        if wider in _own(reader):
            yield wider
            yield from _above(reader, wider)


def _term(reader: Reader, node: NamedNode, language: str) -> answers.Term:
    label = _said(reader, node, RDFS.label, language) or short(node)
    definition = _said(reader, node, SKOS.definition, language)
    domain, reach = ([short(one) for one in reader.nodes(node, side)] for side in (RDFS.domain, RDFS.range))
    return answers.Term(short(node), label, definition, domain, reach)


def _said(reader: Reader, node: NamedNode, predicate: NamedNode, language: str) -> str:
    said = {term.language: term.value for term in reader.objects(node, predicate) if isinstance(term, Literal)}
    return said.get(language) or said.get("en") or ""


def _bound(rule: Explained, language: str) -> answers.Bound:
    return answers.Bound(rule.id, str(rule.severity), rule.message(language), rule.constraint)


def _rules(nodes: Iterable[NamedNode]) -> list[Explained]:
    """The rules of the shapes whose target is one of these classes, or whose path one of these properties."""
    shapes = _shapes()
    starts: list[Node] = [shape for node in nodes for target in _TARGETS for shape in shapes.subjects(target, node)]
    starts += [quad.subject for node in nodes for quad in shapes.store.quads_for_pattern(None, SH.path, node)]
    reached: dict[Node, None] = {}
    while starts:
        if (node := starts.pop()) not in reached:
            reached[node] = None
            starts.extend(_parts(shapes, node))
    found = [_catalogue()[node.value] for node in reached if isinstance(node, NamedNode) and node.value in _catalogue()]
    return sorted(found, key=lambda rule: rule.id)


def _parts(shapes: Reader, node: Node) -> Iterator[Node]:
    """The shapes and constraints that a shape is made of."""
    if isinstance(node, NamedNode | BlankNode):
        for quad in shapes.store.quads_for_pattern(node, None, None):
            ours = isinstance(quad.object, NamedNode) and quad.object.value.startswith(PREFIXES["ladsh"])
            if (ours or isinstance(quad.object, BlankNode)) and quad.predicate != SH.path:
                yield quad.object
