"""The explorer's figures are those of the library's questions."""

from typing import cast

from pyoxigraph import NamedNode

from ladkg.export.site import commitments
from ladkg.export.site.commitments import Choice, Said
from ladkg.export.site.frame import Frame
from ladkg.export.site.known import Known
from ladkg.terms import PREFIXES


def answer(known: Known, name: str) -> list[dict[str, str]]:
    (found,) = [one for one in known.questions if one.name == name]
    return [{key: getattr(term, "value", "") for key, term in row.items()} for row in found.rows]


def cards(known: Known, language: str = "en") -> list[Said]:
    (page,) = commitments.pages(known)
    parts = cast("list[tuple[str, str, list[Said]]]", page.values(language)["parts"])
    return [one for _, _, statements in parts for one in statements]


def codes(states: object) -> str:
    return " ".join(sorted(state.rpartition("/")[2] for state in cast("list[str]", states)))


def test_reach(known: Known) -> None:
    rows = answer(known, "commitment-reach")
    told = [
        {
            "path": one.path,
            "says": one.says,
            "obligations": str(len(one.duties)),
            "bound": str(len(one.bound)),
            "endorsers": codes(one.bound),
            "unbound": codes(one.unbound),
        }
        for one in cards(known)
        if one.commitment
    ]
    assert len(rows) == 31
    assert told == rows


def test_backing(known: Known) -> None:
    rows = [row for row in answer(known, "commitment-backing") if row["obligation"]]
    told = [
        {
            "path": one.path,
            "says": one.says,
            "obligation": duty.page.removeprefix("id/obligation/"),
            "asks": duty.says,
            "reason": duty.reason,
            "bound": str(len(duty.bound)),
            "endorsers": codes(duty.bound),
        }
        for one in cards(known)
        for duty in one.duties
    ]
    assert len(told) > 100
    assert sorted(told, key=str) == sorted(rows, key=str)
    assert all(duty.instrument for one in cards(known) for duty in one.duties)


def test_statements(known: Known) -> None:
    rows = answer(known, "statements")
    told = [
        (
            one.path,
            "commitment" if one.commitment else "statement",
            one.force[1],
            "; ".join(word for _, word in one.hedges),
        )
        for one in cards(known)
    ]
    assert told == [(row["path"], row["kind"], row["strength"], row["hedges"]) for row in rows]
    assert [one.place for one in cards(known)] == [row["eId"] for row in rows]


def test_groups_take_in_the_narrower(known: Known) -> None:
    rows = answer(known, "commitments-for-group")
    told = {(word, one.path) for one in cards(known) if one.commitment for _, word in one.groups}
    assert told == {(row["people"], row["path"]) for row in rows}
    narrow = [one for one in cards(known) if "unaccompanied-children" in one.keys["group"].split()]
    assert all("children" in one.keys["group"].split() for one in narrow)


def test_filters_count_what_they_find(known: Known) -> None:
    (page,) = commitments.pages(known)
    found = cards(known)
    for language in ("en", "es"):
        values = page.values(language)
        for key, _, choices in cast("list[tuple[str, str, list[Choice]]]", values["filters"]):
            assert len(choices) > 1
            for choice in choices:
                assert choice.count == sum(choice.value in one.keys[key].split() for one in found)
    assert values["commitments"] == 31
    assert values["others"] == 16


def test_page_before_a_script_runs(known: Known) -> None:
    (page,) = commitments.pages(known)
    frame = Frame(known.publication, known.names)
    for language in ("en", "es"):
        html = frame.draw(page, language).decode()
        assert html.count('<article class="said"') == 47
        assert html.count('class="share"') == sum(bool(one.duties) for one in cards(known))
        assert "style=" not in html


def test_labels_are_hostile(known: Known) -> None:
    names = known.names
    key = (NamedNode(PREFIXES["id"] + "concept/topic/children"), "en")
    before = names.name(*key)
    names._known[key] = before._replace(text="<img src=x onerror=alert(1)>")
    try:
        (page,) = commitments.pages(known)
        html = Frame(known.publication, names).draw(page, "en").decode()
    finally:
        names._known[key] = before
    assert "<img" not in html
    assert "&lt;img src=x" in html
