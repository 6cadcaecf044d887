"""Drawing a page: the frame around it, its links, its words.

Links are relative, so that the folder can stand anywhere. Nothing is loaded from another host, and the policy of each
page (https://www.w3.org/TR/CSP3/) says so; whatever a label or literal holds is escaped (Jinja2's autoescape).
"""

import json
from collections.abc import Callable, Iterator
from functools import cache, cached_property, partial
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ladkg.export.folder import File
from ladkg.export.names import Names
from ladkg.export.publication import Publication
from ladkg.export.site import assets
from ladkg.export.site.here import Here, root
from ladkg.export.site.page import LANGUAGES, Page

MENU: Final = ("matrix", "commitments", "map", "timeline", "text", "questions", "sparql", "ontology", "rules", "data")
"""The items of the menu; each is the folder of its page, but for those of PLACES."""
PLACES: Final = {"questions": "queries", "rules": "shapes"}
_POLICY: Final = (
    "default-src 'none'; script-src 'self'{wasm}; style-src 'self'; font-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"
)


class Frame:
    """Draws the pages of one publication."""

    def __init__(self, publication: Publication, names: Names | None = None) -> None:
        self.publication = publication
        self.names = names or Names(publication)
        self.here: Callable[[str, str], Here] = cache(partial(Here, self.names))
        self.part: Callable[..., Markup] = cache(self._part)

    @cached_property
    def shapes(self) -> Environment:
        """The templates, which escape everything and refuse unknown names."""
        found = Environment(
            loader=PackageLoader("ladkg.export.site", "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            auto_reload=False,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        found.globals |= {"languages": LANGUAGES, "menu": MENU, "places": PLACES, "entry": assets.entry}
        found.filters |= {"json": embedded, "host": host}
        return found

    def file(self, page: Page, language: str) -> str:
        """The file of the page in the folder."""
        return "/".join(part for part in (*root(language), page.path, "index.html") if part)

    def files(self, page: Page) -> Iterator[File]:
        """The page in each language."""
        for language in LANGUAGES:
            yield self.file(page, language), self.draw(page, language)

    def draw(self, page: Page, language: str) -> bytes:
        """The page in a language, as HTML."""
        folders = [part for part in (*root(language), *page.path.split("/")) if part]
        up = "../" * len(folders) or "./"
        here = self.here(language, up)
        wasm = " 'wasm-unsafe-eval'" if "sparql" in page.scripts else ""
        section = PLACES.get(page.section, page.section)
        told: dict[str, object] = {
            "loads": self.part("loads", language, up, scripts=page.scripts),
            "bar": self.part("bar", language, up, section=page.section, at=page.path == section),
            "foot": self.part("foot", language, up),
            "page": page,
            "lang": language,
            "title": page.title[language],
            "description": page.description.get(language, ""),
            "policy": _POLICY.format(wasm=wasm),
            "publication": self.publication,
            "up": up,
            "here": here,
            "t": here.say,
            "to": here.to,
            "href": here.href,
            "label": here.label,
            "link": here.link,
            "value": here.value,
            "date": here.date,
        }
        return self.shapes.get_template(page.template).render(told | dict(page.values(language))).encode()

    def _part(self, name: str, language: str, up: str, **values: object) -> Markup:
        """A part of the frame, which many pages share."""
        here = self.here(language, up)
        told = {"publication": self.publication, "up": up, "to": here.to, "t": here.say, **values}
        return Markup(self.shapes.get_template(f"{name}.html.jinja").render(told))  # noqa: S704 - drawn by a template


def embedded(value: Any) -> Markup:
    """A value as JSON that may stand within a script element: nothing in it can end the element."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704 - every character that HTML could read was escaped above


def host(address: str) -> str:
    """The host of a web address, as a short name for it."""
    return address.partition("://")[2].partition("/")[0]
