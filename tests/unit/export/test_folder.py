"""A folder appears whole or not at all, and never takes the place of what it did not write."""

import subprocess
from pathlib import Path

import pytest

from ladkg.errors import InputError
from ladkg.export.folder import SUMS, Folder, whole


def write(destination: Path, **files: str) -> None:
    with whole(destination) as folder:
        for path, text in files.items():
            folder.write(path.replace("__", "/"), text.encode())


def held(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.name != SUMS
    }


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_folder_is_made_with_its_sums(tmp_path: Path) -> None:
    write(tmp_path / "below" / "out", a__b="one", c="two")
    assert held(tmp_path / "below" / "out") == {"a/b": "one", "c": "two"}
    checked = subprocess.run(["sha256sum", "--strict", "-c", SUMS], cwd=tmp_path / "below" / "out", check=False)
    assert checked.returncode == 0
    assert names(tmp_path / "below") == ["out"]


def test_an_earlier_folder_is_replaced_whole(tmp_path: Path) -> None:
    write(tmp_path / "out", old__file="1", kept="1")
    write(tmp_path / "out", kept="2")
    assert held(tmp_path / "out") == {"kept": "2"}
    assert names(tmp_path) == ["out"]


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    write(tmp_path / "out", a="1")
    assert held(tmp_path / "out") == {"a": "1"}


def test_a_link_to_a_folder_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / "real")
    write(tmp_path / "out", a="1")
    write(tmp_path / "out", b="1")
    assert (tmp_path / "out").is_symlink()
    assert held(tmp_path / "real") == {"b": "1"}


@pytest.mark.parametrize("name", [".git/config", "notes.txt", "a/notes.txt", "CNAME"])
def test_what_others_have_put_there_is_not_lost(tmp_path: Path, name: str) -> None:
    write(tmp_path / "out", a__b="1")
    (tmp_path / "out" / name).parent.mkdir(exist_ok=True)
    (tmp_path / "out" / name).write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match=f"{name}: no file of an earlier export"):
        write(tmp_path / "out", a="2")
    assert held(tmp_path / "out") == {"a/b": "1", name: "mine"}


def test_neither_is_a_folder_with_sums_of_other_files_nor_a_file_nor_a_link(tmp_path: Path) -> None:
    other = tmp_path / "release"
    other.mkdir()
    (other / SUMS).write_text("00  a.iso\n", encoding="utf-8")
    (other / "b.iso").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match=r"b\.iso"):
        write(other, a="1")
    with pytest.raises(InputError, match=r"b\.iso"):
        write(other / "b.iso", a="1")
    write(tmp_path / "out", a="1")
    (tmp_path / "out" / "linked").symlink_to(other)
    with pytest.raises(InputError, match="linked"):
        write(tmp_path / "out", a="2")
    assert (other / "b.iso").exists()


def test_an_interrupted_write_leaves_the_old_folder(tmp_path: Path) -> None:
    write(tmp_path / "out", a="1")

    def interrupted() -> None:
        with whole(tmp_path / "out") as folder:
            folder.write("b", b"2")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert held(tmp_path / "out") == {"a": "1"}
    assert names(tmp_path) == ["out"]


def test_a_failure_of_the_last_move_leaves_the_old_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "out", a="1")
    rename = Path.rename

    def fail(self: Path, target: Path) -> Path:
        if target.name == "out":
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(InputError, match="No space left"):
        write(tmp_path / "out", a="2")
    assert held(tmp_path / "out") == {"a": "1"}
    assert names(tmp_path) == ["out"]


def test_where_nothing_can_be_written_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match=r"Not a directory|File exists"):
        write(tmp_path / "file" / "out", a="1")


def test_others_may_read_the_folder(tmp_path: Path) -> None:
    write(tmp_path / "out", a="1")
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o755


@pytest.mark.parametrize("path", ["a", "A", "../out", "/etc/passwd", "x/../../y", SUMS, "sha256sums"])
def test_a_file_is_written_once_and_within(tmp_path: Path, path: str) -> None:
    folder = Folder(tmp_path / "out")
    folder.write("a", b"")
    with pytest.raises(AssertionError):
        folder.write(path, b"")
