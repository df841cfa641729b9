"""Quotation marks of every style are paired, and apostrophes are no marks."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.quotes.marks import find_marks, with_plain_marks

PAIRED = [
    ("“We’re here,” he said. “Now ‘that’ is it.”", ["“We’re here,”", "“Now ‘that’ is it.”"]),
    ('"We go," she said, "tonight."', ['"We go,"', '"tonight."']),
    ("'If that's the case, then we don't,' NATO's man said.", ["'If that's the case, then we don't,'"]),
    ("‘It’s the states’ rights we want,’ he added.", ["‘It’s the states’ rights we want,’"]),
    ("''Hopefully,'' the president said, ''this can help.''", ["''Hopefully,''", "''this can help.''"]),
    ("«Nous sommes ici», a dit le ministre.", ["«Nous sommes ici»"]),
    ("He called it 'a “great” day'.", ["'a “great” day'"]),
    ("“The ‘threat’ is inflated,” the ministry said.", ["“The ‘threat’ is inflated,”"]),
    ("‘He told me “no” twice,’ she said.", ["‘He told me “no” twice,’"]),
]


@pytest.mark.parametrize(("text", "marked"), PAIRED)
def test_the_outermost_marks_are_paired(text, marked):
    assert [text[m.start : m.end] for m in find_marks(text)] == marked


@pytest.mark.parametrize(
    "text",
    [
        "The alliance's office and the ministers' cars.",
        "Rock 'n' roll of the '90s, give 'em that.",
        "He is 6'2\" tall and she isn't.",
        "It rained; nobody's surprised.",
        "",
    ],
)
def test_apostrophes_and_inches_are_no_marks(text):
    assert find_marks(text) == []


def test_a_mark_that_never_closes_runs_to_the_end_of_the_paragraph():
    (marked,) = find_marks("She said “we go tonight and not before. ")
    assert not marked.closed
    assert marked.end == len("She said “we go tonight and not before.")


def test_a_lone_closing_mark_ends_words_that_began_in_the_paragraph_before():
    text = "And that is all,” he said."
    assert find_marks(text) == []
    (marked,) = find_marks(text, continues=True)
    assert text[marked.start : marked.end] == "And that is all,”"
    assert not marked.opened


def test_the_parser_sees_every_style_alike():
    seen = {
        with_plain_marks(text, find_marks(text))
        for text in ("“We go,” he said.", "‘We go,’ he said.", '"We go," he said.')
    }
    assert seen == {'"We go," he said.'}


@given(st.text(alphabet="ab S.,'\"“”‘’«»\n", max_size=80))
def test_spans_stay_in_order_inside_the_text_and_never_overlap(text):
    marks = find_marks(text)
    edges = [edge for m in marks for edge in (m.start, m.inner_start, m.inner_end, m.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)
    assert len(with_plain_marks(text, marks)) == len(text)


@pytest.mark.parametrize("piece", ["“", '"', "'", "“a ", "'a ", "“a” ", "''"])
def test_ten_thousand_marks_take_no_more_than_a_moment(piece):
    started = time.process_time()
    find_marks(piece * 10_000)
    assert time.process_time() - started < 5
