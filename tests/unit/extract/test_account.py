"""A report set against a declaration, both invented, in four languages."""

import pytest

from ladkg.export.compared import treatment
from ladkg.pipeline import compare
from ladkg.read import document
from ladkg.records.report import Account

DECLARATION = {
    "en": """We, the leaders of Chile, Kenya and Portugal, met in the harbour of Mombasa.

We intend to open three lighthouses on the northern coast and to train their keepers.

We commit to share weather data with all fishers, free of charge, before the season of storms begins.

We plan to repair the piers of the smaller islands with the help of their councils.

We call on banks to finance new ferries for the crossing of the strait.
""",
    "es": """Nosotros, los líderes de Chile, Kenya y Portugal, nos reunimos en el puerto de Mombasa.

Tenemos la intención de abrir tres faros en la costa norte y de formar a sus guardianes.

Nos comprometemos a compartir datos meteorológicos con todos los pescadores antes de que empiecen las tormentas.
""",
    "fr": """Nous, dirigeants du Chili, du Kenya et du Portugal, nous sommes réunis dans le port de Mombasa.

Nous avons l’intention d’ouvrir trois phares sur la côte nord et de former leurs gardiens.

Nous nous engageons à partager les données météorologiques avec tous les pêcheurs avant les tempêtes.
""",
    "pt": """Nós, os líderes do Chile, do Quênia e de Portugal, reunimo-nos no porto de Mombasa.

Pretendemos abrir três faróis na costa norte e formar os seus guardiões.

Comprometemo-nos a compartilhar dados meteorológicos com todos os pescadores antes das tempestades.
""",
}
SECOND, THIRD, FOURTH, FIFTH = (f"para_{number}__sent_1" for number in range(2, 6))


def account(report: str, language: str = "en") -> Account:
    texts = [document.read_bytes(text.encode(), f"{n}.txt") for n, text in enumerate((DECLARATION[language], report))]
    return compare.account(texts[0], texts[1], (language, language))


def renderings(report: str, language: str = "en") -> list[tuple[str, str, str | None]]:
    return [(one.passage.eid, treatment(one), one.force) for one in account(report, language).renderings]


def test_a_quotation_is_verbatim() -> None:
    report = "“We intend to open three lighthouses on the northern coast and to train their keepers,” they said."
    assert renderings(report) == [(SECOND, "verbatim", "intend")]


def test_a_sentence_word_for_word_needs_no_quotation_marks() -> None:
    assert renderings(DECLARATION["en"].split("\n\n")[3]) == [(FOURTH, "verbatim", "plan")]


def test_a_stronger_verb_is_a_stronger_paraphrase() -> None:
    report = "The leaders vowed to open three lighthouses on the northern coast and to train their keepers."
    assert renderings(report) == [(SECOND, "stronger paraphrase", "commit")]
    assert account(report).renderings[0].verb == "vowed"


def test_the_verb_counts_whoever_its_subject_is() -> None:
    report = "The mariners also pledged to open three lighthouses on the northern coast and to train their keepers."
    assert renderings(report) == [(SECOND, "stronger paraphrase", "commit")]


def test_a_weaker_verb_is_a_weaker_paraphrase() -> None:
    report = "They plan to share weather data with all fishers, free of charge, before the season of storms begins."
    assert renderings(report) == [(THIRD, "weaker paraphrase", "plan")]


def test_one_sentence_may_render_two() -> None:
    report = (
        "They promised to open three lighthouses on the northern coast and to train their keepers, and plan to repair "
        "the piers of the smaller islands with the help of their councils."
    )
    assert renderings(report) == [(SECOND, "stronger paraphrase", "commit"), (FOURTH, "paraphrase", "plan")]


def test_a_quoted_end_does_not_make_a_quotation() -> None:
    report = "They intend to open three lighthouses on the northern coast “and to train their keepers”."
    assert renderings(report) == [(SECOND, "paraphrase", "intend")]


def test_what_is_of_another_matter_renders_nothing() -> None:
    assert (
        renderings("The ferry from Mombasa was late on the day of the summit, and the leaders of Kenya laughed.") == []
    )


def test_commitments_that_the_report_passes_over_are_left_out() -> None:
    report = "“We intend to open three lighthouses on the northern coast and to train their keepers,” they said."
    assert [one.eid for one in account(report).left_out] == [THIRD, FOURTH]


def test_headings_that_a_sentence_enumerates_are_rendered_in_order() -> None:
    parts = ("Promoting Safety of Fishing Boats", "Promoting Repair of Island Piers")
    text = f"# Harbour\n\n## {parts[0]}\n\nWe met.\n\n## {parts[1]}\n\nWe sat.\n"
    report = "It has two parts: keeping fishing boats from danger and in safety; money for the repair of old piers."
    texts = (document.read_bytes(text.encode(), "a.md"), document.read_bytes(report.encode(), "b.txt"))
    found = compare.account(texts[0], texts[1], ("en", "en")).renderings
    assert [(texts[0].wording(one.passage), one.mode, one.rule) for one in found] == [
        (part, "paraphrase", "parts") for part in parts
    ]


@pytest.mark.parametrize(
    ("language", "report", "found"),
    [
        (
            "es",
            (
                "Los líderes prometieron abrir tres faros en la costa norte y formar a sus guardianes. «Nos "
                "comprometemos a compartir datos meteorológicos con todos los pescadores antes de que empiecen las "
                "tormentas», dijeron."
            ),
            [(SECOND, "stronger paraphrase", "commit"), (THIRD, "verbatim", "commit")],
        ),
        (
            "fr",
            (
                "Les dirigeants se sont engagés à ouvrir trois phares sur la côte nord et à former leurs gardiens. « "
                "Nous nous engageons à partager les données météorologiques avec tous les pêcheurs avant les "
                "tempêtes », disent-ils."
            ),
            [(SECOND, "stronger paraphrase", "commit"), (THIRD, "verbatim", "commit")],
        ),
        (
            "pt",
            (
                "Os líderes prometeram abrir três faróis na costa norte e formar os seus guardiões. “Comprometemo-nos "
                "a compartilhar dados meteorológicos com todos os pescadores antes das tempestades”, disseram."
            ),
            [(SECOND, "stronger paraphrase", "commit"), (THIRD, "verbatim", "commit")],
        ),
    ],
)
def test_reports_in_the_other_languages(language: str, report: str, found: list[tuple[str, str, str]]) -> None:
    assert renderings(report, language) == found
