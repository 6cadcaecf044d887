"""What crawlers ask for first: robots.txt and the map of the site (https://www.sitemaps.org/protocol.html)."""

from collections.abc import Iterator, Sequence
from typing import Final
from xml.sax.saxutils import escape

from ladkg.export.folder import File, Folder
from ladkg.export.pack.card import Card
from ladkg.export.publication import Publication

MOST: Final = 50_000
"""Addresses that one file may hold."""
_OPENING: Final = '<?xml version="1.0" encoding="UTF-8"?>\n<{} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
_PAGE: Final = "index.html"


def files(publication: Publication, folder: Folder) -> Iterator[File]:
    """`robots.txt` and `sitemap.xml`, the latter an index of others where there are too many addresses for one file.

    The pages of the folder are listed; where it has none, the Turtle file of each resource.
    """
    pages = sorted(path.removesuffix(_PAGE) for path in folder.sums if path.endswith(_PAGE))
    paths = pages or sorted(path for path in folder.sums if path.startswith("id/") and path.endswith(".ttl"))
    yield "robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {publication.url}sitemap.xml\n".encode()
    yield from maps(publication, paths)


def maps(publication: Publication, paths: Sequence[str], most: int = MOST) -> Iterator[File]:
    """The map of the paths. What they tell is as of the dataset's reference date; no other date is known of them."""
    end = Card.of(publication).end
    dated = f"<lastmod>{escape(end.value)}</lastmod>" if end else ""
    addresses = [f"<url><loc>{escape(publication.url + path)}</loc>{dated}</url>\n" for path in paths]
    if len(addresses) <= most:
        yield "sitemap.xml", _written("urlset", addresses)
        return
    parts = [addresses[start : start + most] for start in range(0, len(addresses), most)]
    names = [f"sitemap/{number}.xml" for number in range(1, len(parts) + 1)]
    listed = [f"<sitemap><loc>{escape(publication.url + name)}</loc>{dated}</sitemap>\n" for name in names]
    yield "sitemap.xml", _written("sitemapindex", listed)
    for name, part in zip(names, parts, strict=True):
        yield name, _written("urlset", part)


def _written(element: str, lines: Sequence[str]) -> bytes:
    return f"{_OPENING.format(element)}{''.join(lines)}</{element}>\n".encode()
