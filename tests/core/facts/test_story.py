"""The five seeds: the contradictions a careful reader found are raised, and little else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from core.facts import Statement, dated, dated_events, find_conflicts, find_facts, ledger, statements
from core.facts.find import story_date
from core.ingest import read_folder
from core.models import Conflict, FactKind, Match, Reading
from core.quotes import find_quotes
from core.speaker_conflicts import find_speaker_conflicts, join_conflicts
from core.text import read

pytestmark = pytest.mark.model

SEEDS = Path(__file__).parents[3] / "seeds"
# Beginnings of the two sentences of each pair that a careful reader called contradicting, and the kind it shows as.
CONTRADICTIONS = [
    (
        "The Alliance expelled eight Russian diplomats on June 6",
        "The latest row comes after NATO said on October 6",
        "date",
    ),
    ("The Alliance expelled eight Russian diplomats on June 6", "It is Moscow’s response to NATO’s expulsion", "date"),
    ("The Alliance expelled eight Russian diplomats on June 6", "The latest row comes after Nato earlier", "date"),
    ("The Alliance expelled eight Russian diplomats on June 6", "NATO this month stripped eight", "date"),
    ("Foreign Minister Sergey Lavrov said that the move", "The latest row comes after NATO said on October 6", "date"),
    ("According to Lavrov, Russia notified NATO", "In response, NATO said it had taken note", "denial"),
    ("According to Lavrov, Russia notified NATO", "'We have taken note of Minister Lavrov's", "denial"),
    ("Lavrov said that contact between", "He said that in case of urgent matters, Nato", "role"),
    ("The Foreign Ministry said in a separate", "'NATO is not interested in equitable", "speaker"),
    ("The Foreign Ministry said in a separate", '"NATO is not interested in any equitable', "speaker"),
    (
        "Lavrov said that Russia would also be ending the alliance's liaison mission - ",
        "The bloc's information",
        "scar",
    ),
    ("Already in March 2018, NATO deported seven", "The Russian mission has been downsized", "number"),
]
FEWEST_RAISED, MOST_REJECTED = 12, 3
# Alarms that a careful reader of the seeds rejects: the date a closing begins is not that of an expulsion.
REJECTED = {("November 1", "last week")}


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    return [read(article) for article in read_folder(SEEDS)[1]]


@pytest.fixture(scope="module")
def stated(readings: list[Reading]) -> tuple[Statement, ...]:
    return dated([one for reading in readings for one in statements(reading)], readings)


def sentence(readings: list[Reading], beginning: str) -> list[str]:
    return [
        one.sentence_id
        for reading in readings
        for one in reading.sentences
        if reading.article.text[one.start : one.end].startswith(beginning)
    ]


@pytest.fixture(scope="module")
def conflicts(readings: list[Reading], stated: tuple[Statement, ...]) -> tuple[Conflict, ...]:
    """Conflicts when each contradicting pair is matched, and nothing else is."""
    pairs = {
        (left, right)
        for first, second, _ in CONTRADICTIONS
        for left in sentence(readings, first)
        for right in sentence(readings, second)
        if left.split("@")[0] != right.split("@")[0]
    }
    matches = [Match(left, right, 0.9, 0.9, 0.9) for left, right in sorted(pairs)]
    quotes = [quote for reading in readings for quote in find_quotes(reading)]
    speakers = find_speaker_conflicts(readings, quotes, matches)
    return join_conflicts(find_conflicts(readings, stated, matches)[0], speakers)


def test_the_contradictions_of_the_seeds_are_raised(readings: list[Reading], conflicts: tuple[Conflict, ...]) -> None:
    raised = {(frozenset((one.a.sentence_id, one.b.sentence_id)), one.kind.value) for one in conflicts}
    found = [
        pair
        for pair in CONTRADICTIONS
        if any(
            (frozenset((left, right)), pair[2]) in raised
            for left in sentence(readings, pair[0])
            for right in sentence(readings, pair[1])
        )
    ]
    assert len(found) >= FEWEST_RAISED, [pair for pair in CONTRADICTIONS if pair not in found]


def test_headlines_that_say_more_than_their_body_are_raised(conflicts: tuple[Conflict, ...]) -> None:
    headlines = {one.a.value for one in conflicts if one.kind == "headline"}
    assert headlines == {"Cuts Diplomatic Ties", "suspends its diplomatic relations"}


def test_no_more_alarms_than_a_careful_reader_accepts() -> None:
    """Of those that the stored comparison shows."""
    from core.storage import load_comparison

    found = load_comparison(SEEDS / "comparison.json").conflicts
    accepted = {"date", "role", "number", "denial", "speaker", "scar", "headline"}
    assert {one.kind.value for one in found} <= accepted
    rejected = [one for one in found if (one.a.value, one.b.value) in REJECTED]
    assert len(rejected) <= MOST_REJECTED
    assert len(found) <= 26, [(one.kind.value, one.a.value, one.b.value) for one in found]


def test_relative_dates_are_resolved_against_the_latest_caption(readings: list[Reading]) -> None:
    assert story_date(readings) == date(2021, 10, 18)


def test_facts_are_spans_of_their_article(readings: list[Reading]) -> None:
    for reading in readings:
        facts = find_facts(statements(reading))
        assert facts
        for fact in facts:
            words = reading.article.text[fact.start : fact.end]
            assert words.strip() == words
            assert words


def test_a_count_knows_what_it_counts(readings: list[Reading]) -> None:
    facts = find_facts(statements(readings[3]))
    things = {fact.thing for fact in facts if fact.kind is FactKind.NUMBER and fact.low == 8}
    assert "Russian diplomats" in things


def test_the_ledger_puts_conflicts_first_and_the_timeline_is_in_order(
    readings: list[Reading], stated: tuple[Statement, ...], conflicts: tuple[Conflict, ...]
) -> None:
    facts = {
        reading.article.article_id: find_facts(one for one in stated if one.article_id == reading.article.article_id)
        for reading in readings
    }
    rows = ledger(readings, conflicts, (), facts)
    standings = [row.standing for row in rows]
    assert standings == sorted(standings, key=["conflict", "variant", "agree"].index)
    assert all(row.conflict_ids for row in rows)
    events = dated_events(rows, facts)
    assert [event.first for event in events] == sorted(event.first for event in events)
    assert any(event.disputed for event in events)
