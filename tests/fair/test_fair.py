"""Each check passes on a folder that has everything, and fails exactly when what it looks for is taken away."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from ladkg.errors import FaultyInput, InputError
from ladkg.fair import report
from ladkg.fair.check import Check, Finding, Outcome, Status, share
from ladkg.fair.fuji import checks

FOLDER = Path(__file__).parent / "folder"
CORE = {"FsF-F2-01M-2", "FsF-F2-01M-3"}
ALL_OF_FUJI = {check.id for check in checks()}
Change = Callable[[Path], None]


def without(file: str, pattern: str) -> Change:
    return put(file, pattern, "")


def put(file: str, pattern: str, instead: str) -> Change:
    def change(folder: Path) -> None:
        text = (folder / file).read_text(encoding="utf-8")
        changed = re.sub(pattern, instead, text, flags=re.MULTILINE)
        assert changed != text
        (folder / file).write_text(changed, encoding="utf-8")

    return change


def removed(*files: str) -> Change:
    def change(folder: Path) -> None:
        for file in files:
            (folder / file).unlink()

    return change


def statuses(folder: Path) -> dict[str, Status]:
    return {outcome.check.id: outcome.finding.status for outcome in report.checked(folder)}


def failing(folder: Path) -> set[str]:
    return {id for id, status in statuses(folder).items() if status == Status.FAILED}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "folder"))


CHANGES: list[tuple[Change, set[str]]] = [
    (put("ontology.ttl", r"<https://w3id.org/x/ontology>", "<https://x.example/ontology>"), {"PURL1"}),
    (put("ontology.ttl", r"<https://w3id.org/x/ontology>", "<https://w3id.org/x/other>"), {"URI2"}),
    (put("ontology.ttl", r"<https://w3id.org/x/ontology>", "<urn:x:ontology>"), {"PURL1", "URI2", "HTTP1"}),
    (without("ontology.ttl", r"^.*owl:versionIRI.*$"), {"VER1", "VER2", "OM1"}),
    (put("ontology.ttl", r"(versionIRI <.*ontology).*>", r"\1>"), {"VER1"}),
    (removed("ontology/1.0.0.ttl"), {"VER2"}),
    *(
        (without("ontology.ttl", rf"^.*{said}.*$"), {"OM1"})
        for said in ("dcterms:title", "dcterms:description", "preferredNamespaceUri")
    ),
    (without("ontology.ttl", r"^.*dcterms:license.*$"), {"OM1", "OM4.1"}),
    (without("ontology.ttl", r"^.*dcterms:creator.*$"), {"OM1", "OM5.1"}),
    (without("ontology.ttl", r"^.*preferredNamespacePrefix.*$"), {"FIND1", "OM2"}),
    (without("ontology.ttl", r"^.*versionInfo.*$"), {"OM2"}),
    (without("ontology.ttl", r"^.*bibliographicCitation.*$"), {"OM2"}),
    (without("ontology.ttl", r"^.*dcterms:created.*$"), {"OM2", "OM5.1"}),
    *((without("ontology.ttl", rf"^.*{said}.*$"), {"OM3"}) for said in ("doi", "logo", "status", "dcterms:source")),
    (without("ontology.ttl", r"^.*dcterms:publisher.*$"), {"OM3", "OM5.2"}),
    (without("ontology.ttl", r"^.*dcterms:issued.*$"), {"OM3", "OM5.2"}),
    (without("ontology.ttl", r"rdfs:subClassOf prov:Agent ;"), {"VOC2"}),
    (without("ontology.ttl", r"rdfs:label \"[^\"]*\"@en ;"), {"VOC3"}),
    (without("ontology.ttl", r"; skos:definition \"[^\"]*\"@en"), {"VOC4"}),
    (removed("ontology/index.html"), {"DOC1"}),
    (
        put("dcat.ttl", r"<https://w3id.org/x/id/dataset/x>", "<https://x.example/id/dataset/x>"),
        {"FsF-F1-02MD-1", "FsF-F1-02MD-4", "FsF-R1-01M-3"},
    ),
    (
        put("dcat.ttl", r"<https://w3id.org/x/id/dataset/x>", "<e:x>"),
        {
            *("FsF-F1-01MD-1", "FsF-F1-01MD-2", "FsF-F1-02MD-1", "FsF-F1-02MD-4", "FsF-A1-02MD-1"),
            *("FsF-A1.1-01MD-1", "FsF-A1.2-01MD-1", "FsF-R1-01M-3"),
        },
    ),
    *((without("dcat.ttl", rf"^.*{said}.*$"), CORE) for said in ("creator", "title", "issued", "publisher")),
    *((without("dcat.ttl", rf"^.*{said}.*$"), {"FsF-F2-01M-3"}) for said in ("description", "keyword")),
    (
        without("dcat.ttl", r"^.*downloadURL.*$"),
        {"FsF-F3-01M-2", "FsF-A1-02MD-2", "FsF-A1.1-01MD-2", "FsF-A1.2-01MD-2", "FsF-R1.3-02D-1"},
    ),
    (
        put("dcat.ttl", r"downloadURL <https:", "downloadURL <ftp:"),
        {"FsF-A1-02MD-2", "FsF-A1.1-01MD-2", "FsF-A1.2-01MD-2"},
    ),
    (put("dcat.ttl", r"/x/x\.ttl", "/x/../x.ttl"), {"FsF-A1-02MD-2"}),
    (removed("x.ttl"), {"FsF-A1-02MD-2"}),
    (put("dcat.ttl", r"x\.ttl>", "x.sav>"), {"FsF-A1-02MD-2", "FsF-R1.3-02D-1"}),
    (without("index.html", r'"Dataset"'), {"FsF-F4-01M-1", "FsF-I1-01M-1"}),
    (put("index.html", r'"Dataset"', '"Thing"'), {"FsF-F4-01M-1"}),
    (without("dcat.ttl", r"^.*accessRights.*$"), {"FsF-A1-01M-1"}),
    (removed("id/dataset/x.ttl"), {"FsF-A1-02MD-1"}),
    (removed("linkset.json"), {"FsF-I1-01M-2"}),
    (put("linkset.json", r"text/turtle", "text/html"), {"FsF-I1-01M-2"}),
    (put("linkset.json", r"^\{", "["), {"FsF-I1-01M-2"}),
    (put("linkset.json", r"https://w3id.org/x/dcat.ttl", "http://["), {"FsF-I1-01M-2"}),
    (put("linkset.json", r"https://w3id.org/x/dcat.ttl", "dcat.ttl"), set()),
    (put("linkset.json", r"https://w3id.org/x/dcat.ttl", "x" * 300), {"FsF-I1-01M-2"}),
    (put("linkset.json", r"https://w3id.org/x/dcat.ttl", "dcat.ttl%00"), {"FsF-I1-01M-2"}),
    (put("linkset.json", r"https://w3id.org/x/dcat.ttl", "../folder/dcat.ttl"), {"FsF-I1-01M-2"}),
    (put("linkset.json", r'"linkset": \[', '"linkset": ["x", '), set()),
    (put("dcat.ttl", r"<https://w3id.org/x/source>", '"a source"'), {"FsF-I3-01M-2"}),
    (without("dcat.ttl", r"^.*wasDerivedFrom.*$"), {"FsF-I3-01M-1", "FsF-I3-01M-2", "FsF-R1.2-01M-2"}),
    (put("dcat.ttl", r"byteSize", "packageFormat"), {"FsF-R1-01M-2"}),
    (without("dcat.ttl", r"^.*mediaType.*$"), {"FsF-R1-01M-2"}),
    (removed("void.ttl"), {"FsF-R1-01M-3"}),
    (without("dcat.ttl", r"^.*license.*$"), {"FsF-R1.1-01M-1"}),
    (
        removed("dcat.ttl", "void.ttl", "prov.ttl"),
        {id for id in ALL_OF_FUJI if id not in {"FsF-F4-01M-1", "FsF-I1-01M-1"}},
    ),
]


def test_everything_passes_where_everything_is_there(folder: Path) -> None:
    found = statuses(folder)
    assert {id for id, status in found.items() if status == Status.FAILED} == set()
    assert {id for id, status in found.items() if status == Status.UNCHECKED} == {
        *("URI1", "FIND2", "FIND3", "FIND_3_BIS", "CN1", "OM4.2"),
        *("FsF-F1-02MD-2", "FsF-F1-02MD-5", "FsF-R1.3-01M-1"),
    }
    assert len(found) == 55


@pytest.mark.parametrize(("change", "expected"), CHANGES)
def test_a_check_fails_when_what_it_looks_for_is_gone(folder: Path, change: Change, expected: set[str]) -> None:
    unchecked = {id for id, status in statuses(folder).items() if status == Status.UNCHECKED}
    change(folder)
    assert failing(folder) == expected - unchecked


def test_each_check_that_can_be_made_is_seen_to_fail(folder: Path) -> None:
    made = {id for id, status in statuses(folder).items() if status != Status.UNCHECKED}
    seen = set().union(*(expected for _, expected in CHANGES))
    removed("ontology.ttl")(folder)
    assert made <= seen | failing(folder)


def test_without_an_ontology_its_checks_fail(folder: Path) -> None:
    removed("ontology.ttl")(folder)
    assert {"PURL1", "RDF1", "VOC1", "VOC3", "VOC4"} <= failing(folder)


def test_without_pages_what_needs_them_cannot_be_checked(folder: Path) -> None:
    removed("index.html", "ontology/index.html")(folder)
    found = statuses(folder)
    assert {found[id] for id in ("DOC1", "FsF-F4-01M-1", "FsF-I1-01M-1")} == {Status.UNCHECKED}


def test_what_cannot_be_read_is_said(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(InputError, match="no folder"):
        report.checked(tmp_path / "none")
    with pytest.raises(InputError, match="nothing to check"):
        report.checked(tmp_path)
    put("dcat.ttl", "@prefix dcat:", "@prefix dcat")(folder)
    with pytest.raises(FaultyInput, match=r"dcat\.ttl:1"):
        report.checked(folder)


def test_the_report_tells_what_to_do(folder: Path) -> None:
    without("dcat.ttl", r"^.*license.*$")(folder)
    outcomes = report.checked(folder)
    text = report.as_text(outcomes).decode()
    assert re.search(r"✗ FsF-R1\.1-01M-1 +R1\.1 .*none\n      → add dcterms:license to the dataset", text)
    assert "45 of 46 checks passed; 9 cannot be made offline." in text
    told = json.loads(report.as_json(outcomes))
    assert (told["passed"], told["failed"], told["unchecked"], told["share"]) == (45, 1, 9, 0.9783)
    assert {check["tool"] for check in told["checks"]} == {"FOOPS!", "F-UJI"}
    table = report.as_markdown(outcomes).decode()
    assert "| ✗ | F-UJI FsF-R1.1-01M-1 | R1.1 | Is a licence given? |" in table
    assert len({line.count("|") for line in table.splitlines()[4:]}) == 1


def test_cells_of_the_markdown_table_stay_cells() -> None:
    check = Check("T", "X", "F1", "?", "", lambda _: Finding(Status.PASSED, ""))
    (row,) = report.as_markdown([Outcome(check, Finding(Status.PASSED, "a|b\n<script>"))]).decode().splitlines()[6:7]
    assert row == "| ✓ | T X | F1 | ? | a\\|b &lt;script&gt; |  |"


@pytest.mark.parametrize(
    ("passed", "failed", "value", "colour"),
    [(1, 0, "100 %", "#1a7f37"), (199, 1, "99 %", "#1a7f37"), (7, 3, "70 %", "#8a5a00"), (0, 0, "0 %", "#b42318")],
)
def test_the_badge_says_the_share_to_everyone(passed: int, failed: int, value: str, colour: str) -> None:
    check = Check("T", "X", "F1", "?", "", lambda _: Finding(Status.PASSED, ""))
    outcomes = [Outcome(check, Finding(status, "")) for status in [Status.PASSED] * passed + [Status.FAILED] * failed]
    image = report.badge(outcomes)
    root = ElementTree.fromstring(image)  # noqa: S314
    name = "{http://www.w3.org/2000/svg}"
    title = root.find(f"{name}title")
    assert root.get("role") == "img"
    assert title is not None
    assert root.get("aria-labelledby") == title.get("id")
    assert title.text == f"FAIR: {passed} of {passed + failed} checks passed; 0 cannot be made offline."
    assert [text.text for text in root.iter(f"{name}text")] == ["FAIR", value]
    assert colour.encode() in image
    assert share(outcomes) == (passed / (passed + failed) if passed else 0)
