"""Who says it, in which words, by way of whom? Utterances x outlets, the voices each carries, and the cue verbs."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from core import charts, charts_quotes, findings_quotes, tables_quotes
from core.models import FlagKind, QuoteKind, Utterance
from pages.components import chart, frame, problems, quote_cards, quote_grid, quote_links, quote_reading, story
from pages.components.markup import element, show, style
from pages.components.reveal import reveal

frame.guard()
style(Path(__file__).parent / "components" / "quotes.css")


@lru_cache(maxsize=32)
def quotes_of(view: story.View) -> pd.DataFrame:
    """Every counted quote."""
    return tables_quotes.quotes(view.comparison)


@lru_cache(maxsize=32)
def cells_of(view: story.View) -> pd.DataFrame:
    """The frame behind the matrix."""
    return tables_quotes.cells(view.comparison)


@lru_cache(maxsize=32)
def flags_of(view: story.View) -> pd.DataFrame:
    """The differences to check."""
    return tables_quotes.flags(view.comparison)


@lru_cache(maxsize=32)
def voices_of(view: story.View) -> pd.DataFrame:
    """Words by speaker and outlet."""
    return tables_quotes.voices(view.comparison)


@lru_cache(maxsize=32)
def picture_of(view: story.View, dark: bool) -> dict[str, Any]:
    """The picture of voices without its data."""
    return charts.specification(charts_quotes.voices_picture(voices_of(view), dark=dark))


@lru_cache(maxsize=32)
def finding_of(view: story.View) -> str:
    """The sentence on top."""
    return findings_quotes.who_says_it(view.comparison)


def choose(view: story.View, cells: pd.DataFrame) -> pd.DataFrame:
    """The filters, and the cells they leave."""
    speakers = list(dict.fromkeys(cells["speaker"]))
    kinds = [kind.value for kind in QuoteKind]
    flags = [flag.value for flag in FlagKind if flag.value in set(flags_of(view)["kind"])]
    by_speaker, by_kind, by_flag = st.columns(3)
    with by_speaker:
        speaker = pick("Speaker", "speaker", speakers)
    with by_kind:
        kind = pick("Kind of quote", "kind", kinds)
    with by_flag:
        flag = pick("To check", "flag", flags)
    filtered = tables_quotes.filtered(cells, speaker=speaker, kind=kind, flag=flag)
    alone = filtered[filtered["outlets"] == 1]["utterance_id"].nunique()
    if len(view.names) < 2 or alone == filtered["utterance_id"].nunique():
        return filtered
    shown = st.toggle(
        f"Show also what one outlet alone quotes ({alone})", key="alone", value=False, bind="query-params"
    )
    return filtered if shown else tables_quotes.filtered(filtered, shared_only=True)


def pick(label: str, key: str, options: list[str]) -> str:
    """A filter whose value stands in the link; an unknown one falls back to all."""
    everything = "all"
    chosen = st.selectbox(label, options=[everything, *options], key=key, bind="query-params")
    return "" if chosen == everything else str(chosen)


def draw_matrix(cells: pd.DataFrame, opened: quote_links.Opened) -> None:
    """Utterances x outlets as buttons."""
    if cells.empty:
        problems.tell("No quote fits these filters.", next_step="Choose “all” for one of them.")
        return
    quote_grid.utterance_grid(cells, opened, on_pick=quote_links.open_cell)


def draw_opened(told: quote_cards.Told, utterance: Utterance | None, opened: quote_links.Opened) -> None:
    """The chosen cell; what the words mean where nothing is open."""
    if utterance is None:
        frame.section("How to read it", "Choose a cell to read the words where they stand.")
        show(quote_cards.ladder())
        return
    member = next(member for member in utterance.members if member.article_id == opened.article_id)
    show(quote_cards.card(told, utterance, member, base=member.words, is_open=True), quote_reading.legend())


def draw_utterance(told: quote_cards.Told, utterance: Utterance, opened: quote_links.Opened, label: str) -> None:
    """All outlets side by side against a chosen wording, then each difference with both places."""
    frame.section(f"“{label}”", quote_cards.lacking(told, utterance) or None)
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
        frame.section("Worth a second look")
        show(quote_cards.flag_list(told, utterance))


def draw_voices(told: quote_cards.Told) -> None:
    """Whose voice each outlet carries, by which verbs, and the quotes behind a number."""
    view = told.view
    voices, cues = voices_of(view), tables_quotes.cues(view.comparison)
    current = quote_links.given(view, list(dict.fromkeys(voices["speaker"])))
    frame.section("Whose voice does each outlet carry?", findings_quotes.whose_voice(view.comparison))
    picture, numbers = st.tabs(["Picture", "Numbers"])
    with picture:
        chart.picture(
            picture_of(view, chart.is_dark()),
            charts_quotes.voice_bars(voices),
            key="voices",
            alt=findings_quotes.whose_voice(view.comparison),
        )
    with numbers:
        quote_grid.voice_grid(voices, current, on_pick=quote_links.open_given)
    frame.section("By which verbs are they introduced?", findings_quotes.which_verbs(view.comparison))
    quote_grid.cue_grid(cues, voices, current, on_pick=quote_links.open_given)
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
    quotes, voices = quotes_of(told.view), voices_of(told.view)
    mine = quotes[(quotes["speaker"] == speaker) & (quotes["article_id"] == article_id)]
    words = voices[(voices["speaker"] == speaker) & (voices["article_id"] == article_id)]["words"].sum()
    name = told.view.names[article_id]
    frame.section(f"{speaker} in {name}", findings_quotes.of_speaker(mine, int(words), speaker, name))
    show(quote_reading.legend(), quote_cards.given_words(told, list(mine["quote_id"])))


view = story.current()
frame.heading(view.comparison.title, "Who says it, in which words?", finding_of(view))
cells = cells_of(view)
if cells.empty:
    problems.tell(
        "There are no quotes to lay side by side.",
        next_step="Look at what was read: quotes are looked for in body, headline, deck and captions.",
    )
else:
    told = quote_cards.Told(view, quotes_of(view))
    opened = quote_links.opened(view, cells)
    utterance = next((one for one in view.comparison.utterances if one.utterance_id == opened.utterance_id), None)
    left, right = st.columns([1.35, 1], gap="large")
    with left:
        draw_matrix(choose(view, cells), opened)
    with right:
        with st.container(key="opened-quote"):
            draw_opened(told, utterance, opened)
        reveal("opened-quote", what=f"{opened.utterance_id}|{opened.article_id}" if utterance else "")
        if len(flags_of(view)):
            frame.section("Worth a second look")
            quote_grid.flag_grid(flags_of(view), opened, on_pick=quote_links.open_cell)
    if utterance is not None:
        label = str(cells.loc[cells["utterance_id"] == opened.utterance_id, "label"].iloc[0])
        draw_utterance(told, utterance, opened, label)
    draw_voices(told)
