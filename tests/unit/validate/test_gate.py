"""What counts against a run, and the file of what is known."""

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ladkg.errors import InputError
from ladkg.read.places import Place
from ladkg.validate import Finding, Severity
from ladkg.validate.baseline import Entry, kept, read, written
from ladkg.validate.changes import Changes
from ladkg.validate.fingerprint import fingerprints
from ladkg.validate.gate import Gate
from ladkg.validate.reports import PlacedReport

TODAY = date(2026, 11, 21)


def finding(focus: str, severity: Severity = Severity.VIOLATION, value: str = '"v"') -> Finding:
    return Finding(severity, "R", f"<x:{focus}>", "<x:p>", value, "x:R", (("en", "Do."),))


def report(*findings: Finding, line: int = 5) -> PlacedReport:
    return PlacedReport.of(findings, {one: [(Place("f.ttl", line, 1), "x")] for one in findings})


MIXED = report(finding("a"), finding("b", Severity.WARNING), finding("c", Severity.INFO))


@pytest.mark.parametrize(("fail_on", "failing"), [("VIOLATION", 1), ("WARNING", 2), ("INFO", 3)])
def test_the_mildest_that_counts(fail_on: str, failing: int) -> None:
    judged = Gate(TODAY, Severity[fail_on]).apply(MIXED)
    assert sum(item.fails for item in judged.findings) == failing


def entry(placed: PlacedReport, **said: str | date | None) -> Entry:
    return replace(Entry(placed.findings[0].fingerprint, "R", "x:a", "why", "who", date(2026, 12, 1)), **said)  # type: ignore[arg-type]


def gated(known: Entry, placed: PlacedReport) -> PlacedReport:
    return Gate(TODAY, baseline={known.fingerprint: known}).apply(placed)


def test_a_known_finding_passes_until_the_day_it_expires() -> None:
    one = report(finding("a"))
    assert not gated(entry(one), one).fails
    assert not gated(entry(one, expires=TODAY), one).fails
    assert gated(entry(one, expires=date(2026, 11, 20)), one).fails
    assert not gated(entry(one, expires=None), one).fails


def test_an_expired_one_fails_whatever_its_severity() -> None:
    mild = report(finding("a", Severity.INFO))
    assert not Gate(TODAY).apply(mild).fails
    assert gated(entry(mild, expires=date(2026, 1, 1)), mild).fails


def test_what_is_found_no_more_and_what_is_not_filled_in_is_told() -> None:
    one = report(finding("a"))
    assert [note.key for note in gated(entry(one), one).notes] == []
    assert [note.key for note in gated(entry(one), report(finding("b"))).notes] == ["stale"]
    (note,) = gated(entry(one, reason=" ", owner="", expires=None), one).notes
    assert (note.key, note.values["missing"]) == ("unfilled", "reason, owner, expires")


def test_a_new_baseline_lets_pass_what_fails_now_and_keeps_what_is_filled_in(tmp_path: Path) -> None:
    file = tmp_path / "known.toml"
    both = report(finding("a"), finding('b"\\\x7f\n😀'), finding("c", Severity.INFO))
    gate = Gate(TODAY)
    file.write_text(gate.baseline_of(gate.apply(both)), encoding="utf-8")
    assert 'reason = ""  # to fill in' in file.read_text(encoding="utf-8")
    entries = read(file)
    assert {one.expires for one in entries.values()} == {date(2027, 2, 19)}
    assert len(entries) == 2
    again = Gate(TODAY, baseline=entries)
    assert not again.apply(both).fails
    filled = {key: replace(one, reason="r", owner="o", expires=date(2027, 1, 1)) for key, one in entries.items()}
    later = Gate(TODAY, baseline=filled)
    text = later.baseline_of(later.apply(both))
    assert text.count('reason = "r"') == text.count("expires = 2027-01-01") == 2


def test_a_baseline_reads_as_written(tmp_path: Path) -> None:
    (item,) = report(finding("a")).findings
    full = Entry(item.fingerprint, "R", "<x:a>", 'quote " slash \\ tab \t del \x7f nul \x00 😀', "o", date(2027, 1, 1))
    text = written([item], {full.fingerprint: full}, TODAY)
    assert tomllib.loads(text)["known"][0]["reason"] == full.reason
    file = tmp_path / "b.toml"
    file.write_text(text, encoding="utf-8")
    assert kept(None, file) == kept(file, None) == {full.fingerprint: full}
    assert kept(None, tmp_path / "none.toml") == {}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[known]\n", "no TOML"),
        ("[[other]]\n", "holds tables"),
        ("known = 1\n", "holds tables"),
        ("[[known]]\nrule = 'x'\n", "fingerprint"),
        ("[[known]]\nfingerprint = 'x'\nwhy = 'x'\n", "has no why"),
        ("[[known]]\nfingerprint = 'x'\nreason = 1\n", "in quotes"),
        ("[[known]]\nfingerprint = 'x'\nexpires = '2027-01-01'\n", "without quotes"),
        ("[[known]]\nfingerprint = 'x'\nexpires = 2027-01-01T00:00:00\n", "without quotes"),
        ("[[known]]\nfingerprint = 'x'\n[[known]]\nfingerprint = 'x'\n", "twice"),
    ],
)
def test_a_baseline_that_cannot_be_read(text: str, told: str, tmp_path: Path) -> None:
    file = tmp_path / "known.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=told):
        read(file)


def test_a_baseline_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="--write-baseline"):
        read(tmp_path / "none.toml")


def changed(lines: set[int] | None, placed: PlacedReport, file: str = "f.ttl") -> bool:
    changes = Changes({Path(file).resolve(): None if lines is None else frozenset(lines)})
    return Gate(TODAY, changes=changes).apply(placed).fails


def test_only_what_the_change_touches_counts() -> None:
    assert changed({5}, report(finding("a")))
    assert not changed({4}, report(finding("a")))
    assert changed(None, report(finding("a")))
    assert not changed({5}, report(finding("a")), "other.ttl")


def test_what_is_missing_counts_in_a_changed_file_and_what_has_no_place_always() -> None:
    assert changed(set(), report(finding("a", value="")))
    assert not changed({5}, report(finding("a", value="")), "other.ttl")
    assert changed(set(), PlacedReport.of([finding("a")]))


def test_fingerprints_are_of_rule_focus_path_and_value() -> None:
    one = finding("a")
    others = [
        replace(one, rule="S"),
        replace(one, focus="<x:b>"),
        replace(one, path="<x:q>"),
        replace(one, value='"w"'),
    ]
    assert len(set(fingerprints([one, *others]))) == 5
    same = [replace(one, severity=Severity.INFO, messages=(), source_shape="", component="c")]
    assert fingerprints(same) == fingerprints([one])


def test_blank_nodes_have_no_lasting_name() -> None:
    here, there = (replace(finding("a"), focus=f"_:{label}", value=f'"_:x" _:{label}') for label in ("b0", "b1"))
    assert fingerprints([here]) == fingerprints([there])
    one, two = fingerprints([here, there])
    assert one.removesuffix(":1") == two.removesuffix(":2")
    assert fingerprints([replace(here, value='"_:y"')]) != fingerprints([replace(here, value='"_:x"')])
