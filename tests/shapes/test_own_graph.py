"""The project's own dataset against its own rules, and the rules against what the dataset really holds."""

import pytest
from pyoxigraph import Literal, NamedNode

from ladkg import paths
from ladkg.pipeline.build import Parts, assemble
from ladkg.terms import LAD, PREFIXES, RDF, RDFS, XSD
from ladkg.validate import Shapes, validate

SH = PREFIXES["sh"]
DERIVED = {"notBefore", "notAfter", "from", "until", "fromNotBefore", "fromNotAfter", "untilNotBefore", "untilNotAfter"}


@pytest.fixture(scope="module")
def parts() -> Parts:
    return assemble()


def targets(shapes: Shapes, shape: str, kind: str) -> set[NamedNode]:
    return {
        quad.object
        for quad in shapes.quads
        if quad.subject == NamedNode(PREFIXES["ladsh"] + shape) and quad.predicate == NamedNode(SH + kind)
        if isinstance(quad.object, NamedNode)
    }


def test_the_dataset_and_the_ontology_have_no_findings(parts: Parts, shapes: Shapes) -> None:
    hygiene = paths.queries() / "hygiene"
    report = validate(parts, shapes=shapes, ontology=parts.ontology, hygiene=hygiene)
    assert list(report.lines()) == []


def test_every_property_that_holds_dates_is_checked_for_dates(parts: Parts, shapes: Shapes) -> None:
    dates = {XSD.date, XSD.gYearMonth, XSD.gYear}
    held = {quad.predicate for quad in parts if isinstance(quad.object, Literal) and quad.object.datatype in dates}
    assert held <= targets(shapes, "Dated", "targetSubjectsOf") | {LAD[name] for name in DERIVED} | {LAD.referenceDate}


def test_every_class_that_sources_describe_must_name_its_source(parts: Parts, shapes: Shapes) -> None:
    sourced = {str(cls) for cls in targets(shapes, "Sourced", "targetClass") | {LAD.Source}}
    edges = {(str(quad.subject), str(quad.object)) for quad in parts.ontology if quad.predicate == RDFS.subClassOf}
    while below := {narrow for narrow, broad in edges if broad in sourced} - sourced:
        sourced |= below
    assert {str(quad.object) for quad in parts.asserted if quad.predicate == RDF.type} <= sourced
