"""`ladkg load --endpoint` against a real server with faults in between."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ladkg.cli.group import group
from ladkg.endpoint import ask
from ladkg.endpoint.whole import counts

from .conftest import Asked, Front

BIG = "urn:big"


def load(front: Front, *arguments: object) -> Result:
    every = ["load", *map(str, arguments), "--endpoint", front.query]
    return CliRunner().invoke(group, every, prog_name="ladkg", catch_exceptions=False)


def there(front: Front) -> dict[str, int]:
    return {name.value: number for name, number in counts(lambda query: ask(front.query, query)).items()}


@pytest.fixture
def big(tmp_path: Path) -> Path:
    """A graph of three requests' worth, and a small one."""
    file = tmp_path / "big.nq"
    lines = [f'<urn:s{at}> <urn:p> "{at}" <{BIG}> .\n' for at in range(4500)]
    file.write_text(
        "".join(lines) + '<urn:s> <urn:p> "2.50"^^<http://www.w3.org/2001/XMLSchema#decimal> <urn:small> .\n'
    )
    return file


def updates(front: Front) -> list[str]:
    """The updates that came, by their first words."""
    return [
        re.sub(r"^update=", "", it.text).split(" {")[0].split(" <")[0] for it in front.asked if it.path == "/update"
    ]


def test_a_big_graph_is_staged_and_a_small_one_sent_at_once(front: Front, big: Path) -> None:
    told = load(front, big)
    assert told.exit_code == 0, told.stderr
    lines = sorted(told.stderr.splitlines())
    assert lines[0].startswith(
        "urn:big: 4,500 statements (4,500 added, 0 removed, in 3 batches, 0 of them from before)"
    )
    assert lines[1].startswith("urn:small: 1 statements (1 added, 0 removed), sha256 ")
    assert there(front) == {BIG: 4500, "urn:small": 1}
    assert updates(front) == ["DROP SILENT GRAPH", *["INSERT DATA"] * 3, "DELETE", "DROP SILENT GRAPH", "INSERT DATA"]
    front.asked.clear()
    assert load(front, big).stderr.count("(as it was)") == 2
    assert updates(front) == ["DROP SILENT GRAPH"]


def test_few_changes_are_one_request(front: Front, big: Path) -> None:
    load(front, big)
    big.write_text(big.read_text(encoding="utf-8").replace('"17"', '"seventeen"').replace("2.50", "2.5000"))
    front.asked.clear()
    told = load(front, big)
    assert "urn:big: 4,500 statements (1 added, 1 removed), " in told.stderr
    assert "urn:small: 1 statements (as it was)" in told.stderr
    assert updates(front) == ["DROP SILENT GRAPH", "DELETE"]


class Break:
    """Lets so many updates through and fails for good from then on."""

    def __init__(self, after: int) -> None:
        self.left = after

    def __call__(self, asked: Asked) -> tuple[int, dict[str, str], bytes] | None:
        self.left -= asked.path == "/update"
        return None if self.left >= 0 or asked.path != "/update" else (503, {}, b"busy")


def test_a_run_that_failed_is_taken_up_again(front: Front, big: Path) -> None:
    front.meddle = Break(3)  # one to find out, two batches
    told = load(front, big)
    assert told.exit_code == 2
    assert "503" in told.stderr
    assert BIG not in there(front)
    front.meddle = lambda _: None
    assert "in 3 batches, 2 of them from before" in load(front, big).stderr
    assert there(front) == {BIG: 4500, "urn:small": 1}


def test_what_other_contents_have_left_is_dropped(front: Front, big: Path) -> None:
    front.meddle = Break(3)
    load(front, big)
    front.meddle = lambda _: None
    assert any(name.startswith("urn:ladkg:staging:") for name in there(front))
    big.write_text(f'<urn:s> <urn:p> "other" <{BIG}> .\n', encoding="utf-8")
    assert load(front, big).exit_code == 0
    assert there(front) == {BIG: 1}


def test_what_a_store_loses_is_told_and_nothing_is_put_in_place(front: Front, big: Path) -> None:
    def lossy(asked: Asked) -> bytes | None:
        return asked.body.replace(b"%224321%22", b"%22lost%22") if asked.path == "/update" else None

    front.meddle = lossy
    told = load(front, big)
    assert told.exit_code == 2
    assert "<urn:big>: read back, 1 statements are missing and 1 are there that were not sent, such as" in told.stderr
    assert "the graph is as it was" in told.stderr
    assert there(front) == {}


def test_what_an_earlier_run_left_broken_is_staged_anew(front: Front, big: Path) -> None:
    front.meddle = lambda it: it.body.replace(b"%2217%22", b"%22x%22") if "INSERT" in it.text else None
    before = Break(3)
    meddle = front.meddle
    front.meddle = lambda it: before(it) or meddle(it)
    assert load(front, big).exit_code == 2
    front.meddle = lambda _: None
    assert "in 3 batches, 0 of them from before" in load(front, big).stderr
    assert there(front) == {BIG: 4500, "urn:small": 1}


def test_a_small_graph_that_comes_back_otherwise_is_told(front: Front, tmp_path: Path) -> None:
    file = tmp_path / "small.nq"
    file.write_text('<urn:s> <urn:p> "a", "b" .\n', encoding="utf-8")
    file = file.rename(tmp_path / "small.ttl")
    front.meddle = lambda it: it.body.replace(b"%22b%22", b"%22c%22") if it.path == "/update" else None
    told = load(front, file, "--graph", "urn:g")
    assert told.exit_code == 2
    assert "<urn:g>: read back, 1 statements are missing and 1 are there that were not sent" in told.stderr


def test_a_store_that_takes_no_updates_is_put_to(front: Front, big: Path) -> None:
    front.meddle = lambda it: (405, {}, b"no") if it.path == "/update" else None
    assert "name the address that does" in load(front, big).stderr
    told = load(front, big, "--graph-store", f"{front.address}/store")
    assert told.exit_code == 0, told.stderr
    assert there(front) == {BIG: 4500, "urn:small": 1}
    assert {it.method for it in front.asked if it.path.startswith("/store")} == {"PUT"}


def test_blank_nodes_come_through_and_are_not_sent_twice(front: Front, tmp_path: Path) -> None:
    file = tmp_path / "blank.ttl"
    file.write_text("".join(f"<urn:s{at}> <urn:p> [ <urn:q> {at}.50 ] .\n" for at in range(1500)), encoding="utf-8")
    busy = Break(2)
    front.meddle = busy
    assert load(front, file, "--graph", BIG).exit_code == 2
    assert busy.left == -1  # it was not repeated
    front.meddle = lambda _: None
    assert (
        "3,000 statements (3,000 added, 0 removed, in 2 batches, 1 of them" in load(front, file, "--graph", BIG).stderr
    )
    assert "(as it was)" in load(front, file, "--graph", BIG).stderr


def test_many_small_graphs_are_read_back_together(front: Front, tmp_path: Path) -> None:
    file = tmp_path / "many.nq"
    lines = [f'<urn:s> <urn:p> "{at}" <urn:g{at}> .\n' for at in range(70)]
    file.write_text("".join(lines), encoding="utf-8")
    assert load(front, file).stderr.count("1 statements (1 added, 0 removed)") == 70
    assert len([it for it in front.asked if "VALUES" in it.text]) == 4


@pytest.mark.parametrize(
    ("text", "options", "told"),
    [
        ("<urn:s> <urn:p> 1 .", (), "stands in no named graph, and stores differ in what that means"),
        ("<urn:s> <urn:p> 1 .", ("--graph", "relative"), "--graph relative: "),
        ("_:g { <urn:s> <urn:p> 1 }", (), "a blank node, which no request can name"),
        ("<urn:ladkg:staging:1> { <urn:s> <urn:p> 1 }", (), "the name of a staging graph"),
        ("<urn:s> <urn:p>", (), "x.trig:1:"),
    ],
)
def test_what_cannot_be_sent_is_told(
    text: str, options: tuple[str, ...], told: str, front: Front, tmp_path: Path
) -> None:
    (tmp_path / "x.trig").write_text(text, encoding="utf-8")
    result = load(front, tmp_path / "x.trig", *options)
    assert result.exit_code == 2
    assert told in result.stderr
    assert there(front) == {}


def test_the_built_graph_is_sent_where_no_file_is_named(front: Front) -> None:
    front.meddle = lambda it: (400, {}, b"enough") if "INSERT" in it.text else None
    told = load(front)
    assert told.exit_code == 2
    assert "enough" in told.stderr


@pytest.mark.parametrize(
    "options", [(), ("--store", "x", "--endpoint", "http://x"), ("--store", "x", "--graph", "urn:g")]
)
def test_wrong_usage(options: tuple[str, ...]) -> None:
    result = CliRunner().invoke(group, ["load", *options])
    assert result.exit_code == 2
    assert "--endpoint" in result.stderr
