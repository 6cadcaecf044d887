"""Made-up tables: the same for a seed, of the size asked for, and without fault if none is asked for."""

import json
from hashlib import sha256
from pathlib import Path

from ladkg.convert import kinds
from ladkg.pipeline.tables import rows

from .conftest import OneMachine, generator


def fingerprint(folder: Path) -> str:
    digest = sha256()
    for file in sorted(folder.rglob("*.*")):
        digest.update(file.relative_to(folder).as_posix().encode() + file.read_bytes())
    return digest.hexdigest()


def test_a_seed_tells_every_byte(tmp_path: Path) -> None:
    write = generator().write
    for name, seed in (("one", 1), ("again", 1), ("other", 2)):
        write(tmp_path / name, 80_000, seed)
    assert fingerprint(tmp_path / "one") == fingerprint(tmp_path / "again") != fingerprint(tmp_path / "other")
    for name, (subject, _) in kinds().items():
        rows(name, tmp_path / "one" / subject / f"{name}.csv")
    states = [row.record.iso3 for row in rows("states", tmp_path / "one/agent/states.csv")]
    assert set(generator().MEMBERS) <= set(states)
    assert len(set(generator().MEMBERS)) == 193


def test_the_size_is_that_asked_for(expected: OneMachine) -> None:
    assert 0.85 < expected.quads / 100_000 < 1.15


def test_mistakes_break_many_rules(expected: OneMachine) -> None:
    rules = {finding["rule"] for finding in json.loads(expected.report)["findings"]}
    on_acts = {
        *("ActNotBeforeAdoption", "ConcernsProvisionOfItsInstrument", "ConsentActByAState", "EffectiveNotBeforeActed"),
        *("ExitUndoesAnAct", "ExitUndoesEarlierActOfSameActor", "NoActDespiteCheck", "PrecisionAgreesWithDate"),
        *("RatificationNotBeforeSignature", "ReturnNeedsExit", "SecondStartNeedsExit"),
    }
    assert rules >= on_acts | {"NoFutureDates", "NothingDangling", "IriNamesClass", "LabelInEnglish"}


def test_a_long_table_goes_on_in_another_file(tmp_path: Path) -> None:
    module = generator()
    module.ROWS_OF_A_FILE = 2_000
    module.write(tmp_path / "tables", 150_000)
    files = sorted((tmp_path / "tables/participation").glob("*acts.csv"))
    assert [file.name for file in files] == ["2.acts.csv", "acts.csv", "political_acts.csv"]
    assert files[0].read_text(encoding="utf-8").startswith("actor,instrument,kind,")
