"""Labels of blank nodes hold within their own file: https://www.w3.org/TR/rdf11-concepts/#section-blank-nodes."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Call = Callable[..., Result]

SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
<http://e/One> sh:targetSubjectsOf <x:code> ; sh:property <http://e/OneCode> .
<http://e/OneCode> sh:path <x:code> ; sh:maxCount 1 ; sh:message "Keep one code." .
<http://e/NamedShape> sh:targetObjectsOf <x:about> ; sh:property <http://e/Named> .
<http://e/Named> sh:path <x:name> ; sh:minCount 1 ; sh:message "Give a name." .
"""
DOCUMENTS = {
    "turtle.ttl": '\n_:a <x:code> "1" .\n<x:s> <x:about> _:a .\n',
    "triples.nt": '<x:s> <x:about> _:a .\n_:a <x:code> "2" .\n',
    "quads.nq": '_:a <x:code> "3" <x:g> .\n<x:s> <x:about> _:a <x:g> .\n',
    "trig.trig": '<x:g> { _:a <x:code> "4" . <x:s> <x:about> _:a }\n',
    "json.jsonld": '{ "@id": "x:s",\n "x:about": { "@id": "\\u005f:a", "x:code": "5" } }\n',
    "xml.rdf": (
        '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="x:">\n'
        '<r:Description r:nodeID="a"><x:code>6</x:code></r:Description>\n'
        '<r:Description r:about="x:s"><x:about r:nodeID="a"/></r:Description></r:RDF>\n'
    ),
}
PLACES = {"turtle.ttl": 2, "triples.nt": 2, "quads.nq": 1, "trig.trig": 1, "json.jsonld": 2, "xml.rdf": 2}


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "shapes").mkdir()
    (tmp_path / "shapes/shapes.ttl").write_text(SHAPES, encoding="utf-8")
    for name, text in DOCUMENTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return list(DOCUMENTS)


def findings(result: Result) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(result.stdout)["findings"]
    return found


@pytest.mark.parametrize("engine", ["ladkg", "pyshacl"])
def test_the_same_label_in_two_files_is_two_nodes(engine: str, files: list[str], call: Call) -> None:
    found = findings(call("validate", *files, "--shapes", "shapes", "--report", "json", "--engine", engine))
    assert {one["rule"] for one in found} == {"Named"}
    assert {one["places"][0]["file"]: one["places"][0]["line"] for one in found} == PLACES
    assert all(len(one["places"]) == 1 for one in found)


def test_a_node_is_called_what_its_file_calls_it(files: list[str], call: Call) -> None:
    found = findings(call("validate", *files[:3], "--shapes", "shapes", "--report", "json"))
    assert [one["focus"] for one in found] == ["_:a", "_:a·2", "_:a·3"]
    turtle = call("validate", *files[:3], "--shapes", "shapes", "--report", "turtle").stdout
    assert turtle.count("sh:focusNode") == 3
    assert findings(call("validate", files[0], "--shapes", "shapes", "--report", "json"))[0]["focus"] == "_:a"


def test_the_same_label_twice_in_one_file_is_one_node(files: list[str], call: Call) -> None:
    Path(files[1]).write_text('_:a <x:code> "1" .\n_:a <x:code> "2" .\n', encoding="utf-8")
    found = findings(call("validate", *files[:2], "--shapes", "shapes", "--report", "json"))
    assert [one["rule"] for one in found] == ["OneCode", "Named"]


@pytest.mark.parametrize("full", [[], ["--full"]])
def test_a_change_is_apart_from_its_base_but_for_the_file_it_replaces(
    full: list[str], files: list[str], call: Call
) -> None:
    base = Path("base")
    base.mkdir()
    for name in files[:2]:
        (base / name).write_text(DOCUMENTS[name], encoding="utf-8")
    asked = ("--against", "base", "--shapes", "shapes", "--report", "json", *full)
    assert findings(call("validate", files[0], *asked)) == []  # as it was
    assert [one["rule"] for one in findings(call("validate", files[2], *asked))] == ["Named"]  # another node
    Path(files[0]).write_text(DOCUMENTS[files[0]] + '_:a <x:code> "more" .\n', encoding="utf-8")
    (changed,) = findings(call("validate", files[0], *asked))
    assert (changed["rule"], changed["focus"]) == ("OneCode", "_:a")


def test_shapes_in_several_files_have_blank_nodes_of_their_own(files: list[str], call: Call) -> None:
    shape = (
        "<x:{0}> <http://www.w3.org/ns/shacl#targetSubjectsOf> <x:code> ; <http://www.w3.org/ns/shacl#property> _:p .\n"
    )
    path = "_:p <http://www.w3.org/ns/shacl#path> <x:{0}> ; <http://www.w3.org/ns/shacl#minCount> 1 .\n"
    for name in ("label", "title"):
        Path(f"shapes/{name}.ttl").write_text((shape + path).format(name), encoding="utf-8")
    found = findings(call("validate", files[0], "--shapes", "shapes", "--report", "json"))
    assert {one["path"] for one in found} == {"<x:label>", "<x:title>", "<x:name>"}
