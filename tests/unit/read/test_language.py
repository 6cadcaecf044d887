"""The language of a text, long or short, and those that are not read."""

import pytest

from ladkg.read.language import guess


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We agree to plant trees.", "en"),
        ("The mayors met in the harbour.", "en"),
        ("Las alcaldesas se comprometen a plantar árboles en la ciudad.", "es"),
        ("Nous nous engageons à planter des arbres.", "fr"),
        ("Os prefeitos comprometem-se a plantar árvores nas cidades.", "pt"),
        ("Wir verpflichten uns, Bäume in der Stadt zu pflanzen und die Brunnen zu pflegen.", None),
        ("I sindaci si impegnano a piantare gli alberi della città e a curare i pozzi.", None),
        ("Wij verbinden ons om bomen te planten in de stad en het water te sparen.", None),
        ("Els alcaldes es comprometen a plantar els arbres de la ciutat amb les veïnes i els veïns.", None),
        ("Мы обязуемся сажать деревья.", None),
        ("我们承诺植树。", None),
        ("", None),
        ("12 34", None),
    ],
)
def test_guess(text: str, language: str | None) -> None:
    assert guess(text) == language
