"""Numbers of news text: value, unit and rounding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.facts.amounts import find_numbers

CASES = [
    ("eight Russian diplomats", "eight", 8, 8, "count"),
    ("two hundred and thirty people", "two hundred and thirty", 230, 230, "count"),
    ("1.2 million women", "1.2 million", 1.2e6, 1.2e6, "count"),
    ("about 3,4 million pills", "3,4 million", 3.4e6, 3.4e6, "count"),
    ("a bill of $64.7 billion", "$64.7 billion", 64.7e9, 64.7e9, "dollar"),
    ("half a million homes", "half a million", 5e5, 5e5, "count"),
    ("three quarters of voters", "three quarters", 75, 75, "share"),
    ("lost 14 to 16 kilograms", "14 to 16 kilograms", 14, 16, "mass"),
    ("a dozen homes", "a dozen", 12, 12, "count"),
    ("a 27-year-old man", "27-year-old", 27, 27, "age"),
    ("Karin Holm, 44, was found guilty", "44", 44, 44, "age"),
    ("in the seventh round", "seventh", 7, 7, "ordinal"),
    ("won 3-1 after extra time", "3-1", 3, 1, "score"),
    ("rose 6.5 per cent", "6.5 per cent", 6.5, 6.5, "share"),
]


@pytest.mark.parametrize(("text", "words", "low", "high", "measure"), CASES)
def test_a_number_has_its_words_value_and_measure(text: str, words: str, low: float, high: float, measure: str) -> None:
    (found,) = find_numbers(text)
    assert text[found.start : found.end].strip() == words
    assert (found.low, found.high, found.measure) == (pytest.approx(low), pytest.approx(high), measure)


@pytest.mark.parametrize(
    "text", ["one of the men", "no one was hurt", "a one-on-one talk", "Windows 2000", "the No. 3 seed"]
)
def test_words_that_count_nothing_are_left(text: str) -> None:
    assert find_numbers(text) == ()


def test_a_change_stays_two_numbers() -> None:
    assert [(one.low, one.high) for one in find_numbers("reduced the staff from 30 to 20")] == [(30, 30), (20, 20)]


@pytest.mark.parametrize(
    ("words", "sort"), [("about 30", "about"), ("at least 30", "least"), ("up to 30", "most"), ("nearly 30", "near")]
)
def test_the_word_before_says_how_exact_a_number_is(words: str, sort: str) -> None:
    assert [one.rounding for one in find_numbers(f"It cost {words} lives.")] == [sort]


@given(st.integers(min_value=100, max_value=10**9))
def test_digits_with_commas_are_read_back(value: int) -> None:
    (found,) = find_numbers(f"The fund pays {value:,} people.")
    assert found.low == value
