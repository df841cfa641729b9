"""All dated events with every outlet's date, as pictures and as a table."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import streamlit as st

from core.charts import facts as fact_charts
from core.charts import specs
from core.facts import days, story_date
from core.models import Side
from core.summaries import facts as fact_summary
from core.tables.facts import EventRow
from core.tables.rows import grouped
from pages.drawing import chart, layout, problems
from pages.drawing.markup import element, show
from pages.drawing.reveal import reveal
from pages.parts.facts import both_sides, fact_links
from pages.parts.facts.fact_grid import FactRow, fact_grid
from pages.parts.facts.fact_links import EVENT
from pages.parts.facts.fact_views import events_of
from pages.session import views

if TYPE_CHECKING:
    import pandas as pd


@lru_cache(maxsize=32)
def _parts(view: views.View) -> tuple[Sequence[EventRow], Sequence[EventRow]]:
    """The dates around the story, and those of other years."""
    return fact_charts.near_and_far(events_of(view), story=story_date(view.comparison.readings))


@lru_cache(maxsize=64)
def _drawn(view: views.View, far: bool) -> pd.DataFrame:
    return fact_charts.timeline_cells(_parts(view)[far])


@lru_cache(maxsize=64)
def _picture(view: views.View, far: bool, dark: bool) -> dict[str, Any]:
    return specs.specification(fact_charts.timeline(_drawn(view, far), dark=dark))


def timeline(view: views.View, events: Sequence[EventRow]) -> None:
    """The pictures around the story and of earlier years, the same as a table, and the sentences of the open event."""
    layout.section("When did it happen?", fact_summary.timeline(events))
    if not events:
        problems.tell("No event of this story carries a date that could be read.")
        return
    by_event = grouped(events, lambda event: event.event_id)
    open_id = fact_links.opened(EVENT, set(by_event), what="a dated event")
    for far, title in ((False, "Around the story"), (True, "Years away")):
        held = _parts(view)[far]
        if not held:
            continue
        show(element("h3", f"{title}: {fact_summary.around_the_story(held)}", of="px-fact-head"))
        chart.clickable(
            _picture(view, far, chart.is_dark()),
            _drawn(view, far),
            key=f"timeline-{'far' if far else 'near'}",
            alt=f"{title}. {fact_summary.timeline(events)}",
            selection=fact_charts.SELECTION,
            on_pick=lambda found: fact_links.opener(EVENT)(found["event_id"]),
        )
    show(
        element(
            "p",
            "A filled mark is a date that is written; a hollow bar holds the days that a relative date can mean, and "
            "the triangle above it stands on the day it was read from. Choose a date to read its sentences.",
            of="px-small",
        )
    )
    with st.expander("The same dates as a table"):
        fact_grid(
            "events",
            caption="Dates of each outlet, as written.",
            head="Event",
            outlets=list(view.names.values()),
            entries=[_entry(view, dates) for dates in by_event.values()],
            current=open_id,
            on_pick=fact_links.opener(EVENT),
        )
    with st.container(key="open-event"):
        if open_id:
            _open(view, by_event[open_id])
    reveal("open-event", what=open_id)


def _entry(view: views.View, dates: Sequence[EventRow]) -> FactRow:
    first = dates[0]
    written = {
        article_id: tuple(dict.fromkeys(date.written for date in mine))
        for article_id, mine in grouped(dates, lambda date: date.article_id).items()
    }
    return FactRow(
        name=first.event_id,
        kind="disputed" if first.disputed else "dated",
        before=first.label,
        value="",
        after="",
        note="; ".join(dict.fromkeys(days(date.first, date.last) for date in dates)),
        cells=tuple(written.get(article_id, ()) for article_id in view.names),
        disputed=first.disputed,
    )


def _open(view: views.View, dates: Sequence[EventRow]) -> None:
    sides = [Side(date.article_id, date.sentence_id, date.start, date.end, date.written) for date in dates]
    read = dict.fromkeys(f"“{date.written}”: {fact_summary.read_as(date)}" for date in dates)
    said = "dates that cannot both hold" if dates[0].disputed else "no dispute found"
    show(
        element("h3", element("span", "date", of="px-badge px-plain"), f" {said}", of="px-fact-head"),
        element("ul", *(element("li", line) for line in read), of="px-reasons"),
        both_sides.cards(view, sides),
    )
