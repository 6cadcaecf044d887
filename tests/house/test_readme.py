"""The README says what is so: its commands are run and its answers compared."""

import re
from pathlib import Path

from click.testing import CliRunner

from ladkg.cli.group import group

README = Path(__file__).parents[2] / "README.md"
SHOWN = re.findall(r"```console\n\$ ladkg (.*)\n((?:.*\n)*?)```", README.read_text(encoding="utf-8"))


def told(command: str) -> str:
    result = CliRunner().invoke(group, command.split())
    assert result.exit_code == 0, result.stderr
    return result.stdout.replace("\r\n", "\n")


def test_three_answers_are_shown() -> None:
    assert len(SHOWN) == 3


def test_the_answers_are_the_real_ones() -> None:
    for command, answer in SHOWN:
        if command.endswith("csv"):
            assert told(command) == answer


def test_the_shortened_tree_is_a_part_of_the_real_one() -> None:
    ((command, answer),) = [shown for shown in SHOWN if not shown[0].endswith("csv")]
    real = told(command)
    for line in answer.splitlines():
        words = line.lstrip("│├└─ ")
        assert words.rstrip("… ") in real


def test_every_link_leads_somewhere() -> None:
    text = README.read_text(encoding="utf-8")
    targets = [target for target in re.findall(r"\]\(([^)#]+)", text) if not target.startswith("http")]
    assert [target for target in targets if not (README.parent / target).exists()] == []
