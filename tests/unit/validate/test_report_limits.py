"""What a report leaves out and what it says of that; and by what SARIF tells results apart."""

import json
from dataclasses import replace
from typing import Any

from ladkg.read.places import Place
from ladkg.validate import Finding, Severity
from ladkg.validate.reports import PlacedReport, write

ONE = Finding(Severity.VIOLATION, "R", "<x:a>", "<x:p>", '"1"', "x:R", (("en", "Do."),))


def run(report: PlacedReport) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(write("sarif", report))["runs"][0]
    return found


def test_sarif_leaves_out_places_and_says_how_many() -> None:
    everywhere = [(Place(f"{number:04}.ttl", 1, 1), "x") for number in range(1_003)]
    said = run(PlacedReport.of([ONE], {ONE: everywhere}))
    assert len(said["results"][0]["locations"]) == 100
    (note,) = said["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"].startswith("903 more places")


def test_partial_fingerprints_are_of_rule_focus_path_and_value() -> None:
    others = [replace(ONE, **{part: "<x:b>"}) for part in ("rule", "focus", "path", "value")]  # type: ignore[arg-type]
    same = replace(ONE, severity=Severity.INFO, source_shape="x:S", messages=(("en", "Do it."),))

    def marks(finding: Finding, line: int) -> str:
        placed = PlacedReport.of([finding], {finding: [(Place(f"{line}.ttl", line, line), "x" * line)]})
        return json.dumps(run(placed)["results"][0]["partialFingerprints"])

    assert len({marks(finding, 1) for finding in [ONE, *others]}) == 5
    assert marks(same, 2) == marks(ONE, 1)


def annotated(changed: set[int], milder: set[int], number: int) -> list[str]:
    """The annotations of so many violations, some of them infos, each on its line; without what they say."""
    findings = {
        replace(ONE, focus=f"<x:{line:02}>", severity=Severity.INFO if line in milder else Severity.VIOLATION): line
        for line in range(1, number + 1)
    }
    placed = PlacedReport.of(findings, {one: [(Place("f.ttl", line, 1), "x")] for one, line in findings.items()})
    items = [replace(item, changed=findings[item.finding] in changed) for item in placed.findings]
    said = write("github", replace(placed, findings=tuple(items))).splitlines()
    return [line.split("::")[1].replace("title=R,file=f.ttl,", "") if "f.ttl" in line else line for line in said]


def test_annotations_are_of_the_ten_worst_those_in_changed_lines_first() -> None:
    """The last of twelve violations is in a changed line; so is an info, but it is milder than the ten."""
    *ten, rest = annotated(changed={1, 13}, milder={1}, number=13)
    assert ten == [f"error line={line},col=1" for line in (13, 2, 3, 4, 5, 6, 7, 8, 9, 10)]
    assert rest.startswith("::notice::3 more findings")


def test_an_annotation_of_a_milder_finding_comes_first_when_only_that_is_changed() -> None:
    assert annotated(changed={3}, milder={3}, number=3) == [
        "notice line=3,col=1",
        "error line=1,col=1",
        "error line=2,col=1",
    ]


def test_ten_annotations_have_no_rest() -> None:
    assert len(annotated(changed=set(), milder=set(), number=10)) == 10
