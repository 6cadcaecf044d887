"""The ontology as the tests see it: a SPARQL store, files by room, and a Java that the two reasoners need."""

import shutil
import subprocess
from collections.abc import Callable

import pytest
from pyoxigraph import QuerySolutions, Store

from ladkg.ontology import ontology_quads
from ladkg.terms import PREFIXES

Ask = Callable[[str], list[tuple[str, ...]]]


@pytest.fixture(scope="session")
def store() -> Store:
    """The published ontology graph."""
    filled = Store()
    filled.extend(ontology_quads())
    return filled


@pytest.fixture(scope="session")
def ask(store: Store) -> Ask:
    """Runs a SELECT over the ontology; terms come back as their IRI or text, unbound ones as ''."""

    def run(query: str) -> list[tuple[str, ...]]:
        found = store.query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
        assert isinstance(found, QuerySolutions)
        return sorted(tuple(getattr(term, "value", "") for term in row) for row in found)

    return run


@pytest.fixture(scope="session")
def java() -> str:
    """The `java` that HermiT and OWLAPI run on; the tests fail, and are not skipped, where there is none."""
    found = shutil.which("java")
    if not found or subprocess.run([found, "-version"], capture_output=True, check=False).returncode:
        pytest.fail("no Java: run scripts/ensure-java (Debian: default-jre-headless; macOS: brew install openjdk)")
    return found
