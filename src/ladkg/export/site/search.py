"""Search over every name in every language: what the script looks in, and lists by letter for those without it."""

import json
import unicodedata
from collections.abc import Iterator
from functools import partial

from pyoxigraph import NamedNode

from ladkg.export.folder import File
from ladkg.export.publication import ROOT
from ladkg.export.site.frame import MENU, PLACES
from ladkg.export.site.known import Known
from ladkg.export.site.page import LANGUAGES, Page, Values
from ladkg.export.site.words import said
from ladkg.terms import LAD, PREFIXES, SKOS

_MORE = (LAD.acronym, LAD.shortTitle, LAD.formalName, LAD.iso3, LAD.untcChapter, SKOS.altLabel)
"""Other names that people look for, besides labels."""
_OTHER = "0"
"""The list of what begins with no letter."""


def pages(known: Known) -> Iterator[Page]:
    """The page of results, and a list for each letter that a name begins with."""
    nodes = [node for node in known.publication.resources if known.names.labels(node)]
    lists: dict[str, dict[str, list[NamedNode]]] = {}
    for language in LANGUAGES:
        for node in sorted(nodes, key=lambda node: (folded(known.names.name(node, language).text), node.value)):
            letter = _letter(known.names.name(node, language).text)
            lists.setdefault(letter, {}).setdefault(language, []).append(node)
    letters = sorted(lists)
    titles = {language: said(language, "search.title") for language in LANGUAGES}
    yield Page("search", "search.html.jinja", titles, values=lambda _: {"letters": letters}, scripts=("search",))
    for letter in letters:
        titles = {language: said(language, "search.letter", letter=letter.upper()) for language in LANGUAGES}
        values = partial(_listed, letters, letter, lists[letter])
        yield Page(f"search/{letter}", "letter.html.jinja", titles, values=values)


def _listed(letters: list[str], letter: str, found: dict[str, list[NamedNode]], language: str) -> Values:
    return {"letters": letters, "letter": letter, "found": found.get(language, [])}


def folded(text: str) -> str:
    """The letters alone, without their marks and cases."""
    return "".join(one for one in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(one))


def _letter(text: str) -> str:
    first = next((one for one in folded(text) if one.isalnum()), "")
    return first if "a" <= first <= "z" else _OTHER


def files(known: Known) -> Iterator[File]:
    """`data/search.json`: `kinds` by language, and for each thing its place, its kind and its names: in English, in
    Spanish where that differs, and all others in one."""
    kinds: dict[tuple[str, ...], int] = {}
    items = [[place, kinds.setdefault(kind, len(kinds)), *names] for place, kind, *names in _items(known)]
    named = [dict(zip(LANGUAGES, kind, strict=True)) for kind in kinds]
    text = json.dumps({"kinds": named, "items": items}, ensure_ascii=False, separators=(",", ":"))
    yield "data/search.json", text.encode()


def _items(known: Known) -> Iterator[tuple[str, tuple[str, ...], *tuple[str, ...]]]:
    names = known.names
    for item in MENU:
        yield _item(PLACES.get(item, item), _said("search.page"), *_said(f"menu.{item}"))
    for one in known.questions:
        asks = [one.asks.get(language, one.asks["en"]) for language in LANGUAGES]
        yield _item(f"queries/{one.name}", _said("search.question"), *asks, one.name)
    for node in known.publication.about:
        place = _place(known, node)
        labels = names.labels(node) if place else {}
        if place and labels:
            kind = next(iter(names.classes(node)), None)
            kinds = tuple(names.name(kind, language).text if kind else "" for language in LANGUAGES)
            shown = [names.name(node, language).text for language in LANGUAGES]
            more = [*labels.values(), *(value.value for predicate in _MORE for value in names.values(node, predicate))]
            yield _item(place, kinds, *shown, *more)


def _place(known: Known, node: NamedNode) -> str | None:
    path = node.value.removeprefix(ROOT)
    if path in known.publication.places:
        return known.publication.places[path]
    return path if node.value.startswith(PREFIXES["lad"]) else None


def _item(
    place: str, kind: tuple[str, ...], first: str, second: str, *more: str
) -> tuple[str, tuple[str, ...], *tuple[str, ...]]:
    others = " · ".join(dict.fromkeys(one for one in more if one not in (first, second)))
    names = [first, "" if second == first else second, others]
    while not names[-1]:
        names.pop()
    return place, kind, *names


def _said(key: str) -> tuple[str, ...]:
    return tuple(said(language, key) for language in LANGUAGES)
