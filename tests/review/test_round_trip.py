"""From a text to a page, from the page to a table, from the table to RDF: what a person changed is what changes."""

import csv
import io
from dataclasses import fields
from pathlib import Path

import pytest
from click.testing import Result
from playwright.sync_api import Locator, Page, expect
from tests.review.conftest import Call, Open

from ladkg.records.annotation import Annotation

INTEND, COMMIT, CALL, RECOGNIZE = "para_2__sent_1", "para_2__sent_2", "para_3__sent_1", "para_3__sent_2"


def finding(page: Page, eid: str, kind: str) -> Locator:
    return page.locator(f"#at-{eid} .finding.{kind}")


def saved(page: Page, folder: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name="Save table").click()
    target = folder / download.value.suggested_filename
    download.value.save_as(target)
    return target


def rows(result: Result) -> list[dict[str, str]]:
    assert result.exit_code in {0, 1}, result.stderr
    return list(csv.DictReader(io.StringIO(result.stdout)))


def differences(call: Call, gold: Path, predicted: Path) -> set[tuple[str, str, str]]:
    result = call("evaluate", gold, predicted, "--differences", "-f", "csv")
    return {(row["layer"], row["difference"], row["what"]) for row in rows(result)}


def change_one_of_each(page: Page) -> None:
    """Accept one, correct one, reject one, add one."""
    finding(page, INTEND, "force-intend").get_by_role("button", name="Accept").click()
    finding(page, COMMIT, "force-commit").locator(".chip").click()
    form = page.locator(".editor")
    form.get_by_label("Force").select_option("plan")
    form.get_by_label("children", exact=True).uncheck()
    form.get_by_label("voluntary", exact=False).first.check()
    form.get_by_label("Note").fill("=1+1 is no formula")
    form.get_by_role("button", name="Apply").click()
    finding(page, CALL, "force-call").get_by_role("button", name="Reject").click()
    page.locator("#at-para_4__sent_1 .add").click()
    form.get_by_label("Force").select_option("affirm")
    form.get_by_label("undertakes something").uncheck()
    form.get_by_role("button", name="Add").click()
    expect(page.locator("#count")).to_contain_text("4 of")


def test_what_was_changed_and_nothing_else_is_in_the_rdf(
    call: Call, open_page: Open, declaration: Path, tmp_path: Path
) -> None:
    page = open_page(declaration)
    machine = declaration.with_suffix(".nq")
    table = saved(page, tmp_path)
    assert table.name == "river-en.readings.csv"
    assert differences(call, table, machine) == set()
    change_one_of_each(page)
    table = saved(page, tmp_path)
    graph = tmp_path / "corrected.nq"
    assert call("convert", "table", table, "-f", "nquads", "-o", graph).exit_code == 0
    assert differences(call, table, graph) == set()
    assert differences(call, graph, machine) == {
        ("force", "missed", f"{COMMIT} plan"),
        ("force", "extra", f"{COMMIT} commit"),
        ("undertakes", "missed", f"{COMMIT} plan"),
        ("undertakes", "extra", f"{COMMIT} commit"),
        ("hedges", "missed", f"{COMMIT} voluntary"),
        ("beneficiaries", "extra", f"{COMMIT} children"),
        ("sentences", "extra", CALL),
        ("force", "extra", f"{CALL} call"),
        ("sentences", "missed", "para_4__sent_1"),
        ("force", "missed", "para_4__sent_1 affirm"),
    }


def test_the_table_is_one_of_readings_and_safe_in_a_spreadsheet(
    call: Call, open_page: Open, declaration: Path, tmp_path: Path
) -> None:
    page = open_page(declaration)
    change_one_of_each(page)
    table = saved(page, tmp_path)
    data = table.read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n") > 5
    with table.open(encoding="utf-8", newline="") as file:
        read = list(csv.DictReader(file, strict=True))
    assert list(read[0]) == [field.name for field in fields(Annotation)]
    assert all(len(row["quote"].split()) <= 8 for row in read)
    assert not [cell for row in read for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]
    by_decision = {row["decision"]: row for row in read if row["decision"]}
    assert {name: row["force"] for name, row in by_decision.items()} == {
        "accepted": "intend",
        "corrected": "plan",
        "rejected": "call",
        "added": "affirm",
    }
    assert by_decision["corrected"]["note"] == "1+1 is no formula"
    assert by_decision["added"]["rule"] == by_decision["added"]["confidence"] == ""
    quads = call("convert", "table", table, "-f", "nquads").stdout
    ruled = {line.split()[0].rpartition("/commitment/")[2] for line in quads.splitlines() if "foundBy" in line}
    assert "river/para-2.sent-1/2>" in ruled
    assert "river/para-2.sent-2/3>" not in ruled


def test_progress_is_kept_and_a_saved_table_can_be_loaded_elsewhere(
    open_page: Open, declaration: Path, tmp_path: Path
) -> None:
    page = open_page(declaration)
    change_one_of_each(page)
    table = saved(page, tmp_path)
    page.reload()
    expect(page.locator("#count")).to_contain_text("4 of")
    again = saved(page, tmp_path / "again")
    assert again.read_bytes() == table.read_bytes()
    page.evaluate("localStorage.clear()")
    page.reload()
    expect(page.locator("#count")).to_contain_text("0 of")
    page.locator("#load").set_input_files(table)
    expect(page.locator("#status")).to_contain_text("rows loaded")
    assert saved(page, tmp_path / "loaded").read_bytes() == table.read_bytes()
    finding(page, COMMIT, "force-plan").get_by_role("button", name="Reject").click()
    assert finding(page, COMMIT, "force-commit").count() == 1


def test_what_a_person_added_and_a_rule_now_finds_is_accepted(
    open_page: Open, declaration: Path, tmp_path: Path
) -> None:
    page = open_page(declaration)
    table = saved(page, tmp_path)
    with table.open(encoding="utf-8", newline="") as file:
        read = list(csv.DictReader(file))
    for row in read:
        if row["eid"] == INTEND:
            row.update(rule="", confidence="", decision="added")
        if row["eid"] == CALL and row["force"]:
            row.update(rule="", confidence="", decision="added", groups="everyone")
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(read[0]))
        writer.writeheader()
        writer.writerows(read)
    page.locator("#load").set_input_files(table)
    expect(page.locator("#count")).to_contain_text("2 of")
    expect(finding(page, INTEND, "force-intend").locator(".state")).to_have_text("accepted")
    expect(finding(page, CALL, "force-call").locator(".state")).to_have_text("corrected")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda text: text.replace("river/en", "other/en"), "line 2: it is about other/en"),
        (lambda text: text.replace("quote", "quotation", 1), "it has no column quote"),
        (lambda text: text.replace(",intend,", ",promise,"), "choose a force"),
        (lambda text: text.replace("para_2__sent_1", "para_9__sent_1"), "no passage para_9__sent_1"),
        (lambda text: text.replace(",statement,", ',"statement,', 1), "a quotation in it does not end"),
        (lambda text: text.replace("intend,", "intend,,", 1), "17 cells where the header has 16"),
    ],
)
def test_a_table_that_does_not_fit_is_told_and_changes_nothing(
    change: object, told: str, open_page: Open, declaration: Path, tmp_path: Path
) -> None:
    page = open_page(declaration)
    table = saved(page, tmp_path)
    assert callable(change)
    table.write_text(change(table.read_text(encoding="utf-8")), encoding="utf-8")
    page.locator("#load").set_input_files(table)
    expect(page.locator("#status")).to_contain_text("was not loaded")
    expect(page.locator("#status")).to_contain_text(told)
    expect(page.locator("#count")).to_contain_text("0 of")


def test_what_the_browser_kept_is_not_trusted(open_page: Open, declaration: Path) -> None:
    page = open_page(declaration)
    page.evaluate(
        """const row = {layer: "statement", hedges: [], groups: [], value: ""};
        localStorage.setItem(store, JSON.stringify({next: 1, rows: [
            {...row, id: "statement|para_2__sent_1||intend", decision: "corrected", force: "<img>"},
            {...row, id: "added-1", eid: "nowhere", decision: "added", force: "plan"}]}))"""
    )
    page.reload()
    expect(page.locator("#count")).to_contain_text("0 of")
    page.evaluate("localStorage.setItem(store, '{broken')")
    page.reload()
    expect(page.locator("#count")).to_contain_text("0 of")
