"""Data frames as Altair charts. Knows no screen, so that the report draws the same pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from core.models import Standing

ROW_PIXELS = 30
HEAD_PIXELS = 80
LINE_PIXELS = 15
NUMBER_PIXELS = 26
LABEL_PIXELS = 250
NARROW_PIXELS = 500
SELECTION = "cell"
Picture = alt.LayerChart | alt.FacetChart
_FIELDS = ["point_id", "article_id"]
_GAPS = alt.Scale(paddingInner=0.05, paddingOuter=0)


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours of the cells and of the words on them, one hue from dark to pale."""

    full: str
    on_full: str
    part: str
    on_part: str
    none: str
    ink: str
    quiet: str
    scale: tuple[str, str]


LIGHT = Palette("#14507a", "#ffffff", "#a9cae1", "#10293c", "#eef1f4", "#17202a", "#4d5a66", ("#eef1f4", "#14507a"))
DARK = Palette("#8cc0ea", "#0d1a26", "#2f5675", "#eaf3fa", "#1d2630", "#e4e9ee", "#a9b5c1", ("#1d2630", "#8cc0ea"))


def palette(*, dark: bool) -> Palette:
    """The colours for a light or a dark page."""
    return DARK if dark else LIGHT


def conflict_mark(conflicts: int) -> str:
    """The mark of a point whose facts conflict, to stand before its label."""
    return "≠ " if conflicts else ""


def coverage_cells(coverage: pd.DataFrame, *, open_point: str = "", open_article: str = "") -> pd.DataFrame:
    """`tables.coverage` with what the heatmap shows: `row` ("3. ≠ label"), `shown` (the probability), `said`, `open`.

    `open` is 1 for the cells of the open point and 2 for the open cell.
    """
    found = coverage["standing"] != Standing.NOT_FOUND.value
    percent = (coverage["probability"] * 100).round().astype(int).astype(str)
    is_open = (coverage["point_id"] == open_point).astype(int)
    is_open += ((coverage["article_id"] == open_article) & (is_open == 1)).astype(int)
    return coverage.assign(
        row=coverage["number"].astype(str) + ". " + coverage["conflicts"].map(conflict_mark) + coverage["label"],
        shown=percent.where(found, ""),
        said=coverage["standing"] + (", " + percent + "%").where(found, ""),
        open=is_open,
    )


def coverage_heatmap(cells: pd.DataFrame, *, dark: bool = False) -> Picture:
    """Points x outlets: standing as colour and word, probability as number. A click selects one cell.

    Args:
        cells: From `coverage_cells`.
        dark: Whether the page is dark.
    """
    colours = palette(dark=dark)
    pick = alt.selection_point(name=SELECTION, fields=_FIELDS, toggle=False, clear=False)
    base = alt.Chart(cells).encode(
        x=alt.X("outlet:N", sort=list(dict.fromkeys(cells["outlet"])), axis=_outlet_axis(colours), scale=_GAPS),
        y=alt.Y("row:N", sort=alt.EncodingSortField("number", op="min"), axis=_point_axis(colours), scale=_GAPS),
        tooltip=[
            alt.Tooltip("row:N", title="Point"),
            alt.Tooltip("outlet:N", title="Outlet"),
            alt.Tooltip("said:N", title="Standing"),
        ],
    )
    standings = [standing.value for standing in Standing]
    rects = base.mark_rect(cornerRadius=2, cursor="pointer").encode(
        color=alt.Color(
            "standing:N",
            scale=alt.Scale(domain=standings, range=[colours.full, colours.part, colours.none]),
            legend=alt.Legend(
                title=None,
                orient="top",
                symbolType="square",
                symbolStrokeWidth=0,
                labelColor=colours.ink,
                labelFontSize=13,
            ),
        ),
        stroke=alt.condition("datum.open == 2", alt.value(colours.ink), alt.value("transparent")),
        strokeWidth=alt.condition("datum.open == 2", alt.value(2.5), alt.value(0)),
        description=alt.Text("row:N"),
    )
    words = base.mark_text(fontSize=12, cursor="pointer").encode(
        text="shown:N",
        color=alt.condition(
            f"datum.standing == '{Standing.FULL.value}'", alt.value(colours.on_full), alt.value(colours.on_part)
        ),
    )
    height = max(1, cells["row"].nunique()) * ROW_PIXELS + HEAD_PIXELS
    chart: Picture = alt.layer(rects.add_params(pick), words).properties(height=height)
    return _plain(chart)


def shared_cells(shared: pd.DataFrame) -> pd.DataFrame:
    """`tables.shared` with what the picture shows: `shown` ("9/10") and `percent`; articles without sentences leave."""
    stated = shared.dropna(subset=["share"])
    return stated.assign(
        shown=stated["matched"].astype(str) + "/" + stated["sentences"].astype(str),
        percent=(stated["share"].astype(float) * 100).round().astype(int).astype(str) + "%",
    )


def shared_heatmap(shared: pd.DataFrame, *, dark: bool = False) -> Picture:
    """Outlet x outlet, read by rows: the share of the row outlet's sentences with a match in the column outlet.

    Args:
        shared: From `tables.shared`.
        dark: Whether the page is dark.
    """
    colours = palette(dark=dark)
    cells = shared_cells(shared)
    order = list(dict.fromkeys(shared["outlet"]))
    base = alt.Chart(cells).encode(
        x=alt.X(
            "other:N",
            sort=order,
            scale=alt.Scale(domain=order, paddingInner=0.05),
            axis=_outlet_axis(colours, "have a match in"),
        ),
        y=alt.Y(
            "outlet:N",
            sort=order,
            scale=alt.Scale(domain=order, paddingInner=0.05),
            axis=alt.Axis(title=None, labelColor=colours.ink, labelPadding=8, **_BARE),
        ),
        tooltip=[
            alt.Tooltip("outlet:N", title="Of the sentences of"),
            alt.Tooltip("shown:N", title="with a match"),
            alt.Tooltip("other:N", title="in"),
            alt.Tooltip("percent:N", title="share"),
        ],
    )
    rects = base.mark_rect(cornerRadius=2).encode(
        color=alt.Color(
            "share:Q", scale=alt.Scale(domain=[0, 1], range=list(colours.scale), interpolate="lab"), legend=None
        )
    )
    words = base.mark_text(fontSize=12).encode(
        text="shown:N",
        color=alt.condition("datum.share > 0.7", alt.value(colours.on_full), alt.value(colours.ink)),
    )
    height = max(1, len(order)) * (ROW_PIXELS + 8) + HEAD_PIXELS
    chart: Picture = alt.layer(rects, words).properties(height=height)
    return _plain(chart)


def _plain(chart: Picture) -> Picture:
    """Without a frame around the cells."""
    framed: Picture = chart.configure_view(stroke=None)
    return framed


def specification(chart: Picture) -> dict[str, Any]:
    """The chart without its data, for a screen that hands the data over by itself."""
    spec: dict[str, Any] = chart.to_dict(validate=False)
    spec.pop("datasets", None)
    spec.pop("data", None)
    return spec


_BARE: dict[str, Any] = {"ticks": False, "domain": False, "grid": False, "labelFlush": False, "labelFontSize": 13}


_SPACE = "indexof(datum.label, ' ')"
_TWO_LINES = (
    f"{_SPACE} > 0 ? [substring(datum.label, 0, {_SPACE}), substring(datum.label, {_SPACE} + 1)] : ['', datum.label]"
)


def _outlet_axis(colours: Palette, title: str | None = None) -> alt.Axis:
    """Outlet names on top, in two lines where they have two words."""
    return alt.Axis(
        title=title,
        titleColor=colours.quiet,
        titleFontWeight="normal",
        labelColor=colours.ink,
        labelPadding=LINE_PIXELS + 8,
        labelLineHeight=LINE_PIXELS,
        orient="top",
        labelAngle=0,
        labelExpr=_TWO_LINES,
        labelLimit=78,
        labelOverlap=False,
        **_BARE,
    )


def _point_axis(colours: Palette) -> alt.Axis:
    """Number and label, left-aligned; the number alone where the chart is narrow."""
    narrow = f"containerSize()[0] < {NARROW_PIXELS}"
    return alt.Axis(
        title=None,
        labelExpr=f"{narrow} ? split(datum.label, '. ')[0] : datum.label",
        labelColor=colours.ink,
        labelAlign="left",
        labelPadding=alt.ExprRef(f"{narrow} ? {NUMBER_PIXELS} : {LABEL_PIXELS + 10}"),
        labelLimit=LABEL_PIXELS,
        minExtent=alt.ExprRef(f"{narrow} ? {NUMBER_PIXELS} : {LABEL_PIXELS + 10}"),
        labelOverlap=False,
        **_BARE,
    )
