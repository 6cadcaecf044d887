"""What blank nodes are called in a report."""

import pytest

from ladkg.validate.reports.labels import Labels

MADE = "_:f311227f1746086eb3b284603f7c53b6"
SHORT = "_:11227f1746086eb3b284603f7c53b6"
ONE, TWO = "·0123456789abcdef", "·fedcba9876543210"


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        ([MADE, SHORT, MADE], ["_:anonymous1", "_:anonymous2", "_:anonymous1"]),
        (["_:a", "_:b.c-d"], ["_:a", "_:b.c-d"]),
        ([f"_:a{ONE}", f"_:a{TWO}", f"_:a{ONE}"], ["_:a", "_:a·2", "_:a"]),
        ([f"_:x·y{ONE}", f"_:a.b-c{ONE}"], ["_:x·y", "_:a.b-c"]),
        ([f"{MADE}{ONE}", MADE], ["_:anonymous1", "_:anonymous2"]),
        ([f"_:a{ONE}, {MADE} and _:a{TWO}:"], ["_:a, _:anonymous1 and _:a·2:"]),
        ([f"{MADE}0", "_:facade", "f311227f1746086eb3b284603f7c53b6"], [f"{MADE}0", "_:facade", MADE[2:]]),
    ],
)
def test_names_last(texts: list[str], told: list[str]) -> None:
    labels = Labels()
    assert [labels.lasting(text) for text in texts] == told
