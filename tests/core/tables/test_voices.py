"""Words given to speakers, and the verbs that introduce them."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from core.models import Comparison, QuoteKind
from core.storage import load_comparison
from core.tables import quotes as quote_tables
from core.tables import voices as tables
from tests.quote_story import bridge, told

SEEDS = Path(__file__).parents[3] / "seeds" / "comparison.json"


@pytest.fixture(scope="module")
def story() -> Comparison:
    return bridge()


@pytest.fixture(scope="module")
def seeds() -> Comparison:
    return load_comparison(SEEDS)


def words(frame: pd.DataFrame, speaker: str, article_id: str) -> tuple[int, int, int]:
    found = frame[(frame["speaker"] == speaker) & (frame["article_id"] == article_id)].iloc[0]
    return int(found["direct"]), int(found["indirect"]), int(found["apart"])


def test_direct_reported_and_headline_words_are_counted_apart(story: Comparison) -> None:
    voices = tables.voices(story)
    mayor = quote_tables.story_speakers(story)["Ana Ruiz"]
    assert words(voices, mayor, "a") == (18, 0, 4)
    assert words(voices, mayor, "b") == (13, 0, 0)
    assert words(voices, mayor, "c") == (0, 0, 0)
    assert words(voices, quote_tables.UNRESOLVED, "a") == (0, 4, 0)


def test_of_a_mixed_quote_only_words_inside_marks_are_direct(story: Comparison) -> None:
    assert words(tables.voices(story), "Tom Beck", "b") == (3, 4, 0)


def test_words_that_two_quotes_of_a_speaker_share_count_once(story: Comparison) -> None:
    first = story.quotes[0]
    start, end = first.content[0]
    longer = replace(first, quote_id="a@longer", kind=QuoteKind.INDIRECT, content=((start - 1, end),))
    once, twice = tables.voices(told(first)), tables.voices(told(first, longer))
    assert words(twice, "Ana Ruiz", "a") == words(once, "Ana Ruiz", "a")


def test_speakers_with_most_words_come_first_and_the_unresolved_last(story: Comparison) -> None:
    speakers = list(dict.fromkeys(tables.voices(story)["speaker"]))
    assert speakers[0] == quote_tables.story_speakers(story)["Ana Ruiz"]
    assert speakers[-1] == quote_tables.UNRESOLVED


def test_verbs_are_counted_by_speaker_and_outlet_with_their_tone(story: Comparison) -> None:
    cues = tables.cues(story).set_index(["article_id", "cue"])
    assert cues.loc[("b", "insisted"), "tone"] == "loaded"
    assert cues.loc[("a", "told"), "tone"] == "neutral"
    assert (cues["times"] == 1).all()


def test_neutral_verbs_come_before_loaded_ones(story: Comparison) -> None:
    ranks = [list(tables.Tone).index(tables.Tone(tone)) for tone in tables.cues(story)["tone"]]
    assert ranks == sorted(ranks)


def test_no_quote_gives_empty_tables_with_their_columns(story: Comparison) -> None:
    for make in (tables.voices, tables.cues):
        assert make(told()).empty
        assert list(make(told()).columns) == list(make(story).columns)


def test_the_sums_of_the_seeds_hold(seeds: Comparison) -> None:
    voices, quotes = tables.voices(seeds), quote_tables.quotes(seeds)
    assert (voices["words"] == voices[["direct", "indirect", "apart"]].sum(axis=1)).all()
    assert voices["quotes"].sum() == len(quotes)
    assert tables.cues(seeds)["times"].sum() == (quotes["cue"] != "").sum()
    said = {reading.article.article_id: len(reading.article.text.split()) for reading in seeds.readings}
    for article_id, total in voices.groupby("article_id")["words"].sum().items():
        assert total < said[article_id]
