"""The timeline of dated events as Altair charts: one line a date, above it the words; no screen is known here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import altair as alt
import pandas as pd

from core.charts.specs import palette
from core.summaries.facts import read_as
from core.tables.facts import EventRow
from core.tables.rows import grouped

HEAD_PIXELS, LANE_PIXELS, GAP_PIXELS, AXIS_PIXELS = 18, 32, 12, 8
DATES_PIXELS = 32
"""The axis above the drawing: the screen fits both into the height of the chart."""
BAR_TOP, BAR_BOTTOM = 2, 11
"""Where a bar lies below the middle of its line, in pixels."""
MARGIN_SHARE = 0.03
NEAR_DAYS = 400
"""Days from the story: events further away are drawn on years, so that they do not press the story together."""
SELECTION = "event"
DISPUTED_LIGHT, DISPUTED_DARK = "#a3341a", "#f2a08a"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DAY = 24 * 60 * 60 * 1000


def near_and_far(
    events: Sequence[EventRow], *, story: date | None
) -> tuple[tuple[EventRow, ...], tuple[EventRow, ...]]:
    """Part dated events into those around the day of the story and those long before or after it.

    An event stays whole. Without a day of the story, the latest day of all events stands for it.
    """
    if not events:
        return (), ()
    day = story or max(event.last for event in events)
    far = {
        event.event_id
        for event in events
        if max(abs((event.first - day).days), abs((event.last - day).days)) > NEAR_DAYS
    }
    return (
        tuple(event for event in events if event.event_id not in far),
        tuple(event for event in events if event.event_id in far),
    )


def timeline_cells(events: Sequence[EventRow]) -> pd.DataFrame:
    """What the timeline draws: a head for each event, and below it a line for each date that outlets give.

    Outlets with the same words and days share a line. Columns: event_id, article_id, disputed, part ("head",
    "dated" or "relative"), said, read, y, top and bottom (pixels from the top), start, end, middle, against
    (milliseconds of UTC, the end after the last day; None where nothing is drawn).
    """
    records: list[dict[str, object]] = []
    y = 0.0
    for dates in grouped(events, lambda event: event.event_id).values():
        head = ("Disputed: " if dates[0].disputed else "") + dates[0].label
        records.append(_record(dates[0], "head", head, head, y + HEAD_PIXELS / 2))
        y += HEAD_PIXELS
        ordered = sorted(dates, key=lambda event: (*_form(event), event.article_id))
        for lane in grouped(ordered, _form).values():
            records.append(_lane(lane, y + LANE_PIXELS / 2))
            y += LANE_PIXELS
        y += GAP_PIXELS
    columns = ["event_id", "article_id", "disputed", "part", "said", "read", "y", "top", "bottom"]
    return pd.DataFrame(records, columns=[*columns, "start", "end", "middle", "against"])


def _form(event: EventRow) -> tuple[date, date, str]:
    """What dates on one line have in common: their days and their words."""
    return event.first, event.last, event.written.casefold().strip(" .")


def _lane(lane: Sequence[EventRow], y: float) -> dict[str, object]:
    one = lane[0]
    outlets = ", ".join(dict.fromkeys(event.outlet for event in lane))
    start, end = _milliseconds(one.first), _milliseconds(one.last + timedelta(days=1))
    part = "relative" if one.relative else "dated"
    record = _record(one, part, f"“{one.written}” in {outlets}", read_as(one), y)
    against = _milliseconds(one.against) + _DAY // 2 if one.relative and one.against else None
    return record | {"start": start, "end": end, "middle": (start + end) // 2, "against": against}


def _record(one: EventRow, part: str, said: str, read: str, y: float) -> dict[str, object]:
    where = {"y": y, "top": y + BAR_TOP, "bottom": y + BAR_BOTTOM}
    of = {"event_id": one.event_id, "article_id": one.article_id, "disputed": one.disputed}
    blank = dict.fromkeys(("start", "end", "middle", "against"))
    return {**of, "part": part, "said": said, "read": read, **where, **blank}


def _milliseconds(day: date) -> int:
    return int((datetime(day.year, day.month, day.day, tzinfo=UTC) - _EPOCH).total_seconds() * 1000)


def timeline_height(cells: pd.DataFrame) -> float:
    """Height of the drawing without its axis, in pixels."""
    return float(cells["y"].max()) + LANE_PIXELS / 2 + AXIS_PIXELS if len(cells) else 0.0


def _domain(cells: pd.DataFrame) -> list[alt.DateTime]:
    """From the first to the last day drawn, with a little room on both sides."""
    first, last = cells[["start", "against"]].min().min(), cells[["end", "against"]].max().max()
    margin = max(_DAY, MARGIN_SHARE * (last - first))
    days = (_EPOCH + timedelta(milliseconds=int(edge)) for edge in (first - margin, last + margin))
    return [alt.DateTime(year=day.year, month=day.month, date=day.day, utc=True) for day in days]


def timeline(cells: pd.DataFrame, *, dark: bool = False) -> alt.LayerChart:
    """Events with every outlet's date: a solid bar for days that are written, a hollow one for days that are read.

    A triangle stands on the day that a relative date was read from. A click selects the event.

    Args:
        cells: From `timeline_cells`.
        dark: Whether the page is dark.
    """
    colours = palette(dark=dark)
    warn = DISPUTED_DARK if dark else DISPUTED_LIGHT
    pick = alt.selection_point(name=SELECTION, fields=["event_id", "article_id"], toggle=False, clear=False)
    height = timeline_height(cells)
    base = alt.Chart(cells).encode(
        y=alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[0, height], reverse=True, nice=False, zero=False)),
        tooltip=[alt.Tooltip("said:N", title="Date"), alt.Tooltip("read:N", title="Read as")],
    )
    is_head = alt.datum.part == "head"
    heads = (
        base.transform_filter(is_head)
        .mark_text(align="left", fontSize=13, fontWeight=600, limit=_WIDTH, cursor="pointer")
        .encode(
            x=alt.value(0),
            text="said:N",
            color=alt.condition(alt.datum.disputed, alt.value(warn), alt.value(colours.ink)),
        )
    )
    dates = base.transform_filter(alt.datum.part != "head")
    words = dates.mark_text(align="left", fontSize=12, dy=-7, limit=_WIDTH, cursor="pointer").encode(
        x=alt.value(0), text="said:N", color=alt.value(colours.ink)
    )
    tracks = dates.mark_rule(yOffset=(BAR_TOP + BAR_BOTTOM) / 2, strokeWidth=1).encode(
        x=alt.value(0), x2=alt.value("width"), color=alt.value(colours.faint)
    )
    # The domain stands on a layer without x2: with one, Vega writes it twice and warns of a conflict with itself.
    days = alt.Scale(type="utc", domain=_domain(cells), nice=False)
    when = alt.X(
        "start:T",
        scale=alt.Scale(type="utc", nice=False),
        axis=alt.Axis(
            title=None,
            orient="top",
            labelColor=colours.quiet,
            labelFontSize=12,
            gridColor=colours.faint,
            domain=False,
            tickCount=alt.ExprRef("max(2, floor(width / 110))"),
            labelOverlap=True,
        ),
    )
    hollow = alt.datum.part == "relative"
    colour = alt.condition(alt.datum.disputed, alt.value(warn), alt.value(colours.strong))
    inside = alt.FillValue(
        condition=[{"test": hollow, "value": colours.faint}, {"test": "datum.disputed", "value": warn}],
        value=colours.strong,
    )
    bars = dates.mark_rect(cornerRadius=2, cursor="pointer", strokeWidth=1.5).encode(
        x=when,
        x2="end:T",
        y=alt.Y("top:Q", axis=None),
        y2="bottom:Q",
        fill=inside,
        stroke=colour,
        description=alt.Text("said:N"),
    )
    dots = (
        dates.transform_filter(f"datum.end - datum.start <= {2 * _DAY}")
        .mark_point(size=80, cursor="pointer", filled=True, opacity=1, yOffset=(BAR_TOP + BAR_BOTTOM) / 2)
        .encode(
            x=alt.X("middle:T", scale=days),
            fill=inside,
            stroke=colour,
        )
    )
    froms = (
        dates.transform_filter(hollow)
        .mark_point(shape="triangle-down", size=40, yOffset=-3, filled=True, opacity=1)
        .encode(x=alt.X("against:T"), color=alt.value(colours.quiet))
    )
    layers = alt.LayerChart(layer=[tracks, bars.add_params(pick), dots, froms, words, heads])
    sized: alt.LayerChart = layers.properties(height=height + DATES_PIXELS)
    framed: alt.LayerChart = sized.configure_view(stroke=None)
    return framed


_WIDTH: Any = alt.ExprRef("width - 4")
