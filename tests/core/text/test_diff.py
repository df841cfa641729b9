"""Words that two wordings share, and words in which they differ."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.models import WordChange
from core.text.diff import diff_words, differing_words, kept_in_order
from core.text.words import printed_words

CASES = [
    ("a title that only one has", "Foreign Minister Sergei Lavrov said", "Sergei Lavrov said", ["Foreign Minister"]),
    ("case makes no difference", "Nato expelled them", "NATO expelled them", []),
    ("spelt and figured numbers are equal", "eight members", "8 members", []),
    ("short and full months are equal", "from Nov. 1", "from November 1", []),
    ("another number differs", "on June 6", "on October 6", ["June"]),
    ("a moved clause is not marked", "On Monday, Lavrov spoke", "Lavrov spoke on Monday", []),
    ("a small word can turn the sense", "It will not close", "It will close", ["not"]),
    ("nothing to compare with", "It will close", "", []),
    ("neighbours are joined over a comma", "old, grey mission", "mission", ["old, grey"]),
]


@pytest.mark.parametrize(("text", "base", "marked"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_marks_the_words_that_the_base_does_not_use(text: str, base: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in differing_words(text, base)] == marked


@given(st.text(max_size=80), st.text(max_size=80))
def test_spans_are_in_order_apart_and_inside(text: str, base: str) -> None:
    edges = [edge for span in differing_words(text, base) for edge in span]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)


@given(st.text(max_size=80))
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert differing_words(text, text) == ()


TEXTS = st.lists(st.sampled_from(["we", "suspend", "the", "mission,", "“now”", "Nov.", "it", "1"]), max_size=14).map(
    " ".join
)
ROWS = st.lists(st.sampled_from("abcd"), max_size=12)


def test_missing_and_added_words_are_named() -> None:
    pieces = diff_words("we suspend the mission from November", "We suspend our mission from Nov.")
    assert [(piece.change, piece.words) for piece in pieces] == [
        (WordChange.SAME, "We suspend"),
        (WordChange.MISSING, "the"),
        (WordChange.ADDED, "our"),
        (WordChange.SAME, "mission from Nov."),
    ]


SAME = [
    ("“It’s Over,” ", "'it's over.'"),
    ("the U.S.-led mission", "the US-led mission"),
    ("eight members left", "8 members left"),
    ("Grushkó said no", "Grushko said - no"),
]


@pytest.mark.parametrize(("base", "other"), SAME)
def test_house_style_makes_no_difference(base: str, other: str) -> None:
    assert [piece.change for piece in diff_words(base, other)] == [WordChange.SAME]


@given(TEXTS, TEXTS)
def test_same_and_added_pieces_are_the_other_text(base: str, other: str) -> None:
    kept = [piece.words for piece in diff_words(base, other) if piece.change is not WordChange.MISSING]
    assert " ".join(kept).split() == printed_words(other)


@given(TEXTS, TEXTS)
def test_neighbouring_pieces_are_of_two_kinds_and_missing_words_come_first(base: str, other: str) -> None:
    kinds = [piece.change for piece in diff_words(base, other)]
    follows = list(pairwise(kinds))
    assert all(one is not two for one, two in follows)
    assert (WordChange.ADDED, WordChange.MISSING) not in follows


@given(TEXTS)
def test_a_text_against_itself_is_all_the_same(text: str) -> None:
    assert all(piece.change is WordChange.SAME for piece in diff_words(text, text))


@given(ROWS, ROWS)
def test_kept_words_are_equal_and_in_order_on_both_sides(base: list[str], other: list[str]) -> None:
    pairs = kept_in_order(base, other)
    assert all(base[i] == other[j] for i, j in pairs)
    assert [i for i, _ in pairs] == sorted({i for i, _ in pairs})
    assert [j for _, j in pairs] == sorted({j for _, j in pairs})
    assert len(pairs) == len(kept_in_order(other, base))
