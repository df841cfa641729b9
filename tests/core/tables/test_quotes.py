"""Quotes, utterances and differences as data frames."""

from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.compare import rearrange
from core.models import Comparison, FlagKind, QuoteKind, Role, UtteranceStatus
from core.storage import load_comparison
from core.tables import quotes as tables
from tests.quote_story import bridge, told

SEEDS = Path(__file__).parents[3] / "seeds" / "comparison.json"


@pytest.fixture(scope="module")
def story() -> Comparison:
    return bridge()


@pytest.fixture(scope="module")
def seeds() -> Comparison:
    return load_comparison(SEEDS)


def row(frame: pd.DataFrame, **values: object) -> pd.Series:
    kept = frame
    for column, value in values.items():
        kept = kept[kept[column] == value]
    assert len(kept) == 1, f"{len(kept)} rows with {values}"
    return kept.iloc[0]


def test_a_repeat_counts_once_and_is_told(story: Comparison) -> None:
    frame = tables.quotes(story)
    assert "a@again" not in set(frame["quote_id"])
    first = frame[frame["content"].str.contains("nobody will hurry us")].iloc[0]
    assert first["repeats"] == 1
    assert tables.printed_again(story, [first["quote_id"]]) == {Role.CAPTION.value: 1}


def test_spellings_of_one_speaker_are_one_in_the_story(story: Comparison) -> None:
    names = tables.story_speakers(story)
    assert names["Ana Ruiz"] == names["Anna Ruiz"]
    assert names["Tom Beck"] == "Tom Beck"


def test_a_lone_surname_that_two_people_have_joins_neither() -> None:
    story = bridge()
    first = story.quotes[0]
    both = told(*(_by(first, number, name) for number, name in enumerate(["Ana Ruiz", "Carlos Ruiz", "Ruiz"])))
    assert tables.story_speakers(both) == {name: name for name in ("Ana Ruiz", "Carlos Ruiz", "Ruiz")}


def _by(quote: object, number: int, speaker: str) -> object:
    from dataclasses import replace

    return replace(quote, quote_id=f"a@{number}", speaker=speaker)  # type: ignore[type-var]


def test_an_open_speaker_stays_open_with_candidates(story: Comparison) -> None:
    quote = row(tables.quotes(story), speaker=tables.UNRESOLVED)
    assert (quote["as_written"], quote["candidates"]) == ("She", "Ana Ruiz or Eva Lind")
    utterance = row(tables.utterances(story), speaker=tables.UNRESOLVED)
    assert utterance["left_open"] == "“She”: Ana Ruiz or Eva Lind"
    assert utterance["number"] == len(tables.utterances(story)), "the unresolved stand last"


def test_the_verb_comes_with_its_tone_and_the_carrier_with_its_name(story: Comparison) -> None:
    quote = row(tables.quotes(story), cue="insisted")
    assert (quote["tone"], quote["carrier"]) == ("loaded", "Reuters")
    assert quote["implies"]


def test_one_utterance_has_a_status_in_every_outlet(story: Comparison) -> None:
    cells = tables.cells(story)
    mine = cells[cells["label"].str.startswith("“We will not open")].set_index("article_id")
    assert list(mine.index) == ["a", "b", "c"]
    assert mine.at["a", "status"] == UtteranceStatus.FULL.value
    assert mine.at["b", "status"] == UtteranceStatus.TRIMMED.value
    assert mine.at["c", "status"] == UtteranceStatus.NOT_FOUND.value
    assert (mine.at["b", "cue"], mine.at["b", "carrier"], mine.at["c", "cue"]) == ("insisted", "Reuters", "")
    assert mine.at["c", "own_voice"]
    assert FlagKind.ATTRIBUTION_LOST.value in mine.at["c", "cell_flags"]


@pytest.mark.parametrize(
    ("status", "kinds", "shown"),
    [
        (UtteranceStatus.FULL, {"indirect"}, UtteranceStatus.PARAPHRASE),
        (UtteranceStatus.FULL, {"indirect", "direct"}, UtteranceStatus.FULL),
        (UtteranceStatus.STITCHED, {"mixed"}, UtteranceStatus.STITCHED),
        (UtteranceStatus.NOT_FOUND, set(), UtteranceStatus.NOT_FOUND),
    ],
)
def test_words_without_marks_are_a_paraphrase(status: UtteranceStatus, kinds: set[str], shown: UtteranceStatus) -> None:
    assert tables.shown_status(status, kinds) is shown


def test_each_filter_leaves_only_what_it_names(story: Comparison) -> None:
    cells = tables.cells(story)
    assert set(tables.filtered(cells, speaker="Tom Beck")["speaker"]) == {"Tom Beck"}
    mixed = tables.filtered(cells, kind=QuoteKind.MIXED.value)
    assert set(mixed["speaker"]) == {"Tom Beck"}
    lost = tables.filtered(cells, flag=FlagKind.ATTRIBUTION_LOST.value)
    assert lost["utterance_id"].nunique() == 1
    shared = tables.filtered(cells, shared_only=True)
    assert (shared["outlets"] > 1).all()
    assert len(shared) == 3
    assert tables.filtered(cells, speaker="nobody").empty
    assert tables.filtered(cells).equals(cells)


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("traders would be paid", "traders would be paid"),
        (
            "one two three four five six seven, eight nine",
            "one two three four five six seven, eight\N{NO-BREAK SPACE}…",
        ),
        ("", ""),
    ],
)
def test_a_label_is_the_first_words(words: str, label: str) -> None:
    assert tables.first_words(words) == label


@given(st.text())
def test_a_label_is_never_longer_than_its_words(words: str) -> None:
    label = tables.first_words(words)
    assert len(label.replace("\N{NO-BREAK SPACE}…", "").split()) <= tables.LABEL_WORDS


def test_one_outlet_and_no_quote_give_tables_with_their_columns(story: Comparison) -> None:
    nobody = told()
    for make in (tables.quotes, tables.utterances, tables.cells, tables.flags):
        assert make(nobody).empty
        assert list(make(nobody).columns) == list(make(story).columns)


def test_the_seeds_stand_once_each_in_every_outlet(seeds: Comparison) -> None:
    cells, utterances = tables.cells(seeds), tables.utterances(seeds)
    assert len(cells) == len(utterances) * len(seeds.readings)
    assert not cells.duplicated(["utterance_id", "article_id"]).any()
    assert utterances["number"].is_monotonic_increasing
    found = cells[cells["status"] != UtteranceStatus.NOT_FOUND.value].groupby("utterance_id").size()
    assert dict(found) == dict(zip(utterances["utterance_id"], utterances["outlets"], strict=True))


def test_speakers_of_the_seeds_stand_together(seeds: Comparison) -> None:
    speakers = list(tables.utterances(seeds)["speaker"])
    changes = sum(one != other for one, other in pairwise(speakers))
    assert changes == len(set(speakers)) - 1
    assert not {"Sergey Lavrov", "Segei Lavrov"} & set(speakers)


@pytest.mark.parametrize("article_id", ["000", "001", "002", "003", "004"])
def test_an_outlet_alone_shares_nothing(seeds: Comparison, article_id: str) -> None:
    alone = rearrange(seeds, article_ids=[article_id])
    assert (tables.utterances(alone)["outlets"] == 1).all()
    assert set(tables.quotes(alone)["article_id"]) == {article_id}
