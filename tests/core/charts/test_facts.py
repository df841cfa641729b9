"""The timeline: a line a date, whole events near and far, nothing drawn outside its days."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.charts import facts as fact_charts
from core.charts import specs
from core.tables.facts import EventRow

STORY = date(2021, 10, 18)
DAYS = st.dates(date(2000, 1, 1), date(2022, 12, 31))


def dated(
    event_id: str,
    article_id: str,
    written: str,
    first: date,
    last: date,
    *,
    disputed: bool = False,
    against: date | None = None,
) -> EventRow:
    return EventRow(
        event_id=event_id,
        number=1,
        label=f"what happened {written}",
        disputed=disputed,
        article_id=article_id,
        outlet=f"Outlet {article_id}",
        written=written,
        first=first,
        last=last,
        relative=against is not None,
        against=against,
        sentence_id=None,
        start=0,
        end=0,
    )


EVENTS = (
    dated("fire", "a", "October 6", date(2021, 10, 6), date(2021, 10, 6), disputed=True),
    dated("fire", "b", "October 6", date(2021, 10, 6), date(2021, 10, 6), disputed=True),
    dated(
        "fire",
        "c",
        "last week",
        date(2021, 10, 11),
        date(2021, 10, 17),
        disputed=True,
        against=STORY,
    ),
    dated("founding", "a", "2002", date(2002, 1, 1), date(2002, 12, 31)),
)


def test_outlets_with_one_date_share_a_line() -> None:
    cells = fact_charts.timeline_cells(EVENTS)
    assert list(cells["part"]) == ["head", "dated", "relative", "head", "dated"]
    assert cells["said"].iloc[1] == "“October 6” in Outlet a, Outlet b"
    assert cells["said"].iloc[0].startswith("Disputed: ")


def test_a_relative_date_says_what_it_was_read_from() -> None:
    cells = fact_charts.timeline_cells(EVENTS)
    line = cells[cells["part"] == "relative"].iloc[0]
    assert line["read"] == "11 to 17 October 2021, read from 18 October 2021"
    assert line["end"] - line["start"] == 7 * 24 * 60 * 60 * 1000
    assert cells.loc[cells["part"] == "dated", "against"].isna().all()


def test_events_far_from_the_story_are_drawn_apart() -> None:
    near, far = fact_charts.near_and_far(EVENTS, story=STORY)
    assert {event.event_id for event in near} == {"fire"}
    assert {event.event_id for event in far} == {"founding"}


@pytest.mark.parametrize("dark", [False, True])
def test_the_timeline_is_a_valid_chart_that_marks_disputes(dark: bool) -> None:
    chart = fact_charts.timeline(fact_charts.timeline_cells(EVENTS), dark=dark)
    chart.to_dict(validate=True)
    spec = json.dumps(specs.specification(chart))
    assert (fact_charts.DISPUTED_DARK if dark else fact_charts.DISPUTED_LIGHT) in spec
    assert "Outlet a" not in spec


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from("pqr"), st.sampled_from("abc"), DAYS, st.integers(0, 400)), min_size=1))
def test_no_line_is_lost_and_none_lies_on_another(found: list[tuple[str, str, date, int]]) -> None:
    events = [
        dated(event, outlet, f"{first}", first, first + timedelta(days=length))
        for event, outlet, first, length in sorted(found, key=lambda one: one[0])
    ]
    near, far = fact_charts.near_and_far(events, story=STORY)
    assert sorted(event.event_id for event in (*near, *far)) == [event.event_id for event in events]
    assert not {event.event_id for event in near} & {event.event_id for event in far}
    cells = fact_charts.timeline_cells(events)
    assert cells["y"].is_monotonic_increasing
    assert cells["y"].is_unique
    assert cells["y"].max() < fact_charts.timeline_height(cells)
    lines = cells[cells["part"] != "head"]
    assert (lines["start"] < lines["end"]).all()
    assert all(dates.is_monotonic_increasing for _, dates in lines.groupby("event_id")["start"])
    assert len(lines) == len({(event.event_id, event.first, event.last) for event in events})


def test_no_event_draws_nothing() -> None:
    assert fact_charts.timeline_cells(()).empty
    assert fact_charts.near_and_far((), story=None) == ((), ())
    assert fact_charts.timeline_height(fact_charts.timeline_cells(())) == 0
