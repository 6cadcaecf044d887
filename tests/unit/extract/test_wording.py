"""Two wordings word against word."""

from hypothesis import given
from hypothesis import strategies as st

from ladkg.extract import wording
from ladkg.extract.wording import runs
from ladkg.records.comparison import Run

WORDS = st.lists(st.sampled_from(["we", "intend", "to", "keep", "boats", "safe", "and", "dry"]), max_size=25).map(
    " ".join
)


@given(WORDS, WORDS)
def test_the_runs_make_up_both_wordings(first: str, second: str) -> None:
    found = runs(first, second)
    assert " ".join(run.words for run in found if run.tag != "added") == first
    assert " ".join(run.words for run in found if run.tag != "dropped") == second


def test_a_replaced_word_goes_and_comes() -> None:
    found = runs("We intend to keep boats safe.", "We commit to keep boats safe.")
    assert found == (
        Run("same", "We"),
        Run("dropped", "intend"),
        Run("added", "commit"),
        Run("same", "to keep boats safe."),
    )


def test_a_lone_word_between_changes_is_part_of_them() -> None:
    found = runs("boats of the old coast", "ships of our new coast")
    assert [run.tag for run in found] == ["dropped", "added", "same"]
    assert found[2].words == "coast"


def test_wordings_beyond_all_measure_are_taken_whole() -> None:
    first, second = (" ".join([word] * wording.LONGEST) for word in ("a", "b"))
    assert [run.tag for run in runs(first, second)] == ["dropped", "added"]
    assert [run.tag for run in runs(first, first)] == ["same"]
