"""Shapes, queries and ontology, parsed once for all tests of this room."""

import pytest
from pyoxigraph import Quad

from ladkg import paths
from ladkg.ontology import ontology_quads
from ladkg.validate import Shapes, hygiene, load_shapes


@pytest.fixture(scope="session")
def shapes() -> Shapes:
    return load_shapes(paths.shapes())


@pytest.fixture(scope="session")
def checks() -> list[hygiene.Check]:
    return hygiene.load(paths.queries() / "hygiene")


@pytest.fixture(scope="session")
def ontology() -> list[Quad]:
    return ontology_quads()
