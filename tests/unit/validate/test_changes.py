"""Changed lines as git tells them, on a scratch repository."""

import os
import subprocess
from pathlib import Path

import pytest

from ladkg.errors import InputError
from ladkg.validate.changes import Changes, changes_since

NAMES = ("plain.ttl", "with blank.ttl", 'quo"te\ttab.ttl', "é日本.ttl", "folder/-dash.ttl")


def git(folder: Path, *arguments: str) -> None:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    identity = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *arguments], cwd=folder, env=clean, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Five files of ten lines on `main`; on a branch line 3 is changed, 7 removed and one added at the end."""
    git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / "folder").mkdir()
    for name in NAMES:
        (tmp_path / name).write_text("".join(f"line {number}\n" for number in range(1, 11)), encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "one")
    git(tmp_path, "checkout", "-q", "-b", "work")
    for name in NAMES:
        lines = [f"line {number}" for number in range(1, 11)]
        lines[2] = "++ b/other.ttl"
        del lines[6]
        (tmp_path / name).write_text("\n".join([*lines, "@@ -1 +1,9 @@", ""]), encoding="utf-8")
    return tmp_path


def since(ref: str, folder: Path, *names: str) -> Changes:
    return changes_since(ref, [folder / name for name in names or NAMES], folder)


@pytest.mark.parametrize("name", NAMES)
def test_changed_and_added_lines(name: str, repository: Path) -> None:
    changes = since("main", repository)
    assert [line for line in range(1, 20) if changes.holds(str(repository / name), line)] == [3, 10]
    assert changes.touches(str(repository / name))


def test_committed_changes_count_and_those_of_the_other_branch_do_not(repository: Path) -> None:
    git(repository, "commit", "-q", "-a", "-m", "two")
    git(repository, "checkout", "-q", "main")
    (repository / "plain.ttl").write_text("all new\n", encoding="utf-8")
    git(repository, "commit", "-q", "-a", "-m", "three")
    git(repository, "checkout", "-q", "work")
    changes = since("main", repository)
    assert [line for line in range(1, 20) if changes.holds(str(repository / "plain.ttl"), line)] == [3, 10]


def test_a_file_git_does_not_follow_is_new_as_a_whole(
    repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    (repository / "new.ttl").write_text("x\n", encoding="utf-8")
    outside = tmp_path_factory.mktemp("outside") / "x.ttl"
    outside.write_text("x\n", encoding="utf-8")
    changes = changes_since("main", [repository / "new.ttl", outside], repository)
    assert changes.holds(str(repository / "new.ttl"), 1)
    assert changes.holds(str(outside), 1)
    assert not changes.touches(str(repository / "plain.ttl"))


def test_a_removed_line_touches_the_file(repository: Path) -> None:
    (repository / "plain.ttl").write_text("".join(f"line {n}\n" for n in range(1, 10)), encoding="utf-8")
    changes = since("main", repository)
    assert changes.touches(str(repository / "plain.ttl"))
    assert not any(changes.holds(str(repository / "plain.ttl"), line) for line in range(1, 20))


def test_an_untouched_file(repository: Path) -> None:
    git(repository, "checkout", "-q", "--", "plain.ttl")
    assert not since("main", repository).touches(str(repository / "plain.ttl"))


@pytest.mark.parametrize("ref", ["nowhere", "--output=x", "-x", "main:plain.ttl", "", "main..work", "HEAD~9"])
def test_no_such_commit(ref: str, repository: Path) -> None:
    with pytest.raises(InputError, match="--changed-since"):
        since(ref, repository)
    assert not (repository / "x").exists()


def test_settings_of_the_user_do_not_matter(repository: Path) -> None:
    for name, value in {
        "diff.noprefix": "true",
        "diff.mnemonicPrefix": "true",
        "color.ui": "always",
        "diff.external": "false",
        "core.pager": "false",
        "diff.context": "9",
    }.items():
        git(repository, "config", name, value)
    changes = since("main", repository)
    assert [line for line in range(1, 20) if changes.holds(str(repository / "plain.ttl"), line)] == [3, 10]


def test_no_repository(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="not a git repository"):
        since("main", tmp_path)


def test_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(InputError, match="needs git"):
        since("main", tmp_path)
