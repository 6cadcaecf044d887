"""`ladkg fair` as a user calls it."""

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Call = Callable[..., Result]
FOLDER = str(Path(__file__).parents[1] / "fair/folder")


def test_a_folder_that_has_everything(call: Call, tmp_path: Path) -> None:
    badge = tmp_path / "fair.svg"
    said = call("fair", FOLDER, "--badge", str(badge))
    assert (said.exit_code, said.stderr) == (0, "")
    assert said.stdout.startswith("Findable\n  ✓ PURL1")
    assert "46 of 46 checks passed; 9 cannot be made offline." in badge.read_text(encoding="utf-8")


def test_each_form_and_the_exit_codes(call: Call, tmp_path: Path) -> None:
    (tmp_path / "void.ttl").write_text("", encoding="utf-8")
    said = call("fair", str(tmp_path), "--format", "json")
    assert said.exit_code == 1
    assert json.loads(said.stdout)["failed"] > 30
    assert call("fair", FOLDER, "--format", "markdown").stdout.startswith("# FAIR\n")
    assert call("fair", str(tmp_path / "none")).exit_code == 2
    assert "name one that `ladkg export --pack`" in call("fair", str(tmp_path / "none")).stderr
