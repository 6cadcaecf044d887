"""`ladkg convert text` as a user calls it."""

from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Call = Callable[..., Result]
TEXT = """\
We, the Presidents of Chile and Panama, met. We intend to share data, as appropriate. We commit to protect women.

We commend the Bridge Builders Agreement.
"""


def test_what_was_found_is_told_in_one_line_on_standard_error(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "pact.md"
    file.write_text(TEXT, encoding="utf-8")
    result = call("convert", "text", str(file), "-f", "nquads")
    (told,) = result.stderr.splitlines()
    assert told.startswith("participants 2, instruments 1, statements 3 (intend 1, commit 1, support 1), hedges 1; ")
    assert told.endswith("Check them on a page: --review FILE.html")
    assert result.stdout.count("ontology#Commitment> ") == 2


def test_the_page_and_the_graph_are_written_both(call: Call, tmp_path: Path) -> None:
    file, page = tmp_path / "pact.md", tmp_path / "pact.html"
    file.write_text(TEXT, encoding="utf-8")
    result = call("convert", "text", str(file), "-f", "nquads", "--review", str(page))
    assert result.stderr.endswith(f"Check them on {page}\n")
    assert "operativeWords" in result.stdout
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    piped = call("convert", "text", "-", "--review", "-", "-o", str(tmp_path / "pact.nq"), "--lang", "en", input=TEXT)
    assert piped.stdout.startswith("<!doctype html>")
    both = call("convert", "text", str(file), "--review", "-")
    assert both.exit_code == 2
    assert "Only one of the page and the RDF" in both.stderr


def test_the_language_is_found_or_said(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "pact.md"
    file.write_text("Nous, les Présidents du Chili et du Panama, nous engageons à agir.\n", encoding="utf-8")
    auto = call("convert", "text", str(file), "-f", "nquads")
    assert "force/commit" in auto.stdout
    assert auto.stdout == call("convert", "text", str(file), "-f", "nquads", "--lang", "fr").stdout
    assert "force/" not in call("convert", "text", str(file), "-f", "nquads", "--lang", "es").stdout
    assert call("convert", "text", str(file), "--lang", "de").exit_code == 2


def test_a_table_of_readings_is_converted_and_checked_like_any_other(call: Call, tmp_path: Path) -> None:
    table = tmp_path / "mine.readings.csv"
    header = "text,layer,eid,start,end,sha256,quote,value,force,undertakes,hedges,groups,rule,confidence,decision,note"
    row = f"pact/en,statement,para_1__sent_1,0,9,{'0' * 64},We go on,,intend,true,as-appropriat,,en-intend,0.5,,"
    table.write_text(f"{header}\n{row}\n", encoding="utf-8")
    assert "commitment/pact/para-1.sent-1/2" in call("convert", "table", str(table)).stdout
    assert call("convert", "table", "-", "--kind", "readings", input=table.read_text()).exit_code == 0
    found = call("validate", str(table))
    assert found.exit_code == 1
    assert f"{table}:2:" in found.stdout
    assert "as-appropriat" in found.stdout
    assert "column: hedges" in found.stdout


def test_a_declaration_that_the_tables_do_not_know_conforms(call: Call, tmp_path: Path) -> None:
    french = "# Un pacte\n\nNous, les Présidents du Chili et du Panama, nous engageons à agir. La présente déclaration"
    for name, text in (("pact", TEXT), ("pacte", f"{french} n’est pas juridiquement contraignante.\n")):
        file = tmp_path / f"{name}.nq"
        assert (
            call("convert", "text", "-", "--source", name, "-f", "nquads", "-o", str(file), input=text).exit_code == 0
        )
        found = call("validate", str(file))
        assert (found.exit_code, found.stderr) == (0, "Conforms: no findings\n"), found.stdout
    assert "bindingForceStatedIn> <https://w3id.org/ladkg/id/passage/" in file.read_text(encoding="utf-8")
