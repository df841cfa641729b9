"""The filters of the quotes page: speaker, kind, what is to be checked, and what one outlet alone quotes."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from core.models import FlagKind, QuoteKind
from core.tables import quotes as quote_tables
from core.tables.quotes import UtteranceCell
from pages.parts.quotes.quote_views import tables_of
from pages.session import page_filters, views

EVERYTHING = "all"


def choose(view: views.View) -> tuple[UtteranceCell, ...]:
    """Draw the filters, note what they leave for the tables that are taken away, and give the cells they leave."""
    cells = tables_of(view).cells
    flagged = {row.kind for row in tables_of(view).flags}
    with st.container(horizontal=True, gap="small"):
        speaker = _pick("Speaker", "speaker", list(dict.fromkeys(cell.utterance.speaker for cell in cells)))
        kind = _pick("Kind of quote", "kind", [kind.value for kind in QuoteKind])
        flag = _pick("To check", "flag", [flag.value for flag in FlagKind if flag in flagged])
    filtered = quote_tables.filtered(cells, speaker=speaker, kind=kind, flag=flag)
    chosen = [word for word in (speaker, kind, flag) if word]
    if not _with_what_one_alone_quotes(view, filtered):
        filtered = quote_tables.filtered(filtered, shared_only=True)
        chosen.append("in two or more outlets")
    if chosen:
        _note(view, filtered, chosen)
    return filtered


def _with_what_one_alone_quotes(view: views.View, cells: Sequence[UtteranceCell]) -> bool:
    """Whether to show what one outlet alone quotes; asked only where there is something else."""
    outlets = {cell.utterance.utterance_id: cell.utterance.outlets for cell in cells}
    alone = sum(number == 1 for number in outlets.values())
    if len(view.names) < 2 or alone == len(outlets):
        return True
    return st.toggle(f"Show also what one outlet alone quotes ({alone})", key="alone", value=False, bind="query-params")


def _note(view: views.View, cells: Sequence[UtteranceCell], chosen: Sequence[str]) -> None:
    names = {cell.utterance.utterance_id for cell in cells}
    kept = [utterance for utterance in view.comparison.utterances if utterance.utterance_id in names]
    quotes = [name for utterance in kept for member in utterance.members for name in member.quote_ids]
    by_utterance = ("utterance_id", names)
    tables = {"Quotes": ("quote_id", quotes), "Utterances": by_utterance, "Quote flags": by_utterance}
    page_filters.note(f"Quotes: {'; '.join(chosen)}.", tables)


def _pick(label: str, key: str, options: list[str]) -> str:
    """A filter whose value stands in the link; an unknown one falls back to all."""
    chosen = st.selectbox(label, options=[EVERYTHING, *options], key=key, bind="query-params")
    return "" if chosen == EVERYTHING else str(chosen)
