"""Whose voice each outlet carries, by which verbs, and the quotes behind a number."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import streamlit as st

from core.charts import quotes as quote_charts
from core.charts import specs
from core.summaries import quotes as quote_summary
from pages.drawing import chart, layout
from pages.drawing.markup import element, show
from pages.drawing.reveal import reveal
from pages.parts.quotes import quote_cards, quote_grid, quote_links, quote_reading
from pages.parts.quotes.quote_views import tables_of
from pages.session import views


@lru_cache(maxsize=32)
def _picture(view: views.View, dark: bool) -> dict[str, Any]:
    """The picture of voices without its data."""
    return specs.specification(quote_charts.voices_picture(tables_of(view).voices, dark=dark))


def voices(told: quote_cards.Told) -> None:
    """The picture and its numbers, the verbs, and what the link asks to be listed."""
    view = told.view
    tables = tables_of(view)
    current = quote_links.given(view, list(dict.fromkeys(row.speaker for row in tables.voices)))
    layout.section("Whose voice does each outlet carry?", tables.whose_voice)
    picture, numbers = st.tabs(["Picture", "Numbers"])
    with picture:
        chart.picture(
            _picture(view, chart.is_dark()),
            quote_charts.voice_bars(tables.voices),
            key="voices",
            alt=tables.whose_voice,
        )
    with numbers:
        quote_grid.voice_grid(tables.voices, current, on_pick=quote_links.open_given)
    layout.section("By which verbs are they introduced?", tables.which_verbs)
    quote_grid.cue_grid(tables.cues, tables.voices, current, on_pick=quote_links.open_given)
    show(
        element(
            "p",
            "Whether a verb is neutral, leaning or loaded stands in a list that you can edit: "
            "core/lexicon/cue_verbs.txt. A verb that is not on it counts as neutral.",
            of="px-small",
        )
    )
    with st.container(key="given-words"):
        _given(told, *current)
    reveal("given-words", what="|".join(current) if current[0] else "")


def _given(told: quote_cards.Told, speaker: str, article_id: str) -> None:
    """The quotes of one speaker in one outlet."""
    if not speaker:
        return
    tables, name = tables_of(told.view), told.view.names[article_id]
    mine = [row.quote_id for row in tables.quotes if (row.speaker, row.article_id) == (speaker, article_id)]
    words = sum(row.words for row in tables.voices if (row.speaker, row.article_id) == (speaker, article_id))
    layout.section(f"{speaker} in {name}", quote_summary.of_speaker(len(mine), words, speaker, name))
    show(quote_reading.legend(), quote_cards.given_words(told, mine))
