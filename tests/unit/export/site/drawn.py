"""Pages drawn as they are published, and looked into."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from lxml import html

from ladkg.export.publication import Publication
from ladkg.export.site.frame import Frame
from ladkg.export.site.known import Known
from ladkg.export.site.page import Page
from ladkg.pipeline import site

Element = Any
"""An element of lxml, which has no types."""
Maker = Callable[[Known], Iterator[Page]]


def drawn(known: Known, maker: Maker, path: str, language: str = "en") -> Element:
    """The page of that path, as a browser reads it."""
    frame = Frame(known.publication, known.names)
    page = next(page for page in maker(known) if page.path == path)
    root: Element = html.document_fromstring(frame.draw(page, language).decode())
    return root


def select(root: Element, selector: str) -> list[Element]:
    """The elements of a path of `tag`, `tag.class`, `.class` and `#id`, each somewhere within the one before."""
    steps = []
    for step in selector.split():
        tag, sign, name = re.fullmatch(r"(\w*)([.#]?)([\w-]*)", step).groups()  # type: ignore[union-attr]
        test = {"": "", "#": f"[@id='{name}']", ".": f"[contains(concat(' ', @class, ' '), ' {name} ')]"}[sign]
        steps.append(f"//{tag or '*'}{test}")
    found: list[Element] = root.xpath("." + "".join(steps))
    return found


def words(element: Element) -> str:
    """Its text, with single spaces."""
    return re.sub(r"\s+", " ", element.text_content()).strip()


def known_of(known: Known, quads: list[object]) -> Known:
    """What the pages of the same dataset with other quads besides are made from."""
    return site.known(Publication([*known.publication.quads, *quads], "0"))  # type: ignore[list-item]
