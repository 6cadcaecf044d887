"""No link leads out of a folder that is read."""

from pathlib import Path

import pytest

from ladkg.errors import InputError
from ladkg.read.tree import files_below, within


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in ("out/x.ttl", "in/a.ttl", "in/deep/b.TTL", "in/deep/c.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    return tmp_path / "in"


def test_a_folder_gives_its_files_by_name(tree: Path) -> None:
    (tree / "deep/link.ttl").symlink_to("../a.ttl")
    (tree / "folder").symlink_to("deep")
    (tree / "x.ttl").mkdir()
    assert files_below(tree, {".ttl"}) == [tree / "a.ttl", tree / "deep/b.TTL", tree / "deep/link.ttl"]


@pytest.mark.parametrize("target", ["../out/x.ttl", "../out", "/etc/hostname", "../nowhere", ".."])
def test_a_link_out_is_refused(tree: Path, target: str) -> None:
    (tree / "link.ttl").symlink_to(target)
    with pytest.raises(InputError, match=r"in/link\.ttl: a link that leads out of .*in, to /"):
        files_below(tree, {".ttl"})


def test_a_link_through_a_link_is_refused(tree: Path) -> None:
    (tree.parent / "out/back.ttl").symlink_to("../in/a.ttl")
    (tree / "there.ttl").symlink_to("../out/back.ttl")
    assert within(tree / "there.ttl", tree) == tree / "there.ttl"
    (tree / "round").symlink_to("../out")
    with pytest.raises(InputError):
        within(tree / "round/x.ttl", tree)


def test_what_stands_elsewhere_is_no_matter(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tree.parent / "out/link.ttl").symlink_to("/etc/hostname")
    monkeypatch.chdir(tree)
    assert within(Path("../out/link.ttl"), Path.cwd()) == Path("../out/link.ttl")
    assert within(Path("a.ttl"), Path.cwd()) == Path("a.ttl")
