"""The timeline of dated events as Altair charts: one line a date, above it the words; no screen is known here."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import altair as alt
import pandas as pd

from core.charts import palette
from core.findings_facts import read_as

HEAD_PIXELS, LANE_PIXELS, GAP_PIXELS, AXIS_PIXELS = 22, 36, 14, 8
NEAR_DAYS = 400
"""Days from the story: events further away are drawn on years, so that they do not press the story together."""
SELECTION = "event"
DISPUTED_LIGHT, DISPUTED_DARK = "#a3341a", "#f2a08a"
PARTS = ("disputed", "dated", "relative")
_DAY = 24 * 60 * 60 * 1000


def near_and_far(events: pd.DataFrame, *, story: date | None) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Part `tables_facts.events` into those around the day of the story and those long before or after it.

    An event stays whole. Without a day of the story, the latest day of all events stands for it.
    """
    if events.empty:
        return events, events
    day = story or max(events["last"])
    away = events.assign(
        away=[
            max(abs((first - day).days), abs((last - day).days))
            for first, last in zip(events["first"], events["last"], strict=True)
        ]
    )
    far = set(away.loc[away["away"] > NEAR_DAYS, "event_id"])
    is_far = events["event_id"].isin(far)
    return events[~is_far].reset_index(drop=True), events[is_far].reset_index(drop=True)


def timeline_cells(events: pd.DataFrame) -> pd.DataFrame:
    """What the timeline draws: a head for each event, and below it a line for each date that outlets give.

    Outlets with the same words and days share a line. Columns: event_id, article_id, part ("head", "disputed",
    "dated", "relative"), said, read, y (pixels from the top), start, end, middle, against (milliseconds of UTC, the end
    after the last day; None where nothing is drawn).
    """
    records: list[dict[str, object]] = []
    y = 0.0
    for event_id, dates in events.groupby("event_id", sort=False):
        first = dates.iloc[0]
        head = ("Disputed: " if first["disputed"] else "") + str(first["label"])
        records.append(_record(str(event_id), str(first["article_id"]), "head", head, head, y + HEAD_PIXELS / 2))
        y += HEAD_PIXELS
        lanes = dates.assign(form=dates["written"].str.casefold().str.strip(" ."))
        lanes = lanes.sort_values(["first", "last", "form", "article_id"], kind="stable")
        for _, lane in lanes.groupby(["first", "last", "form"], sort=False):
            records.append(_lane(lane, y + LANE_PIXELS / 2))
            y += LANE_PIXELS
        y += GAP_PIXELS
    columns = ["event_id", "article_id", "part", "said", "read", "y", "start", "end", "middle", "against"]
    return pd.DataFrame(records, columns=columns)


def _lane(lane: pd.DataFrame, y: float) -> dict[str, object]:
    one = lane.iloc[0]
    outlets = ", ".join(dict.fromkeys(lane["outlet"]))
    read = read_as({str(key): value for key, value in one.items()})
    start, end = _milliseconds(one["first"]), _milliseconds(one["last"] + timedelta(days=1))
    part = "relative" if one["relative"] else "dated"
    record = _record(str(one["event_id"]), str(one["article_id"]), part, f"“{one['written']}”  {outlets}", read, y)
    against = _milliseconds(one["against"]) + _DAY // 2 if one["relative"] else None
    return record | {"start": start, "end": end, "middle": (start + end) // 2, "against": against}


def _record(event_id: str, article_id: str, part: str, said: str, read: str, y: float) -> dict[str, object]:
    blank = dict.fromkeys(("start", "end", "middle", "against"))
    return {"event_id": event_id, "article_id": article_id, "part": part, "said": said, "read": read, "y": y, **blank}


def _milliseconds(day: date) -> int:
    return int((datetime(day.year, day.month, day.day) - datetime(1970, 1, 1)).total_seconds() * 1000)


def timeline_height(cells: pd.DataFrame) -> float:
    """Height of the drawing without its axis, in pixels."""
    return float(cells["y"].max()) + LANE_PIXELS / 2 + AXIS_PIXELS if len(cells) else 0.0


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
    disputed = "indexof(datum.said, 'Disputed: ') == 0"
    heads = (
        base.transform_filter(is_head)
        .mark_text(align="left", fontSize=13, fontWeight=600, limit=_WIDTH, cursor="pointer")
        .encode(x=alt.value(0), text="said:N", color=alt.condition(disputed, alt.value(warn), alt.value(colours.ink)))
    )
    dates = base.transform_filter(alt.datum.part != "head")
    words = dates.mark_text(align="left", fontSize=12, dy=-9, limit=_WIDTH, cursor="pointer").encode(
        x=alt.value(0), text="said:N", color=alt.value(colours.ink)
    )
    tracks = dates.mark_rule(yOffset=7, strokeWidth=1).encode(
        x=alt.value(0), x2=alt.value("width"), color=alt.value(colours.none)
    )
    when = alt.X(
        "start:T",
        scale=alt.Scale(type="utc", padding=12),
        axis=alt.Axis(
            title=None,
            orient="top",
            labelColor=colours.quiet,
            labelFontSize=12,
            gridColor=colours.none,
            domain=False,
            tickCount=alt.ExprRef("max(2, floor(width / 110))"),
            labelOverlap=True,
        ),
    )
    hollow = alt.datum.part == "relative"
    bars = dates.mark_bar(height=9, yOffset=7, cornerRadius=2, cursor="pointer", strokeWidth=1.5).encode(
        x=when,
        x2="end:T",
        fill=alt.condition(hollow, alt.value("transparent"), alt.value(colours.full)),
        stroke=alt.value(colours.full),
        description=alt.Text("said:N"),
    )
    dots = dates.mark_point(size=70, yOffset=7, cursor="pointer", filled=True, opacity=1).encode(
        x=alt.X("middle:T"),
        fill=alt.condition(hollow, alt.value("transparent"), alt.value(colours.full)),
        stroke=alt.value(colours.full),
    )
    dots = dots.transform_filter(f"datum.end - datum.start <= {2 * _DAY}")
    froms = (
        dates.transform_filter(hollow)
        .mark_point(shape="triangle-down", size=45, yOffset=-1, filled=True, opacity=1)
        .encode(x=alt.X("against:T"), color=alt.value(colours.quiet))
    )
    sized: alt.LayerChart = alt.layer(tracks, bars.add_params(pick), dots, froms, words, heads)
    sized = sized.properties(height=height + 2)
    framed: alt.LayerChart = sized.configure_view(stroke=None)
    return framed


_WIDTH: Any = alt.ExprRef("width - 4")
