import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text.words import compounds, fold, form_of, indexed_words, printed_words, read_words, stem, word_spans


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
        ("8 p.m.", "8 pm"),
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


TEXT = "The U.S.-led post-war plan’s 3,500 men, e.g. Łódź’s — left."
WORDS = ["The", "U.S.", "led", "post", "war", "plan’s", "3,500", "men", "e.g.", "Łódź’s", "left"]


def test_words_are_told_apart_in_one_way() -> None:
    assert [TEXT[start:end] for start, end in word_spans(TEXT)] == WORDS
    assert [TEXT[word.start : word.end] for word in read_words(TEXT)] == WORDS


def test_words_of_a_line_keep_their_hyphens() -> None:
    assert compounds(TEXT) == ("The", "U.S", "led", "post-war", "plan’s", "3", "500", "men", "e.g", "Łódź’s", "left")


def test_printed_words_keep_their_marks() -> None:
    assert printed_words("“Go - now!” he said.") == ["“Go", "now!”", "he", "said."]


def test_words_of_the_index_have_no_marks_inside_and_a_longest_form() -> None:
    found = [word for word, _, _ in indexed_words("O’Neill post-war co\u00adop diplomats Łódź", longest=5)]
    assert found == ["o", "neill", "post", "war", "coop", "diplo", "łodz"]


@pytest.mark.parametrize(
    ("one", "other"), [("U.S.-led", "“US-led,”"), ("eight", "8"), ("Nov.", "November"), ("«Café»", "cafe")]
)
def test_a_printed_word_has_one_form(one: str, other: str) -> None:
    assert form_of(one) == form_of(other) != ""


@given(st.text(), st.integers(0, 20), st.integers(0, 20))
def test_spans_are_in_order_inside_what_is_asked_for(text: str, start: int, end: int) -> None:
    spans = list(word_spans(text, start, end))
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    assert all(min(start, len(text)) <= one < two <= end for one, two in spans)


@given(st.text())
def test_every_letter_and_digit_is_in_a_word(text: str) -> None:
    held = {place for start, end in word_spans(text) for place in range(start, end)}
    assert {place for place, letter in enumerate(text) if letter.isalpha() or letter.isdecimal()} <= held


@given(st.text())
def test_words_and_their_forms_stand_at_the_same_places(text: str) -> None:
    """A number of several words ("1.5 million") is one word with a form, and two that stand in the text."""
    spans = list(word_spans(text))
    assert all(any(word.start == start for start, _ in spans) for word in read_words(text))
    assert {end for _, end in spans} >= {word.end for word in read_words(text)}


@given(st.text())
def test_folding_for_the_index_twice_changes_nothing_either(text: str) -> None:
    once = fold(text, spell_out=False)
    assert fold(once, spell_out=False) == once
    assert fold(once) == fold(text)
