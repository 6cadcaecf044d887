"""Shapes in the data are found, and stand there only where they are meant to."""

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat

from ladkg import graph, paths
from ladkg.errors import FaultyInput
from ladkg.pipeline.check import check
from ladkg.validate.strayed import strayed

HEAD = "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix : <https://example.org/> .\n"
SHAPE = HEAD + ":S a sh:NodeShape ; sh:targetSubjectsOf :p ; sh:nodeKind sh:IRI ."
ABOUT_SHAPES = HEAD + ":T a sh:NodeShape ; sh:targetClass sh:NodeShape ; sh:nodeKind sh:IRI ."


@pytest.mark.parametrize(
    "text",
    [
        ":S a sh:NodeShape .",
        ":S a sh:PropertyShape .",
        ":C a sh:ConstraintComponent .",
        ":S sh:targetClass :C .",
        ":S sh:targetNode :n .",
        "[] sh:targetObjectsOf :p .",
        ":g sh:shapesGraph :h .",
        ":S sh:sparql [] .",
    ],
)
def test_a_shape_is_found(text: str) -> None:
    assert strayed(graph.read_bytes((HEAD + text).encode(), RdfFormat.TURTLE, "x"))


@pytest.mark.parametrize(
    "text",
    [
        ":o sh:declare [ sh:prefix 'x' ; sh:namespace 'https://example.org/' ] .",
        "[] a sh:ValidationReport ; sh:result [ sh:focusNode :n ; sh:resultPath :p ; sh:sourceShape :S ] .",
        ":a a :NodeShape ; :targetClass sh:Shape .",
    ],
)
def test_what_only_looks_like_one_is_not(text: str) -> None:
    assert strayed(graph.read_bytes((HEAD + text).encode(), RdfFormat.TURTLE, "x")) is None


def test_data_that_hold_a_shape_are_refused_and_the_shapes_themselves_are_not(tmp_path: Path) -> None:
    data, shapes, about = tmp_path / "data.ttl", tmp_path / "shapes", tmp_path / "about.ttl"
    shapes.mkdir()
    for file, text in ((data, SHAPE), (shapes / "s.ttl", SHAPE), (about, ABOUT_SHAPES)):
        file.write_text(text, encoding="utf-8")
    with pytest.raises(FaultyInput, match=r"data\.ttl:2:\d+: a shape in the data"):
        check([data], shapes)
    assert check([shapes / "s.ttl"], shapes).findings == ()
    assert check([data], about).findings == ()


def test_the_shapes_of_the_project_can_be_checked() -> None:
    check(sorted(paths.shapes().glob("*.ttl"))[:1])
