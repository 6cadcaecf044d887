"""The ontology documented from itself: the whole with every term, and a page for each module."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from ladkg import iris
from ladkg.export.publication import ROOT
from ladkg.export.site import alignments, diagrams
from ladkg.export.site.described import Described, describe
from ladkg.export.site.known import Known
from ladkg.export.site.page import LANGUAGES, Page, Values
from ladkg.export.site.rules import mentioned
from ladkg.export.site.vocabulary import HEAD, Vocabulary, local
from ladkg.terms import DCTERMS, LAD, OWL, RDFS, SKOS


@dataclass(frozen=True)
class Scheme:
    """A concept scheme: `ordered` where its concepts have notations; `takers` are the properties that draw on it."""

    node: NamedNode
    name: str
    label: str
    definition: str
    ordered: bool
    concepts: Sequence[NamedNode]
    takers: Sequence[NamedNode]


def pages(known: Known) -> Iterator[Page]:
    vocabulary = Vocabulary(known.publication, known.names)
    rules = mentioned(known.rules)
    yield _whole(vocabulary, rules)
    for module in vocabulary.modules:
        yield _module(vocabulary, module)
    yield from alignments.pages(vocabulary)


def _whole(vocabulary: Vocabulary, rules: Mapping[str, Sequence[str]]) -> Page:
    def values(language: str) -> Values:
        modules = [(module, described(vocabulary, module, language, rules)) for module in vocabulary.modules]
        return {
            **header(vocabulary, HEAD, language),
            "modules": [
                (module, local(module), vocabulary.text(module, DCTERMS.title, language), terms)
                for module, terms in modules
            ],
            "alignments": alignments.listed(vocabulary, language),
            "glance": diagrams.core(vocabulary, language),
            "schemes": schemes(vocabulary, language),
            "effects": effects(vocabulary),
        }

    titles = {language: vocabulary.text(HEAD, DCTERMS.title, language) for language in LANGUAGES}
    descriptions = {language: vocabulary.text(HEAD, DCTERMS.description, language) for language in LANGUAGES}
    return Page("ontology", "ontology.html.jinja", titles, descriptions, values, ("ontology",), "ontology")


def _module(vocabulary: Vocabulary, module: NamedNode) -> Page:
    def values(language: str) -> Values:
        classes = [node for node in vocabulary.inside(module) if vocabulary.terms[node] == "class"]
        return {
            **header(vocabulary, module, language),
            "terms": described(vocabulary, module, language, {}),
            "tree": diagrams.hierarchy(vocabulary, classes, language),
            "net": diagrams.properties(vocabulary, classes, language),
            "effects": effects(vocabulary) if local(module) == "participation" else [],
        }

    path = module.value.removeprefix(ROOT)
    titles = {language: vocabulary.text(module, DCTERMS.title, language) for language in LANGUAGES}
    return Page(path, "module.html.jinja", titles, {}, values, ("ontology",), "ontology")


def header(vocabulary: Vocabulary, node: NamedNode, language: str) -> Values:
    """What an ontology says of itself."""
    creators = [value.value for value in vocabulary.values(node, DCTERMS.creator) if isinstance(value, Literal)]
    return {
        "node": node,
        "file": node.value.removeprefix(ROOT),
        "versions": vocabulary.nodes(node, OWL.versionIRI),
        "number": vocabulary.publication.version,
        "licences": vocabulary.nodes(node, DCTERMS.license),
        "creators": creators,
        "comment": vocabulary.text(node, RDFS.comment, language),
    }


def described(
    vocabulary: Vocabulary, module: NamedNode, language: str, rules: Mapping[str, Sequence[str]]
) -> list[Described]:
    """The terms of a module, described."""
    return [describe(vocabulary, node, language, rules) for node in vocabulary.inside(module)]


def schemes(vocabulary: Vocabulary, language: str) -> list[Scheme]:
    """Every concept scheme, by name."""
    found = []
    for node in vocabulary.schemes:
        concepts = vocabulary.concepts.get(node, [])
        found.append(
            Scheme(
                node,
                local(node),
                vocabulary.label(node, language),
                vocabulary.text(node, SKOS.definition, language),
                any(vocabulary.values(concept, SKOS.notation) for concept in concepts),
                concepts,
                vocabulary.takers.get(node, []),
            )
        )
    return found


def effects(vocabulary: Vocabulary) -> list[tuple[NamedNode, int, NamedNode | None, NamedNode | None]]:
    """Classes of acts and roles with their depth below the widest, what they do and what they confer."""
    found = []
    acts = [node for node in vocabulary.terms if _does(vocabulary, node)]
    depth: dict[NamedNode, int] = {}
    for node in vocabulary.downwards(acts):
        depth[node] = 1 + max((depth.get(above, -1) for above in vocabulary.above(node)), default=-1)
        found.append((node, depth[node], *_does(vocabulary, node)))
    roles = [node for node in vocabulary.said if node.value.startswith(iris.BASE) and _does(vocabulary, node)]
    return found + [(node, 0, *_does(vocabulary, node)) for node in roles]


def _does(vocabulary: Vocabulary, node: NamedNode) -> tuple[NamedNode | None, NamedNode | None] | tuple[()]:
    effect, confers = (next(iter(vocabulary.nodes(node, one)), None) for one in (LAD.effect, LAD.confers))
    return (effect, confers) if effect or confers else ()
