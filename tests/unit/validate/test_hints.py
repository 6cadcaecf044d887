"""Near misses."""

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from ladkg.ontology import ontology_quads
from ladkg.terms import LAD
from ladkg.validate import Finding, Severity
from ladkg.validate.hints import did_you_mean, hints

ID = "https://w3id.org/ladkg/id/"
GRAPH = [Quad(NamedNode(f"{ID}state/{code}"), LAD.iso3, Literal(code)) for code in ("CRI", "PAN", "MEX")]


@pytest.mark.parametrize(
    ("term", "meant"),
    [
        ("x:a/intends", "x:a/intend"),
        ("x:a/Intend", "x:a/intend"),
        ("x:a/plann", "x:a/plan"),
        ("x:a/zebra", ""),
        ("x:b/intend", ""),
        ("x:v#naem", "x:v#name"),
    ],
)
def test_the_nearest_of_the_same_room(term: str, meant: str) -> None:
    assert did_you_mean(term, ["x:a/intend", "x:a/plan", "x:b/else", "x:v#name"]) == meant


def finding(path: str, value: str = "") -> Finding:
    return Finding(Severity.VIOLATION, "R", "<x:a>", path, value, "x:R", ())


@pytest.mark.parametrize(
    ("path", "value", "meant"),
    [
        (str(LAD.actor), f"<{ID}state/CRII>", f"<{ID}state/CRI>"),
        (str(LAD.actor), f"<{ID}state/CRI>", None),
        (f"<{LAD.actor.value}s>", "", str(LAD.actor)),
        (str(LAD.force), f"<{ID}concept/force/intends>", f"<{ID}concept/force/intend>"),
        (f"^{LAD.actor} | <x:b>", "", None),
        (str(LAD.actor), f'"<{ID}state/CRII>"', None),
        (str(LAD.iso3), "", None),
    ],
)
def test_a_hint_is_about_the_value_or_else_the_path(path: str, value: str, meant: str | None) -> None:
    one = finding(path, value)
    assert hints([one], GRAPH, ontology_quads()).get(one) == meant
