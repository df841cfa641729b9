"""Words given to speakers, and the verbs that introduce them."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from core.models import Comparison, QuoteKind
from core.storage import load_comparison
from core.tables import quotes as quote_tables
from core.tables import voices as tables
from core.tables.rows import grouped
from tests.quote_story import bridge, told

SEEDS = Path(__file__).parents[3] / "seeds" / "comparison.json"


@pytest.fixture(scope="module")
def story() -> Comparison:
    return bridge()


@pytest.fixture(scope="module")
def seeds() -> Comparison:
    return load_comparison(SEEDS)


def words(rows: Iterable[tables.VoiceRow], speaker: str, article_id: str) -> tuple[int, int, int]:
    row = next(row for row in rows if (row.speaker, row.article_id) == (speaker, article_id))
    return row.direct, row.indirect, row.apart


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
    speakers = list(dict.fromkeys(row.speaker for row in tables.voices(story)))
    assert speakers[0] == quote_tables.story_speakers(story)["Ana Ruiz"]
    assert speakers[-1] == quote_tables.UNRESOLVED


def test_verbs_are_counted_by_speaker_and_outlet_with_their_tone(story: Comparison) -> None:
    tones = {(row.article_id, row.cue): row.tone for row in tables.cues(story)}
    assert tones["b", "insisted"] == "loaded"
    assert tones["a", "told"] == "neutral"
    assert all(row.times == 1 for row in tables.cues(story))


def test_neutral_verbs_come_first_and_the_most_frequent_of_a_tone(seeds: Comparison) -> None:
    ranks = [(list(tables.Tone).index(tables.Tone(row.tone)), -row.times) for row in tables.cues(seeds)]
    assert len(set(ranks)) > 2
    assert ranks == sorted(ranks)


def test_without_a_quote_a_table_has_no_row() -> None:
    assert tables.voices(told()) == tables.cues(told()) == ()


def test_the_sums_of_the_seeds_hold(seeds: Comparison) -> None:
    voices, quotes = tables.voices(seeds), quote_tables.quotes(seeds)
    assert all(row.words == row.direct + row.indirect + row.apart for row in voices)
    assert sum(row.quotes for row in voices) == len(quotes)
    assert sum(row.times for row in tables.cues(seeds)) == sum(row.cue != "" for row in quotes)
    said = {reading.article.article_id: len(reading.article.text.split()) for reading in seeds.readings}
    for article_id, rows in grouped(voices, lambda row: row.article_id).items():
        assert sum(row.words for row in rows) < said[article_id]
