"""Why: which branch failed on what, in every language."""

import os
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from pyoxigraph import Quad, RdfFormat, parse

from ladkg.validate import Finding, Shapes
from ladkg.validate.engine import evaluate
from ladkg.validate.reasons import reason
from ladkg.validate.report import LANGUAGES
from ladkg.validate.sentences import COUNTED, MORE, SENTENCES, SHAPE, VALUE

EXPECTED = Path(__file__).parents[1] / "expected" / "why.txt"

HEAD = """
@prefix lad: <https://w3id.org/ladkg/ontology#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def turtle(text: str) -> tuple[Quad, ...]:
    return tuple(parse(HEAD + text, format=RdfFormat.TURTLE))


def finding(constraint: str, data: str) -> Finding:
    shapes = f"""
    lad:S a sh:PropertyShape ; sh:targetNode lad:a ; sh:path lad:p ; {constraint} .
    lad:Day sh:datatype xsd:date . lad:Year sh:datatype xsd:gYear .
    lad:Named sh:property [ sh:path lad:name ; sh:minCount 1 ] .
    """
    (found,) = evaluate(turtle(f"lad:a lad:p {data} ."), Shapes(turtle(shapes), {}), ())
    return found


def why(constraint: str, data: str, language: str = "en") -> list[str]:
    found = finding(constraint, data)
    assert found.message(language) == found.reasons(language)[0]
    return found.reasons(language)


ONE_LINE = [
    ("sh:class lad:C", "lad:b", "lad:b is not of class lad:C"),
    ("sh:datatype xsd:date", '"x"', '"x" is of datatype xsd:string, not xsd:date'),
    ("sh:datatype xsd:date", '"2020-02-30"^^xsd:date', '"2020-02-30" is no value of xsd:date'),
    ("sh:datatype xsd:date", "lad:b", "lad:b is no literal of datatype xsd:date"),
    ("sh:nodeKind sh:IRI", '"x"', '"x" is not of kind sh:IRI'),
    ("sh:minCount 2", "1", "1 value where at least 2 must be"),
    ("sh:maxCount 1", '"x" , "y"', '2 values where at most 1 may be: "x", "y"'),
    ("sh:minLength 2", '"x"', '"x" is shorter than 2 characters'),
    ("sh:maxLength 1", '"xy"', '"xy" is longer than 1 character'),
    ("sh:pattern 'a'", '"x"', "\"x\" does not match 'a'"),
    ('sh:pattern "a" ; sh:flags "i"', '"x"', "\"x\" does not match 'a' (i)"),
    ('sh:languageIn ( "en" )', '"x"', '"x" is in none of the languages en'),
    ("sh:uniqueLang true", '"x"@en , "y"@en', "2 values in the language en, where one may be"),
    ("sh:minExclusive 2", "2", '"2"^^xsd:integer is not above "2"^^xsd:integer'),
    ("sh:minInclusive 2", '"x"', '"x" is below "2"^^xsd:integer, or cannot be compared with it'),
    ("sh:maxExclusive 2", "2", '"2"^^xsd:integer is not below "2"^^xsd:integer'),
    ("sh:maxInclusive 2", "3", '"3"^^xsd:integer is above "2"^^xsd:integer, or cannot be compared with it'),
    ("sh:equals lad:q", '"x"', '"x" is a value of the path but not of lad:q'),
    ("sh:equals lad:q", '"x" ; lad:q "x" , "y"', '"y" is a value not of the path but of lad:q'),
    ("sh:disjoint lad:q", '"x" ; lad:q "x"', '"x" is a value of lad:q too'),
    ("sh:lessThan lad:q", '"x" ; lad:q "x"', '"x" is not below "x" of lad:q'),
    ("sh:lessThanOrEquals lad:q", '"y" ; lad:q "x"', '"y" is above "x" of lad:q, or cannot be compared with it'),
    ("sh:hasValue lad:c", "lad:b", "lad:c is not among the values"),
    (
        "sh:in ( lad:commit lad:plan )",
        "lad:comit",
        "lad:comit is none of lad:commit, lad:plan; did you mean lad:commit?",
    ),
    ('sh:in ( "x" )', "lad:b", 'lad:b is none of "x"'),
    ("sh:closed true", "lad:b . lad:b lad:q 1", "lad:q is not allowed here"),
    (
        'sh:sparql [ sh:select "SELECT $this ?value { $this $PATH ?value }" ]',
        "lad:b",
        "the query of sh:SPARQLConstraintComponent finds lad:b",
    ),
]
BRANCHES = [
    (
        "sh:or ( lad:Day lad:Year )",
        '"x"',
        [
            '"x" conforms to none of 2 shapes',
            '  "x" does not conform to lad:Day:',
            '    "x" is of datatype xsd:string, not xsd:date',
            '  "x" does not conform to lad:Year:',
            '    "x" is of datatype xsd:string, not xsd:gYear',
        ],
    ),
    (
        "sh:xone ( lad:Named [ sh:nodeKind sh:IRI ] )",
        'lad:b . lad:b lad:name "b"',
        [
            "lad:b conforms to 2 of 2 shapes (lad:Named, a shape without a name), where it must be exactly one",
            "  lad:b conforms to lad:Named",
            "  lad:b conforms to a shape without a name",
        ],
    ),
    (
        "sh:xone ( lad:Day lad:Year )",
        '"x"',
        [
            '"x" conforms to none of 2 shapes, where it must be exactly one',
            '  "x" does not conform to lad:Day:',
            '    "x" is of datatype xsd:string, not xsd:date',
            '  "x" does not conform to lad:Year:',
            '    "x" is of datatype xsd:string, not xsd:gYear',
        ],
    ),
    (
        "sh:and ( lad:Named [ sh:nodeKind sh:IRI ] )",
        "lad:b",
        [
            "lad:b conforms to 1 of 2 shapes, where it must conform to all",
            "  lad:b does not conform to lad:Named:",
            "    lad:name: 0 values where at least 1 must be",
            "  lad:b conforms to a shape without a name",
        ],
    ),
    (
        "sh:not lad:Day",
        '"2020-02-03"^^xsd:date',
        [
            '"2020-02-03"^^xsd:date conforms to lad:Day, which it must not',
            '  "2020-02-03"^^xsd:date conforms to lad:Day',
        ],
    ),
    (
        "sh:node [ sh:node lad:Named ]",
        "lad:b",
        [
            "lad:b does not conform to a shape without a name",
            "  lad:b does not conform to a shape without a name:",
            "    lad:b does not conform to lad:Named",
            "      lad:b does not conform to lad:Named:",
            "        lad:name: 0 values where at least 1 must be",
        ],
    ),
    (
        "sh:qualifiedValueShape lad:Named ; sh:qualifiedMinCount 1",
        "lad:b",
        [
            "0 of 1 value conform to lad:Named, where at least 1 must",
            "  lad:b does not conform to lad:Named:",
            "    lad:name: 0 values where at least 1 must be",
        ],
    ),
    (
        "sh:qualifiedValueShape lad:Named ; sh:qualifiedMaxCount 0",
        'lad:b . lad:b lad:name "b"',
        ["1 of 1 value conform to lad:Named, where at most 0 may"],
    ),
]


@pytest.mark.parametrize(("constraint", "data", "line"), ONE_LINE)
def test_one_line(constraint: str, data: str, line: str) -> None:
    assert why(constraint, data) == [line]


@pytest.mark.parametrize(("constraint", "data", "lines"), BRANCHES)
def test_which_branch_failed_on_what(constraint: str, data: str, lines: list[str]) -> None:
    assert why(constraint, data) == lines


def test_what_is_long_is_cut() -> None:
    many = " , ".join(f'"{number}"' for number in range(9))
    (line,) = why("sh:maxCount 1", many)
    assert line.endswith('"4" and 4 more')
    assert why("sh:maxCount 1", many, "fr")[0].endswith('"4" et 4 de plus')
    (line,) = why("sh:maxLength 1", f'"{"x" * 9_000}"')
    assert len(line) < 600
    deep = "sh:node [ " * 30 + "sh:minLength 9" + " ]" * 30
    assert len(why(deep, '"x"')) < 20


CASES = [*((constraint, data) for constraint, data, _ in ONE_LINE), *((shape, data) for shape, data, _ in BRANCHES)]


def test_every_sentence_in_every_language_is_as_expected() -> None:
    """LADKG_WRITE_EXPECTED=1 writes the file anew."""
    said = "\n".join(f"# {shape} | {data}\n{told_in_all(shape, data)}" for shape, data in CASES)
    if os.environ.get("LADKG_WRITE_EXPECTED"):
        EXPECTED.write_text(said, encoding="utf-8")
    assert said == EXPECTED.read_text(encoding="utf-8")


def told_in_all(shape: str, data: str) -> str:
    return "".join(f"{language}: {line}\n" for language in LANGUAGES for line in why(shape, data, language))


def names(sentence: str) -> set[str | None]:
    return {name for _, name, _, _ in Formatter().parse(sentence)} - {None}


@pytest.mark.parametrize("key", SENTENCES)
def test_no_language_misses_a_sentence_or_what_goes_into_it(key: str) -> None:
    said = SENTENCES[key]
    assert len(said) == len(LANGUAGES) == len(set(said))
    assert [names(sentence) for sentence in said] == [names(said[0])] * len(LANGUAGES)


@pytest.mark.parametrize("words", [VALUE, SHAPE, MORE, *COUNTED.values()])
def test_no_language_misses_a_word(words: tuple[Any, ...]) -> None:
    assert len(words) == len(LANGUAGES)


def test_every_sentence_is_told_by_some_constraint() -> None:
    told = {one.key for shape, data in CASES for one in finding(shape, data).why}
    assert told == SENTENCES.keys()


@pytest.mark.parametrize(
    ("language", "none", "one", "two"),
    [
        ("en", "0 values", "1 value", "2 values"),
        ("es", "0 valores", "1 valor", "2 valores"),
        ("fr", "0 valeur", "1 valeur", "2 valeurs"),
        ("pt", "0 valores", "1 valor", "2 valores"),
    ],
)
def test_numbers_agree(language: str, none: str, one: str, two: str) -> None:
    for number, words in enumerate((none, one, two)):
        assert reason("min_count", values=number, count=3).text(language).startswith(words)


def test_a_language_that_is_not_known_is_english() -> None:
    assert reason("query", component="c", value="").text("de") == "the query of c finds the value"
