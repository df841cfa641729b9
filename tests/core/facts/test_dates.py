"""Dates of news text, with every interval they can mean."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.facts.dates import find_clocks, find_dates

MONDAY = date(2021, 10, 18)

CASES = [
    ("The court sat on Oct. 6.", "Oct. 6", "2021-10-06", "2021-10-06"),
    ("In March 2018 he left the mission.", "March 2018", "2018-03-01", "2018-03-31"),
    ("It was founded in 2002.", "2002", "2002-01-01", "2002-12-31"),
    ("Russia’s 2014 annexation of Crimea", "2014", "2014-01-01", "2014-12-31"),
    ("the move answers last week’s expulsion", "last week", "2021-10-11", "2021-10-17"),
    ("NATO earlier this month stripped eight of them", "earlier this month", "2021-10-01", "2021-10-18"),
    ("on the 14th of June, 2021, in Brussels", "the 14th of June, 2021", "2021-06-14", "2021-06-14"),
    ("bound for June 24-25.", "June 24-25", "2021-06-24", "2021-06-25"),
    ("the dock burned down yesterday", "yesterday", "2021-10-17", "2021-10-17"),
    ("from November 1 or later", "November 1", "2021-11-01", "2021-11-01"),
    ("in the early 1990s", "the early 1990s", "1990-01-01", "1993-12-31"),
    ("signed 18/10/2021 in Riga", "18/10/2021", "2021-10-18", "2021-10-18"),
    ("the siege lasted from 1987 to 1995", "from 1987 to 1995", "1987-01-01", "1995-12-31"),
]


@pytest.mark.parametrize(("text", "words", "first", "last"), CASES)
def test_a_date_has_its_words_and_the_interval_they_mean(text: str, words: str, first: str, last: str) -> None:
    found = find_dates(text, MONDAY)
    assert [text[one.start : one.end] for one in found] == [words]
    assert (found[0].ranges[0].first.isoformat(), found[0].ranges[0].last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "He may resign.",
        "They march at dawn.",
        "the 76 session of the assembly",
        "It runs Windows 2000.",
        "2,000 people",
        "April Smith said no.",
        "Sun shone in the park.",
    ],
)
def test_words_that_only_look_like_dates_are_left(text: str) -> None:
    assert find_dates(text, MONDAY) == ()


def test_a_bare_weekday_can_be_the_last_or_the_next_one() -> None:
    (found,) = find_dates("The talks resume Thursday.", MONDAY)
    assert [one.first for one in found.ranges] == [date(2021, 10, 14), date(2021, 10, 21)]


def test_a_weekday_without_publication_date_has_no_interval() -> None:
    (found,) = find_dates("She died on Thursday.", None)
    assert found.ranges == ()
    assert found.parts[3] == 3


def test_times_of_day_tell_whether_a_zone_is_written() -> None:
    assert [(minutes, zoned) for _, _, minutes, zoned in find_clocks("until 6 p.m. EDT, or 8am")] == [
        (18 * 60, True),
        (8 * 60, False),
    ]


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 12, 31)))
def test_a_full_date_is_read_back_as_it_was_written(day: date) -> None:
    (found,) = find_dates(f"It opened on {day:%B} {day.day}, {day.year}.", None)
    assert (found.ranges[0].first, found.ranges[0].last) == (day, day)


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 12, 31)), st.integers(min_value=2, max_value=6))
def test_days_ago_count_back_from_the_publication_date(published: date, days: int) -> None:
    (found,) = find_dates(f"It sank {days} days ago.", published)
    assert found.ranges[0].first == published - timedelta(days=days)
