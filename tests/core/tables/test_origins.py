"""Origins as tables: both counts of a point, one column an origin, shares both ways, credits as they stand."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.compare import rearrange
from core.index import Index
from core.models import Comparison, CreditKind, Origin, Standing
from core.storage import load_comparison
from core.summaries import origins as say
from core.tables import coverage as coverage_tables
from core.tables import origins as origin_tables

ROOT = Path(__file__).parents[3]
SEEDS = load_comparison(ROOT / "seeds" / "comparison.json")
ALL = ("000", "001", "002", "003", "004")
RANK = {Standing.FULL.value: 2, Standing.PART.value: 1, Standing.NOT_FOUND.value: 0}


def index_of(comparison: Comparison) -> Index:
    return Index.of(comparison)


@st.composite
def groupings(draw: st.DrawFn) -> tuple[Origin, ...]:
    """Any way to put the five articles into origins."""
    homes = draw(st.lists(st.integers(0, 4), min_size=5, max_size=5))
    groups = [tuple(name for name, home in zip(ALL, homes, strict=True) if home == number) for number in range(5)]
    return tuple(Origin(f"origin-{n}", group, (), (), "") for n, group in enumerate(groups) if group)


def test_five_seeds_are_three_origins_the_largest_first() -> None:
    frame = origin_tables.origins(SEEDS)
    assert list(frame["article_ids"]) == [("000", "001", "004"), ("002",), ("003",)]
    assert list(frame["name"]) == ["Kashmir Obs. +2", "Free America", "Unnamed 003"]
    assert list(frame["agencies"]) == ["AFP", "", ""]


def test_a_note_that_uncredited_text_is_shared_stands_in_its_own_table_only() -> None:
    notes = [note for notes in origin_tables.origins(SEEDS)["notes"] for note in notes]
    assert notes
    assert not any("an article that credits" in note for note in notes)
    frame = origin_tables.uncredited(SEEDS)
    assert set(zip(frame["article_id"], frame["other_id"], frame["agencies"], strict=True)) == {
        ("000", "004", "AFP"),
        ("001", "004", "AFP"),
    }


def test_shares_read_both_ways_with_quotations_apart() -> None:
    frame = origin_tables.pair_shares(SEEDS).set_index(["article_id", "other_id"])
    assert len(frame) == 20
    assert frame.loc[("000", "001"), "share"] == pytest.approx(0.685, abs=0.02)
    assert frame.loc[("001", "000"), "share"] == pytest.approx(0.256, abs=0.02)
    assert frame.loc[("000", "001"), "longest_run"] == frame.loc[("001", "000"), "longest_run"] == 75
    assert (frame["quoted"] <= frame["share"]).all()
    assert frame.loc[("002", "003"), "share"] == 0
    assert frame.loc[("000", "004"), "same_origin"]
    assert not frame.loc[("000", "002"), "same_origin"]


def test_a_credit_comes_with_the_words_as_they_stand() -> None:
    frame = origin_tables.credits(SEEDS)
    afp = frame[(frame["agency"] == "AFP") & frame["words"].notna()].iloc[0]
    assert afp["words"] == "AFP contributed reporting."
    assert afp["kind"] == CreditKind.CREDIT_LINE.value
    for row in frame[frame["words"].notna()].to_dict("records"):
        text = next(r.article.text for r in SEEDS.readings if r.article.article_id == row["article_id"])
        assert row["words"] in text
        assert row["words"][row["name_start"] : row["name_end"]] == text[row["start"] : row["end"]]


def test_a_credit_stated_with_the_article_has_no_words() -> None:
    frame = origin_tables.credits(SEEDS)
    assert frame[frame["rule"] == "stated with the article"]["words"].isna().all()


def test_a_point_of_three_outlets_can_have_one_origin() -> None:
    frame = origin_tables.points(SEEDS, index_of(SEEDS))
    observer = frame[frame["label"].str.startswith("Russia has long had an observer mission")].iloc[0]
    assert say.twice(observer["outlets"], observer["origins"]) == "3 outlets, 1 origin"


@settings(max_examples=30, deadline=None)
@given(groupings())
def test_origins_never_outnumber_outlets_and_one_origin_counts_once(origins: tuple[Origin, ...]) -> None:
    comparison = replace(SEEDS, origins=origins)
    frame = origin_tables.points(comparison, index_of(comparison))
    assert (frame["origins"] >= 1).all()
    assert (frame["origins"] <= frame["outlets"]).all()
    assert (frame["origins"] <= len(origins)).all()


@settings(max_examples=30, deadline=None)
@given(groupings(), st.sampled_from(list(coverage_tables.Order)))
def test_a_collapsed_column_has_the_best_standing_of_its_outlets(
    origins: tuple[Origin, ...], order: coverage_tables.Order
) -> None:
    comparison = replace(SEEDS, origins=origins)
    index = index_of(comparison)
    collapsed = origin_tables.coverage(comparison, index, order=order)
    cells = coverage_tables.coverage(comparison, index, order=order)
    homes = origin_tables.home(comparison)
    assert len(collapsed) == len(comparison.points) * len(origins)
    assert list(dict.fromkeys(collapsed["point_id"])) == list(dict.fromkeys(cells["point_id"]))
    assert set(cells.columns) <= set(collapsed.columns)
    ranked = cells.assign(rank=cells["standing"].map(RANK), home=cells["article_id"].map(homes))
    best = ranked.groupby(["point_id", "home"])["rank"].max()
    for row in collapsed.to_dict("records"):
        assert RANK[row["standing"]] == best[row["point_id"], homes[row["article_id"]]]


@settings(max_examples=20, deadline=None)
@given(groupings())
def test_what_only_one_outlet_has_only_its_origin_has(origins: tuple[Origin, ...]) -> None:
    comparison = replace(SEEDS, origins=origins)
    index = index_of(comparison)
    if len(origins) == 1:
        assert not origin_tables.only_in_origin(comparison, index, "000")
        return
    alone = {found.sentence_id for found in comparison.unique}
    for article_id in ALL:
        found = set(origin_tables.only_in_origin(comparison, index, article_id))
        mine = {sentence.sentence_id for sentence in index.readings[article_id].sentences}
        assert alone & mine <= found <= mine


def test_with_every_outlet_an_origin_of_its_own_nothing_collapses() -> None:
    comparison = replace(SEEDS, origins=tuple(Origin(name, (name,), (), (), "") for name in ALL))
    index = index_of(comparison)
    collapsed = origin_tables.coverage(comparison, index)
    cells = coverage_tables.coverage(comparison, index)
    pd.testing.assert_frame_equal(
        collapsed[cells.columns].sort_values(["number", "article_id"], ignore_index=True),
        cells.sort_values(["number", "article_id"], ignore_index=True),
    )
    frame = origin_tables.outlets(comparison, index)
    assert list(frame["only_origin"]) == list(frame["unique"])


def test_a_comparison_stored_without_origins_is_grouped_when_it_is_read() -> None:
    bare = replace(SEEDS, origins=())
    assert origin_tables.home(bare) == origin_tables.home(SEEDS)


@pytest.mark.parametrize("article_ids", [["004"], []])
def test_one_article_or_none_gives_tables_with_their_columns(article_ids: list[str]) -> None:
    comparison = rearrange(SEEDS, article_ids=article_ids)
    index = index_of(comparison)
    assert len(origin_tables.origins(comparison)) == len(article_ids)
    assert origin_tables.pair_shares(comparison).empty
    assert origin_tables.uncredited(comparison).empty
    assert "origins" in origin_tables.points(comparison, index).columns
    assert origin_tables.coverage(comparison, index).empty
    assert list(origin_tables.outlets(comparison, index).get("only_origin", [])) == [0] * len(article_ids)


def test_the_open_outlet_is_found_again_in_its_origins_column() -> None:
    cells = origin_tables.coverage(SEEDS, index_of(SEEDS))
    for row in cells.to_dict("records"):
        for article_id in row["article_ids"]:
            assert origin_tables.shown_for(cells, row["point_id"], article_id) == row["article_id"]
    assert origin_tables.shown_for(cells, "no such point", "004") == "004"


def test_origins_behind_outlets_are_counted_once() -> None:
    assert origin_tables.count_of(SEEDS, ["000", "001", "004"]) == 1
    assert origin_tables.count_of(SEEDS, ALL) == 3
