"""Which rows are seen together."""

from collections.abc import Iterable

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from ladkg import iris
from ladkg.spark.places import CORE, Group, Keys, group, place
from ladkg.spark.reference import Split, named_by_rules, pin, split
from ladkg.terms import LAD


def quad(subject: str, predicate: NamedNode, value: str) -> Quad:
    return Quad(iris.mint(subject), predicate, iris.mint(value), iris.source_graph("x"))


@pytest.mark.parametrize(
    ("path", "found", "at"),
    [
        ("act/CRI/gcm/signature-2001", Group("CRI", "gcm"), None),
        ("standing/CRI/gcm/2001", Group("CRI", "gcm"), None),
        ("record-check/CRI/gcm", Group("CRI", "gcm"), None),
        ("act/CRI", None, None),
        ("instrument/gcm", None, "gcm"),
        ("obligation/crc-1989/art-1-1", None, "crc-1989"),
        ("link/a/protocol-to/b", None, "link/a/protocol-to/b"),
        ("state/CRI", None, None),
    ],
)
def test_group_and_place(path: str, found: Group | None, at: str | None) -> None:
    assert group(iris.mint(path)) == found
    assert place(iris.mint(path)) == at


def test_terms_of_others_have_neither() -> None:
    for term in (Literal("act/CRI/gcm"), NamedNode("https://example.org/id/act/CRI/gcm/x"), LAD.State):
        assert group(term) is None
        assert place(term) is None


def test_sets_are_named_by_their_first_member_however_they_are_joined() -> None:
    pairs = [("d", "c"), ("b", "e"), ("c", "e"), ("x", "y")]
    for order in (pairs, pairs[::-1]):
        keys = Keys()
        for one, other in order:
            keys.join(one, other)
        assert [keys.root(name) for name in "bcdexyz"] == ["b", "b", "b", "b", "x", "x", "z"]


def test_acts_on_the_core_go_by_agent_and_others_by_family() -> None:
    keys = Keys()
    keys.join("gcm", CORE)
    keys.join("treaty", "protocol")
    assert keys.key(Group("CRI", "gcm")) == keys.key(Group("CRI", "gcm")) != keys.key(Group("USA", "gcm"))
    assert keys.key(Group("CRI", "treaty")) == keys.key(Group("USA", "protocol")) == "protocol"


def test_what_several_partitions_may_conclude() -> None:
    keys = Keys()
    keys.join("gcm", CORE)
    assert keys.is_shared(quad("state/QQQ", LAD.about, "source/x"))
    assert keys.is_shared(quad("provision/gcm/objective-99", LAD.about, "source/x"))
    assert not keys.is_shared(quad("provision/treaty/art-1", LAD.about, "source/x"))
    assert not keys.is_shared(quad("state/CRI", LAD.boundBy, "obligation/treaty/art-1"))
    assert not keys.is_shared(quad("act/CRI/gcm/x", LAD.actor, "state/CRI"))


def family(found: Split, name: str) -> set[str]:
    return {iris.local(one.subject) for one in found.families[name] if isinstance(one.subject, NamedNode)}


TREATIES = [
    quad("provision/a/art-1", LAD.provisionOf, "instrument/a"),
    quad("provision/b/art-1", LAD.provisionOf, "instrument/b"),
    quad("link/b/protocol-to/a", LAD.linkSubject, "instrument/b"),
    quad("link/b/protocol-to/a", LAD.linkObject, "instrument/a"),
    quad("provision/c/art-1", LAD.provisionOf, "instrument/c"),
    quad("provision/d/art-1", LAD.provisionOf, "instrument/d"),
    quad("claim/x", LAD.about, "instrument/c"),
]


def test_families_and_core() -> None:
    found = split(TREATIES)
    assert family(found, "a") == {"provision/a/art-1", "provision/b/art-1", "link/b/protocol-to/a"}
    assert family(found, "d") == {"provision/d/art-1"}
    assert {str(one.subject) for one in found.core} == {str(TREATIES[4].subject), str(TREATIES[6].subject)}


def test_acts_that_the_reference_names_belong_to_the_core_with_what_they_name() -> None:
    found = split([*TREATIES, quad("claim/y", LAD.about, "act/CRI/d/signature-2001")])
    assert found.keys.is_core("d")
    ties: Iterable[tuple[Group, Group]] = [
        (Group("USA", "a"), Group("CRI", "d")),
        (Group("USA", "x"), Group("USA", "y")),
    ]
    pinned = pin(found, ties, [])
    assert pinned.pinned.holds(Group("CRI", "d"))
    assert pinned.pinned.holds(Group("USA", "a"))
    assert not pinned.pinned.holds(Group("USA", "d"))
    assert not pinned.pinned.holds(Group("USA", "x"))
    assert not pinned.families.keys() & {"a"}
    assert pinned.keys.key(Group("USA", "x")) == pinned.keys.key(Group("USA", "y"))


def test_instruments_named_by_acts_on_another_join_its_family() -> None:
    pinned = pin(split(TREATIES), [], [("a", "d"), ("d", "c")])
    assert family(pinned, "a") >= {"provision/a/art-1", "provision/d/art-1"}
    assert not pinned.keys.is_core("a")


def test_acts_on_an_instrument_that_a_rule_names_belong_to_the_core() -> None:
    assert named_by_rules() == {"la-declaration"}
    assert split(TREATIES).pinned.holds(Group("CRI", "la-declaration"))
