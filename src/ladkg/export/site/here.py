"""What a template asks about the page that it draws: words, links, names, and values as people read them."""

import re
from functools import lru_cache
from typing import Final
from urllib.parse import quote

from markupsafe import Markup, escape
from pyoxigraph import Literal, NamedNode

from ladkg.export.names import Names
from ladkg.export.publication import ROOT
from ladkg.export.site.dates import spoken
from ladkg.export.site.known import Term
from ladkg.export.site.page import LANGUAGES
from ladkg.export.site.words import said
from ladkg.terms import PREFIXES, XSD

_WEB: Final = re.compile(r"https?://[^\s<>\"'`\\{}|^\x00-\x20\x7f-\x9f]+", re.IGNORECASE)
_DATES: Final = {XSD.date, XSD.gYearMonth, XSD.gYear}
_NUMBERS: Final = {XSD.integer, XSD.decimal, XSD.double, XSD.nonNegativeInteger}
_KEPT: Final = 20_000
"""Links kept for the pages at one depth, in one language."""
_LONG: Final = 2_000
"""Characters of a literal that a page shows."""


class Here:
    """The pages at one depth, in one language; `up` leads from them to the root of the folder."""

    def __init__(self, names: Names, language: str, up: str) -> None:
        self.names = names
        self.publication = names.publication
        self.language = language
        self.up = up
        self.link = lru_cache(_KEPT)(self._link)

    def say(self, key: str, **values: object) -> str:
        return said(self.language, key, **values)

    def to(self, path: str, language: str | None = None) -> str:
        """The address of another page by its path, in this language or another: `to("matrix")`."""
        return self.up + "".join(f"{part}/" for part in (*root(language or self.language), path) if part)

    def href(self, node: NamedNode) -> str | None:
        """Where a link to a resource leads: its page here, or its address elsewhere; None where none is safe."""
        path = node.value.removeprefix(ROOT)
        if path != node.value:
            if path in self.publication.places:
                return self.to(self.publication.places[path])
            kind, hash_, term = path.partition("#")
            if hash_ and kind in {"ontology", "shapes"}:
                return f"{self.to(kind)}#{quote(term)}"
        return self.outside(node.value)

    def outside(self, address: str) -> str | None:
        """The address, where a link to it is safe."""
        return address if _WEB.fullmatch(address) else None

    def label(self, node: NamedNode) -> str:
        """Its label in this language, else in another, else a name made of what is said of it."""
        return self.names.name(node, self.language).text

    def _link(self, node: NamedNode, short: bool = False, kind: str = "") -> Markup:
        """A link to a resource by its name, or its name alone where no link is safe; `kind` is a CSS class."""
        name = (self.names.short if short else self.names.name)(node, self.language)
        href = self.href(node)
        tongue = f' lang="{escape(name.language)}"' if name.language not in (None, self.language) else ""
        style = f' class="{escape(kind)}"' if kind else ""
        text = f"<bdi>{escape(name.text)}</bdi>"
        if not href:
            return Markup(f"<span{style}{tongue}>{text}</span>")  # noqa: S704 - every part is escaped
        away = ' rel="external"' if href == node.value else ""
        return Markup(f'<a href="{escape(href)}"{style}{tongue}{away}>{text}</a>')  # noqa: S704 - every part is escaped

    def day(self, value: str) -> str:
        """A date in words."""
        return spoken(value, self.language)

    def date(self, value: str) -> Markup:
        """A date in words, with its machine-readable form; empty for none."""
        if not value:
            return Markup("")
        written = spoken(value, self.language)
        if written == value and not re.fullmatch(r"\d{4}", value):
            return escape(value)
        return Markup(f'<time datetime="{escape(value)}">{escape(written)}</time>')  # noqa: S704 - escaped

    def value(self, term: Term) -> Markup:
        """A value as people read it: a link, a date, a number, yes or no, words in their language."""
        if isinstance(term, NamedNode):
            chip = term.value.startswith(PREFIXES["id"] + "concept/")
            return self.link(term, kind="chip" if chip else "")
        if not isinstance(term, Literal):
            return escape(str(term))
        if term.datatype in _DATES:
            return self.date(term.value)
        if term.datatype == XSD.boolean:
            return escape(self.say(f"value.{term.value}") if term.value in {"true", "false"} else term.value)
        if term.datatype in _NUMBERS:
            return escape(number(term.value, self.language))
        if term.datatype == XSD.anyURI and self.outside(term.value):
            written = escape(term.value)
            return Markup(f'<a href="{written}" rel="external">{written}</a>')  # noqa: S704 - escaped
        return self.words(term.value, term.language)

    def count(self, number_: int) -> str:
        """A number, its thousands apart."""
        return number(str(number_), self.language)

    def words(self, text: str, language: str | None = None) -> Markup:
        """Words of the graph, in their own language and direction."""
        shown = text if len(text) <= _LONG else text[:_LONG] + " …"
        tongue = f' lang="{escape(language)}"' if language and language != self.language else ""
        return Markup(f'<span dir="auto"{tongue}>{escape(shown)}</span>')  # noqa: S704 - every part is escaped


def root(language: str) -> tuple[str, ...]:
    """The folder of a language's pages."""
    return () if language == LANGUAGES[0] else (language,)


def number(text: str, language: str) -> str:
    """A number with its thousands apart (a thin space, as the SI brochure has it); as it stands where it is none."""
    found = re.fullmatch(r"([+-]?)(\d+)(?:\.(\d*?)0*)?", text)
    if not found:
        return text
    sign, whole, rest = found.groups()
    grouped = f"{int(whole):,}".replace(",", "\u202f") if len(whole) > 4 else str(int(whole))
    return f"{sign.replace('-', '−')}{grouped}" + (("," if language == "es" else ".") + rest if rest else "")
