"""Rules for Apache: every IRI answers in the form that its client asks for, wherever the folder is mounted.

https://httpd.apache.org/docs/2.4/mod/mod_rewrite.html. An IRI without a file of its own, beside which there are files
of data or a page, is answered by 303 See Other (https://www.w3.org/TR/cooluris/). Each form gets the quality that the
client gives it (RFC 9110, section 12.5.1), as a text that sorts as the number does: `1` for 1, for less `0` and the
digits after the point, and for wildcards without a quality less than for anything named, as Apache's own negotiation
has it. Of equals the page comes first, then Turtle; where nothing fits, the client gets the same.
"""

from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote_to_bytes

from ladkg.export.folder import File, Folder
from ladkg.export.pack.card import licence
from ladkg.export.pack.dump import GZIP, SYNTAXES
from ladkg.export.pack.signposting import LINKSET, LINKSET_TYPE
from ladkg.export.publication import ROOT, Publication
from ladkg.iris import DATASET
from ladkg.terms import DESCRIPTIVE_PREFIXES

_RANGES: Final = {
    "html": (r"text/html", r"application/xhtml\+xml"),
    "ttl": (r"text/turtle",),
    "jsonld": (r"application/ld\+json", r"application/json"),
    "rdf": (r"application/rdf\+xml",),
    "nt": (r"application/n-triples",),
}
"""What clients may call each form; the forms in the order in which they are offered."""
_WILDCARDS: Final = {
    "any": (r"\*/\*", "00001"),
    "text": (r"text/\*", "00002"),
    "application": (r"application/\*", "00002"),
}
_FAMILY: Final = {"html": "text", "ttl": "text"}
_MORE_TYPES: Final = {
    ".html": "text/html",
    ".txt": "text/plain",
    ".xml": "application/xml",
    ".json": "application/json",
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
    ".rq": "application/sparql-query",
}
_PACKED: Final = (
    *("text/html", "text/css", "text/javascript", "text/csv", "text/plain", "text/turtle"),
    *("application/trig", "application/n-triples", "application/ld+json", "application/rdf+xml", "application/json"),
    *(LINKSET_TYPE, "application/xml", "application/sparql-query", "application/wasm", "image/svg+xml"),
)
"""Media types that are worth compressing on the way; what is compressed already is none of them."""
_HASHED: Final = r"-[\w-]{8}\.(?:js|css|woff2|wasm)$"
"""Files that carry a hash of what is in them in their name (assets/): another content has another name."""
_OWN: Final = "(?:id/|ontology|shapes|queries)[^~]*?"
"""Paths whose IRI is the root and the path; not those of files that had to take another name."""
_HEAD: Final = """\
# Content negotiation for every IRI of the dataset (Apache 2.4, AllowOverride FileInfo Options Indexes).
Options -Indexes -MultiViews
DirectoryIndex index.html
"""


def files(publication: Publication, folder: Folder) -> Iterator[File]:  # noqa: ARG001 the rules look at the files
    """`.htaccess`; `w3id/.htaccess` too where the folder stands elsewhere than its IRIs."""
    yield (
        ".htaccess",
        "\n".join(
            [_HEAD, *_types(), "", *_headers(publication), "", *_sending(), "", *_rules(publication), ""]
        ).encode(),
    )
    if publication.url != ROOT:
        yield "w3id/.htaccess", w3id(publication.url).encode()


def w3id(url: str) -> str:
    """The rules to propose to w3id.org: each IRI to its place below the URL, which needs no escape."""
    return (
        "# https://w3id.org/ladkg/: the Los Angeles Declaration knowledge graph\n"
        "Options +FollowSymLinks\n"
        "RewriteEngine on\n"
        f"RewriteRule ^(.*)$ {url}$1 [R=302,L]\n"
    )


def _types() -> Iterator[str]:
    types = {ending: syntax.media_type for ending, syntax in SYNTAXES.items()} | _MORE_TYPES
    yield "<IfModule mod_mime.c>"
    for ending, media_type in types.items():
        yield f"  AddType {media_type} {ending}"
    yield "  AddCharset utf-8 .html .ttl .csv .rq .txt .js .css"
    yield "  RemoveEncoding .gz"
    yield "</IfModule>"
    yield f'<FilesMatch "\\.gz$">\n  ForceType {GZIP}\n</FilesMatch>'
    yield f'<Files "{LINKSET}">\n  ForceType {LINKSET_TYPE}\n</Files>'
    yield '<Files "void">\n  ForceType "text/turtle; charset=utf-8"\n</Files>'
    yield '<Files "SHA256SUMS">\n  ForceType "text/plain; charset=utf-8"\n</Files>'


def _headers(publication: Publication) -> Iterator[str]:
    """CORS for all; links (https://signposting.org/FAIR/) for files that are there."""
    page = f"{DESCRIPTIVE_PREFIXES['schema']}AboutPage"
    terms = licence(publication)
    yield "<IfModule mod_headers.c>"
    yield '  Header always set Access-Control-Allow-Origin "*"'
    yield '  Header always set Access-Control-Expose-Headers "Link, Location"'
    yield '  Header always set X-Content-Type-Options "nosniff"'
    yield "  Header always merge Vary Accept env=negotiated"
    if terms:
        yield f"  {_link(_percent(terms.value), 'license')}"
    yield f"  {_link(f'{ROOT}%{{item}}e', 'cite-as')} env=item"
    yield f"  {_link(DATASET.value, 'collection', 'text/html')} env=member"
    yield f"  {_link(f'%{{base}}e{LINKSET}', 'linkset', LINKSET_TYPE)} env=landing"
    yield f"  {_link(page, 'type')} env=page"
    for form in _RANGES:
        if form != "html":
            media_type = SYNTAXES[f".{form}"].media_type
            yield f"  {_link(f'%{{base}}e%{{item}}e.{form}', 'describedby', media_type)} env=page"
    yield "</IfModule>"


def _sending() -> Iterator[str]:
    """Compression on the way, and how long a copy may be kept: for ever where its name has its hash, else until asked.

    Apache marks the ETag of what it compressed and knows it no more when it comes back
    (https://bz.apache.org/bugzilla/show_bug.cgi?id=45023): the mark is taken off what clients send.
    """
    yield "<IfModule mod_deflate.c>\n<IfModule mod_filter.c>"
    for media_type in _PACKED:
        yield f"  AddOutputFilterByType DEFLATE {media_type}"
    yield "</IfModule>\n</IfModule>"
    yield "<IfModule mod_headers.c>"
    yield '  RequestHeader edit* If-None-Match "-gzip\\"" "\\""'
    yield '  Header set Cache-Control "no-cache"'
    yield f'  <FilesMatch "{_HASHED}">'
    yield '    Header set Cache-Control "public, max-age=31536000, immutable"'
    yield "  </FilesMatch>\n</IfModule>"


def _link(target: str, rel: str, media_type: str = "") -> str:
    kind = f'; type=\\"{media_type}\\"' if media_type else ""
    return f'Header add Link "<{target}>; rel=\\"{rel}\\"{kind}"'


def _percent(text: str) -> str:
    return text.replace("%", "%%")


def _rules(publication: Publication) -> Iterator[str]:
    yield "RewriteEngine On"
    yield "# Where the folder is mounted: what stands before the path within it."
    yield r"RewriteCond %{REQUEST_URI}::$0 ^(/(?:.*/)?)(.*)::\2$"
    yield "RewriteRule ^.*$ - [E=base:%1]"
    yield from _moved(publication)
    yield r"RewriteRule (?:^|/)\.ht - [F]"
    yield "# What a file is about, for its links."
    yield "RewriteCond %{REQUEST_FILENAME} -f"
    yield rf"RewriteRule ^(?:es/)?({_OWN})(?:\.(?:ttl|jsonld|rdf|nt)|/(index\.html))$ - [E=item:$1,E=member:1]"
    dataset = DATASET.value.removeprefix(ROOT)
    yield rf"RewriteRule ^(?:es/)?{_OWN}/index\.html$ - [E=page:1]"
    yield rf"RewriteRule ^(?:es/)?{dataset}(?:\.|/index\.html$) - [E=!member,E=landing:1]"
    yield "RewriteCond %{REQUEST_FILENAME} -f"
    yield "RewriteRule ^ - [L]"
    yield "# How much the client wants each form."
    yield from _qualities()
    yield from _choice(dataset)


def _moved(publication: Publication) -> Iterator[str]:
    for path, place in publication.places.moved().items():
        asked, _, query = path.partition("?")
        if "#" in path or path.endswith("?"):
            continue  # a server is not told what stands behind #, nor that a query is empty
        if query:
            yield f'RewriteCond %{{QUERY_STRING}} "^{_exactly(query.encode())}$"'
        yield f'RewriteRule "^{_exactly(unquote_to_bytes(asked))}$" "%{{ENV:base}}{place}" [R=303,QSD,L]'


def _exactly(text: bytes) -> str:
    """A pattern for these bytes and no others, in letters that mean nothing to Apache."""
    return "".join(
        chr(byte) if (chr(byte).isalnum() and byte < 128) or byte in b"/-_" else f"\\x{byte:02X}" for byte in text
    )


def _qualities() -> Iterator[str]:
    yield "RewriteRule ^ - [E=q_any:0]"
    yield 'RewriteCond expr "-z %{HTTP:Accept}"'
    yield "RewriteRule ^ - [E=q_any:00001]"
    for name, (pattern, weight) in _WILDCARDS.items():
        if name != "any":
            yield f"RewriteRule ^ - [E=q_{name}:%{{ENV:q_any}}]"
        yield from _quality(name, pattern, weight)
    for form, patterns in _RANGES.items():
        yield f"RewriteRule ^ - [E=q_{form}:%{{ENV:q_{_FAMILY.get(form, 'application')}}}]"
        for pattern in reversed(patterns):
            yield from _quality(form, pattern, "1")


def _quality(name: str, pattern: str, weight: str) -> Iterator[str]:
    """What the header says of a media range, if it names it: without a quality the weight given, else its digits."""
    named = rf'RewriteCond %{{HTTP:Accept}} "(?:^|,)\s*{pattern}\s*'
    quality = r";(?:[^,]*;)?\s*q="
    yield rf'{named}(?:[;,]|$)" [NC]'
    yield f"RewriteRule ^ - [E=q_{name}:{weight}]"
    yield rf'{named}{quality}0?\.?(\d*?)0*\s*(?:[;,]|$)" [NC]'
    yield f"RewriteRule ^ - [E=q_{name}:0%1]"
    yield rf'{named}{quality}1(?:\.0*)?\s*(?:[;,]|$)" [NC]'
    yield f"RewriteRule ^ - [E=q_{name}:1]"


def _choice(dataset: str) -> Iterator[str]:
    """The best form among those whose file is there, then the answer. The root stands for the dataset."""
    yield "# The best of those that are there; the root has the forms of the dataset."
    for form in reversed(_RANGES):
        there = "/index.html" if form == "html" else f".{form}"
        yield f"RewriteCond %{{REQUEST_FILENAME}}{there} -f" + ("" if form == "html" else " [OR]")
        if form != "html":
            yield "RewriteCond $0 ^$"
        yield f'RewriteCond expr "%{{ENV:q_{form}}} >= %{{ENV:q_best}}"'
        yield f"RewriteRule ^.*$ - [E=best:{form},E=q_best:%{{ENV:q_{form}}}]"
    yield "RewriteCond %{REQUEST_FILENAME}.ttl -f"
    yield "RewriteRule ^ - [E=negotiated:1]"
    yield "RewriteCond %{ENV:best} !=html"
    yield f"RewriteRule ^$ %{{ENV:base}}{dataset} [R=303,E=negotiated:1,L]"
    yield "RewriteCond %{ENV:negotiated} =1"
    yield "RewriteCond %{ENV:best} =html"
    yield "RewriteRule ^(.+)$ %{ENV:base}$1/ [R=303,QSD,L]"
    yield "RewriteCond %{ENV:negotiated} =1"
    yield "RewriteRule ^(.+)$ %{ENV:base}$1.%{ENV:best} [R=303,QSD,L]"
    yield "# A folder without a page is nothing."
    yield "RewriteCond %{REQUEST_FILENAME} -d"
    yield "RewriteCond %{REQUEST_FILENAME}/index.html !-f"
    yield "RewriteRule . - [R=404,L]"
