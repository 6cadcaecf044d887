"""The project's shapes, and a small graph of everything they are about, some of it wrong."""

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
def triples() -> list[Quad]:
    """All the valid examples of the shapes' fixtures, and of the invalid ones every twentieth."""
    valid, invalid = (sorted(paths.examples().glob(f"*/{kind}/*.ttl")) for kind in ("valid", "invalid"))
    files = [*valid, *invalid[::20]]
    found = {Quad(*quad.triple) for file in files for quad in graph.read(file)}
    return sorted(found, key=graph.sort_key)
