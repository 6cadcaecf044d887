"""A report with one of everything, as every form of report has to write it."""

from datetime import date

import pytest
from pyoxigraph import NamedNode

from ladkg.read.places import Place
from ladkg.validate import Finding, Severity
from ladkg.validate.baseline import Entry
from ladkg.validate.catalogue import Explained
from ladkg.validate.gate import Gate
from ladkg.validate.reasons import Reason, reason
from ladkg.validate.reports import Note, PlacedReport

ID = "https://w3id.org/ladkg/id/"
LAD = "https://w3id.org/ladkg/ontology#"
SHACL = "http://www.w3.org/ns/shacl#"
CODE = {"en": "Give three letters.", "es": "Dé tres letras.", "fr": "Donnez trois lettres.", "pt": "Dê três letras."}
HOSTILE = '"a|b\\n::error::% <script>alert(1)</script> \u202eevil `*_[x](http://x) ##[warning]"'


def branches(value: str) -> tuple[Reason, ...]:
    """Of a shape with a name and one without, neither of which holds."""
    pattern = reason("pattern", value=value, pattern="^[A-Z]{3}$")
    return (
        reason("or", value=value, shapes=2),
        reason("fails", value=value, shape="lad:Code")._replace(depth=1),
        pattern._replace(depth=2),
        reason("fails", value=value, shape="")._replace(depth=1),
        reason("min_count", values=0, count=1)._replace(depth=2, path="lad:name"),
    )


def finding(
    focus: str = "state/CRI", value: str = '"cri"', rule: str = "Code", severity: Severity = Severity.VIOLATION
) -> Finding:
    """A finding of the rule on `lad:iso3`."""
    return Finding(
        severity,
        rule,
        f"<{ID}{focus}>",
        f"<{LAD}iso3>",
        value,
        f"https://example.org/shapes#{rule}",
        tuple(sorted(CODE.items())),
        path_iri=NamedNode(f"{LAD}iso3"),
        component=f"{SHACL}PatternConstraintComponent",
        why=branches(value) if value else (),
    )


@pytest.fixture
def report() -> PlacedReport:
    """In two files and in none, of each severity, known and expired, hostile, with a hint and with a note."""
    plain, astral, hostile = finding(), finding("state/PAN", '"😀x"'), finding("state/<b>", HOSTILE)
    missing = finding("state/HND", "", "Name", Severity.WARNING)
    nowhere = finding("state/MEX", "", "Other", Severity.INFO)
    places = {
        plain: [
            (Place("data/b.ttl", 7, 3, 8), '  "cri" .'),
            (Place("data/a b,c.ttl", 12, 14, 19), '    lad:iso3 "cri" ;'),
        ],
        astral: [(Place("data/b.ttl", 9, 21, 25), '<state/😀> lad:iso3 "😀x" .')],
        hostile: [(Place("data/é.ttl", 1, 5, None), "::error::x \x1b[31m \u202e ##[warning]y")],
        missing: [(Place("data/b.ttl", 3, 1, None), "<state/HND> a lad:State .")],
    }
    rules = (Explained("Code", "https://example.org/shapes#Code", messages=CODE, constraint="sh:pattern ^[A-Z]{3}$"),)
    files = ("data/a b,c.ttl", "data/b.ttl", "data/clean.ttl", "data/é.ttl")
    found = PlacedReport.of(places.keys() | {nowhere}, places, {plain: f"<{ID}state/CRC>"}, files=files, rules=rules)
    marks = {item.finding: item.fingerprint for item in found.findings}
    known = Entry(marks[astral], "Code", "", "They were asked.", "ana", date(2026, 12, 1))
    expired = Entry(marks[missing], "Name", "", "Later.", "", date(2026, 10, 1))
    stale = Entry("0000000000000000:1", "Gone", "id:state/BLZ", "x", "y", date(2027, 1, 1))
    entries = {entry.fingerprint: entry for entry in (known, expired, stale)}
    judged = Gate(date(2026, 11, 21), baseline=entries).apply(found)
    assert Note("stale", {"fingerprint": stale.fingerprint, "rule": "Gone", "focus": "id:state/BLZ"}) in judged.notes
    return judged
