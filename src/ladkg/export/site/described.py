"""A class or property as its documentation tells it: facts by kind, each a list of things to link to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from ladkg import iris
from ladkg.export.site.known import Term
from ladkg.export.site.vocabulary import Vocabulary, local, own, short
from ladkg.terms import DCTERMS, LAD, OWL, PREFIXES, RDF, RDFS, SKOS

_CHARACTERISTICS: Final = {
    OWL.TransitiveProperty: "transitive",
    OWL.SymmetricProperty: "symmetric",
    OWL.AsymmetricProperty: "asymmetric",
}
RELATIONS: Final = {
    RDFS.subClassOf: "below",
    RDFS.subPropertyOf: "below",
    OWL.equivalentClass: "same",
    OWL.equivalentProperty: "same",
    SKOS.exactMatch: "exact",
    SKOS.closeMatch: "close",
}
"""How a term of ours can stand to one of others."""
_EXAMPLES: Final = 3


@dataclass(frozen=True)
class Ref:
    """Some text that links to a node, or to nothing; `before` stands before it."""

    text: str
    node: NamedNode | None = None
    before: str = ""


Item = Sequence[Ref]
Facts = list[tuple[str, list[Item]]]


@dataclass(frozen=True)
class Described:
    """A term; `facts` are by the key of their name in the words, in order; `count` is how often the dataset uses it."""

    node: NamedNode
    name: str
    kind: str
    label: str
    other: str
    definition: str
    notes: Sequence[str]
    count: int
    facts: Facts


def describe(vocabulary: Vocabulary, node: NamedNode, language: str, rules: Mapping[str, Sequence[str]]) -> Described:
    """The term in a language, its label in the other beside; `rules` are those that mention it, by its name."""
    kind = vocabulary.terms[node]
    about = _Facts(vocabulary, node, language)
    facts = about.of_class() if kind == "class" else about.of_property()
    uses = vocabulary.instances(node) if kind == "class" else vocabulary.uses.get(node, [])
    facts += [*about.of_any(), ("examples", about.examples(uses)), ("rules", about.rules(rules.get(local(node), ())))]
    return Described(
        node,
        local(node),
        kind,
        vocabulary.text(node, RDFS.label, language),
        vocabulary.text(node, RDFS.label, "es" if language == "en" else "en"),
        vocabulary.text(node, SKOS.definition, language),
        [value.value for value in vocabulary.values(node, SKOS.scopeNote) if isinstance(value, Literal)],
        len(uses),
        [(key, items) for key, items in facts if items],
    )


class _Facts:
    """What is told of one term."""

    def __init__(self, vocabulary: Vocabulary, node: NamedNode, language: str) -> None:
        self.all, self.node, self.language = vocabulary, node, language

    def of_class(self) -> Facts:
        inherited: list[Item] = [
            [self.ref(one), Ref("", None, " ‹ "), self.ref(above)]
            for above in self.all.ancestors(self.node)
            for one in self.all.pointing(RDFS.domain, above)
        ]
        return [
            ("above", self.refs(self.all.above(self.node))),
            ("below", self.refs(self.all.below(self.node))),
            ("apart", self.refs(self.all.apart.get(self.node, []))),
            ("properties", self.refs(self.all.pointing(RDFS.domain, self.node))),
            ("inherited", inherited),
            ("valued", self.refs(self.all.pointing(RDFS.range, self.node))),
            ("effect", self.refs(self.all.nodes(self.node, LAD.effect))),
            ("confers", self.refs(self.all.nodes(self.node, LAD.confers))),
        ]

    def of_property(self) -> Facts:
        types = self.all.nodes(self.node, RDF.type)
        inverses = [*self.all.nodes(self.node, OWL.inverseOf), *self.all.pointing(OWL.inverseOf, self.node)]
        chains = self.all.chains.get(self.node, [])
        characteristics: list[Item] = [[Ref(f"~{name}")] for one, name in _CHARACTERISTICS.items() if one in types]
        serves = [term for term, found in self.all.chains.items() if any(self.node in chain for chain in found)]
        return [
            ("domain", self.refs(self.all.nodes(self.node, RDFS.domain))),
            ("range", self.refs(self.all.nodes(self.node, RDFS.range))),
            *self.as_used("used_of", RDFS.domain),
            *self.as_used("used_with", RDFS.range),
            ("above_property", self.refs(self.all.above(self.node))),
            ("below_property", self.refs(self.all.below(self.node))),
            ("inverse", self.refs(list(dict.fromkeys(inverses)))),
            ("characteristics", characteristics),
            ("chains", [self.chain(chain) for chain in chains]),
            ("serves", self.refs([one for one in serves if one != self.node])),
            ("apart", self.refs(self.all.apart.get(self.node, []))),
            ("schemes", self.refs([one for one, found in self.all.takers.items() if self.node in found])),
        ]

    def as_used(self, key: str, predicate: NamedNode) -> Facts:
        """Of what it is said in the dataset, where the ontology leaves that open."""
        stated = self.all.nodes(self.node, predicate)
        return [(key, [] if stated else self.refs(self.all.ends(self.node, predicate)))]

    def of_any(self) -> Facts:
        sources = [value.value for value in self.all.values(self.node, DCTERMS.source) if isinstance(value, Literal)]
        seen: list[Item] = [[Ref(one.value, one)] for one in self.all.nodes(self.node, RDFS.seeAlso)]
        told: list[Item] = [[Ref(one)] for one in sources]
        return [
            ("aligned", [self.aligned(*one) for one in aligned(self.all, self.node)]),
            ("source", told),
            ("seen", seen),
        ]

    def aligned(self, relation: NamedNode, other: NamedNode, comment: str) -> Item:
        told = [Ref(f" — {comment}")] if comment else []
        return [Ref(f"~{RELATIONS[relation]}"), Ref(short(other), other, " "), *told]

    def examples(self, uses: Sequence[NamedNode] | Sequence[Quad]) -> list[Item]:
        """Three of the uses, from the first to the last."""
        places = sorted({len(uses) * part // (_EXAMPLES * 2) for part in range(1, _EXAMPLES * 2, 2)}) if uses else []
        return [self.example(uses[place]) for place in places]

    def example(self, use: NamedNode | Quad) -> Item:
        if isinstance(use, NamedNode):
            return [self.named(use)]
        assert isinstance(use.subject, NamedNode)
        return [self.named(use.subject), self.value(use.object, " → ")]

    def value(self, value: Term, before: str) -> Ref:
        if isinstance(value, NamedNode):
            return Ref(self.named(value).text, value, before)
        text = value.value if isinstance(value, Literal) else str(value)
        return Ref(text if len(text) <= 70 else text[:69] + "…", None, before)

    def named(self, node: NamedNode) -> Ref:
        return Ref(self.all.names.short(node, self.language).text, node)

    def rules(self, names: Sequence[str]) -> list[Item]:
        return [[Ref(name, NamedNode(PREFIXES["ladsh"] + name))] for name in names]

    def chain(self, chain: Sequence[NamedNode]) -> Item:
        return [Ref(self.ref(one).text, one, " ∘ " if number else "") for number, one in enumerate(chain)]

    def ref(self, node: NamedNode) -> Ref:
        if not own(node) and node not in self.all.said:
            return Ref(short(node), node)
        return Ref(local(node) if own(node) else self.all.label(node, self.language), node)

    def refs(self, nodes: Sequence[NamedNode]) -> list[Item]:
        return [[self.ref(node)] for node in nodes]


def aligned(vocabulary: Vocabulary, node: NamedNode) -> list[tuple[NamedNode, NamedNode, str]]:
    """How a term of ours stands to terms of others: the relation, the other's term, and the reason."""
    found = [
        (relation, other) for relation in RELATIONS for other in vocabulary.nodes(node, relation) if not own(other)
    ]
    found = [pair for pair in found if not pair[1].value.startswith(iris.BASE)]
    comments = [value.value for value in vocabulary.values(node, RDFS.comment) if isinstance(value, Literal)]
    return [(relation, other, _reason(other, comments, len(found))) for relation, other in found]


def _reason(other: NamedNode, comments: Sequence[str], matches: int) -> str:
    """The comment on a match begins with the name of the vocabulary; one comment on one match needs no name."""
    prefix = short(other).partition(":")[0].lower()
    names = {"schema": "schema.org", "dcterms": "dublin core"}
    for comment in comments:
        if comment.lower().startswith(names.get(prefix, prefix)):
            return comment.partition(": ")[2] or comment
    return comments[0] if matches == 1 and comments else ""
