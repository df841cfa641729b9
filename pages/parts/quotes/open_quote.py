"""The utterance that is open: the chosen outlet beside the matrix, all outlets below it, and each difference."""

from __future__ import annotations

import streamlit as st

from core.models import Utterance
from pages.drawing import layout
from pages.drawing.markup import element, show
from pages.parts.quotes import quote_cards, quote_reading
from pages.parts.quotes.quote_links import OpenedQuote
from pages.parts.quotes.quote_views import tables_of
from pages.parts.shared import verdict


def cell(told: quote_cards.Told, utterance: Utterance | None, opened: OpenedQuote) -> None:
    """The chosen cell; what the words mean where nothing is open."""
    if utterance is None:
        layout.section("How to read it", "Choose a cell to read the words where they stand.")
        show(quote_cards.ladder())
        return
    member = next(member for member in utterance.members if member.article_id == opened.article_id)
    show(quote_cards.card(told, utterance, member, base=None, is_open=True), quote_reading.legend())


def versions(told: quote_cards.Told, utterance: Utterance) -> None:
    """All outlets side by side against a chosen wording, then each difference with both places."""
    label = next(
        found.utterance.label
        for found in tables_of(told.view).cells
        if found.utterance.utterance_id == utterance.utterance_id
    )
    layout.section(label, quote_cards.who_and_where(told, utterance))
    show(quote_cards.side_by_side(told, utterance, base=_base(told, utterance)))
    if utterance.flags:
        layout.section("Where the versions differ")
        show(quote_cards.flag_list(told, utterance))
    verdict.of_quotes(told.view, [name for member in utterance.members for name in member.quote_ids])


def _base(told: quote_cards.Told, utterance: Utterance) -> str:
    """The outlet whose wording the others are held against; asked where two have the words."""
    having = [member.article_id for member in utterance.members if member.quote_ids]
    if len(having) < 2:
        return having[0]
    names = told.view.names
    base = st.selectbox(
        "Compare the wording with",
        options=having,
        index=having.index(utterance.base),
        format_func=lambda article_id: names[article_id],
        key=f"base-{utterance.utterance_id}",
        width=320,
    )
    show(
        element(
            "p",
            element("ins", "Underlined", of="px-added"),
            f" words are not in {names[base]}; ",
            element("del", "struck", of="px-missing"),
            f" ones are in {names[base]} alone. The status is measured against "
            f"{names[utterance.base]}, which prints most inside marks.",
            of="px-small",
        )
    )
    return base
