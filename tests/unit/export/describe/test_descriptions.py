"""schema.org, PROV, the Prez manifest, the map of the site, the links: each parses and says what is so."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, parse

from ladkg import graph, iris
from ladkg.export.folder import Folder
from ladkg.export.pack import describing, htaccess, manifest, prov, schema, signposting, sitemap
from ladkg.export.pack.dump import dumps
from ladkg.export.publication import ROOT, Publication
from ladkg.iris import DATASET
from ladkg.pipeline import pack as packing
from ladkg.terms import DCTERMS, LAD, PROF, PROV, RDF, RDFS

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
DESCRIBED = ["void.ttl", "dcat.ttl", "dcat.jsonld", "dcat.rdf", "schema.jsonld", "prov.ttl", "manifest.ttl"]
LEADING = ["linkset.json", "robots.txt", "sitemap.xml", ".htaccess", "w3id/.htaccess", ".well-known/void"]


@pytest.mark.parametrize("name", DESCRIBED)
def test_every_description_parses_without_the_network(folder: Folder, name: str) -> None:
    quads = list(graph.read(folder.root / name))
    assert quads
    if name != "schema.jsonld":
        assert not [quad for quad in quads if isinstance(quad.subject, BlankNode)]


def test_descriptions_are_the_same_to_the_byte(publication: Publication, folder: Folder, tmp_path: Path) -> None:
    again, turned = Folder(tmp_path), Publication(publication.quads[::-1], publication.version, publication.url)
    again.sums, again.sizes = dict(reversed(folder.sums.items())), folder.sizes
    for name in (*DESCRIBED, *LEADING):
        del again.sums[name]
    for _, files in packing.DESCRIPTIONS:
        for path, data in files(turned, again):
            again.write(path, data)
    assert {name: again.sums[name] for name in (*DESCRIBED, *LEADING)} == {
        name: folder.sums[name] for name in (*DESCRIBED, *LEADING)
    }


def test_prefixes_are_those_that_are_used() -> None:
    quad = Quad(DATASET, RDFS.label, Literal("x"))
    ((path, data),) = describing.files("note", [quad])
    assert path == "note.ttl"
    assert [line.split()[1] for line in data.decode().splitlines() if line.startswith("@prefix")] == ["rdfs:", "xsd:"]


### schema.org


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_dataset_search_looks_for_is_there(publication: Publication, folder: Folder, language: str) -> None:
    said = schema.described(publication, dumps(folder), language)
    wanted = """name description license identifier distribution creator temporalCoverage spatialCoverage
    variableMeasured isAccessibleForFree version keywords inLanguage url"""
    assert set(wanted.split()) <= said.keys()
    assert 50 < len(said["description"]) < 5000
    assert len(said["spatialCoverage"]) == 51
    assert said["temporalCoverage"].endswith("/2026-02-03")
    assert {one["contentUrl"] for one in said["distribution"]} == {publication.url + one.path for one in dumps(folder)}
    assert said["name"] == {"en": "The Los Angeles Declaration knowledge graph",
                            "es": "Grafo de conocimiento de la Declaración de Los Ángeles"}[language]  # fmt: skip
    json.dumps(said)


def test_what_is_not_known_is_left_out() -> None:
    said = schema.described(Publication([Quad(iris.mint("thing", "a"), RDFS.label, Literal("a"))], "1.0.0"))
    assert not {"license", "temporalCoverage", "spatialCoverage", "distribution"} & said.keys()
    dated = Quad(DATASET, LAD.referenceDate, Literal("2026-02-03"))
    assert schema.described(Publication([dated], "1.0.0"))["temporalCoverage"] == "../2026-02-03"


### PROV


def test_the_dataset_comes_from_each_source(publication: Publication, folder: Folder) -> None:
    quads = set(graph.read(folder.root / "prov.ttl"))
    sources = {quad.subject for quad in publication.quads if quad.predicate == RDF.type and quad.object == LAD.Source}
    from_these = {quad.object for quad in quads if quad.subject == DATASET and quad.predicate == PROV.wasDerivedFrom}
    assert sources < from_these
    dates = {(quad.subject, quad.object) for quad in quads if quad.predicate == DCTERMS.date}
    said = {
        (quad.subject, quad.object) for quad in publication.quads if quad.predicate in (LAD.asOf, LAD.referenceDate)
    }
    assert dates
    assert dates <= said


def test_every_step_was_done_by_the_program_of_this_version(publication: Publication) -> None:
    quads = list(prov.described(publication))
    steps = {quad.subject for quad in quads if quad.object == PROV.Activity}
    done = {quad.subject for quad in quads if quad.predicate == PROV.wasAssociatedWith}
    assert len(steps) == 4
    assert done == steps
    assert Literal("ladkg 0.1.0", language="en") in {quad.object for quad in quads}


### Prez


def test_the_manifest_names_files_that_are_there(folder: Folder) -> None:
    quads = list(graph.read(folder.root / "manifest.ttl"))
    artefacts = {quad.object.value for quad in quads if quad.predicate == PROF.hasArtifact}  # type: ignore[union-attr]
    assert artefacts == {"dcat.ttl", "ladkg.ttl", "shapes.ttl"}
    assert artefacts <= folder.sums.keys()
    for predicate in (PROF.hasArtifact, PROF.hasRole):
        assert len([quad for quad in quads if quad.predicate == predicate]) == 3
    assert not [quad for quad in manifest.described({}) if quad.predicate == PROF.hasResource]


### Maps


def locations(data: bytes) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(data).iter(f"{NAMESPACE}loc")]  # noqa: S314 ours


def test_the_map_lists_the_turtle_files_where_there_are_no_pages(publication: Publication, folder: Folder) -> None:
    listed = locations((folder.root / "sitemap.xml").read_bytes())
    assert len(listed) == len(publication.resources)
    assert {address.removeprefix(publication.url) for address in listed} <= folder.sums.keys()
    assert f"Sitemap: {publication.url}sitemap.xml" in (folder.root / "robots.txt").read_text()
    dates = ElementTree.parse(folder.root / "sitemap.xml").iter(f"{NAMESPACE}lastmod")  # noqa: S314 ours
    assert {date.text for date in dates} == {"2026-02-03"}


def test_the_map_lists_pages_where_there_are_some(publication: Publication, tmp_path: Path) -> None:
    site = Folder(tmp_path)
    for path in ("index.html", "es/index.html", "id/state/CRI/index.html", "id/state/CRI.ttl"):
        site.write(path, b"")
    data = dict(sitemap.files(publication, site))["sitemap.xml"]
    assert locations(data) == [publication.url + path for path in ("", "es/", "id/state/CRI/")]


def test_a_large_map_is_split_and_escaped() -> None:
    bare = Publication([], "1.0.0", "https://example.org/a&b/")
    files = dict(sitemap.maps(bare, [f"id/{number}" for number in range(5)], most=2))
    assert locations(files["sitemap.xml"]) == [f"https://example.org/a&b/sitemap/{number}.xml" for number in (1, 2, 3)]
    listed = [place for number in (1, 2, 3) for place in locations(files[f"sitemap/{number}.xml"])]
    assert listed == [f"https://example.org/a&b/id/{number}" for number in range(5)]
    assert b"lastmod" not in files["sitemap.xml"]


### Signposting


def test_a_page_leads_to_its_data(publication: Publication, folder: Folder) -> None:
    links = signposting.signposting(publication, iris.mint("state", "CRI"))
    assert signposting.Link("cite-as", "https://w3id.org/ladkg/id/state/CRI") in links
    assert signposting.Link("license", "https://creativecommons.org/licenses/by/4.0/") in links
    assert signposting.Link("collection", DATASET.value, "text/html") in links
    described = {link.href.removeprefix(publication.url): link.type for link in links if link.rel == "describedby"}
    assert {path.partition(".")[2]: kind for path, kind in described.items()} == {
        "ttl": "text/turtle",
        "jsonld": "application/ld+json",
        "rdf": "application/rdf+xml",
        "nt": "application/n-triples",
    }
    assert described.keys() <= folder.sums.keys()


def test_the_page_of_the_ontology_leads_to_its_files_and_an_unknown_one_nowhere(publication: Publication) -> None:
    links = signposting.signposting(publication, NamedNode(f"{ROOT}ontology"))
    assert f"{publication.url}ontology.ttl" in {link.href for link in links}
    with pytest.raises(KeyError):
        signposting.signposting(publication, iris.mint("state", "XXX"))


def test_the_link_set_leads_both_ways(publication: Publication, folder: Folder) -> None:
    """RFC 9264, section 4.2: every context has one anchor, every target an address."""
    contexts = json.loads((folder.root / "linkset.json").read_text())["linkset"]
    anchors = {context["anchor"]: context for context in contexts}
    assert len(anchors) == len(contexts)
    landing = anchors[DATASET.value]
    assert {"cite-as", "author", "describedby", "item", "license", "type"} < landing.keys()
    assert {target["href"] for target in landing["item"]} == {publication.url + one.path for one in dumps(folder)}
    for target in landing["item"]:
        assert anchors[target["href"]]["collection"] == [{"href": DATASET.value, "type": "text/html"}]
    for target in landing["describedby"]:
        assert anchors[target["href"]]["describes"] == [{"href": DATASET.value, "type": "text/html"}]
        assert target["href"].removeprefix(publication.url) in folder.sums


def test_a_link_set_without_the_dataset_is_empty_but_whole(tmp_path: Path) -> None:
    bare = Publication([Quad(iris.mint("thing", "a"), RDFS.label, Literal("a"))], "1.0.0")
    ((_, data),) = signposting.files(bare, Folder(tmp_path))
    assert json.loads(data) == {"linkset": [{"anchor": DATASET.value}]}


def test_w3id_is_told_only_where_the_folder_stands_elsewhere(folder: Folder, tmp_path: Path) -> None:
    assert "w3id/.htaccess" in folder.sums
    assert [path for path, _ in htaccess.files(Publication([], "1.0.0"), Folder(tmp_path))] == [".htaccess"]


def test_the_schema_is_that_of_schema_org(folder: Folder) -> None:
    quads = list(parse((folder.root / "schema.jsonld").read_bytes(), format=RdfFormat.JSON_LD))
    kinds = {quad.object for quad in quads if quad.subject == DATASET and quad.predicate == RDF.type}
    assert kinds == {NamedNode("https://schema.org/Dataset")}
