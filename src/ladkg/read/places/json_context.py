"""A JSON-LD context: which IRI a key or a value stands for (https://www.w3.org/TR/json-ld11/#the-context).

The document is known to be valid: whether a term may be defined anew (`@protected`,
https://www.w3.org/TR/json-ld11/#protected-term-definitions) was settled when it was parsed.
"""

import re
from dataclasses import dataclass, field, replace
from typing import Final

from pyoxigraph import BlankNode, NamedNode

from ladkg.read.places.json_text import Item
from ladkg.read.places.statement import Spot
from ladkg.read.places.tokens import resolved

_DELIMITERS: Final = tuple(":/?#[]@")
_DEEPEST: Final = 50
_KEYWORD: Final = re.compile(r"@[A-Za-z]+")
_KEYWORDS: Final = frozenset(
    f"@{name}"
    for name in (
        *(
            "base",
            "container",
            "context",
            "direction",
            "graph",
            "id",
            "import",
            "included",
            "index",
            "json",
            "language",
        ),
        *("list", "nest", "none", "prefix", "propagate", "protected", "reverse", "set", "type", "value", "version"),
        "vocab",
    )
)


class BeyondError(ValueError):
    """The document uses a feature of JSON-LD that is not followed here: a context elsewhere."""


@dataclass(frozen=True)
class Definition:
    """What a context says of a term (https://www.w3.org/TR/json-ld11/#expanded-term-definition).

    `language` and `direction` are None where it says nothing, and empty for none. `context` is the one that holds
    within the term's value, or in a node of that type; the keys of an index map are values of the property `index`.
    """

    iri: str | None
    type: str = ""
    language: str | None = None
    direction: str | None = None
    containers: frozenset[str] = frozenset()
    reverse: bool = False
    prefix: bool = False
    context: Item | None = None
    index: str = ""


@dataclass(frozen=True)
class Context:
    """A context; `original` is the base of the document, `base` the one that holds.

    `previous` is what holds again in the next node object, where this one does not propagate
    (https://www.w3.org/TR/json-ld11/#context-propagation).
    """

    base: str | None
    original: str
    vocabulary: str | None = None
    language: str = ""
    direction: str = ""
    terms: dict[str, Definition] = field(default_factory=dict)
    previous: "Context | None" = None
    _scoped: "dict[tuple[str, bool], Context]" = field(default_factory=dict, init=False, repr=False)

    def updated(self, item: Item, *, propagate: bool = True) -> "Context":
        """The context with a local one on top; raises BeyondError for one that is elsewhere.

        https://www.w3.org/TR/json-ld11-api/#context-processing-algorithm
        """
        if isinstance(item.value, dict) and "@propagate" in item.value:
            propagate = item.value["@propagate"].value is True
        context = self if propagate or self.previous else replace(self, previous=self)
        for part in item.value if isinstance(item.value, list) else [item]:
            if part.value is None:
                context = Context(self.original, self.original, previous=None if propagate else context)
            elif isinstance(part.value, dict) and "@import" not in part.value:
                context = context._with(part.value)
            else:
                raise BeyondError("a remote context")
        return context

    def within(self, name: str | None, *, propagate: bool = True) -> "Context | None":
        """The context that holds within a property or a type (https://www.w3.org/TR/json-ld11/#scoped-contexts)."""
        known = self.terms.get(name) if name is not None else None
        if name is None or not known or not known.context:
            return None
        if (name, propagate) not in self._scoped:
            self._scoped[name, propagate] = self.updated(known.context, propagate=propagate)
        return self._scoped[name, propagate]

    def _with(self, local: dict[str, Item]) -> "Context":
        context = replace(self, terms=dict(self.terms))
        if "@base" in local:
            written = local["@base"].value
            context = replace(context, base=_based(written, self.base) if isinstance(written, str) else None)
        if "@language" in local:
            context = replace(context, language=_text(local["@language"]).lower())
        if "@direction" in local:
            context = replace(context, direction=_text(local["@direction"]))
        if "@vocab" in local:
            written = local["@vocab"].value
            context = replace(context, vocabulary=context._vocabulary(written) if isinstance(written, str) else None)
        for name in local:
            context.define(name, local, ())
        return context

    def _vocabulary(self, written: str) -> str | None:
        """A term, a compact IRI, relative to the vocabulary that was, or relative to the base."""
        expanded = self.expanded(written)
        return _based(written, self.base) if expanded == written else expanded

    def define(self, name: str, local: dict[str, Item], above: tuple[str, ...]) -> None:
        """Defines a term of a local context, after those that its IRI is built on.

        https://www.w3.org/TR/json-ld11-api/#create-term-definition
        """
        if _KEYWORD.fullmatch(name) or name in above or len(above) > _DEEPEST:
            return
        value = local[name].value
        parts = value if isinstance(value, dict) else {"@id": local[name]}
        reverse = parts.get("@reverse")
        written = (reverse or parts.get("@id") or Item(name, 0, 0)).value
        kind = _text(parts["@type"]) if "@type" in parts else ""
        for needed in (str(written), kind, *(text.partition(":")[0] for text in (str(written), kind, name))):
            if needed in local and needed != name:
                self.define(needed, local, (*above, name))
        self.terms.pop(name, None)
        if isinstance(written, str) and _is_reserved(written):
            return
        iri = self.expanded(written) if isinstance(written, str) else None
        if written == name and "/" in name and ":" not in name:
            iri = _based(name, self.original)
        container = parts["@container"].value if "@container" in parts else []
        containers = {str(one.value) for one in (container if isinstance(container, list) else [parts["@container"]])}
        self.terms[name] = Definition(
            iri,
            (self.expanded(kind) or kind) if kind else "@id" if "@type" in containers else "",
            _text(parts["@language"]).lower() if "@language" in parts else None,
            _text(parts["@direction"]) if "@direction" in parts else None,
            frozenset(containers),
            reverse is not None,
            bool(parts["@prefix"].value) if "@prefix" in parts else _is_prefix(name, iri),
            parts.get("@context"),
            _text(parts["@index"]) if "@index" in parts else "",
        )

    def expanded(self, text: str) -> str | None:
        """What a key, a type or a value of type @vocab stands for: an IRI, a keyword, or None for nothing.

        What stands for no IRI is given back as it is (https://www.w3.org/TR/json-ld11-api/#iri-expansion).
        """
        if _KEYWORD.fullmatch(text):
            return None if _is_reserved(text) else text
        if text in self.terms:
            return self.terms[text].iri
        return self._compact(text) or (text if self.vocabulary is None else self.vocabulary + text)

    def spot(self, item: Item, *, vocabulary: bool = False) -> Spot | None:
        """The node that an `@id` names, or a value of type @vocab; None for what is no string or no IRI."""
        text = item.value
        if isinstance(text, str) and vocabulary:
            text = self.expanded(text)
        term = self.node(text) if isinstance(text, str) else None
        return Spot(term, item.start, item.end) if term else None

    def node(self, text: str) -> NamedNode | BlankNode | None:
        """What an `@id` names, relative to the base; None for what is no IRI."""
        name = self._compact(text) or text
        if _is_reserved(name):
            return None
        try:
            if name.startswith("_:"):
                return BlankNode(name[2:])
            return NamedNode(name) if self.base is None else resolved(name, self.base)
        except (ValueError, SyntaxError):
            return None

    def _compact(self, text: str) -> str | None:
        """https://www.w3.org/TR/json-ld11/#compact-iris"""
        prefix, colon, rest = text.partition(":")
        if not colon or not prefix:
            return None
        known = self.terms.get(prefix)
        if rest.startswith("//") or not known or not known.prefix or known.iri is None:
            return text
        return known.iri + rest


def _is_reserved(text: str) -> bool:
    """Whether a text looks like a keyword and is none: it says nothing."""
    return bool(_KEYWORD.fullmatch(text)) and text not in _KEYWORDS


def _based(written: str, base: str | None) -> str:
    return written if base is None else resolved(written, base).value


def _is_prefix(name: str, iri: str | None) -> bool:
    return iri is not None and ":" not in name and "/" not in name and iri.endswith(_DELIMITERS)


def _text(item: Item) -> str:
    return item.value if isinstance(item.value, str) else ""
