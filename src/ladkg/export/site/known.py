"""What the pages are made from: the publication, and what other parts of the house know, handed in by the pipeline."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from ladkg.export.names import Names
from ladkg.export.publication import Publication
from ladkg.records.comparison import Comparison

Term = NamedNode | Literal | BlankNode | Triple
Row = Mapping[str, Term | None]
"""One row of an answer, by column."""


class Tree(Protocol):
    """A sentence and what it rests on (ladkg.explain)."""

    @property
    def text(self) -> str: ...

    @property
    def because(self) -> "tuple[Tree, ...]": ...


@dataclass(frozen=True)
class Setting:
    """A parameter of a question: its kind (`date`, `state`, `concept/force`), its default and what it means."""

    name: str
    kind: str
    default: str
    about: str


@dataclass(frozen=True)
class Asked:
    """A question with its answer for the defaults; `asks` is by language, `columns` tell what each means.

    `meanings` tells of parameters and columns in other languages: language → `"param on"`, `"column iso3"` → meaning.
    """

    name: str
    number: int
    asks: Mapping[str, str]
    query: str
    settings: Sequence[Setting]
    columns: Mapping[str, str]
    rows: Sequence[Row]
    meanings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def meaning(self, kind: str, name: str, language: str) -> str:
        """What a `param` or `column` means, in the language if that is told, else in English; empty for none."""
        english = self.columns if kind == "column" else {one.name: one.about for one in self.settings}
        return self.meanings.get(language, {}).get(f"{kind} {name}") or english.get(name, "")


@dataclass(frozen=True)
class Rule:
    """A rule of the shapes or hygiene queries (ladkg.validate.catalogue); `messages` is by language."""

    id: str
    source: str
    severity: str
    messages: Mapping[str, str]
    constraint: str
    file: str
    bad: str
    good: str


@dataclass(frozen=True)
class Mark:
    """Words of a passage that matter, by their offsets in its wording: `kind` is `verb` or `hedge`."""

    start: int
    end: int
    kind: str
    concept: str


@dataclass(frozen=True)
class Texts:
    """What can be told with the texts at hand: nothing without them. Versions and passages go by their IRIs."""

    marks: Mapping[str, Sequence[Mark]] = field(default_factory=dict)
    comparisons: Mapping[tuple[str, str], Comparison] = field(default_factory=dict)


@dataclass(frozen=True)
class Known:
    """`ask` runs a SELECT on the whole dataset (the union of its graphs); `why` tells why a statement holds."""

    publication: Publication
    questions: Sequence[Asked]
    rules: Sequence[Rule]
    ask: Callable[[str], list[Row]]
    why: Callable[[Quad], Tree]
    wording: Mapping[str, str]
    """By the IRI of a passage, its full wording; empty unless the texts were given."""
    texts: Texts = field(default_factory=Texts)

    @cached_property
    def names(self) -> Names:
        """What each thing is called."""
        return Names(self.publication)
