"""What was found, in the form that whoever reads it shows best: one module for each form, each a pure function."""

import importlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ladkg import graph
from ladkg.errors import InputError
from ladkg.validate.reports.placed import Known, Note, PlacedFinding, PlacedReport

__all__ = ["FORMS", "Known", "Note", "PlacedFinding", "PlacedReport", "Wish", "save", "wishes", "write"]

FORMS: Final = {
    "text": "text",
    "json": "json_",
    "sarif": "sarif",
    "junit": "junit",
    "github": "github",
    "markdown": "markdown",
    "turtle": "turtle_",
}
"""The forms by name, each with its module."""


@dataclass(frozen=True)
class Wish:
    """A form of report and where it goes: a file, or `-` for standard output."""

    form: str
    destination: str = "-"


def wishes(asked: Iterable[str]) -> list[Wish]:
    """What `--report` asks for: each `FORM=FILE`, or `FORM` for standard output; the text for people if nothing.

    Raises InputError for an unknown form, an empty file name and a file asked for twice.
    """
    wished = [_wish(text) for text in asked] or [Wish("text")]
    files = [wish.destination for wish in wished if wish.destination != "-"]
    if twice := sorted({file for file in files if files.count(file) > 1}):
        raise InputError(f"--report: two reports cannot go to one file: {' '.join(twice)}")
    return wished


def _wish(text: str) -> Wish:
    form, equals, destination = text.partition("=")
    if form not in FORMS:
        raise InputError(f"--report {text}: no such form; write FORM=FILE with one of {' '.join(FORMS)}")
    if equals and not destination:
        raise InputError(f"--report {text}: no file after '='; is the variable set? Write - for standard output")
    return Wish(form, destination or "-")


def write(form: str, report: PlacedReport, language: str = "en") -> str:
    """The report in a form of FORMS, in one of the languages of ladkg.validate.reports.words."""
    written: str = importlib.import_module(f"ladkg.validate.reports.{FORMS[form]}").write(report, language)
    return written


def save(wished: Wish, report: PlacedReport, language: str = "en") -> None:
    """Writes a report to its file, the whole of it or nothing; raises InputError when that cannot be.

    A file that is there already as something to be added to, as $GITHUB_STEP_SUMMARY is, keeps what it holds when the
    form is markdown.
    """
    path = Path(wished.destination)
    data = write(wished.form, report, language).encode("utf-8", "backslashreplace")
    try:
        before = path.read_bytes() if wished.form == "markdown" and path.is_file() else b""
        graph.write_bytes(before + data, path)
    except OSError as error:
        raise InputError(f"{path}: the {wished.form} report cannot be written: {error.strerror or error}") from error
