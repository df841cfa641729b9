"""Words that another wording does not use."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text.diff import differing_words

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
