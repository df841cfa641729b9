"""Facts as frames: one row a thing, every outlet in it, labels in the articles' own words."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.compare import rearrange
from core.index import Index
from core.models import Comparison, Conflict, ConflictKind, LedgerRow, Side
from core.storage import load_comparison
from core.tables import coverage as coverage_tables
from core.tables import facts as fact_tables
from core.tables.facts import Group

SEEDS = Path(__file__).parents[3] / "seeds" / "comparison.json"


@pytest.fixture(scope="module")
def seeds() -> Comparison:
    return load_comparison(SEEDS)


@pytest.fixture(scope="module")
def index(seeds: Comparison) -> Index:
    return Index.of(seeds)


@pytest.fixture(scope="module")
def rows(seeds: Comparison) -> tuple[LedgerRow, ...]:
    return fact_tables.ledger_rows(seeds)


def row_with(rows: tuple[LedgerRow, ...], value: str) -> LedgerRow:
    return next(
        row
        for row in rows
        if row.standing == "conflict" and any(side.value == value for cell in row.cells for side in cell.values)
    )


def test_conflicts_come_first_and_agreement_last(rows: tuple[LedgerRow, ...]) -> None:
    groups = [list(Group).index(fact_tables.group(row)) for row in rows]
    assert groups == sorted(groups)
    assert set(groups) == {0, 1, 2}


def test_the_most_contested_thing_is_the_first_row(rows: tuple[LedgerRow, ...]) -> None:
    contested = [len(row.conflict_ids) for row in rows if row.standing == "conflict"]
    assert contested == sorted(contested, reverse=True)


def test_several_outlets_against_one_date_are_one_row(rows: tuple[LedgerRow, ...]) -> None:
    row = row_with(rows, "June 6")
    values = {cell.article_id: {side.value for side in cell.values} for cell in row.cells}
    assert values["001"] == {"October 6"}
    assert values["003"] == {"October 6", "June 6"}
    assert not any("November 1" in found or "Nov. 1" in found for found in values.values())


def test_every_row_of_the_ledger_holds_every_outlet(
    seeds: Comparison, index: Index, rows: tuple[LedgerRow, ...]
) -> None:
    frame = fact_tables.ledger(seeds, index, rows)
    assert len(frame) == len(rows) * len(seeds.readings)
    assert not frame.duplicated(["row_id", "article_id"]).any()
    assert (frame.groupby("row_id")["values"].agg(lambda values: (values != "").sum()) >= 2).all()


def test_a_finding_inside_one_article_is_a_check(seeds: Comparison) -> None:
    checks = fact_tables.checks(seeds)
    assert {"headline", "scar", "date"} <= set(checks["kind"])
    assert (checks["reason"] != "").all()
    own = [one for one in seeds.conflicts if one.inside]
    assert {one.conflict_id for one in own} <= set(checks["conflict_id"])


def test_a_label_is_words_of_the_article_around_the_value(
    seeds: Comparison, index: Index, rows: tuple[LedgerRow, ...]
) -> None:
    for row in rows:
        words = fact_tables.label(row, index, seeds.conflicts)
        text = index.readings[words.article_id].article.text
        assert words.before.removeprefix("… ") + words.value + words.after.removesuffix(" …") in text


COMPARISON = load_comparison(SEEDS)


@settings(deadline=None)
@given(st.data())
def test_words_around_a_value_stay_in_the_article_and_short(data: st.DataObject) -> None:
    fact = data.draw(st.sampled_from(COMPARISON.facts))
    before, after = data.draw(st.integers(0, 80)), data.draw(st.integers(0, 80))
    index = Index(COMPARISON.readings, ())
    words = fact_tables.around(fact_tables.as_side(fact, index), index, before=before, after=after)
    plain = words.before.removeprefix("… ") + words.value + words.after.removesuffix(" …")
    assert plain in index.readings[fact.article_id].article.text
    assert len(plain) <= before + after + fact.end - fact.start


def test_equal_words_are_written_once() -> None:
    sides = [Side("a", None, 0, 1, value) for value in ("Nov. 1", "nov. 1", "November 1")]
    assert fact_tables.written(sides) == ["Nov. 1", "November 1"]


def test_a_relative_date_keeps_what_it_was_read_from(seeds: Comparison, index: Index) -> None:
    events = fact_tables.events(seeds, index)
    last_week = events[events["written"] == "last week"].iloc[0]
    assert last_week["relative"]
    assert (last_week["first"], last_week["last"]) == (date(2021, 10, 11), date(2021, 10, 17))
    assert last_week["against"] == date(2021, 10, 18)
    assert not events[events["written"] == "October 6"]["relative"].any()


def test_events_are_in_the_order_of_time_and_whole(seeds: Comparison, index: Index) -> None:
    events = fact_tables.events(seeds, index)
    firsts = list(events.groupby("number")["first"].min())
    assert firsts == sorted(firsts)
    assert (events["first"] <= events["last"]).all()
    assert events.groupby("event_id")["number"].nunique().eq(1).all()
    assert set(events.loc[events["written"] == "June 6", "disputed"]) == {True}


def test_a_headline_shows_what_no_other_has_and_how_strong_it_is(seeds: Comparison) -> None:
    frame = fact_tables.headlines(seeds).set_index("article_id")
    cut = frame.loc["000"]
    only = [cut["headline"][start:end] for start, end in cut["only_here"]]
    assert "Cuts" in only
    assert (cut["verb_step"], cut["verb_steps"]) == (3, 3)
    assert frame.loc["002"]["verb_step"] == 1
    assert "the body goes no further" in cut["reason"]
    assert frame.loc["004"]["headline"] is None
    assert frame.loc["004"]["only_here"] == ()


def test_one_article_has_checks_and_no_ledger(seeds: Comparison) -> None:
    one = rearrange(seeds, article_ids=["003"])
    index = Index.of(one)
    assert fact_tables.ledger_rows(one) == ()
    assert fact_tables.ledger(one, index).empty
    assert not fact_tables.checks(one).empty
    assert len(fact_tables.headlines(one)) == 1


def test_an_outlet_that_leaves_takes_its_values_along(seeds: Comparison) -> None:
    fewer = rearrange(seeds, article_ids=["000", "001", "002", "004"])
    assert all(cell.article_id != "003" for row in fact_tables.ledger_rows(fewer) for cell in row.cells)


def test_a_point_counts_the_conflicts_whose_sentences_both_stand_in_it(seeds: Comparison) -> None:
    point = next(point for point in seeds.points if len(point.members) > 2)
    a, b, c = (member for member in point.members[:3])
    outside = next(
        s.sentence_id
        for r in seeds.readings
        for s in r.sentences
        if s.sentence_id not in {member.sentence_id for member in point.members}
    )

    def between(name: str, left: str, right: str) -> Conflict:
        sides = (Side("x", left, 0, 1, "1"), Side("y", right, 0, 1, "2"))
        return Conflict(name, ConflictKind.NUMBER, *sides, "They differ.")

    found = (
        between("both", a.sentence_id, b.sentence_id),
        between("one place", c.sentence_id, c.sentence_id),
        between("one outside", a.sentence_id, outside),
    )
    counted = coverage_tables.conflicts_by_point(replace(seeds, conflicts=found))
    assert [one.conflict_id for one in counted[point.point_id]] == ["both"]


def test_by_disagreement_lists_points_with_most_conflicts_first(seeds: Comparison, index: Index) -> None:
    frame = coverage_tables.points(seeds, index, order=coverage_tables.Order.DISAGREEMENT)
    keys = list(zip(-frame["conflicts"], frame["mean_probability"], strict=True))
    assert keys == sorted(keys)
    assert frame["conflicts"].iloc[0] > 0
    assert coverage_tables.coverage(seeds, index)["conflicts"].notna().all()
