"""The two pictures of the coverage page in Altair. `make stored` writes them as JSON, which is all that a screen reads.

A specification names columns and holds no data, so that it fits every story; the screen adds data and height.
"""

from __future__ import annotations

import json
from typing import Any

import altair as alt

from core.charts.specs import (
    DRAWN,
    LABEL_PIXELS,
    LINE_PIXELS,
    NARROW_PIXELS,
    NUMBER_PIXELS,
    SELECTION,
    Palette,
    palette,
    specification,
)
from core.models import Standing

_FIELDS = ["point_id", "article_id"]
_GAPS = alt.Scale(paddingInner=0.05, paddingOuter=0)
_NO_DATA = alt.NamedData(name="cells")
_WORD_PIXELS = 58


def coverage_heatmap(*, dark: bool) -> alt.LayerChart:
    """Points x outlets: the standing as a look and a word, a close call with its probability. A click selects a cell.

    Reads `charts.coverage_cells`.
    """
    colours = palette(dark=dark)
    pick = alt.selection_point(name=SELECTION, fields=_FIELDS, toggle=False, clear=False)
    base = alt.Chart(_NO_DATA).encode(
        x=alt.X("outlet:N", sort=_by("column"), axis=_outlet_axis(colours), scale=_GAPS),
        y=alt.Y("row:N", sort=_by("number"), axis=_point_axis(colours), scale=_GAPS),
        tooltip=[
            alt.Tooltip("row:N", title="Point"),
            alt.Tooltip("outlet:N", title="Outlet"),
            alt.Tooltip("said:N", title="Standing"),
        ],
    )
    is_open, is_possibly = "datum.open == 2", f"datum.standing == '{Standing.POSSIBLY.value}'"
    rects = base.mark_rect(cornerRadius=2, cursor="pointer").encode(
        color=_by_standing([colours.strong, colours.page, colours.faint]),
        stroke=alt.condition(is_open, alt.value(colours.ink), alt.value("transparent")),
        strokeWidth=alt.condition(is_open, alt.value(2.5), alt.value(0)),
        description=alt.Text("said:N"),
    )
    outline: dict[str, Any] = {"cornerRadius": 2, "fillOpacity": 0, "stroke": colours.strong, "strokeDash": [3, 3]}
    outlines = base.mark_rect(cursor="pointer", aria=False, **outline).encode(
        strokeWidth=alt.condition(f"{is_possibly} && !({is_open})", alt.value(1.2), alt.value(0))
    )
    words = base.encode(
        color=alt.when(is_possibly)
        .then(alt.value(colours.strong))
        .when(f"datum.standing == '{Standing.REPORTED.value}'")
        .then(alt.value(colours.on_strong))
        .otherwise(alt.value(colours.on_faint))
    )
    above = alt.ExprRef("datum.left_out ? -7 : 0")
    room = alt.ExprRef("bandwidth('x') - 6")
    wide, narrow = _if_wide(_WORD_PIXELS), alt.ExprRef(f"bandwidth('x') < {_WORD_PIXELS} ? 1 : 0")
    looks: dict[str, Any] = {"cursor": "pointer", "limit": room, "aria": False}
    chart: alt.LayerChart = alt.layer(
        rects.add_params(pick),
        outlines,
        words.mark_text(fontSize=12, opacity=wide, dy=above, **looks).encode(text="shown:N"),
        words.mark_text(fontSize=10.5, opacity=wide, dy=8, **looks).encode(text="left_out:N"),
        words.mark_text(fontSize=12, opacity=narrow, cursor="pointer", aria=False).encode(text="sign:N"),
    ).configure_view(stroke=None)
    return chart


def _by_standing(colours: list[str]) -> alt.Color:
    """The legend stands above the picture, in words."""
    standings = [standing.value for standing in Standing]
    return alt.Color("standing:N", scale=alt.Scale(domain=standings, range=colours), legend=None)


def shared_heatmap(*, dark: bool) -> alt.LayerChart:
    """Outlet x outlet, read by rows: the share of the row outlet's sentences with a match in the column outlet.

    Reads `charts.shared_cells`.
    """
    colours = palette(dark=dark)
    gaps = alt.Scale(paddingInner=0.05)
    base = alt.Chart(_NO_DATA).encode(
        x=alt.X("other:N", sort=_by("column"), scale=gaps, axis=_outlet_axis(colours, "have a match in")),
        y=alt.Y(
            "outlet:N",
            sort=_by("line"),
            scale=gaps,
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
    words = base.mark_text(fontSize=12, opacity=_if_wide(36)).encode(
        text="shown:N",
        color=alt.condition("datum.share > 0.7", alt.value(colours.on_strong), alt.value(colours.ink)),
    )
    chart: alt.LayerChart = alt.layer(rects, words).configure_view(stroke=None)
    return chart


def draw() -> dict[str, Any]:
    """Both pictures, light and dark: what `coverage_specs.json` holds."""
    pictures = {"coverage": coverage_heatmap, "shared": shared_heatmap}
    return {
        name: {theme: specification(picture(dark=theme == "dark")) for theme in ("light", "dark")}
        for name, picture in pictures.items()
    }


def _by(column: str) -> alt.EncodingSortField:
    return alt.EncodingSortField(column, op="min")


_BARE: dict[str, Any] = {"ticks": False, "domain": False, "grid": False, "labelFlush": False, "labelFontSize": 13}


_SPACE = "indexof(datum.label, ' ')"
_TWO_LINES = (
    f"({_SPACE} > 0 ? [substring(datum.label, 0, {_SPACE}), substring(datum.label, {_SPACE} + 1)] : ['', datum.label])"
)


_CRAMPED = "bandwidth('x') < 46"


def _cramped(there: str, here: str) -> alt.ExprRef:
    """One value where many outlets press their columns together, another where names have room."""
    return alt.ExprRef(f"{_CRAMPED} ? {there} : {here}")


def _if_wide(pixels: int) -> alt.ExprRef:
    """Words of a cell are shown where its column holds them; the tooltip and the table always tell them."""
    return alt.ExprRef(f"bandwidth('x') < {pixels} ? 0 : 1")


def _outlet_axis(colours: Palette, title: str | None = None) -> alt.Axis:
    """Outlet names on top: in two lines where they have two words, upright where many outlets leave no room."""
    return alt.Axis(
        title=title,
        titleColor=colours.quiet,
        titleFontWeight="normal",
        labelColor=colours.ink,
        labelPadding=_cramped("6", str(LINE_PIXELS + 8)),
        labelLineHeight=LINE_PIXELS,
        orient="top",
        labelAngle=_cramped("-90", "0"),
        labelAlign=_cramped("'left'", "'center'"),
        labelBaseline=_cramped("'middle'", "'alphabetic'"),
        labelExpr=f"{_CRAMPED} ? datum.label : {_TWO_LINES}",
        labelLimit=_cramped("110", "78"),
        labelOverlap=False,
        **(_BARE | {"labelFontSize": alt.ExprRef("min(13, max(7, bandwidth('x') + 1))")}),
    )


def _point_axis(colours: Palette) -> alt.Axis:
    """Number and label in lines, left-aligned; the number alone where the chart is narrow."""
    narrow = f"containerSize()[0] < {NARROW_PIXELS}"
    return alt.Axis(
        title=None,
        labelExpr=f"{narrow} ? split(datum.label, '. ')[0] : split(datum.label, '\\n')",
        labelLineHeight=LINE_PIXELS,
        labelOffset={  # type: ignore[arg-type]  # lines are laid out from the middle downwards
            "condition": {"test": f"indexof(datum.label, '\\n') > 0 && !({narrow})", "value": -LINE_PIXELS / 2},
            "value": 0,
        },
        labelColor=colours.ink,
        labelAlign="left",
        labelPadding=alt.ExprRef(f"{narrow} ? {NUMBER_PIXELS} : {LABEL_PIXELS + 10}"),
        labelLimit=LABEL_PIXELS,
        minExtent=alt.ExprRef(f"{narrow} ? {NUMBER_PIXELS} : {LABEL_PIXELS + 10}"),
        labelOverlap=False,
        **_BARE,
    )


if __name__ == "__main__":
    DRAWN.write_text(json.dumps(draw(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"Drawn: {DRAWN.name}")
