"""Quotation marks of every style are paired, and apostrophes are no marks."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.models import Reading, Role
from core.text.parse import parse_reading
from core.text.quotation_marks import PLAIN_MARKS, find_marks, outside_marks, quoted_spans, with_plain_marks
from tests.core.origins.reading_of import body, lines, seeds

PAIRED = [
    ("“We’re here,” he said. “Now ‘that’ is it.”", ["“We’re here,”", "“Now ‘that’ is it.”"]),
    ('"We go," she said, "tonight."', ['"We go,"', '"tonight."']),
    ("'If that's the case, then we don't,' NATO's man said.", ["'If that's the case, then we don't,'"]),
    ("‘It’s the states’ rights we want,’ he added.", ["‘It’s the states’ rights we want,’"]),
    ("''Hopefully,'' the president said, ''this can help.''", ["''Hopefully,''", "''this can help.''"]),
    ("«Nous sommes ici», a dit le ministre.", ["«Nous sommes ici»"]),
    ("« Nous partons », said «the minister».", ["« Nous partons »", "«the minister»"]),
    ("He wrote »wir gehen« and left.", ["»wir gehen«"]),
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


QUOTED = [
    ('"Nobody is leaving," Lavrov said. "Not yet."', ["Nobody is leaving,", "Not yet."]),
    ("“Nobody is leaving,” she said.", ["Nobody is leaving,"]),
    (
        "'We have taken note of Minister Lavrov's comments,' a spokesperson said.",
        ["We have taken note of Minister Lavrov's comments,"],
    ),
    ("'If NATO members' envoys call, we answer,' he added.", ["If NATO members' envoys call, we answer,"]),
    ("« Nous partons », said «the minister».", ["Nous partons", "the minister"]),
    ("The ministers' plan and the '90s boom were the port's pride.", []),
    ("He called it “a sham and left", ["a sham and left"]),
    ("The alliance's mission isn't based in Brussels.", []),
    ("Officials 'undeclared' on paper weren't 'linked' to it.", ["undeclared", "linked"]),
    ("“We go on.\nThe crowd cheered.", ["We go on."]),
    ("“We go on.\n“We stay,” he said.", ["We go on.", "We stay,"]),
    ("“We go on.\nWe stay,” he said.", ["We go on.", "We stay,"]),
]


@pytest.mark.parametrize(("text", "expected"), QUOTED)
def test_quoted_words_of_an_article_are_found_by_its_marks(text, expected):
    reading = body("a", text)
    assert [text[start:end] for start, end in quoted_spans(reading)] == expected


def test_marks_outside_the_body_quote_nothing_of_it():
    reading = lines("a", [(Role.BOILERPLATE, "“Sign up"), (Role.BODY, "He left.”"), (Role.CAPTION, "“A boat”")])
    assert quoted_spans(reading) == ()


@pytest.mark.parametrize(
    ("text", "outside"),
    [
        ('He said "we go" and left.', "He said   and left."),
        ("He isn't here.", "He isn't here."),
        ("'Our paper,' the editor's note said.", "  the editor's note said."),
    ],
)
def test_what_stands_outside_marks_is_left_when_quotations_go(text, outside):
    assert outside_marks(text) == outside


@pytest.mark.model
def test_every_room_sees_the_same_marks():
    """What origins call quoted is what the parsed paragraphs, from which quotes are found, have inside marks."""
    for reading in seeds():
        parsed = parse_reading(reading)
        marked = [
            (passage.start + one.inner_start, passage.start + one.inner_end)
            for passage in parsed
            if passage.role is Role.BODY
            for one in passage.marks
        ]
        assert marked
        assert list(quoted_spans(reading)) == marked


@given(st.text(alphabet="ab S.,'\"“”‘’«»\n ", max_size=80))
def test_no_quoted_span_leaves_its_paragraph(text):
    reading: Reading = body("a", text)
    spans = quoted_spans(reading)
    assert list(spans) == sorted(spans)
    for start, end in spans:
        assert any(passage.start <= start < end <= passage.end for passage in reading.passages)


@given(st.text())
def test_plain_marks_are_written_character_for_character_and_once(text):
    plain = text.translate(PLAIN_MARKS)
    assert len(plain) == len(text)
    assert plain.translate(PLAIN_MARKS) == plain


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
