"""A page about one resource: what is said of it and what points at it. No script, nothing fetched."""

import base64
import hashlib
from collections.abc import Iterable
from html import escape
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad, Store

from ladkg.explain.reading import Reader, Term, short
from ladkg.serve.media import ENDINGS
from ladkg.terms import PREFIXES

_HOME: Final = PREFIXES["id"].removesuffix("id/")
STYLE: Final = (
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}"
    "table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.25rem .5rem;"
    "border-bottom:1px solid #ccc}td{overflow-wrap:anywhere}a{color:#0b4f8a}"
)


def described(store: Store, node: NamedNode, about: Iterable[Quad], pointing: Iterable[Quad]) -> bytes:
    """The page of a resource; links to the project's own IRIs lead to this server."""
    reader = Reader(store)
    path = node.value.removeprefix(_HOME)
    others = ", ".join(f'<a href="/{escape(path)}.{ending}">{ending}</a>' for ending in ENDINGS if ending != "html")
    said = {(quad.predicate, quad.object) for quad in about if quad.subject == node}
    back: set[tuple[NamedNode, Term]] = {(quad.predicate, quad.subject) for quad in pointing}
    body = (
        f"<h1>{escape(reader.label(node))}</h1><p>&lt;{escape(node.value)}&gt; as {others}</p>"
        f"<h2>What is said of it</h2>{_table(reader, said)}<h2>What points at it</h2>{_table(reader, back)}"
    )
    return page(reader.label(node), body)


def page(title: str, body: str) -> bytes:
    """The page; `title` is text, `body` is HTML in which every text was escaped already."""
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head><body><main>{body}</main></body></html>\n"
    ).encode()


def _table(reader: Reader, pairs: set[tuple[NamedNode, Term]]) -> str:
    lines = (
        f"<tr><th scope=row>{_link(predicate, short(predicate))}</th><td>{_cell(reader, term)}</td></tr>"
        for predicate, term in sorted(pairs, key=str)
    )
    return f"<table>{''.join(lines)}</table>" if pairs else "<p>Nothing.</p>"


def _cell(reader: Reader, term: Term) -> str:
    if isinstance(term, NamedNode):
        return _link(term, reader.label(term))
    if isinstance(term, Literal):
        language = f' lang="{escape(term.language)}"' if term.language else ""
        return f"<span{language}>{escape(term.value)}</span>"
    return escape(str(term))


def _link(node: NamedNode, text: str) -> str:
    """A link where the address is one that a browser may follow."""
    if not node.value.startswith(("http://", "https://")):
        return escape(text)
    home = PREFIXES["id"]
    address = node.value.removeprefix(_HOME) if node.value.startswith(home) else ""
    return f'<a href="{escape("/" + address if address else node.value)}">{escape(text)}</a>'
