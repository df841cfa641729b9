"""What a link to the quotes opens: an utterance, an outlet's words by one speaker. Checked before it is believed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st

from core.tables.quotes import UtteranceCell
from pages.drawing import problems
from pages.parts.coverage.links import OUTLET
from pages.session import views

UTTERANCE, VOICE, GIVEN_IN = "utterance", "voice", "in"


@dataclass(frozen=True, slots=True)
class OpenedQuote:
    """The open cell of the matrix; empty strings where none is."""

    utterance_id: str = ""
    article_id: str = ""


def opened(view: views.View, cells: Iterable[UtteranceCell]) -> OpenedQuote:
    """The utterance and outlet that the address names. What it does not know it says, and opens nothing."""
    utterance_id, article_id = st.query_params.get(UTTERANCE, ""), st.query_params.get(OUTLET, "")
    if not utterance_id:
        return OpenedQuote()
    if utterance_id not in {cell.utterance.utterance_id for cell in cells}:
        problems.unknown_in_link("a quote")
        return OpenedQuote()
    if article_id and article_id not in view.names:
        problems.unknown_in_link("an outlet")
        article_id = ""
    base = next(one.base for one in view.comparison.utterances if one.utterance_id == utterance_id)
    return OpenedQuote(utterance_id, article_id or base)


def open_cell(utterance_id: str, article_id: str) -> None:
    """Write a cell of the matrix into the address."""
    st.query_params.update({UTTERANCE: utterance_id, OUTLET: article_id})


def given(view: views.View, speakers: list[str]) -> tuple[str, str]:
    """The speaker and the outlet whose quotes the address asks to be listed; empty strings where it does not."""
    voice, article_id = st.query_params.get(VOICE, ""), st.query_params.get(GIVEN_IN, "")
    if not voice and not article_id:
        return "", ""
    if voice not in speakers:
        problems.unknown_in_link("a speaker")
        return "", ""
    if article_id not in view.names:
        problems.unknown_in_link("an outlet")
        return "", ""
    return voice, article_id


def open_given(voice: str, article_id: str) -> None:
    """Write a speaker and an outlet into the address."""
    st.query_params.update({VOICE: voice, GIVEN_IN: article_id})
