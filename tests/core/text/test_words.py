import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text.words import fold, read_words, stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("eight", "8"),
        ("Nov. 1", "November 1"),
        ("1,000", "one thousand"),
        ("$1.5 million", "1,500,000"),
        ("twenty-one", "21"),
        ("two dozen", "24"),
        ("Café", "cafe"),
        ("Russia’s", "Russia's"),
        ("U.S.", "US"),
        ("missions", "mission"),
        ("suspended", "suspending"),
    ],
)
def test_what_is_written_two_ways_compares_equal(one: str, other: str) -> None:
    assert [word.stem for word in read_words(one)] == [word.stem for word in read_words(other)]


@pytest.mark.parametrize(("one", "other"), [("us", "US"), ("8", "80"), ("Nov. 1", "Oct. 1"), ("police", "policy")])
def test_what_is_not_the_same_stays_apart(one: str, other: str) -> None:
    assert [word.stem for word in read_words(one)] != [word.stem for word in read_words(other)]


@given(st.text())
def test_words_stand_in_order_inside_the_text(text: str) -> None:
    ends = [0]
    for word in read_words(text):
        assert ends[-1] <= word.start < word.end <= len(text)
        ends.append(word.end)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_the_stem_of_a_short_word_stays() -> None:
    assert stem("red") == "red"
