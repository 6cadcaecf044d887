"""With the texts at hand: every passage is verified, and the graph carries the wording."""

from collections.abc import Callable
from pathlib import Path

from click.testing import Result
from pyoxigraph import Literal

from ladkg import graph
from ladkg.terms import LAD, OA, RDF

Call = Callable[..., Result]


def test_build_with_the_texts_carries_the_wording(call: Call, texts: Path, tmp_path: Path) -> None:
    result = call("build", "--texts", str(texts), "-o", str(tmp_path), "--no-check")
    assert result.exit_code == 0, result.stderr
    quads = list(graph.read(tmp_path / "asserted.nq"))
    passages = {quad.subject for quad in quads if quad.predicate == RDF.type and quad.object == LAD.Passage}
    wording = {quad.subject: quad.object for quad in quads if quad.predicate == OA.exact}
    assert wording.keys() == passages
    for quad in quads:
        if quad.predicate == LAD.quote:
            exact = wording[quad.subject]
            assert isinstance(exact, Literal)
            assert isinstance(quad.object, Literal)
            assert quad.object.value in exact.value


def test_the_built_graph_holds_no_wording(call: Call) -> None:
    assert "oa#exact" not in call("export", "-", "-g", "asserted", "-f", "nquads").stdout


def test_a_folder_without_known_texts_is_told(call: Call, tmp_path: Path) -> None:
    (tmp_path / "other.md").write_text("We met. We intend to go on.\n", encoding="utf-8")
    result = call("build", "--texts", str(tmp_path), "-o", str(tmp_path / "out"))
    assert result.exit_code == 2
    assert "no text here has the sha256" in result.stderr
    assert not (tmp_path / "out").exists()
