"""Tools that know nothing of us read every file of the pack to the same statements."""

import gzip
import random
import socket
from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from tests.strangers.conftest import Node, Riot

from ladkg.export.pack.dataset import canonical_hash
from ladkg.graph import EXTENSIONS, FORMATS

DATASET = ("ladkg.trig", "ladkg.nq.gz", "ladkg.jsonld")
UNION = ("ladkg.ttl", "ladkg.rdf", "ladkg.nt.gz")
TRIPLES = (".ttl", ".nt", ".rdf", ".jsonld")
OTHERS = ("context.jsonld", "schema.jsonld", "void.ttl", "prov.ttl", "manifest.ttl")
"""In one syntax only."""
SAMPLE = 60


@pytest.fixture(scope="module")
def told(pack: Path) -> dict[str, str]:
    """The hash that each dump must have: of the dataset as the pack tells it, and of its union."""
    quads = list(pyoxigraph.parse(_unpacked(pack / "ladkg.nq.gz"), format=FORMATS["nquads"]))
    hash, name = (pack / "rdfc10.txt").read_text(encoding="utf-8").split()
    assert name == "ladkg.nq"
    union = canonical_hash(Quad(*quad.triple) for quad in quads)
    return dict.fromkeys(DATASET, hash) | dict.fromkeys(UNION, union)


@pytest.fixture(scope="module")
def documents(pack: Path) -> list[Path]:
    """Paths, without ending, of what stands in four syntaxes outside id/: the ontology, the shapes, the questions."""
    found = [path.with_name(path.stem) for path in pack.rglob("*.nt") if path.relative_to(pack).parts[0] != "id"]
    assert {path.name for path in found} > {"ontology", "shapes", "queries", "agent"}
    return sorted(found)


@pytest.fixture(scope="module")
def resources(pack: Path) -> list[Path]:
    """The same of every resource."""
    found = sorted(path.with_name(path.stem) for path in (pack / "id").rglob("*.nt"))
    assert len(found) > 4000
    return found


@pytest.fixture(scope="module")
def sample(resources: list[Path], documents: list[Path]) -> list[Path]:
    """Some resources, the same in each run, and all documents."""
    return [*random.Random(2022).sample(resources, SAMPLE), *documents]  # noqa: S311


def test_oxigraph_reads_each_syntax_of_every_resource_to_the_same(resources: list[Path], documents: list[Path]) -> None:
    for stem in (*resources, *documents):
        read = [frozenset(_parsed(_with(stem, ending))) for ending in TRIPLES]
        assert read[0]
        assert [len(one) for one in read] == [len(read[0])] * 4, stem
        assert set(read) == {read[0]}, stem


def test_oxigraph_reads_each_dump_to_the_same_dataset(pack: Path, told: dict[str, str]) -> None:
    assert {name: canonical_hash(_parsed(pack / name)) for name in told} == told


def test_javascript_reads_each_dump_to_the_same_dataset(pack: Path, told: dict[str, str], node: Node) -> None:
    found = node([pack / name for name in told])
    assert {Path(key).name: hash for key, hash in found.items()} == told
    assert {key.split()[0] for key in found} == {"N3.js", "jsonld.js", "rdfxml-streaming-parser"}


def test_javascript_reads_each_syntax_of_a_resource_to_the_same(sample: list[Path], node: Node) -> None:
    found = node([_with(stem, ending) for stem in sample for ending in TRIPLES])
    assert len(found) == 4 * len(sample)
    hashes: dict[Path, set[str]] = defaultdict(set)
    for key, hash in found.items():
        path = Path(key.split(maxsplit=1)[1])
        hashes[path.with_name(path.stem)].add(hash)
    assert hashes == {stem: {canonical_hash(_parsed(_with(stem, ".nt")))} for stem in sample}


def test_no_json_ld_asks_for_anything(pack: Path, node: Node) -> None:
    found = node(sorted(path for path in pack.glob("*.jsonld")))
    assert f"jsonld.js {pack / 'schema.jsonld'}" in found
    assert sha256(b"").hexdigest() not in {hash for key, hash in found.items() if not key.endswith("context.jsonld")}


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_rdflib_reads_each_dump_to_the_same_dataset(
    pack: Path, told: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _alone(monkeypatch)
    plain = {name: hash for name, hash in told.items() if not name.endswith(".gz")}
    assert {name: canonical_hash(_by_rdflib(pack / name)) for name in plain} == plain


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_rdflib_reads_each_syntax_of_a_resource_to_the_same(
    sample: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    _alone(monkeypatch)
    for stem in sample:
        expected = canonical_hash(_parsed(_with(stem, ".nt")))
        assert {canonical_hash(_by_rdflib(_with(stem, ending))) for ending in TRIPLES} == {expected}, stem


def test_jena_reads_each_dump_to_the_same_dataset(pack: Path, told: dict[str, str], riot: Riot) -> None:
    assert {name: canonical_hash(_by_jena(riot, pack / name)) for name in told} == told


@pytest.mark.parametrize("ending", TRIPLES)
def test_jena_reads_each_syntax_of_resources_to_the_same(sample: list[Path], ending: str, riot: Riot) -> None:
    stems = sample[:SAMPLE]
    expected = {quad for stem in stems for quad in _parsed(_with(stem, ".nt"))}
    assert set(_by_jena(riot, *(_with(stem, ending) for stem in stems))) == expected


@pytest.mark.parametrize("name", ["ontology", "shapes"])
def test_jena_reads_each_syntax_of_a_document_to_the_same(pack: Path, name: str, riot: Riot) -> None:
    hashes = [canonical_hash(_by_jena(riot, pack / (name + ending))) for ending in TRIPLES]
    assert set(hashes) == {canonical_hash(_parsed(pack / f"{name}.nt"))}


def test_jena_finds_nothing_to_warn_of(pack: Path, sample: list[Path], riot: Riot) -> None:
    files = [pack / name for name in (*DATASET, *UNION, *OTHERS) if not name.endswith(".jsonld")]
    files += [_with(stem, ending) for stem in sample for ending in TRIPLES if ending != ".jsonld"]
    assert riot("--validate", *files) == b""
    linked = [path for path in pack.glob("*.jsonld") if path.name != "context.jsonld"]
    assert riot("--syntax=jsonld10", "--validate", *linked) == b""


def _with(stem: Path, ending: str) -> Path:
    """Not `with_suffix`: 0.1.0 has no suffix."""
    return stem.with_name(stem.name + ending)


def _unpacked(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()


def _parsed(path: Path) -> Iterator[Quad]:
    form = FORMATS[EXTENSIONS[Path(path.name.removesuffix(".gz")).suffix]]
    return pyoxigraph.parse(_unpacked(path), format=form)


def _by_jena(riot: Riot, *paths: Path) -> Iterator[Quad]:
    # Debian has no implementation of the JSON interface that Jena's reader of JSON-LD 1.1 needs.
    older = ["--syntax=jsonld10"] if paths[0].suffix == ".jsonld" else []
    return pyoxigraph.parse(riot(*older, "--output=nquads", *paths), format=FORMATS["nquads"])


def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets rdflib keep literals as they are written, and reach nobody."""

    def refuse(*_: object) -> None:
        raise AssertionError("something was to be fetched")

    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def _by_rdflib(path: Path) -> Iterable[Quad]:
    read = rdflib.Dataset()
    target = read.default_graph if path.suffix in {".ttl", ".rdf", ".nt"} else read
    target.parse(data=path.read_bytes(), format={".jsonld": "json-ld", ".rdf": "xml"}.get(path.suffix, path.suffix[1:]))
    for subject, predicate, value, graph in read.quads():
        place = DefaultGraph() if graph in {None, DATASET_DEFAULT_GRAPH_ID} else NamedNode(str(graph))
        node, said = _term(subject), NamedNode(str(predicate))
        assert not isinstance(node, Literal)
        yield Quad(node, said, _term(value), place)


def _term(term: object) -> NamedNode | BlankNode | Literal:
    if isinstance(term, rdflib.Literal):
        if term.language:
            return Literal(str(term), language=term.language)
        return Literal(str(term), datatype=NamedNode(str(term.datatype))) if term.datatype else Literal(str(term))
    return BlankNode(str(term)) if isinstance(term, rdflib.BNode) else NamedNode(str(term))
