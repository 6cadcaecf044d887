"""What `validate` makes of shapes, data and ontology, whatever they say."""

from collections.abc import Iterable
from pathlib import Path

import pyshacl
import pytest
import rdflib
from pyoxigraph import Quad, RdfFormat, parse
from rdflib.namespace import SH

from ladkg import paths
from ladkg.errors import FaultyInput, InputError
from ladkg.validate import Engine, Report, Severity, Shapes, hygiene, lexical, load_shapes, validate
from ladkg.validate.reference import ParsedOnce

HEAD = """
@base <https://w3id.org/ladkg/id/> .
@prefix lad: <https://w3id.org/ladkg/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <https://example.org/shapes#> .
"""


def quads(turtle: str) -> list[Quad]:
    return list(parse(HEAD + turtle, format=RdfFormat.TURTLE))


def check(data: str, shapes: str, tmp_path: Path, ontology: Iterable[Quad] = (), engine: Engine = "ladkg") -> Report:
    (tmp_path / "own.ttl").write_text(HEAD + shapes, encoding="utf-8")
    return validate(quads(data), shapes=tmp_path, ontology=ontology, engine=engine)


STATE_NEEDS_CODE = """
:State a sh:NodeShape ; sh:targetClass lad:State ; sh:property :Code .
:Code sh:path lad:iso3 ; sh:minCount 1 ; sh:severity sh:Warning ; sh:message "Give a code."@en , "Dé un código."@es .
"""


def test_a_finding_is_plain_values(tmp_path: Path) -> None:
    (finding,) = check("<state/CRI> a lad:State .", STATE_NEEDS_CODE, tmp_path).findings
    assert finding.rule == "Code"
    assert finding.severity is Severity.WARNING
    assert finding.focus == "<https://w3id.org/ladkg/id/state/CRI>"
    assert finding.path == "<https://w3id.org/ladkg/ontology#iso3>"
    assert finding.value == ""
    assert finding.source_shape == "https://example.org/shapes#Code"
    assert (finding.message("en"), finding.message("es")) == ("Give a code.", "Dé un código.")
    assert finding.message("fr") == finding.message("en")
    assert finding.line("es") == "warning Code id:state/CRI lad:iso3: Dé un código."


def test_a_warning_does_not_break_conformance(tmp_path: Path) -> None:
    report = check("<state/CRI> a lad:State .", STATE_NEEDS_CODE, tmp_path)
    assert (report.conforms, report.count(Severity.WARNING), report.count(Severity.VIOLATION)) == (True, 1, 0)
    assert list(report.lines()) == ["warning Code id:state/CRI lad:iso3: Give a code."]


def test_a_node_reached_twice_is_reported_once(tmp_path: Path) -> None:
    again = STATE_NEEDS_CODE + ":Again a sh:NodeShape ; sh:targetSubjectsOf lad:iso2 ; sh:property :Code ."
    assert len(check('<state/CRI> a lad:State ; lad:iso2 "CR" .', again, tmp_path).findings) == 1


def test_a_subclass_is_seen_but_the_ontology_is_not_checked(tmp_path: Path) -> None:
    ontology = quads("lad:Island rdfs:subClassOf lad:State . lad:Model a lad:State .")
    report = check("<state/CUB> a lad:Island .", STATE_NEEDS_CODE, tmp_path, ontology)
    assert [finding.focus for finding in report.findings] == ["<https://w3id.org/ladkg/id/state/CUB>"]


def test_nothing_is_inferred_from_a_range(tmp_path: Path) -> None:
    ontology = quads("lad:actor rdfs:range lad:State .")
    assert check("<act/x> lad:actor <state/CRI> .", STATE_NEEDS_CODE, tmp_path, ontology).findings == ()


def test_of_alternatives_the_path_taken_is_named(tmp_path: Path) -> None:
    shapes = """
    :Short a sh:PropertyShape ; sh:targetSubjectsOf lad:iso2 ; sh:maxLength 2 ; sh:message "Shorten it."@en ;
        sh:path [ sh:alternativePath ( lad:iso2 lad:iso3 ) ] .
    """
    one, other = check('<state/CRI> lad:iso2 "CRC" ; lad:iso3 "CRI" .', shapes, tmp_path).findings
    assert (one.path, one.value) == ("<https://w3id.org/ladkg/ontology#iso2>", '"CRC"')
    assert (other.path, other.value) == ("<https://w3id.org/ladkg/ontology#iso3>", '"CRI"')
    (both,) = check('<state/CRI> lad:iso2 "CRI" ; lad:iso3 "CRI" .', shapes, tmp_path).findings
    assert both.line() == 'violation Short id:state/CRI lad:iso2 | lad:iso3 "CRI": Shorten it.'


@pytest.mark.parametrize("engine", ["ladkg", "pyshacl"])
def test_values_are_reported_as_written(engine: Engine, tmp_path: Path) -> None:
    shapes = ":Two a sh:PropertyShape ; sh:targetSubjectsOf lad:start ; sh:path lad:start ; sh:pattern 'x' ."
    data = '<p> lad:start "007"^^xsd:integer , "2.50"^^xsd:decimal , "ver"@es .'
    before = rdflib.NORMALIZE_LITERALS
    values = [finding.value for finding in check(data, shapes, tmp_path, engine=engine).findings]
    integer = '"007"^^<http://www.w3.org/2001/XMLSchema#integer>'
    assert values == [integer, '"2.50"^^<http://www.w3.org/2001/XMLSchema#decimal>', '"ver"@es']
    assert rdflib.NORMALIZE_LITERALS is before


def test_shapes_without_names_or_messages_still_say_something(tmp_path: Path) -> None:
    shapes = "[] a sh:NodeShape ; sh:targetClass lad:State ; sh:property [ sh:path lad:iso3 ; sh:minCount 1 ] ."
    (finding,) = check("<state/CRI> a lad:State .", shapes, tmp_path).findings
    assert finding.path == "<https://w3id.org/ladkg/ontology#iso3>"
    assert finding.message()


def test_an_iri_of_no_known_namespace_is_written_in_full(tmp_path: Path) -> None:
    shapes = ":Far a sh:PropertyShape ; sh:targetSubjectsOf lad:about ; sh:path lad:about ; sh:nodeKind sh:Literal ."
    (finding,) = check("<x> lad:about <https://example.net/y> .", shapes, tmp_path).findings
    assert finding.line().startswith("violation Far id:x lad:about <https://example.net/y>: ")


def test_a_message_without_language_is_taken_as_english(tmp_path: Path) -> None:
    shapes = STATE_NEEDS_CODE.replace('"Give a code."@en , "Dé un código."@es', '"A code, please."')
    (finding,) = check("<state/CRI> a lad:State .", shapes, tmp_path).findings
    assert finding.message("es") == "A code, please."


SPARQL = """
:Long a sh:NodeShape ; sh:targetClass lad:State ; sh:severity sh:Info ; sh:sparql :LongName .
:LongName a sh:SPARQLConstraint ; sh:message "Shorten the name."@en ; sh:select '''%s''' .
"""
LABELLED = "SELECT $this ?value WHERE { $this <http://www.w3.org/2000/01/rdf-schema#label> ?value }"


def test_a_sparql_constraint_is_a_rule_of_its_own(tmp_path: Path) -> None:
    (finding,) = check('<state/CRI> a lad:State ; rdfs:label "x"@en .', SPARQL % LABELLED, tmp_path).findings
    assert (finding.rule, finding.severity, finding.path, finding.value) == ("LongName", Severity.INFO, "", '"x"@en')
    assert finding.message() == "Shorten the name."


@pytest.mark.parametrize(
    "select",
    [
        "SELECT $this WHERE { nonsense }",
        "SELECT $this WHERE { SERVICE <http://localhost:1/> { $this ?p ?o } }",
        "SELECT $this WHERE { $this ?e ?o . SERVICE?e { ?s ?q ?v } }",
        "SELECT $this FROM <file:///etc/hostname> WHERE { $this ?p ?o }",
        "SELECT $this WHERE { $this ?p ?o MINUS { $this ?p 1 } }",
    ],
)
@pytest.mark.parametrize("engine", ["ladkg", "pyshacl"])
def test_shapes_that_cannot_be_run_are_refused(select: str, engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="the shapes cannot be run"):
        check("<state/CRI> a lad:State .", SPARQL % select, tmp_path, engine=engine)


def test_parsing_queries_once_does_not_change_the_report() -> None:
    file = Path(__file__).parent / "evidence/invalid/FourPillars--three.ttl"
    constraints = rdflib.Graph()
    for source in paths.shapes().glob("*.ttl"):
        constraints.parse(source)
    found = []
    for union in (rdflib.Graph(), ParsedOnce()):
        union.parse(file)
        _, report, _ = pyshacl.validate(union, shacl_graph=constraints)
        found.append(sorted(map(str, report.objects(None, SH.sourceConstraint))))
    assert found[0] == found[1] == ["https://w3id.org/ladkg/shapes#FourPillars"]


def test_no_shapes_in_a_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no shapes here"):
        load_shapes(tmp_path)


def test_shapes_from_one_file(tmp_path: Path) -> None:
    file = tmp_path / "own.ttl"
    file.write_text(HEAD + STATE_NEEDS_CODE, encoding="utf-8")
    assert set(load_shapes(file).rules) == {"https://example.org/shapes#Code"}


@pytest.mark.parametrize("engine", ["ladkg", "pyshacl"])
def test_a_triple_as_a_term_is_refused(engine: Engine, shapes: Shapes) -> None:
    data = quads("<state/CRI> lad:about <<( <a> <b> <c> )>> .")
    with pytest.raises(InputError, match=r"RDF 1\.2"):
        validate(data, shapes=shapes, ontology=(), engine=engine)


def test_two_runs_report_the_same_in_the_same_order(shapes: Shapes, ontology: list[Quad]) -> None:
    data = quads("<state/CRI> a lad:State . <state/PAN> a lad:State . <act/x> a lad:Endorsement .")
    one = validate(data, shapes=shapes, ontology=ontology)
    other = validate(list(reversed(data)), shapes=shapes, ontology=ontology)
    assert one == other
    assert list(one.findings) == sorted(one.findings)
    assert len(one.findings) > 10


@pytest.mark.parametrize(
    ("text", "datatype"),
    [
        ("2020-13-45", "date"),
        ("2023-02-29", "date"),
        ("1900-02-29", "date"),
        ("22-06-10", "date"),
        ("2022-6-10", "date"),
        ("02022-06-10", "date"),
        ("2022-06-10T00:00:00", "date"),
        ("2022-06-10+25:00", "date"),
        ("2022-13", "gYearMonth"),
        ("22", "gYear"),
        ("yes", "boolean"),
        ("TRUE", "boolean"),
        ("1.0", "integer"),
        ("", "integer"),
        ("1e3", "decimal"),
        (".", "decimal"),
        ("1,5", "decimal"),
    ],
)
def test_text_that_is_no_value_of_its_type(text: str, datatype: str) -> None:
    data = quads(f'<x> lad:actedOn "{text}"^^xsd:{datatype} .')
    assert [finding.rule for finding in lexical.findings(data)] == ["LexicalForm"]


@pytest.mark.parametrize(
    ("text", "datatype"),
    [
        ("2022-06-10", "date"),
        ("2000-02-29", "date"),
        ("2022-06-10Z", "date"),
        ("-0044-03-15", "date"),
        ("12022-06-10-14:00", "date"),
        ("2022-06", "gYearMonth"),
        ("2022", "gYear"),
        ("false", "boolean"),
        ("1", "boolean"),
        ("+007", "integer"),
        ("-.5", "decimal"),
        ("5.", "decimal"),
        ("anything at all", "string"),
        ("anything at all", "token"),
    ],
)
def test_text_that_is_a_value_of_its_type(text: str, datatype: str) -> None:
    assert list(lexical.findings(quads(f'<x> lad:actedOn "{text}"^^xsd:{datatype} .'))) == []


def test_lexical_faults_are_part_of_the_report(shapes: Shapes) -> None:
    data = quads('<x> lad:start "one"^^xsd:integer .')
    (finding,) = validate(data, shapes=shapes, ontology=()).findings
    assert finding.line("es").startswith('violation LexicalForm id:x lad:start "one"^^xsd:integer: Corrija')


def test_hygiene_is_part_of_the_report_when_asked_for(shapes: Shapes, ontology: list[Quad]) -> None:
    data = quads('<x> lad:isoThree "CRI" .')
    assert validate(data, shapes=shapes, ontology=ontology).findings == ()
    (finding,) = validate(data, shapes=shapes, ontology=ontology, hygiene=paths.queries() / "hygiene").findings
    assert (finding.rule, finding.source_shape) == ("KnownTerms", "known-terms.rq")


@pytest.mark.parametrize(
    "header",
    [
        "# fix: Do it.",
        "# rule: Name",
        "# rule: Name\n# fix: Do it.\n# severity: dreadful",
        "# rule: A\n# rule: B\n# fix: x",
    ],
)
def test_a_query_must_name_its_rule_and_its_fix(header: str, tmp_path: Path) -> None:
    (tmp_path / "x.rq").write_text(f"{header}\nSELECT ?this {{ ?this ?p ?o }}", encoding="utf-8")
    with pytest.raises(FaultyInput, match=r"x\.rq:1:1: begin the query with"):
        hygiene.load(tmp_path)


def test_a_query_that_is_not_text(tmp_path: Path) -> None:
    (tmp_path / "x.rq").write_bytes(b"\xff")
    with pytest.raises(InputError, match=r"x\.rq"):
        hygiene.load(tmp_path)


def test_a_query_may_only_warn(tmp_path: Path) -> None:
    query = "# rule: Any\n# severity: warning\n# fix: Do it.\nSELECT ?this { ?this ?p ?o }"
    (tmp_path / "x.rq").write_text(query, encoding="utf-8")
    (finding,) = hygiene.findings(quads('<x> lad:iso3 "CRI" .'), [], hygiene.load(tmp_path))
    assert finding.line() == "warning Any id:x: Do it."
