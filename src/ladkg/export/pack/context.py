"""The JSON-LD context of a dataset: which words its files use, and what each means.

JSON-LD 1.1, https://www.w3.org/TR/json-ld11/: words of our ontology stand bare (`@vocab`), those of others with their
prefix. A word's values are written plainly in the form that most of them have, the others in full, so that a file says
the same whichever form is chosen.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from ladkg.terms import DESCRIPTIVE_PREFIXES, PREFIXES, RDF

VOCABULARY: Final = "lad"
IDENTIFIER: Final = "@id"
LANGUAGE: Final = "@language"
STRING: Final = PREFIXES["xsd"] + "string"
_SUFFIX: Final = re.compile(r"[A-Za-z0-9_~-][A-Za-z0-9_.~/-]*")
_WORD: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
KNOWN: Final = PREFIXES | DESCRIPTIVE_PREFIXES
_LONGEST_FIRST: Final = sorted(KNOWN.items(), key=lambda item: (-len(item[1]), item))


@dataclass(frozen=True)
class Context:
    """`forms` has for each predicate the form of its plain values: `@id`, `@language` or a datatype.

    `blocked` are prefixes that may not be used, since an IRI of the dataset has a scheme of that name.
    """

    forms: dict[str, str]
    blocked: frozenset[str] = frozenset()

    @classmethod
    def of(cls, quads: Iterable[Quad]) -> "Context":
        """The context of these quads; it serves any part of them."""
        counts: dict[str, Counter[str]] = {}
        schemes: set[str] = set()
        for quad in quads:
            counts.setdefault(quad.predicate.value, Counter())[_form(quad.object)] += 1
            for node in (quad.subject, quad.predicate, quad.object, quad.graph_name):
                named = node.datatype if isinstance(node, Literal) else node
                if isinstance(named, NamedNode):
                    schemes.add(named.value.partition(":")[0])
        most = {predicate: min(found, key=lambda form: (-found[form], form)) for predicate, found in counts.items()}
        return cls({predicate: most[predicate] for predicate in sorted(most)}, frozenset(schemes & KNOWN.keys()))

    def prefixed(self, iri: str) -> tuple[str, str] | None:
        """Prefix and rest, where the IRI can be written so: `("skos", "prefLabel")`."""
        for prefix, namespace in _LONGEST_FIRST:
            if iri.startswith(namespace):
                rest = iri[len(namespace) :]
                return (prefix, rest) if prefix not in self.blocked and _SUFFIX.fullmatch(rest) else None
        return None

    def word(self, iri: str) -> str | None:
        """The bare name of a term of our ontology."""
        own = iri.removeprefix(PREFIXES[VOCABULARY])
        return own if own != iri and _WORD.fullmatch(own) else None

    def form(self, predicate: str) -> str | None:
        """How plain values of the predicate are to be read; None where they are what they seem."""
        form = self.forms.get(predicate)
        named = self.word(predicate) or self.prefixed(predicate)
        return form if named and form != STRING and predicate != RDF.type.value else None


def _form(value: NamedNode | BlankNode | Literal | Triple) -> str:
    if not isinstance(value, Literal):
        return IDENTIFIER
    return LANGUAGE if value.language else value.datatype.value
