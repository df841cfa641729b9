"""Word differences as data."""

from hypothesis import given
from hypothesis import strategies as st

from core.models import WordChange
from core.quotes.diff import diff_words, printed_words

TEXTS = st.lists(st.sampled_from(["we", "suspend", "the", "mission,", "“now”", "Nov.", "it", "1"]), max_size=14).map(
    " ".join
)


def test_missing_and_added_words_are_named():
    pieces = diff_words("we suspend the mission from November", "We suspend our mission from Nov.")
    assert [(p.change, p.words) for p in pieces] == [
        (WordChange.SAME, "We suspend"),
        (WordChange.MISSING, "the"),
        (WordChange.ADDED, "our"),
        (WordChange.SAME, "mission from Nov."),
    ]


def test_marks_and_capitals_make_no_difference():
    assert [p.change for p in diff_words("“It’s Over,” ", "'it's over.'")] == [WordChange.SAME]


@given(TEXTS, TEXTS)
def test_same_and_added_pieces_are_the_other_text(base, other):
    kept = [p.words for p in diff_words(base, other) if p.change is not WordChange.MISSING]
    assert " ".join(kept).split() == printed_words(other)


@given(TEXTS)
def test_a_text_against_itself_is_all_the_same(text):
    assert all(p.change is WordChange.SAME for p in diff_words(text, text))
