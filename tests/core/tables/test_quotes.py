"""Quotes, utterances and differences as rows."""

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.compare import rearrange
from core.models import Comparison, FlagKind, QuoteKind, Role, UtteranceStatus
from core.storage import load_comparison
from core.tables import quotes as tables
from tests.quote_story import bridge, told

SEEDS = Path(__file__).parents[3] / "seeds" / "comparison.json"
RowT = TypeVar("RowT")


@pytest.fixture(scope="module")
def story() -> Comparison:
    return bridge()


@pytest.fixture(scope="module")
def seeds() -> Comparison:
    return load_comparison(SEEDS)


def only(rows: Iterable[RowT], **values: object) -> RowT:
    kept = [row for row in rows if all(getattr(row, name) == value for name, value in values.items())]
    assert len(kept) == 1, f"{len(kept)} rows with {values}"
    return kept[0]


def test_a_repeat_counts_once_and_is_told(story: Comparison) -> None:
    rows = tables.quotes(story)
    assert "a@again" not in {row.quote_id for row in rows}
    first = next(row for row in rows if "nobody will hurry us" in row.content)
    assert first.repeats == 1
    assert tables.printed_again(story, [first.quote_id]) == {Role.CAPTION.value: 1}


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
    quote = only(tables.quotes(story), speaker=tables.UNRESOLVED)
    assert (quote.as_written, quote.candidates) == ("She", "Ana Ruiz or Eva Lind")
    utterance = only(tables.utterances(story), speaker=tables.UNRESOLVED)
    assert utterance.left_open == "“She”: Ana Ruiz or Eva Lind"
    assert utterance.number == len(tables.utterances(story)), "the unresolved stand last"


def test_the_verb_comes_with_its_tone_and_the_carrier_with_its_name(story: Comparison) -> None:
    quote = only(tables.quotes(story), cue="insisted")
    assert (quote.tone, quote.carrier) == ("loaded", "Reuters")
    assert quote.implies


def test_one_utterance_has_a_status_in_every_outlet(story: Comparison) -> None:
    cells = tables.cells(story)
    mine = {cell.article_id: cell for cell in cells if cell.utterance.label.startswith("“We will not open")}
    assert list(mine) == ["a", "b", "c"]
    assert mine["a"].status is UtteranceStatus.FULL
    assert mine["b"].status is UtteranceStatus.TRIMMED
    assert mine["c"].status is UtteranceStatus.NOT_FOUND
    assert (mine["b"].cue, mine["b"].carrier, mine["c"].cue) == ("insisted", "Reuters", "")
    assert mine["c"].own_voice
    assert FlagKind.ATTRIBUTION_LOST in mine["c"].flags
    assert FlagKind.ATTRIBUTION_LOST not in mine["a"].flags
    assert FlagKind.ATTRIBUTION_LOST in mine["a"].utterance.flags


@pytest.mark.parametrize(
    ("status", "kinds", "shown"),
    [
        (UtteranceStatus.FULL, {QuoteKind.INDIRECT}, UtteranceStatus.PARAPHRASE),
        (UtteranceStatus.FULL, {QuoteKind.INDIRECT, QuoteKind.DIRECT}, UtteranceStatus.FULL),
        (UtteranceStatus.STITCHED, {QuoteKind.MIXED}, UtteranceStatus.STITCHED),
        (UtteranceStatus.NOT_FOUND, set(), UtteranceStatus.NOT_FOUND),
    ],
)
def test_words_without_marks_are_a_paraphrase(
    status: UtteranceStatus, kinds: set[QuoteKind], shown: UtteranceStatus
) -> None:
    assert tables.shown_status(status, kinds) is shown


def test_each_filter_leaves_only_what_it_names(story: Comparison) -> None:
    cells = tables.cells(story)
    for beck in (tables.filtered(cells, speaker="Tom Beck"), tables.filtered(cells, kind=QuoteKind.MIXED.value)):
        assert {cell.utterance.speaker for cell in beck} == {"Tom Beck"}
    lost = tables.filtered(cells, flag=FlagKind.ATTRIBUTION_LOST.value)
    assert len({cell.utterance for cell in lost}) == 1
    shared = tables.filtered(cells, shared_only=True)
    assert all(cell.utterance.outlets > 1 for cell in shared)
    assert len(shared) == 3
    assert tables.filtered(cells, speaker="nobody") == ()
    assert tables.filtered(cells) == cells


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


@pytest.mark.parametrize("table", [tables.quotes, tables.utterances, tables.cells, tables.flags])
def test_without_a_quote_a_table_has_no_row(table: Callable[[Comparison], tuple[object, ...]]) -> None:
    assert table(told()) == ()


def test_differences_stand_in_the_order_of_their_utterances(seeds: Comparison) -> None:
    flags = tables.flags(seeds)
    assert len(flags) == sum(len(utterance.flags) for utterance in seeds.utterances)
    assert [(row.number, row.flag) for row in flags] == sorted((row.number, row.flag) for row in flags)
    labels = {row.utterance_id: (row.number, row.speaker, row.label) for row in tables.utterances(seeds)}
    assert all(labels[row.utterance_id] == (row.number, row.speaker, row.label) for row in flags)


def test_the_seeds_stand_once_each_in_every_outlet(seeds: Comparison) -> None:
    cells, utterances = tables.cells(seeds), tables.utterances(seeds)
    assert len(cells) == len(utterances) * len(seeds.readings)
    assert len({(cell.utterance, cell.article_id) for cell in cells}) == len(cells)
    assert [row.number for row in utterances] == list(range(1, len(utterances) + 1))
    found = Counter(cell.utterance for cell in cells if cell.status is not UtteranceStatus.NOT_FOUND)
    assert found == {row: row.outlets for row in utterances}


def test_speakers_of_the_seeds_stand_together(seeds: Comparison) -> None:
    speakers = [row.speaker for row in tables.utterances(seeds)]
    changes = sum(one != other for one, other in pairwise(speakers))
    assert changes == len(set(speakers)) - 1
    assert not {"Sergey Lavrov", "Segei Lavrov"} & set(speakers)


@pytest.mark.parametrize("article_id", ["000", "001", "002", "003", "004"])
def test_an_outlet_alone_shares_nothing(seeds: Comparison, article_id: str) -> None:
    alone = rearrange(seeds, article_ids=[article_id])
    assert {row.outlets for row in tables.utterances(alone)} == {1}
    assert {row.article_id for row in tables.quotes(alone)} == {article_id}
