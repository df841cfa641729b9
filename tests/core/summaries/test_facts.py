"""Sentences over facts: numbers of the tables, and no word that resolves anything."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from core.compare import rearrange
from core.index import Index
from core.models import Comparison
from core.storage import load_comparison
from core.summaries import facts as fact_summary
from core.tables import facts as fact_tables

SEEDS = Path(__file__).parents[3] / "seeds" / "comparison.json"


@pytest.fixture(scope="module")
def seeds() -> Comparison:
    return load_comparison(SEEDS)


def said(comparison: Comparison) -> str:
    rows = fact_tables.ledger_rows(comparison)
    return fact_summary.where_they_disagree(comparison, rows, len(fact_tables.checks(comparison)))


def test_the_first_sentence_counts_rows_by_kind(seeds: Comparison) -> None:
    rows = [row for row in fact_tables.ledger_rows(seeds) if row.standing == "conflict"]
    assert said(seeds).startswith(f"On {len(rows)} things the outlets say what cannot both hold (")
    assert "dates" in said(seeds)


def test_a_story_without_conflicts_says_that_none_was_found(seeds: Comparison) -> None:
    quiet = replace(seeds, conflicts=())
    assert said(quiet).startswith("No two outlets were found to say what cannot both hold; ")
    assert said(quiet).endswith("Nothing was found inside single articles.")


def test_one_outlet_has_nobody_to_disagree_with(seeds: Comparison) -> None:
    assert said(rearrange(seeds, article_ids=["003"])).startswith("One outlet alone has nothing to disagree with")


def test_nothing_is_resolved_and_no_majority_is_called_true(seeds: Comparison) -> None:
    events = fact_tables.events(seeds, Index.of(seeds))
    words = " ".join(
        (said(seeds), fact_summary.timeline(events), fact_summary.headlines(fact_tables.headlines(seeds)))
    ).lower()
    assert not any(word in words for word in ("correct", "wrong", "error", "true", "false", "most outlets", "majority"))


def test_the_timeline_says_what_relative_dates_were_read_from(seeds: Comparison) -> None:
    events = fact_tables.events(seeds, Index.of(seeds))
    assert "read from 18 October 2021" in fact_summary.timeline(events)
    assert fact_summary.timeline(events.iloc[:0]) == "No date with a day, month or year was found."


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2021, 10, 6), date(2021, 10, 6), "6 October 2021"),
        (date(2021, 10, 11), date(2021, 10, 17), "11 to 17 October 2021"),
        (date(2021, 10, 1), date(2021, 10, 31), "October 2021"),
        (date(2021, 10, 28), date(2021, 11, 3), "28 October to 3 November 2021"),
        (date(2020, 12, 28), date(2021, 1, 3), "28 December 2020 to 3 January 2021"),
        (date(2002, 1, 1), date(2002, 12, 31), "2002"),
        (date(2000, 1, 1), date(2009, 12, 31), "2000 to 2009"),
        (date(9999, 12, 1), date(9999, 12, 31), "December 9999"),
    ],
)
def test_days_are_told_as_short_as_they_can_be(first: date, last: date, words: str) -> None:
    assert fact_summary.days(first, last) == words


def test_a_headline_off_every_ladder_has_no_step() -> None:
    assert fact_summary.step({"ladder": ""}) == ""
    stepped = {"ladder": "law", "verb_step": 2, "verb_steps": 4, "object_step": 0, "object_steps": 0}
    assert fact_summary.step(stepped) == "Strength of its words: verb 2 of 4."
    assert fact_summary.ladder("law", ("suspect", "accuse", "charge"), ()) == (
        "On the ladder “law” verbs rise from suspect over accuse to charge."
    )
