"""Who says it, in which words, by way of whom? Utterances x outlets, the voices each carries, and the cue verbs."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from core.charts import quotes as quote_charts
from core.charts import specs
from core.models import FlagKind, QuoteKind, Utterance
from core.summaries import quotes as quote_summary
from core.tables import quotes as quote_tables
from core.tables import voices as voice_tables
from pages.drawing import chart, layout, problems
from pages.drawing.markup import element, show, style
from pages.drawing.reveal import reveal
from pages.parts.quotes import quote_cards, quote_grid, quote_links, quote_reading
from pages.parts.shared import verdict
from pages.session import page_filters, views

layout.guard()
style(Path(__file__).parent / "parts" / "quotes" / "quotes.css")


@dataclass(frozen=True, eq=False)
class Frames:
    """What the page reads of one view, and says of it."""

    quotes: pd.DataFrame
    cells: pd.DataFrame
    flags: pd.DataFrame
    voices: pd.DataFrame
    cues: pd.DataFrame
    finding: str
    whose_voice: str
    which_verbs: str


@lru_cache(maxsize=32)
def frames_of(view: views.View) -> Frames:
    """Every frame of the page, built once for a view."""
    comparison = view.comparison
    return Frames(
        quotes=quote_tables.quotes(comparison),
        cells=quote_tables.cells(comparison),
        flags=quote_tables.flags(comparison),
        voices=voice_tables.voices(comparison),
        cues=voice_tables.cues(comparison),
        finding=quote_summary.who_says_it(comparison),
        whose_voice=quote_summary.whose_voice(comparison),
        which_verbs=quote_summary.which_verbs(comparison),
    )


@lru_cache(maxsize=32)
def picture_of(view: views.View, dark: bool) -> dict[str, Any]:
    """The picture of voices without its data."""
    return specs.specification(quote_charts.voices_picture(frames_of(view).voices, dark=dark))


def choose(view: views.View) -> pd.DataFrame:
    """The filters, and the cells they leave."""
    cells = frames_of(view).cells
    speakers = list(dict.fromkeys(cells["speaker"]))
    kinds = [kind.value for kind in QuoteKind]
    flags = [flag.value for flag in FlagKind if flag.value in set(frames_of(view).flags["kind"])]
    with st.container(horizontal=True, gap="small"):
        speaker = pick("Speaker", "speaker", speakers)
        kind = pick("Kind of quote", "kind", kinds)
        flag = pick("To check", "flag", flags)
    filtered = quote_tables.filtered(cells, speaker=speaker, kind=kind, flag=flag)
    chosen = [word for word in (speaker, kind, flag) if word]
    alone = filtered[filtered["outlets"] == 1]["utterance_id"].nunique()
    if len(view.names) < 2 or alone == filtered["utterance_id"].nunique():
        return narrowed_to(view, filtered, chosen)
    shown = st.toggle(
        f"Show also what one outlet alone quotes ({alone})", key="alone", value=False, bind="query-params"
    )
    if shown:
        return narrowed_to(view, filtered, chosen)
    both = quote_tables.filtered(filtered, shared_only=True)
    return narrowed_to(view, both, [*chosen, "in two or more outlets"])


def narrowed_to(view: views.View, cells: pd.DataFrame, chosen: list[str]) -> pd.DataFrame:
    """The cells that are left, noted for the tables that are taken away."""
    if chosen:
        names = set(cells["utterance_id"])
        kept = [one for one in view.comparison.utterances if one.utterance_id in names]
        quotes = [name for one in kept for member in one.members for name in member.quote_ids]
        by_utterance = ("utterance_id", names)
        tables = {"Quotes": ("quote_id", quotes), "Utterances": by_utterance, "Quote flags": by_utterance}
        page_filters.note(f"Quotes: {'; '.join(chosen)}.", tables)
    return cells


def pick(label: str, key: str, options: list[str]) -> str:
    """A filter whose value stands in the link; an unknown one falls back to all."""
    everything = "all"
    chosen = st.selectbox(label, options=[everything, *options], key=key, bind="query-params")
    return "" if chosen == everything else str(chosen)


def draw_matrix(cells: pd.DataFrame, opened: quote_links.OpenedQuote) -> None:
    """Utterances x outlets as buttons."""
    if cells.empty:
        problems.tell("No quote fits these filters.", next_step="Choose “all” for one of them.")
        return
    quote_grid.utterance_grid(cells, opened, on_pick=quote_links.open_cell)


def draw_opened(told: quote_cards.Told, utterance: Utterance | None, opened: quote_links.OpenedQuote) -> None:
    """The chosen cell; what the words mean where nothing is open."""
    if utterance is None:
        layout.section("How to read it", "Choose a cell to read the words where they stand.")
        show(quote_cards.ladder())
        return
    member = next(member for member in utterance.members if member.article_id == opened.article_id)
    show(quote_cards.card(told, utterance, member, base=None, is_open=True), quote_reading.legend())


def draw_utterance(told: quote_cards.Told, utterance: Utterance, label: str) -> None:
    """All outlets side by side against a chosen wording, then each difference with both places."""
    layout.section(label, quote_cards.who_and_where(told, utterance))
    having = [member.article_id for member in utterance.members if member.quote_ids]
    base = having[0]
    if len(having) > 1:
        base = st.selectbox(
            "Compare the wording with",
            options=having,
            index=having.index(utterance.base),
            format_func=lambda article_id: told.view.names[article_id],
            key=f"base-{utterance.utterance_id}",
            width=320,
        )
        show(
            element(
                "p",
                element("ins", "Underlined", of="px-added"),
                f" words are not in {told.view.names[base]}; ",
                element("del", "struck", of="px-missing"),
                f" ones are in {told.view.names[base]} alone. The status is measured against "
                f"{told.view.names[utterance.base]}, which prints most inside marks.",
                of="px-small",
            )
        )
    show(quote_cards.side_by_side(told, utterance, base=base))
    if utterance.flags:
        layout.section("Where the versions differ")
        show(quote_cards.flag_list(told, utterance))
    verdict.of_quotes(told.view, [name for member in utterance.members for name in member.quote_ids])


def draw_voices(told: quote_cards.Told) -> None:
    """Whose voice each outlet carries, by which verbs, and the quotes behind a number."""
    view = told.view
    frames = frames_of(view)
    current = quote_links.given(view, list(dict.fromkeys(frames.voices["speaker"])))
    layout.section("Whose voice does each outlet carry?", frames.whose_voice)
    picture, numbers = st.tabs(["Picture", "Numbers"])
    with picture:
        chart.picture(
            picture_of(view, chart.is_dark()),
            quote_charts.voice_bars(frames.voices),
            key="voices",
            alt=frames.whose_voice,
        )
    with numbers:
        quote_grid.voice_grid(frames.voices, current, on_pick=quote_links.open_given)
    layout.section("By which verbs are they introduced?", frames.which_verbs)
    quote_grid.cue_grid(frames.cues, frames.voices, current, on_pick=quote_links.open_given)
    show(
        element(
            "p",
            "Whether a verb is neutral, leaning or loaded stands in a list that you can edit: "
            "core/lexicon/cue_verbs.txt. A verb that is not on it counts as neutral.",
            of="px-small",
        )
    )
    with st.container(key="given-words"):
        draw_given(told, *current)
    reveal("given-words", what="|".join(current) if current[0] else "")


def draw_given(told: quote_cards.Told, speaker: str, article_id: str) -> None:
    """The quotes of one speaker in one outlet."""
    if not speaker:
        return
    quotes, voices = frames_of(told.view).quotes, frames_of(told.view).voices
    mine = quotes[(quotes["speaker"] == speaker) & (quotes["article_id"] == article_id)]
    words = voices[(voices["speaker"] == speaker) & (voices["article_id"] == article_id)]["words"].sum()
    name = told.view.names[article_id]
    layout.section(f"{speaker} in {name}", quote_summary.of_speaker(mine, int(words), speaker, name))
    show(quote_reading.legend(), quote_cards.given_words(told, list(mine["quote_id"])))


view = views.current()
frames = frames_of(view)
layout.heading(view.comparison.title, "Who says it, in which words?", frames.finding)
if frames.cells.empty:
    problems.tell(
        "There are no quotes to lay side by side.",
        next_step="Look at what was read: quotes are looked for in body, headline, deck and captions.",
    )
else:
    told = quote_cards.Told(view, frames.quotes)
    opened = quote_links.opened(view, frames.cells)
    utterance = next((one for one in view.comparison.utterances if one.utterance_id == opened.utterance_id), None)
    left, right = st.columns([1.5, 1], gap="large")
    with left:
        draw_matrix(choose(view), opened)
    with right:
        with st.container(key="opened-quote"):
            draw_opened(told, utterance, opened)
        reveal("opened-quote", what=f"{opened.utterance_id}|{opened.article_id}" if utterance else "")
        if len(frames.flags):
            layout.section("Worth a second look")
            quote_grid.flag_grid(frames.flags, on_pick=quote_links.open_cell)
    if utterance is not None:
        label = str(frames.cells.loc[frames.cells["utterance_id"] == opened.utterance_id, "label"].iloc[0])
        draw_utterance(told, utterance, label)
    draw_voices(told)
