"""A JSON-LD context: which IRI a key or a value stands for (https://www.w3.org/TR/json-ld11/#the-context)."""

from dataclasses import dataclass, field, replace
from typing import Final

from pyoxigraph import BlankNode, NamedNode

from ladkg.read.places.json_text import Item
from ladkg.read.places.tokens import resolved

_DELIMITERS: Final = tuple(":/?#[]@")
_UNKNOWN: Final = frozenset({"@context", "@nest", "@index"})


class BeyondError(ValueError):
    """The document uses a feature of JSON-LD that is not followed here."""


@dataclass(frozen=True)
class Definition:
    """What a context says of a term; `language` is None where it says nothing, and empty for no language."""

    iri: str | None
    type: str = ""
    language: str | None = None
    containers: frozenset[str] = frozenset()
    reverse: bool = False
    prefix: bool = False


@dataclass(frozen=True)
class Context:
    """A context; `original` is the base of the document, `base` the one that holds."""

    base: str
    original: str
    vocabulary: str | None = None
    language: str = ""
    terms: dict[str, Definition] = field(default_factory=dict)

    def updated(self, item: Item) -> "Context":
        """The context with a local one on top; raises BeyondError for what is not followed here."""
        context: Context = self
        for part in item.value if isinstance(item.value, list) else [item]:
            if part.value is None:
                context = Context(self.original, self.original)
            elif isinstance(part.value, dict):
                context = context._with(part.value)
            else:
                raise BeyondError("a remote context")
        return context

    def _with(self, local: dict[str, Item]) -> "Context":
        if local.keys() & {"@import", "@propagate"}:
            raise BeyondError("@import, @propagate")
        context = replace(self, terms=dict(self.terms))
        if "@base" in local:
            context = replace(context, base=resolved(_text(local["@base"]) or "", self.base).value)
        if "@language" in local:
            context = replace(context, language=_text(local["@language"]).lower())
        if "@vocab" in local:
            vocabulary = local["@vocab"].value
            context = replace(context, vocabulary=None)
            if isinstance(vocabulary, str):
                context = replace(context, vocabulary=context.expanded(vocabulary) or vocabulary)
        for name in local:
            context.define(name, local, ())
        return context

    def define(self, name: str, local: dict[str, Item], above: tuple[str, ...]) -> None:
        """Defines a term of a local context, after those that its IRI is built on."""
        if name.startswith("@") or name in above or len(above) > 50:
            return
        value = local[name].value
        parts = value if isinstance(value, dict) else {"@id": local[name]}
        if parts.keys() & _UNKNOWN:
            raise BeyondError("a scoped context, @nest or @index")
        reverse = parts.get("@reverse")
        written = (reverse or parts.get("@id") or Item(name, 0, 0)).value
        kind = _text(parts["@type"]) if "@type" in parts else ""
        for needed in (str(written), kind, *(text.partition(":")[0] for text in (str(written), kind, name))):
            if needed in local and needed != name:
                self.define(needed, local, (*above, name))
        self.terms.pop(name, None)
        iri = self.expanded(written) if isinstance(written, str) else None
        container = parts["@container"].value if "@container" in parts else []
        named = [item.value for item in container] if isinstance(container, list) else [container]
        self.terms[name] = Definition(
            iri,
            (self.expanded(kind) or kind) if kind else "",
            _text(parts["@language"]).lower() if "@language" in parts else None,
            frozenset(str(one) for one in named),
            reverse is not None,
            bool(parts["@prefix"].value) if "@prefix" in parts else _simple(value, iri),
        )

    def expanded(self, text: str) -> str | None:
        """What a key, a type or a value of type @vocab stands for: an IRI, a keyword, or None for nothing."""
        if text.startswith("@"):
            return text
        if text in self.terms:
            return self.terms[text].iri
        compact = self._compact(text)
        if compact is not None:
            return compact
        return self.vocabulary + text if text and self.vocabulary is not None else None

    def node(self, text: str) -> NamedNode | BlankNode:
        """The node that an `@id` names."""
        name = self._compact(text) or text
        return BlankNode(name[2:]) if name.startswith("_:") else resolved(name, self.base)

    def named(self, text: str) -> NamedNode | BlankNode | None:
        """The node that a type names, or a value of type @vocab: by a term, the vocabulary, or as an `@id`."""
        name = self.expanded(text)
        return None if name is None and text in self.terms else self.node(name or text)

    def _compact(self, text: str) -> str | None:
        prefix, colon, rest = text.partition(":")
        if not colon or not prefix:
            return None
        known = self.terms.get(prefix)
        if rest.startswith("//") or not known or not known.prefix or known.iri is None:
            return text
        return known.iri + rest


def _simple(value: object, iri: str | None) -> bool:
    return isinstance(value, str) and iri is not None and iri.endswith(_DELIMITERS)


def _text(item: Item) -> str:
    return item.value if isinstance(item.value, str) else ""
