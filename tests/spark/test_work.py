"""What a worker does, without Spark: partitions of made-up tables with mistakes are together what the whole is."""

import json
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest
from pyoxigraph import Quad, RdfFormat, parse, serialize

from ladkg.convert import kinds
from ladkg.errors import Fault, LadkgError
from ladkg.pipeline.tables import asserted
from ladkg.spark import job
from ladkg.spark.job import finished
from ladkg.spark.kept import is_kept, kept
from ladkg.spark.places import Group
from ladkg.spark.ranges import Range, ranges
from ladkg.spark.reference import Reference, pin, reference, split
from ladkg.spark.run import LARGE
from ladkg.spark.work import NOT_NFC, Row, convert, digest, outcome, repeated
from ladkg.validate import Report
from ladkg.validate.reports import PlacedReport, write

from .conftest import OneMachine, canonical

PARTITIONS = 3


class Cut(NamedTuple):
    """The tables cut in partitions, with what all of them see."""

    seen: Reference
    core: list[Quad]
    report: Report
    partitions: list[list[bytes]]


@pytest.fixture(scope="module")
def cut(faulty: Path) -> Cut:
    files = {name: faulty / subject / f"{name}.csv" for name, (subject, _) in kinds().items()}
    parts = [part for name in LARGE for part in ranges(files[name], name, 30_000)]
    assert len(parts) > len(LARGE)
    rows = [row for part in parts for row in convert(part) if isinstance(row, Row)]
    ties = {(row.group, other) for row in rows for other in row.groups}
    names = {(row.group.place, other) for row in rows for other in row.places}
    found = pin(split(asserted({name: file for name, file in files.items() if name not in LARGE})), ties, names)
    pinned = [
        quad for row in rows if found.pinned.holds(row.group) for quad in parse(row.quads, format=RdfFormat.N_QUADS)
    ]
    assert ties
    assert 0 < len(pinned) < len(found.core)
    seen, core, report = reference([*found.core, *pinned], found.keys)
    together: defaultdict[str, list[bytes]] = defaultdict(list)
    for row in rows:
        if not found.pinned.holds(row.group):
            together[found.keys.key(row.group)].append(row.quads)
    for name, quads in found.families.items():
        together[name].append(serialize(quads, format=RdfFormat.N_QUADS) or b"")
    partitions: list[list[bytes]] = [[] for _ in range(PARTITIONS)]
    for number, key in enumerate(sorted(together)):
        partitions[number % PARTITIONS].extend(together[key])
    return Cut(seen, list(core), report, partitions)


def test_partitions_are_together_the_whole(cut: Cut, expected: OneMachine, tmp_path: Path) -> None:
    names = [name for rows in cut.partitions for name in finished(cut.seen, rows, tmp_path)]
    found = [kept(name, tmp_path, new=new) for name, new in names]
    assert all(one.new for one in found)
    own = [quad for one in found for quad in parse(unpacked(one.quads), format=RdfFormat.N_QUADS)]
    assert len(own) == sum(count for one in found for count in one.outcome.quads.values())
    shared = {quad for one in found for quad in one.outcome.shared}
    assert len(shared) < sum(len(one.outcome.shared) for one in found), "nothing is concluded twice"
    assert canonical([*cut.core, *own, *shared]) == expected.canonical
    report = Report.of([*cut.report.findings, *(finding for one in found for finding in one.outcome.findings)])
    assert write("json", PlacedReport.of(report.findings), "en") == expected.report
    again = [name for rows in cut.partitions for name in finished(cut.seen, reversed(rows), tmp_path)]
    assert again == [(name, False) for name, _ in names]


def unpacked(file: Path) -> bytes:
    import gzip

    return gzip.decompress(file.read_bytes())


def test_an_outcome_that_was_damaged_is_made_again(cut: Cut, tmp_path: Path) -> None:
    rows = min((rows for rows in cut.partitions if rows), key=len)[:20]
    ((name, _),) = finished(cut.seen, rows, tmp_path)
    assert is_kept(name, tmp_path)
    (tmp_path / f"{name}.nq.gz").write_bytes(b"half")
    assert not is_kept(name, tmp_path)
    assert list(finished(cut.seen, rows, tmp_path)) == [(name, True)]
    (tmp_path / f"{name}.json").write_text(json.dumps([]), encoding="utf-8")
    assert not is_kept(name, tmp_path)
    assert list(finished(cut.seen, [], tmp_path)) == []


def test_clashes_are_told_in_words(cut: Cut, tmp_path: Path) -> None:
    line = "URY,made-up-treaty-2,endorsement,2007-01-01,,,,,generated-0,,\n"
    header = "actor,instrument,kind,date,precision,effective,undoes,label_as_published,sources,note,passage\n"
    (row,) = convert(part_of(tmp_path / "political_acts.csv", header + line))
    assert isinstance(row, Row)
    rows = [*(rows for rows in cut.partitions if any(b"made-up-treaty-2/" in one for one in rows))]
    found = outcome(cut.seen, [*rows[0], row.quads])
    assert len(found.clashes) == 12
    assert "made-up-treaty-2/art-1-1 is a lad:Commitment and a lad:Obligation" in found.clashes[0]
    assert not found.own


def test_another_version_of_the_code_is_refused(cut: Cut) -> None:
    with pytest.raises(LadkgError, match="another version"):
        outcome(replace(cut.seen, made_by="other"), [])


def test_the_hash_tells_reference_and_rows_but_not_their_order(cut: Cut) -> None:
    assert digest(cut.seen, [b"a", b"b"]) == digest(cut.seen, [b"b", b"a"])
    assert digest(cut.seen, [b"a", b"b"]) != digest(cut.seen, [b"ab"])
    assert digest(cut.seen, [b"a"]) != digest(replace(cut.seen, digest="other"), [b"a"])


HEADER = "actor,instrument,found,checked_through,verified,sources,note\n"


def part_of(file: Path, text: str) -> Range:
    file.write_text(text, encoding="utf-8")
    (part,) = ranges(file, file.stem)
    return part


def test_faults_come_in_place_of_rows(tmp_path: Path) -> None:
    file = tmp_path / "record_checks.csv"
    (fault,) = convert(part_of(file, HEADER + "CRI,gcm,nothing,,true,x,\n"))
    assert isinstance(fault, Fault)
    assert (fault.file, fault.line, fault.column) == (str(file), 2, "found")
    row, fault = convert(part_of(file, HEADER + "CRI,gcm,none,,true,x,\nUSA,gcm,none,,true,x,e\u0301\n"))
    assert isinstance(row, Row)
    assert fault == Fault(str(file), 3, "", NOT_NFC)


def test_a_survey_tells_what_rows_name(tmp_path: Path) -> None:
    header = "actor,instrument,kind,date,articles,act,sources,note\n"
    lines = "CRI,a,reservation,,b/art-1|art-2,USA/c/signature-2001,x,\nCRI,a,objection,,,,x,\nCRI,a,wish,,,,x,\n"
    assert [type(one) for one in convert(part_of(tmp_path / "reservations.csv", header + lines))] == [Fault]
    rows = list(
        convert(part_of(tmp_path / "reservations.csv", header + lines.replace("wish", "unspecified-statement")))
    )
    fault = Fault("reservations.csv", 9, "", "wrong")
    (survey,) = job._survey([*rows, fault])
    assert (survey.rows, survey.faults) == (3, [fault])
    assert survey.ties == {(Group("CRI", "a"), Group("USA", "c"))}
    assert survey.names == {("a", "b")}
    assert [job._is_row(one) for one in (rows[0], fault)] == [True, False]
    assert isinstance(rows[0], Row)
    assert job._place_of(rows[0]) == (("reservations", "CRI\0a\0reservation\0"), (rows[0].file, 2))


def test_keys_are_repeated_across_files() -> None:
    places = [("b/2.acts.csv", 3), ("a/acts.csv", 9), ("a/acts.csv", 7)]
    other, far = repeated("acts", places)
    assert (other.file, other.line, other.column) == ("a/acts.csv", 9, "actor+instrument+kind+date")
    assert other.message == "the same key as on line 7: remove one of the rows or correct it"
    assert far.message.startswith("the same key as on line 7 of a/acts.csv:")
