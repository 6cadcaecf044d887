"""The rules under a real Apache: every IRI answers in the form that is asked for."""

import gzip
import http.client
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from ladkg.export.folder import Folder
from ladkg.export.pack import htaccess
from ladkg.export.publication import ROOT, Publication
from ladkg.export.site import assets
from ladkg.terms import RDFS

FORMS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/n-triples": RdfFormat.N_TRIPLES,
}
PATHS = [
    "id/state/CRI",
    "id/instrument/gcm",
    "id/dataset/ladkg",
    "id/commitment/la-declaration/pillar-2/3",
    "id/concept/hedge/as-appropriate",
    "id/act/USA/refugee-protocol-1967/accession-1968-11-01",
    "id/source/untreaties-5-2",
    "id/record-check/COL/smuggling-protocol-2000",
    "ontology",
    "ontology/agent",
    "ontology/0.1.0",
    "shapes",
]
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


class Answer(NamedTuple):
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def place(self) -> str:
        """Where the client is sent."""
        return urlsplit(self.headers["Location"] or "").path

    @property
    def kind(self) -> str:
        return (self.headers["Content-Type"] or "").partition(";")[0]


Ask = Callable[..., Answer]


def asking(address: str) -> Ask:
    def ask(path: str, accept: str | None = None, method: str = "GET", **more: str) -> Answer:
        headers = {"Accept": accept} if accept is not None else {}
        connection = http.client.HTTPConnection(address, timeout=30)
        try:
            connection.request(
                method, path, headers=headers | {key.replace("_", "-"): one for key, one in more.items()}
            )
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read())
        finally:
            connection.close()

    return ask


@pytest.fixture(scope="module")
def ask(apache: Callable[..., str], packed: Folder) -> Ask:
    """Asks a server of the real pack, with pages."""
    return asking(apache(packed.root, "es/id/state/CRI", *PATHS))


@pytest.mark.parametrize("path", PATHS)
def test_an_iri_answers_a_browser_with_its_page(ask: Ask, path: str) -> None:
    told = ask(f"/{path}", BROWSER)
    assert (told.status, told.place, told.headers["Vary"]) == (303, f"/{path}/", "Accept")
    page = ask(told.place, BROWSER)
    assert (page.status, page.kind) == (200, "text/html")
    assert f'<{ROOT}{path}>; rel="cite-as"' in page.headers.get_all("Link", [])


@pytest.mark.parametrize("kind", FORMS)
@pytest.mark.parametrize("path", PATHS)
def test_an_iri_answers_in_each_form(ask: Ask, path: str, kind: str) -> None:
    told = ask(f"/{path}", kind)
    assert (told.status, told.headers["Vary"]) == (303, "Accept")
    answer = ask(told.place)
    assert (answer.status, answer.kind) == (200, kind)
    mentioned = {term for quad in parse(answer.body, format=FORMS[kind]) for term in quad.triple}
    assert NamedNode(ROOT + path) in mentioned


@pytest.mark.parametrize(
    ("accept", "ending"),
    [
        (None, "/"),
        ("", "/"),
        ("*/*", "/"),
        (BROWSER, "/"),
        ("application/xhtml+xml", "/"),
        ("text/turtle", ".ttl"),
        ("text/turtle, */*", ".ttl"),
        ("text/turtle, text/html", "/"),
        ("text/turtle;q=0.5, application/rdf+xml;q=0.7", ".rdf"),
        ("text/turtle;q=0.80, application/rdf+xml;q=0.85", ".rdf"),
        ("text/turtle;q=0.9, application/rdf+xml;q=0.85", ".ttl"),
        ("text/html;q=0.2, application/n-triples;q=0.25", ".nt"),
        ("text/html;q=0, */*", ".ttl"),
        ("text/html;q=0.999, TEXT/TURTLE ; charset=utf-8 ; q=1.0", ".ttl"),
        ("application/*;q=0.3", ".jsonld"),
        ("application/*;q=0.3, text/*;q=0.2", ".jsonld"),
        ("application/json", ".jsonld"),
        ("image/png", "/"),
        ("application/rdf+xml;q=0", "/"),
        ("text/turtlesoup", "/"),
    ],
)
def test_the_client_s_qualities_are_weighed(ask: Ask, accept: str | None, ending: str) -> None:
    told = ask("/id/state/CRI", accept)
    assert (told.status, told.place) == (303, f"/id/state/CRI{ending}")


def test_without_a_page_turtle_is_the_default(ask: Ask) -> None:
    for accept in (None, "*/*", BROWSER, "image/png"):
        assert ask("/id/state/MEX", accept).place == "/id/state/MEX.ttl"


@pytest.mark.parametrize("prefix", ["", "/graphs/ladkg"])
def test_the_folder_may_stand_anywhere(ask: Ask, prefix: str) -> None:
    assert ask(f"{prefix}/id/state/CRI", "text/turtle").place == f"{prefix}/id/state/CRI.ttl"
    page = ask(f"{prefix}/id/state/CRI/")
    assert (page.status, page.kind) == (200, "text/html")
    assert f'<{prefix}/id/state/CRI.ttl>; rel="describedby"; type="text/turtle"' in page.headers.get_all("Link", [])
    assert ask(f"{prefix}/", "text/turtle").place == f"{prefix}/id/dataset/ladkg"
    assert ask(f"{prefix}/ontology", "text/html").place == f"{prefix}/ontology/"


def test_files_tell_what_they_are_about_and_may_be_read_from_anywhere(ask: Ask) -> None:
    file = ask("/id/state/CRI.ttl")
    links = file.headers.get_all("Link", [])
    assert '<https://w3id.org/ladkg/id/state/CRI>; rel="cite-as"' in links
    assert '<https://creativecommons.org/licenses/by/4.0/>; rel="license"' in links
    assert '<https://w3id.org/ladkg/id/dataset/ladkg>; rel="collection"; type="text/html"' in links
    dataset = ask("/id/dataset/ladkg.ttl").headers.get_all("Link", [])
    assert '</linkset.json>; rel="linkset"; type="application/linkset+json"' in dataset
    assert not [link for link in dataset if "collection" in link]
    for path in ("/id/state/CRI.ttl", "/id/state/CRI", "/nothing"):
        assert ask(path).headers["Access-Control-Allow-Origin"] == "*"


def test_a_spanish_page_names_the_same_iri(ask: Ask) -> None:
    links = ask("/es/id/state/CRI/").headers.get_all("Link", [])
    assert '<https://w3id.org/ladkg/id/state/CRI>; rel="cite-as"' in links


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/ladkg.nq.gz", "application/gzip"),
        ("/ladkg.trig", "application/trig"),
        ("/ladkg.jsonld", "application/ld+json"),
        ("/.well-known/void", "text/turtle"),
        ("/linkset.json", "application/linkset+json"),
        ("/robots.txt", "text/plain"),
        ("/sitemap.xml", "application/xml"),
        ("/queries/endorsers.rq", "application/sparql-query"),
    ],
)
def test_files_have_their_media_type(ask: Ask, path: str, kind: str) -> None:
    answer = ask(path)
    assert (answer.status, answer.kind, answer.headers["Content-Encoding"]) == (200, kind, None)


@pytest.mark.parametrize(
    "path",
    ["/id/state/CRI.ttl", "/id/state/CRI.jsonld", "/ladkg.trig", "/linkset.json", "/sitemap.xml", "/id/state/CRI/"],
)
def test_text_is_compressed_on_the_way(ask: Ask, path: str) -> None:
    plain, packed = ask(path), ask(path, Accept_Encoding="gzip")
    assert (plain.headers["Content-Encoding"], packed.headers["Content-Encoding"]) == (None, "gzip")
    assert gzip.decompress(packed.body) == plain.body
    assert "Accept-Encoding" in packed.headers["Vary"]


def test_what_is_compressed_already_is_sent_as_it_is(ask: Ask) -> None:
    answer = ask("/ladkg.nq.gz", Accept_Encoding="gzip")
    assert (answer.kind, answer.headers["Content-Encoding"]) == ("application/gzip", None)


@pytest.mark.parametrize("coding", ["identity", "gzip"])
def test_who_has_a_copy_is_told_that_it_is_good(ask: Ask, coding: str) -> None:
    first = ask("/id/state/CRI.ttl", Accept_Encoding=coding)
    assert first.headers["Cache-Control"] == "no-cache"
    again = ask("/id/state/CRI.ttl", Accept_Encoding=coding, If_None_Match=first.headers["ETag"])
    assert (again.status, again.body) == (304, b"")
    changed = ask("/id/state/CRI.ttl", Accept_Encoding=coding, If_None_Match='"another-gzip"')
    assert changed.status == 200


def test_assets_are_kept_for_ever(apache: Callable[..., str], packed: Folder, tmp_path: Path) -> None:
    (tmp_path / ".htaccess").write_bytes((packed.root / ".htaccess").read_bytes())
    (tmp_path / "robots.txt").write_text("")
    (tmp_path / "assets").mkdir()
    for path in assets.built():
        (tmp_path / "assets" / path.name).write_bytes(path.read_bytes())
    ask = asking(apache(tmp_path))
    for path in assets.built():
        answer = ask(f"/assets/{path.name}", Accept_Encoding="gzip")
        assert ("immutable" in answer.headers["Cache-Control"]) is (path.name != "icon.svg"), path.name
        if path.suffix != ".woff2" and len(path.read_bytes()) > 200:
            assert answer.headers["Content-Encoding"] == "gzip", path.name


def test_head_is_answered_like_get(ask: Ask) -> None:
    told = ask("/id/state/CRI", "text/turtle", "HEAD")
    assert (told.status, told.place, told.body) == (303, "/id/state/CRI.ttl", b"")
    assert ask(told.place, None, "HEAD").kind == "text/turtle"


@pytest.mark.parametrize("document", ["void", "dcat", "prov", "manifest"])
def test_descriptions_have_an_iri_too(ask: Ask, document: str) -> None:
    assert ask(f"/{document}").place == f"/{document}.ttl"
    assert ask("/dcat", "application/rdf+xml").place == "/dcat.rdf"


@pytest.mark.parametrize(
    ("path", "statuses"),
    [
        ("/id/state/", {404}),
        ("/id/state", {404}),
        ("/id/state/XXX", {404}),
        ("/tables/", {404}),
        ("/.htaccess", {403}),
        ("/id/.htaccess", {403}),
        ("/id/../../../../etc/passwd", {400, 404}),
        ("/id/..%2f..%2fetc/passwd", {404}),
        ("/id/state/CRI%00.ttl", {400, 404}),
        ("/id/state/CRI%0d%0aSet-Cookie:a=b", {404}),
        ("/id/state/CRI.ttl/../../x", {404}),
    ],
)
def test_nothing_else_is_shown(ask: Ask, path: str, statuses: set[int]) -> None:
    answer = ask(path)
    assert answer.status in statuses
    assert "Set-Cookie" not in answer.headers
    assert b"Index of" not in answer.body


HOSTILE = [
    "state/CRI",
    "state/cri",
    "x/a%20b",
    "x/%C3%A9",
    "x/é",
    "x/q?y=1",
    "x/q",
    "x/q#part",
    "x/a$1%25(ENV)",
    "x/(a,b)*+!.",
    "x/../y",
    "x/con",
    "x/ü/z",
]


def test_what_stands_under_another_name_is_found(apache: Callable[..., str], tmp_path: Path) -> None:
    quads = [Quad(NamedNode(f"{ROOT}id/{path}"), RDFS.label, Literal(path)) for path in HOSTILE]
    publication, folder = Publication(quads, "1.0.0"), Folder(tmp_path)
    for node in publication.resources:
        path = node.value.removeprefix(ROOT)
        folder.write(publication.places[path] + ".ttl", path.encode())
    for path, data in htaccess.files(publication, folder):
        folder.write(path, data)
    ask = asking(apache(tmp_path))
    for asked, path in (
        ("/id/state/cri", "id/state/cri"),
        ("/id/x/a%20b", "id/x/a%20b"),
        ("/id/x/q?y=1", "id/x/q?y=1"),
        ("/id/x/q?y=2", "id/x/q"),
        ("/id/x/q", "id/x/q"),
        ("/id/x/a$1%25(ENV)", "id/x/a$1%25(ENV)"),
        ("/id/x/(a,b)*+!.", "id/x/(a,b)*+!."),
        ("/id/x/con", "id/x/con"),
        ("/id/x/%C3%BC/z", "id/x/ü/z"),
    ):
        told = ask(asked, "text/turtle")
        assert told.status == 303
        while told.status == 303:
            told = ask(told.place, "text/turtle")
        assert (asked, told.status, told.body.decode()) == (asked, 200, path)


def test_w3id_sends_each_iri_on(apache: Callable[..., str], tmp_path: Path) -> None:
    (tmp_path / ".htaccess").write_text(htaccess.w3id("https://example.org/graphs/"))
    (tmp_path / "robots.txt").write_text("")
    ask = asking(apache(tmp_path))
    told = ask("/id/state/CRI", "text/turtle")
    assert (told.status, told.headers["Location"]) == (302, "https://example.org/graphs/id/state/CRI")
