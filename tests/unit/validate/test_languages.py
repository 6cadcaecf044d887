"""Each form of report is as expected to the letter, in the language of its reader."""

import os
from pathlib import Path
from string import Formatter

import pytest

from ladkg.validate import Finding, Severity
from ladkg.validate.reasons import reason
from ladkg.validate.reports import FORMS, PlacedReport, write
from ladkg.validate.reports.words import LANGUAGES, PHRASES

HERE = Path(__file__).parent
FOR_PEOPLE = ("text", "markdown", "github", "junit")


@pytest.mark.parametrize(
    ("form", "language"),
    [*((form, "en") for form in FORMS), *((form, spoken) for form in FOR_PEOPLE for spoken in LANGUAGES[1:])],
)
def test_the_report_is_as_expected(form: str, language: str, report: PlacedReport) -> None:
    """LADKG_WRITE_EXPECTED=1 writes the files anew."""
    file = HERE / "expected" / f"{form}.txt"
    if language != "en":
        file = file.with_name(f"{form}.{language}.txt")
    said = write(form, report, language)
    if os.environ.get("LADKG_WRITE_EXPECTED"):
        file.write_text(said, encoding="utf-8")
    assert said == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_in_every_language_and_again(form: str, language: str, report: PlacedReport) -> None:
    said = write(form, report, language)
    assert said == write(form, report, language)
    own = {"en": "Give three", "es": "Dé tres", "fr": "Donnez trois", "pt": "Dê três"}
    assert own[language] in said
    assert form in {"turtle", "sarif"} or not any(words in said for name, words in own.items() if name != language)


@pytest.mark.parametrize("form", sorted(FORMS.keys() - {"turtle"}))
@pytest.mark.parametrize("language", LANGUAGES)
def test_why_is_told_in_the_language_asked_for(form: str, language: str, report: PlacedReport) -> None:
    said = write(form, report, language)
    own = {
        "en": ("conforms to none of 2 shapes", "a shape without a name", "lad:name: 0 values"),
        "es": ("no es conforme con ninguna de 2 formas", "una forma sin nombre", "lad:name: 0 valores"),
        "fr": ("n’est conforme à aucune de 2 formes", "une forme sans nom", "lad:name: 0 valeur,"),
        "pt": ("não está em conformidade com nenhuma de 2 formas", "uma forma sem nome", "lad:name: 0 valores"),
    }
    assert all(words in said for words in own.pop(language))
    assert not any(words[0] in said for words in own.values())


@pytest.mark.parametrize("key", PHRASES)
def test_no_language_misses_a_phrase_or_what_goes_into_it(key: str) -> None:
    said = PHRASES[key]
    placeholders = [{name for _, name, _, _ in Formatter().parse(phrase)} for phrase in said]
    assert len(said) == len(LANGUAGES)
    assert all(said)
    assert placeholders == [placeholders[0]] * len(LANGUAGES)


def test_what_a_shape_without_a_message_lacks_is_told_once() -> None:
    line = reason("class", value="id:x", **{"class": "lad:State"})
    finding = Finding(Severity.VIOLATION, "R", "<x:a>", "", "", "x:R", tuple(line.texts().items()), why=(line,))
    assert write("text", PlacedReport.of([finding]), "pt").count("não é da classe lad:State") == 1
