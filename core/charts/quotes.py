"""Whose voice each outlet carries, as a picture: speakers x outlets, a bar of words in each cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from core.charts.specs import NARROW_PIXELS, palette
from core.tables.quotes import Where
from core.tables.voices import VoiceRow

ROW_PIXELS = 28
HEAD_PIXELS = 44
LEGEND_PIXELS = 70
_BAR_SHARE = 0.52
"""Part of a column that the longest bar fills; the number stands in the rest."""
FORMS = ("inside quotation marks", "reported, without marks", Where.APART.value)


def voice_bars(voices: Sequence[VoiceRow]) -> pd.DataFrame:
    """Words given to speakers as bars: one row a speaker, outlet and form.

    Columns: speaker, outlet, form, start and end (x, in columns of one outlet each), words,
    shown (the sum, on the last form), parts ("84 + 36 + 0"), head (the outlet's name, on the first speaker).
    """
    outlets = list(dict.fromkeys(row.outlet for row in voices))
    most = max((row.words for row in voices), default=0) or 1
    rows: list[dict[str, Any]] = []
    for row in voices:
        column = float(outlets.index(row.outlet))
        at = column
        for form, words in zip(FORMS, (row.direct, row.indirect, row.apart), strict=True):
            end = at + _BAR_SHARE * words / most
            last = form == FORMS[-1]
            rows.append(
                {
                    "speaker": row.speaker,
                    "outlet": row.outlet,
                    "form": form,
                    "start": at,
                    "end": end,
                    "words": words,
                    "shown": (f"{row.words:,}" if row.words else "–") if last else "",
                    "parts": _parts(row) if last else "",
                    "head": "\n".join(row.outlet.split(" ", 1)) if last and row.speaker == voices[0].speaker else "",
                    "place": column,
                }
            )
            at = end
    columns = ["speaker", "outlet", "form", "start", "end", "words", "shown", "parts", "head", "place"]
    return pd.DataFrame(rows, columns=columns)


def _parts(row: VoiceRow) -> str:
    return " + ".join(f"{part:,}" for part in (row.direct, row.indirect, row.apart) if part) or "–"


def voices_picture(voices: Sequence[VoiceRow], *, dark: bool = False) -> alt.LayerChart:
    """Speakers x outlets with a stacked bar of words in each cell and its number beside it.

    Args:
        voices: From `core.tables.voices`.
        dark: Whether the page is dark.
    """
    colours = palette(dark=dark)
    bars = voice_bars(voices)
    outlets = list(dict.fromkeys(row.outlet for row in voices))
    speakers = list(dict.fromkeys(row.speaker for row in voices))
    narrow = f"containerSize()[0] < {NARROW_PIXELS}"
    base = alt.Chart(bars).encode(
        y=alt.Y(
            "speaker:N",
            sort=speakers,
            axis=alt.Axis(
                title=None,
                ticks=False,
                domain=False,
                labelColor=colours.ink,
                labelFontSize=alt.ExprRef(f"{narrow} ? 12 : 13"),
                labelLimit=alt.ExprRef(f"{narrow} ? 106 : 170"),
                labelPadding=8,
                labelOverlap=False,
            ),
        ),
        tooltip=[
            alt.Tooltip("speaker:N", title="Speaker"),
            alt.Tooltip("outlet:N", title="Outlet"),
            alt.Tooltip("form:N", title="Words"),
            alt.Tooltip("words:Q", title="How many"),
        ],
    )
    across = alt.Scale(domain=[0, max(1, len(outlets))], nice=False)
    ruled = alt.Axis(
        values=list(range(len(outlets))), grid=True, gridColor=colours.faint, labels=False, ticks=False, domain=False
    )
    stacked = base.mark_bar(height=15).encode(
        x=alt.X("start:Q", scale=across, axis=ruled, title=None),
        x2="end:Q",
        color=alt.Color(
            "form:N",
            scale=alt.Scale(domain=list(FORMS), range=[colours.strong, colours.soft, colours.quiet]),
            legend=alt.Legend(
                title=None,
                orient="top",
                columns=alt.ExprRef(f"{narrow} ? 1 : 3"),
                symbolType="square",
                symbolStrokeWidth=0,
                labelColor=colours.ink,
                labelFontSize=13,
                labelLimit=320,
                offset=HEAD_PIXELS,
            ),
        ),
    )
    numbers = base.mark_text(
        align="left",
        dx=5,
        fontSize=12,
        color=colours.ink,
        text=alt.ExprRef(f"{narrow} || width < 620 ? datum.shown : datum.parts"),
    ).encode(x=alt.X("end:Q", scale=across))
    heads = base.mark_text(
        align="left",
        baseline="bottom",
        dx=2,
        fontSize=alt.ExprRef(f"{narrow} ? 11 : 13"),
        color=colours.ink,
        lineBreak="\n",
        lineHeight=15,
    ).encode(x=alt.X("place:Q", scale=across), y=alt.value(-20), text="head:N")
    height = max(1, len(speakers)) * ROW_PIXELS + HEAD_PIXELS + LEGEND_PIXELS
    chart: alt.LayerChart = alt.layer(stacked, numbers, heads).properties(height=height).configure_view(stroke=None)
    return chart
