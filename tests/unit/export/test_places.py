"""Every resource has a place of its own, wherever the folder is put."""

import re
from hashlib import sha256
from pathlib import PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ladkg.export.pack.forms import ENDINGS
from ladkg.export.places import Places, safe

TOO_LONG = "x" * 101


@pytest.mark.parametrize("path", ["id/state/CRI", "id/act/USA/cat-1984/ratification-1994", "id/provision/a/t-10.7"])
def test_a_plain_path_stays(path: str) -> None:
    assert Places([path])[path] == path
    assert path in Places([path])
    assert Places([path]).moved() == {}


@pytest.mark.parametrize(
    "segment",
    [
        "..",
        ".",
        "",
        "...",
        ".git",
        ".htaccess",
        "a.",
        "a..",
        " a",
        "a b",
        "a\\b",
        "%2e%2e",
        "%2F",
        "CON",
        "nul.txt",
        "Lpt1",
        "con.tar",
        "aux",
        "a:b",
        "a?b",
        "a#b",
        "a*",
        "<a>",
        "x.ttl",
        "x.JSONLD",
        "x.html",
        "index",
        "INDEX",
        "x.gz",
        "x.nt",
        "é",
        "e\u0301",
        "ß",
        "\u0130",
        "\u202egpj",
        "a\x00b",
        "a\nb",
        "~",
        "~root",
        "PROGRA~1",
        "CRI~0123",
        TOO_LONG,
        "\u017f",
        "\u212a",
    ],
)
def test_what_a_host_could_take_amiss_is_replaced(segment: str) -> None:
    found = Places([f"id/{segment}/x", f"id/y/{segment}"])
    for path in (f"id/{segment}/x", f"id/y/{segment}"):
        assert re.fullmatch(r"id/(~[0-9a-f]{32}/x|y/~[0-9a-f]{32})", found[path])
    assert len(found.moved()) == 2


def test_what_is_not_published_has_no_place() -> None:
    assert "id/x" not in Places([])
    with pytest.raises(KeyError):
        Places([])["id/x"]


def test_of_names_that_differ_by_case_the_first_keeps_its_own() -> None:
    found = Places(["id/state/cri", "id/state/CRI", "id/State/CRI", "id/state/Cri/x", "id/state/cri/x"])
    assert found["id/State/CRI"] == "id/State/CRI"
    assert found.moved().keys() == {"id/state/cri", "id/state/CRI", "id/state/Cri/x", "id/state/cri/x"}
    assert found["id/state/cri/x"] == found["id/state/cri"] + "/x"


def test_no_name_can_be_made_to_meet_a_digest() -> None:
    con, case = (sha256(text.encode()).hexdigest()[:32] for text in ("con", "id/cri"))
    paths = ["id/con", f"id/~{con}", "id/CRI", "id/cri", f"id/cri~{case}"]
    assert Places(paths)["id/con"] == f"id/~{con}"
    assert Places(paths)["id/cri"] == f"id/cri~{case}"
    assert_apart(paths)


def test_a_path_that_is_too_long_or_too_deep_is_cut() -> None:
    for path in ("id/" + "/".join(["x" * 90] * 60), "id/" + "/".join("%" * 90), "id/" + "a/" * 60 + "a"):
        assert re.fullmatch(r"id/~[0-9a-f]{32}", safe(path))
    assert_apart([("id/" + f"{letter}/" * depth).removesuffix("/") for depth in range(1, 32) for letter in "aA"])
    assert max(len(Places(["id/" + "A/" * 30, "id/" + "a/" * 30])[path]) for path in ["id/" + "a/" * 30]) < 1500


def own_files(place: str) -> set[str]:
    return {*(place + ending for ending in ENDINGS), f"{place}/index.html"}


def assert_apart(paths: list[str]) -> None:
    """Distinct where case does not count, within the root, nobody's file another's file or folder."""
    places = Places(paths)
    made = {path: places[path] for path in set(paths)}
    files: dict[str, str] = {}
    folders: set[str] = set()
    for path, place in made.items():
        assert place.startswith("id/")
        assert re.fullmatch(r"[A-Za-z0-9._~/-]{1,2000}", place)
        for segment in place.split("/"):
            assert segment not in {"", ".", ".."}
            assert not segment.startswith(".")
            assert not segment.endswith(".")
            assert len(segment) < 200
        for file in own_files(place):
            assert files.setdefault(file.casefold(), path) == path
            folders |= {str(parent).casefold() for parent in PurePosixPath(file).parents}
    assert len({place.casefold() for place in made.values()}) == len(made)
    assert not folders & files.keys()


NASTY = st.sampled_from(
    [
        "CRI",
        "cri",
        "Cri",
        "..",
        ".",
        "",
        "con",
        "CON",
        "x.ttl",
        "x.TTL",
        "x",
        "X",
        "index",
        "index.html",
        "a.b",
        "é",
        "É",
        "~x",
        *(f"~{sha256(text.encode()).hexdigest()[:32]}" for text in ("con", "..", "", "x.ttl")),
        *(f"cri~{sha256(text.encode()).hexdigest()[:32]}" for text in ("id/cri", "id/x/cri")),
    ]
)
SEGMENT = NASTY | st.text(max_size=6) | st.text(alphabet="aA.~-", min_size=1, max_size=3)


@settings(deadline=None)
@given(st.lists(st.lists(SEGMENT, min_size=1, max_size=4).map(lambda parts: "id/" + "/".join(parts)), max_size=30))
def test_all_places_are_apart(paths: list[str]) -> None:
    assert_apart(paths)


@settings(deadline=None)
@given(st.lists(st.text(max_size=12).map("id/".__add__), max_size=20), st.randoms())
def test_the_order_of_the_paths_does_not_matter(paths: list[str], chance: object) -> None:
    mixed = list(paths)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert [Places(paths)[path] for path in paths] == [Places(mixed)[path] for path in paths]
