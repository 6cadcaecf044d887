"""The pieces that pages of resources are full of, drawn by hand: templates take ten times as long for them."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from markupsafe import Markup, escape
from pyoxigraph import NamedNode

from ladkg.export.site.here import Here
from ladkg.export.site.known import Tree
from ladkg.export.site.resource.facts import Value
from ladkg.export.site.resource.why import linked

_KEPT = 20_000
_UNMARKED = {"said", "ontology"}
_MANY = 12


class Pieces:
    """Pieces for the pages at one depth, in one language."""

    def __init__(self, here: Here) -> None:
        self.here = here
        self.linked = lru_cache(_KEPT)(self._linked)
        self._numbered = here.say("resource.source_number", number="{}")

    def _linked(self, text: str) -> Markup:
        return linked(self.here, text)

    def cites(self, refs: Sequence[int]) -> Markup:
        """Numbers of sources, each a link to the list of them."""
        if not refs:
            return Markup("")
        said = escape(self._numbered)
        return _made(
            '<span class="cites">',
            *(f'<a href="#source-{ref}" aria-label="{said.replace("{}", str(ref))}">{ref}</a>' for ref in refs),
            "</span>",
        )

    def why(self, tree: Tree | None) -> Markup:
        """A reason that folds out; its sentences are English."""
        if tree is None:
            return Markup("")
        tongue = "" if self.here.language == "en" else ' lang="en"'
        opening = f'<details class="why"><summary>{escape(self.here.say("resource.why"))}</summary><ul{tongue}>'
        return _made(opening, *self._branch(tree), "</ul></details>")

    def _branch(self, tree: Tree) -> Iterable[str]:
        yield "<li>"
        yield self.linked(tree.text)
        if tree.because:
            yield "<ul>"
            for one in tree.because:
                yield from self._branch(one)
            yield "</ul>"
        yield "</li>"

    def links(self, nodes: Iterable[NamedNode]) -> Markup:
        """A list of links in columns."""
        return _made('<ul class="columns">', *(f"<li>{self.here.link(node)}</li>" for node in nodes), "</ul>")

    def values(self, values: Sequence[Value]) -> Markup:
        """The values of a property: one, a list, or a list that folds out where they are many."""
        if len(values) == 1:
            return _made(*self._value(values[0]))
        items = _made('<ul class="values">', *(f"<li>{_made(*self._value(one))}</li>" for one in values), "</ul>")
        if len(values) <= _MANY:
            return items
        told = escape(self.here.say("resource.values", count=len(values)))
        return _made(f'<details class="fold"><summary>{told}</summary>', items, "</details>")

    def _value(self, value: Value) -> Iterable[str]:
        yield self.here.value(value.term)
        yield self.cites(value.refs)
        if value.how not in _UNMARKED:
            yield f'<span class="how how-{value.how}">{escape(self.here.say(f"how.{value.how}"))}</span>'
        if value.reason and value.link:
            words = self.here.words(value.reason.value, value.reason.language)
            yield f'<span class="reason">{words} {self.about(value.link)}</span>'
        yield self.why(value.why)

    def about(self, link: NamedNode) -> Markup:
        """A link to a curated reading."""
        return Markup('<a href="{}">{}</a>').format(self.here.href(link), self.here.say("resource.link"))


def _made(*parts: str) -> Markup:
    return Markup("".join(parts))  # noqa: S704 - every part is escaped where it is made
