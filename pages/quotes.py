"""Who says it, in which words, by way of whom? Utterances x outlets, the voices each carries, and the cue verbs."""

from pathlib import Path

import streamlit as st

from pages.drawing import layout, problems
from pages.drawing.markup import style
from pages.drawing.reveal import reveal
from pages.parts.quotes import (
    open_quote,
    quote_cards,
    quote_filters,
    quote_grid,
    quote_links,
    quote_views,
    quote_voices,
)
from pages.session import views

layout.guard()
style(Path(__file__).parent / "parts" / "quotes" / "quotes.css")

view = views.current()
tables = quote_views.tables_of(view)
layout.heading(view.comparison.title, "Who says it, in which words?", tables.finding)
if not tables.cells:
    problems.tell(
        "There are no quotes to lay side by side.",
        next_step="Look at what was read: quotes are looked for in body, headline, deck and captions.",
    )
else:
    told = quote_cards.Told(view, tables.quotes)
    opened = quote_links.opened(view, tables.cells)
    utterance = next((one for one in view.comparison.utterances if one.utterance_id == opened.utterance_id), None)
    left, right = st.columns([1.5, 1], gap="large")
    with left:
        quote_grid.utterance_grid(quote_filters.choose(view), opened, on_pick=quote_links.open_cell)
    with right:
        with st.container(key="opened-quote"):
            open_quote.cell(told, utterance, opened)
        reveal("opened-quote", what=f"{opened.utterance_id}|{opened.article_id}" if utterance else "")
        if tables.flags:
            layout.section("Worth a second look")
            quote_grid.flag_grid(tables.flags, on_pick=quote_links.open_cell)
    if utterance is not None:
        open_quote.versions(told, utterance)
    quote_voices.voices(told)
