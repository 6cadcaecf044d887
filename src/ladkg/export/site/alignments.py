"""How the terms of the ontology stand to those of other vocabularies."""

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode

from ladkg.export.publication import ROOT
from ladkg.export.site.described import RELATIONS, aligned
from ladkg.export.site.page import LANGUAGES, Page, Values
from ladkg.export.site.vocabulary import HEAD, Vocabulary, local, short
from ladkg.export.site.words import said
from ladkg.terms import DCTERMS, RDFS


@dataclass(frozen=True)
class Match:
    """One term of ours (or concept) beside one of others; `relation` is a key of the words."""

    node: NamedNode
    name: str
    relation: str
    other: NamedNode
    other_name: str
    reason: str


def pages(vocabulary: Vocabulary) -> Iterator[Page]:
    """A page for all alignments, and one for each, at its own IRI."""
    titles = {language: said(language, "ontology.alignments") for language in LANGUAGES}
    leads = {language: said(language, "ontology.alignments_lead") for language in LANGUAGES}

    def values(language: str) -> Values:
        return {"alignments": listed(vocabulary, language), "single": None}

    path = HEAD.value.removeprefix(ROOT) + "/alignment"
    yield Page(path, "alignments.html.jinja", titles, leads, values, ("ontology",), "ontology")
    for node in vocabulary.alignments:
        yield _one(vocabulary, node)


def _one(vocabulary: Vocabulary, node: NamedNode) -> Page:
    def values(language: str) -> Values:
        return {"alignments": [one for one in listed(vocabulary, language) if one[0] == node], "single": node}

    titles = {language: vocabulary.text(node, DCTERMS.title, language) for language in LANGUAGES}
    return Page(node.value.removeprefix(ROOT), "alignments.html.jinja", titles, {}, values, ("ontology",), "ontology")


def listed(vocabulary: Vocabulary, language: str) -> list[tuple[NamedNode, str, str, list[Match]]]:
    """Each alignment with its title, what it says of itself, and its matches."""
    by_vocabulary: dict[str, list[Match]] = {}
    names = {local(node) for node in vocabulary.alignments}
    for node in vocabulary.said:
        for relation, other, reason in aligned(vocabulary, node):
            prefix = short(other).partition(":")[0]
            home = prefix if prefix in names else "skos"
            match = Match(node, short(node), RELATIONS[relation], other, short(other), reason)
            by_vocabulary.setdefault(home, []).append(match)
    return [
        (
            node,
            vocabulary.text(node, DCTERMS.title, language),
            vocabulary.text(node, RDFS.comment, language),
            by_vocabulary.get(local(node), []),
        )
        for node in vocabulary.alignments
    ]
