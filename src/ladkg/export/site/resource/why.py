"""Reasons as people read them: sentences whose names of resources are links."""

import re
from typing import Final

from markupsafe import Markup, escape
from pyoxigraph import NamedNode

from ladkg.export.site.here import Here
from ladkg.terms import PREFIXES

_NAMED: Final = re.compile(r"\b(id|lad):([A-Za-z0-9_~/.-]*[A-Za-z0-9_~])|\bhttps?://[^\s]+[^\s.,;:)]")


def linked(here: Here, text: str) -> Markup:
    """The sentence with links in it; what is no safe link stays text."""
    parts: list[Markup] = []
    end = 0
    for found in _NAMED.finditer(text):
        parts.append(escape(text[end : found.start()]))
        parts.append(_link(here, found))
        end = found.end()
    return Markup("").join([*parts, escape(text[end:])])


def _link(here: Here, found: re.Match[str]) -> Markup:
    if found[1]:
        return here.link(NamedNode(PREFIXES[found[1]] + found[2]), short=True)
    address = found[0]
    if not here.outside(address):
        return escape(address)
    return Markup('<a href="{0}" rel="external">{0}</a>').format(address)
