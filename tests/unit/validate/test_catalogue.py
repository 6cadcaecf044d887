"""Every rule is explained, stands where it is said to, and has its examples."""

import importlib.util
import re
from pathlib import Path

import pytest

from ladkg import paths
from ladkg.pipeline.check import explained
from ladkg.validate import lexical, load_shapes
from ladkg.validate.catalogue import Explained, near, with_examples

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def rules() -> tuple[Explained, ...]:
    return with_examples(explained(load_shapes(paths.shapes())), paths.examples())


def test_every_rule_is_complete(rules: tuple[Explained, ...]) -> None:
    assert len({rule.id for rule in rules}) == len(rules) > 200
    bare = [rule.id for rule in rules if not (rule.constraint and rule.messages and rule.source)]
    assert bare == []
    without = [rule.id for rule in rules if not (rule.file and rule.bad and rule.good)]
    assert without == [lexical.RULE.id]


def test_the_line_is_where_the_rule_begins(rules: tuple[Explained, ...]) -> None:
    for rule in (rule for rule in rules if rule.file):
        file = (ROOT if rule.file.startswith("shapes/") else ROOT / "queries") / rule.file
        line = file.read_text(encoding="utf-8").splitlines()[rule.line - 1]
        assert re.match(rf"ladsh:{rule.id} a |# rule: {rule.id}$", line), (rule.id, line)


def test_examples_are_of_the_rule(rules: tuple[Explained, ...]) -> None:
    for rule in (rule for rule in rules if rule.bad):
        assert all(file.stem.startswith(f"{rule.id}--") for file in rule.bad)
        assert rule.good
        assert rule.good.parents[1] == rule.bad[0].parents[1]


def test_a_constraint_is_said_in_short(rules: tuple[Explained, ...]) -> None:
    said = {rule.id: rule.constraint for rule in rules}
    assert said["CountryIso2"] == (
        "sh:path lad:iso2 ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:string ; sh:pattern ^[A-Z]{2}$"
    )
    assert said["Iso2OfOneCountry"] == "sh:path ( lad:iso2 [ sh:inversePath lad:iso2 ] ) ; sh:maxCount 1"
    assert said["BorderSaidBothWays"].startswith("sh:select SELECT $this")
    assert said["KnownTerms"].startswith("BASE <https://w3id.org/ladkg/id/>")


@pytest.mark.parametrize(("asked", "first"), [("CountyIso3", "CountryIso3"), ("knownterm", "KnownTerms")])
def test_near_misses(asked: str, first: str, rules: tuple[Explained, ...]) -> None:
    assert near(asked, rules)[0] == first


def test_nothing_is_near_nonsense(rules: tuple[Explained, ...]) -> None:
    assert near("xyzzy", rules) == []


def test_shapes_of_others_are_explained_as_far_as_they_tell(tmp_path: Path) -> None:
    file = tmp_path / "own.ttl"
    file.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> .\n\n"
        "<https://example.org/Own> a sh:NodeShape ; sh:targetClass <x:C> ; sh:class <x:D> ; sh:message 'Do.' .\n",
        encoding="utf-8",
    )
    (own,) = [rule for rule in explained(load_shapes(file), file) if rule.id == "Own"]
    assert (own.file, own.line, own.message("fr")) == ("own.ttl", 3, "Do.")
    assert own.constraint == "sh:targetClass <x:C> ; sh:class <x:D>"


def test_the_page_of_rules_is_up_to_date() -> None:
    spec = importlib.util.spec_from_file_location("documents", ROOT / "tests/shapes/documents.py")
    assert spec is not None
    assert spec.loader is not None
    documents = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(documents)
    assert (ROOT / "docs/rules.md").read_text(encoding="utf-8") == documents.page(), "run: make docs"
