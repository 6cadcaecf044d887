"""`--spreadsheet-safe`, wherever a verb writes CSV for people."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Call = Callable[..., Result]
ASKED = 'SELECT ?a ?b ?c ?d { VALUES (?a ?b ?c) { ("=1+1" -5 <http://e/x>) ("a,\\"b" 2.5 UNDEF) } }'
TEXT = "# Declaration\n\nWe, the Republic of Chile, met.\n\n## One\n\n1. {} We commit to protect refugees.\n"


def test_query(call: Call) -> None:
    verbatim = call("query", "-", "-f", "csv", input=ASKED).stdout_bytes
    safe = call("query", "-", "-f", "csv", "--spreadsheet-safe", input=ASKED).stdout_bytes
    assert safe == verbatim.replace(b"=1+1", b"'=1+1")
    assert list(csv.reader(io.StringIO(safe.decode(), newline="")))[1:] == [
        ["'=1+1", "-5", "http://e/x", ""],
        ['a,"b', "2.5", "", ""],
    ]


def test_a_query_that_has_no_rows_to_guard(call: Call) -> None:
    asked = ["query", "-", "-f", "csv", "--spreadsheet-safe"]
    assert call(*asked, input="ASK { }").stdout == call(*asked[:-1], input="ASK { }").stdout
    rows = call(*asked, input="SELECT ?t { VALUES ?t { <<( <e:s> <e:p> <e:o> )>> } }").stdout.splitlines()
    assert rows == call(*asked[:-1], input="SELECT ?t { VALUES ?t { <<( <e:s> <e:p> <e:o> )>> } }").stdout.splitlines()


def test_compare(call: Call, tmp_path: Path) -> None:
    first, second = tmp_path / "first.md", tmp_path / "second.md"
    first.write_text(TEXT.format("@SUM(1)"), encoding="utf-8")
    second.write_text(TEXT.format("=SUM(1)").replace("protect", "help"), encoding="utf-8")
    asked = ["compare", str(first), str(second), "--lang-a", "en", "--lang-b", "en", "-f", "csv"]
    verbatim, safe = (call(*asked, *more).stdout for more in ([], ["--spreadsheet-safe"]))
    cells = [cell for row in csv.reader(io.StringIO(verbatim, newline="")) for cell in row]
    assert any(cell.startswith(("=", "@")) for cell in cells)
    assert not any(cell.startswith(("=", "@")) for row in csv.reader(io.StringIO(safe, newline="")) for cell in row)


@pytest.mark.parametrize("verb", [["query", "endorsers"], ["evaluate", "a.nt", "b.nt"], ["compare", "a.md", "b.md"]])
def test_it_is_about_csv(call: Call, verb: list[str]) -> None:
    said = call(*verb, "--spreadsheet-safe")
    assert said.exit_code == 2
    assert "add --format csv" in said.stderr


def test_export_takes_it_for_a_pack(call: Call) -> None:
    said = call("export", "graph.ttl", "--spreadsheet-safe")
    assert said.exit_code == 2
    assert "name its folder with --pack" in said.stderr


def test_a_pack_says_that_its_tables_are_safe(call: Call, tmp_path: Path) -> None:
    assert call("export", "--pack", str(tmp_path / "pack"), "--spreadsheet-safe").exit_code == 0
    told = json.loads((tmp_path / "pack/tables/csv-metadata.json").read_bytes())
    assert "apostrophe" in told["rdfs:comment"]
