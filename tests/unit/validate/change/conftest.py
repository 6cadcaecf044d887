"""The project's shapes, and a small graph of everything they are about, some of it wrong."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from pyoxigraph import Quad

from ladkg import graph, paths
from ladkg.ontology import ontology_quads
from ladkg.terms import RDFS
from ladkg.validate import Shapes, load_shapes
from ladkg.validate.change import Checker


@pytest.fixture(scope="session")
def shapes() -> Shapes:
    return load_shapes(paths.shapes())


@pytest.fixture(scope="session")
def hierarchy() -> list[Quad]:
    return [quad for quad in ontology_quads() if quad.predicate == RDFS.subClassOf]


@pytest.fixture(scope="session")
def checker(shapes: Shapes, hierarchy: list[Quad]) -> Checker:
    return Checker(shapes, hierarchy)


@pytest.fixture(scope="session")
def valid() -> list[list[Quad]]:
    """The triples of each valid example of the shapes' fixtures."""
    return [_triples([file]) for file in _fixtures("valid")]


@pytest.fixture(scope="session")
def invalid() -> list[list[Quad]]:
    """The triples of each invalid one."""
    return [_triples([file]) for file in _fixtures("invalid")]


@pytest.fixture(scope="session")
def triples() -> list[Quad]:
    """All the valid examples of the shapes' fixtures, and of the invalid ones every twentieth."""
    return _triples([*_fixtures("valid"), *_fixtures("invalid")[::20]])


def _fixtures(kind: str) -> list[Path]:
    return sorted(paths.examples().glob(f"*/{kind}/*.ttl"))


def _triples(files: Iterable[Path]) -> list[Quad]:
    return sorted({Quad(*quad.triple) for file in files for quad in graph.read(file)}, key=graph.sort_key)
