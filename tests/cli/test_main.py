"""The command line as a whole: what it imports, how it answers a wrong word, what it never does."""

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from ladkg.cli import main
from ladkg.cli.front import VERBS
from ladkg.cli.group import group

HEAVY = ("click", "rdflib", "pyoxigraph", "pyshacl", "owlrl", "SPARQLWrapper", "csvw", "rich", "pysbd", "markdown_it")


def test_help_imports_nothing_heavy() -> None:
    script = (
        "import sys, json\nsys.argv = ['ladkg', '--help']\nfrom ladkg.cli import main\n"
        "main()\nprint(json.dumps(sorted(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = json.loads(run.stdout.splitlines()[-1])
    assert [name for name in loaded if name.partition(".")[0] in HEAVY] == []


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_with_examples(verb: str) -> None:
    result = CliRunner().invoke(group, [verb, "--help"])
    assert result.exit_code == 0
    if verb != "convert":
        assert "Examples:" in result.output


@pytest.mark.parametrize("kind", ["table", "text"])
def test_both_kinds_of_conversion_have_help_with_examples(kind: str) -> None:
    result = CliRunner().invoke(group, ["convert", kind, "--help"])
    assert result.exit_code == 0
    assert "Examples:" in result.output


def test_the_front_page_lists_the_verbs_and_is_the_same_from_click(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["ladkg"])
    main()
    page = capsys.readouterr().out
    assert CliRunner().invoke(group, ["--help"]).output == page
    for name, summary in VERBS.items():
        assert f"  {name:<12}{summary}\n" in page


def test_a_misspelt_verb_gets_a_hint() -> None:
    result = CliRunner().invoke(group, ["qery"])
    assert result.exit_code == 2
    assert "Did you mean 'query'?" in result.stderr
    assert "Verbs: build, query" in CliRunner().invoke(group, ["xyz"]).stderr


def test_version() -> None:
    assert CliRunner().invoke(group, ["--version"]).output.startswith("ladkg 0.")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(shell: str) -> None:
    result = CliRunner().invoke(group, ["completion", shell])
    assert result.exit_code == 0
    assert "_LADKG_COMPLETE" in result.output


def test_names_of_questions_are_completed() -> None:
    result = CliRunner().invoke(
        group,
        [],
        prog_name="ladkg",
        env={"_LADKG_COMPLETE": "bash_complete", "COMP_WORDS": "ladkg query caric", "COMP_CWORD": "2"},
    )
    assert "caricom-endorsers" in result.output
