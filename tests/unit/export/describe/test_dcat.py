"""DCAT-AP 3: the description keeps the official shapes, by two engines."""

import os
from dataclasses import replace
from pathlib import Path

import pyshacl
import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Quad
from rdflib.namespace import SH

from ladkg import graph
from ladkg.export.folder import Folder
from ladkg.export.pack import dcat
from ladkg.export.pack.card import KEYWORDS, MAINTAINERS, Card
from ladkg.export.pack.dump import dumps
from ladkg.export.publication import Publication
from ladkg.iris import DATASET
from ladkg.terms import DCAT, DCTERMS, RDF, RDFS, SPDX
from ladkg.validate import load_shapes, validate

ROOT = Path(__file__).parents[4]
OFFICIAL = [
    "3.0.0/shacl/dcat-ap-SHACL.ttl",
    "3.0.0/html/shacl/shapes.ttl",
    "3.0.0/html/shacl/range.ttl",
    "3.0.0/html/shacl/mdr-vocabularies.shape.ttl",
    "3.0.0/html/shacl/deprecateduris.ttl",
    "3.0.1/html/shacl/shapes.ttl",
    "3.0.1/html/shacl/range.ttl",
]
EXCUSED = {
    ("3.0.0/html/shacl/shapes.ttl", DCAT.byteSize.value),
    ("3.0.0/html/shacl/mdr-vocabularies.shape.ttl", SPDX.algorithm.value),
}
"""Where the profile's files contradict the profile: 3.0.0 asks here for xsd:decimal, elsewhere and from 3.0.1 on for
xsd:nonNegativeInteger; and for an https: IRI of SPDX, whose namespace is http:, as the same file has it."""


@pytest.fixture(scope="module")
def profile() -> Path:
    """The folder `releases` of a copy of https://github.com/SEMICeu/DCAT-AP, which the repository does not hold."""
    named = os.environ.get("LADKG_DCAT_AP")
    if not named:
        pytest.skip("set LADKG_DCAT_AP to a copy of github.com/SEMICeu/DCAT-AP to check against its shapes")
    return Path(named) / "releases"


@pytest.mark.parametrize("name", OFFICIAL)
def test_our_engine_finds_no_violation(profile: Path, folder: Folder, name: str) -> None:
    report = validate(list(graph.read(folder.root / "dcat.ttl")), shapes=load_shapes(profile / name), ontology=[])
    broken = {finding.path for finding in report.findings if finding.severity.name == "VIOLATION"}
    assert {(name, str(path).strip("<>")) for path in broken} <= EXCUSED


@pytest.mark.parametrize("name", OFFICIAL)
def test_pyshacl_finds_no_violation(profile: Path, folder: Folder, name: str) -> None:
    data = rdflib.Graph().parse(folder.root / "dcat.ttl")
    _, report, _ = pyshacl.validate(data, shacl_graph=rdflib.Graph().parse(profile / name), inplace=True)
    assert isinstance(report, rdflib.Graph)
    broken = [
        result for result in report.subjects(SH.resultSeverity, SH.Violation) if (None, SH.detail, result) not in report
    ]
    assert {(name, str(report.value(result, SH.resultPath))) for result in broken} <= EXCUSED


def test_the_official_shapes_do_find_what_is_wrong(profile: Path, folder: Folder) -> None:
    quads = [quad for quad in graph.read(folder.root / "dcat.ttl") if quad.predicate != DCTERMS.publisher]
    report = validate(quads, shapes=load_shapes(profile / "3.0.0/shacl/dcat-ap-SHACL.ttl"), ontology=[])
    assert {finding.path for finding in report.findings} != set()


@pytest.fixture(scope="module")
def described(publication: Publication, folder: Folder) -> set[Quad]:
    return set(dcat.described(publication, dumps(folder)))


def test_three_syntaxes_say_the_same(folder: Folder, described: set[Quad]) -> None:
    assert {
        ending: set(graph.read(folder.root / f"dcat.{ending}")) == described for ending in ("ttl", "jsonld", "rdf")
    } == {
        "ttl": True,
        "jsonld": True,
        "rdf": True,
    }


def test_size_and_hash_are_those_of_the_file(folder: Folder, described: set[Quad]) -> None:
    sizes = {quad.subject.value.partition("#")[2]: quad.object.value for quad in described  # type: ignore[union-attr]
             if quad.predicate == DCAT.byteSize}  # fmt: skip
    assert sizes == {path: str((folder.root / path).stat().st_size) for path in sizes}
    assert {dump.path for dump in dumps(folder)} == sizes.keys()
    sums = {quad.object.value for quad in described if quad.predicate == SPDX.checksumValue}  # type: ignore[union-attr]
    assert sums == {folder.sums[path] for path in sizes}


def test_only_a_compressed_file_names_its_compression(described: set[Quad]) -> None:
    packed = {quad.subject.value for quad in described if quad.predicate == DCAT.compressFormat}  # type: ignore[union-attr]
    assert packed == {f"https://w3id.org/ladkg/dcat#ladkg.{ending}.gz" for ending in ("nq", "nt")}


def test_a_service_is_told_only_if_there_is_one(publication: Publication, described: set[Quad]) -> None:
    asked = set(dcat.described(replace(publication, endpoint="https://example.org/sparql"), []))
    services = {quad.subject for quad in asked if quad.predicate == RDF.type and quad.object == DCAT.DataService}
    assert len(services) == 1
    assert not any(quad.object == DCAT.DataService for quad in described)


def test_facts_are_those_of_the_repository(publication: Publication) -> None:
    card = Card.of(publication)
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert [f"  - {word}" for word in KEYWORDS["en"]] == citation.partition("keywords:\n")[2].splitlines()
    assert f'name: "{MAINTAINERS}"' in citation
    header = [quad for quad in publication.quads if quad.predicate.value.endswith("/creator")]
    assert {quad.object for quad in header} == {Literal(MAINTAINERS)}
    assert card.licence == NamedNode("https://creativecommons.org/licenses/by/4.0/")
    assert card.titles.keys() == {"en", "es"}
    assert card.title("fr") == card.titles["en"]
    assert card.languages[:2] == ("en", "es")
    assert card.end is not None
    assert card.end.value == "2026-02-03"
    assert card.begin is not None
    assert card.begin.value < "1952"
    assert len(card.places) == 51


def test_a_dataset_that_says_nothing_of_itself_is_described_all_the_same() -> None:
    bare = Publication([Quad(NamedNode("https://w3id.org/ladkg/id/thing/a"), RDFS.label, Literal("a"))], "1.0.0")
    quads = set(dcat.described(bare, []))
    assert not {DCTERMS.license, DCTERMS.temporal, DCTERMS.spatial} & {quad.predicate for quad in quads}
    titles = {quad.object for quad in quads if quad.subject == DATASET and quad.predicate == DCTERMS.title}
    assert titles == {Literal("ladkg")}
