"""From a text of our own to what it undertakes: lead-ins, continuations, hedges, whose conduct it is."""

from ladkg.extract.undertakings import enunciations
from ladkg.pipeline.reading import language_rules, read
from ladkg.read.document import read_bytes
from ladkg.records.reading import Enunciation

TEXT = """\
We, the mayors of Alba and Berra, met by the river. We intend to share the water, as appropriate, consistent with
national legislation and with international law. This includes help for refugees and their host communities.

We will work together to:

- Plant oaks, where possible.
- Recognize the gardeners of both towns.

The mayors:

- Welcome the rain.

**Trees**

We reaffirm our commitment to plant. We reaffirm the value of shade. Minister Bo of Berra pledged two hundred trees
on a voluntary basis. The rain was heavy.
"""


def _read(text: str = TEXT, language: str = "en") -> dict[str, list[Enunciation]]:
    found: dict[str, list[Enunciation]] = {}
    for one in read(read_bytes(text.encode(), "text.md"), language):
        found.setdefault(one.eid, []).append(one)
    return found


def test_each_operative_passage_has_its_force() -> None:
    assert {eid: [one.force for one in several] for eid, several in _read().items()} == {
        "preamble__para_1__sent_2": ["intend"],
        "preamble__para_1__sent_3": ["intend"],
        "preamble__para_2__sent_1": ["commit"],
        "preamble__item_1": ["commit"],
        "preamble__item_2": ["commit"],
        "preamble__item_3": ["support"],
        "section_1__para_1__sent_1": ["reaffirm"],
        "section_1__para_1__sent_2": ["reaffirm"],
        "section_1__para_1__sent_3": ["commit"],
    }


def test_an_item_takes_the_force_of_its_lead_in_and_shows_its_verb() -> None:
    text = read_bytes(TEXT.encode(), "text.md").text
    (item,) = _read()["preamble__item_1"]
    assert item.inherited
    assert text[item.start : item.end] == "will"
    (item,) = _read()["preamble__item_3"]
    assert not item.inherited
    assert text[item.start : item.end] == "Welcome"


def test_hedges_and_groups_stand_where_they_are_said() -> None:
    found = _read()
    text = read_bytes(TEXT.encode(), "text.md").text
    hedges = found["preamble__para_1__sent_2"][0].hedges
    assert [one.concept for one in hedges] == [
        "hedge/as-appropriate",
        "hedge/consistent-with-national-legislation",
        "hedge/consistent-with-international-law",
    ]
    assert text[hedges[0].start : hedges[0].end] == "as appropriate"
    assert [one.concept for one in found["preamble__item_1"][0].hedges] == ["hedge/as-possible"]
    assert [one.concept for one in found["section_1__para_1__sent_3"][0].hedges] == ["hedge/voluntary"]
    groups = found["preamble__para_1__sent_3"][0].groups
    assert [one.concept for one in groups] == ["group/refugees", "group/host-communities"]


def test_only_conduct_of_their_own_is_undertaken() -> None:
    found = _read()
    undertakes = {eid: [one.undertakes for one in several] for eid, several in found.items()}
    assert undertakes["section_1__para_1__sent_1"] == [True]
    assert undertakes["section_1__para_1__sent_2"] == [False]
    assert undertakes["preamble__item_3"] == [False]


def test_an_actor_narrower_than_all_is_named() -> None:
    found = _read()
    assert found["section_1__para_1__sent_3"][0].actor == "Minister Bo of Berra"
    assert found["section_1__para_1__sent_1"][0].actor is None
    (all_of_them,) = _read("The two Presidents welcomed the rain.")["para_1__sent_1"]
    assert all_of_them.actor is None


def test_confidence_is_that_of_the_way() -> None:
    document = read_bytes(TEXT.encode(), "text.md")
    found = list(enunciations(document, language_rules("en"), {"subject": 0.9, "lead-in": 0.7}))
    assert {one.confidence for one in found if one.eid == "preamble__item_1"} == {0.7}
    assert {one.confidence for one in found if one.eid == "preamble__para_1__sent_2"} == {0.9}
    assert {one.confidence for one in found if one.eid == "preamble__item_3"} == {0.5}


def test_portuguese_lists_work_the_same() -> None:
    text = "Pretendemos trabalhar juntos para:\n\n- Plantar carvalhos, conforme apropriado.\n"
    found = _read(text, "pt")
    assert [one.force for one in found["item_1"]] == ["intend"]
    assert [one.concept for one in found["item_1"][0].hedges] == ["hedge/as-appropriate"]


def test_what_leads_an_item_leads_the_items_within_it_and_what_continues_it() -> None:
    text = "We intend:\n\n- to plant:\n  - oaks. This includes holm oaks. This includes cork oaks.\n  - elms.\n"
    assert {eid: [one.force for one in several] for eid, several in _read(text).items()} == {
        "para_1__sent_1": ["intend"],
        "item_1": ["intend"],
        "item_2__sent_1": ["intend"],
        "item_2__sent_2": ["intend"],
        "item_2__sent_3": ["intend"],
        "item_3": ["intend"],
    }
