"""Origins as rows: both counts of a point, one column an origin, shares both ways, credits as they stand."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.compare import rearrange
from core.index import Index
from core.models import Comparison, CreditKind, Origin, Standing
from core.origins.groups import own_wording
from core.storage import load_comparison
from core.summaries import origins as say
from core.tables import coverage as coverage_tables
from core.tables import origins as origin_tables
from core.tables.rows import grouped

ROOT = Path(__file__).parents[3]
SEEDS = load_comparison(ROOT / "seeds" / "comparison.json")
ALL = ("000", "001", "002", "003", "004")
RANK = {Standing.REPORTED: 2, Standing.POSSIBLY: 1, Standing.NOT_FOUND: 0}


def index_of(comparison: Comparison) -> Index:
    return Index.of(comparison)


@st.composite
def groupings(draw: st.DrawFn) -> tuple[Origin, ...]:
    """Any way to put the five articles into origins."""
    homes = draw(st.lists(st.integers(0, 4), min_size=5, max_size=5))
    groups = [tuple(name for name, home in zip(ALL, homes, strict=True) if home == number) for number in range(5)]
    return tuple(Origin(f"origin-{n}", group, (), (), "") for n, group in enumerate(groups) if group)


def test_five_seeds_are_three_origins_the_largest_first() -> None:
    assert [(row.article_ids, row.name, row.agencies) for row in origin_tables.origins(SEEDS)] == [
        (("000", "001", "004"), "Kashmir Obs. +2", "AFP"),
        (("002",), "Free America", ""),
        (("003",), "Unnamed 003", ""),
    ]


def test_a_note_that_uncredited_text_is_shared_stands_in_its_own_table_only() -> None:
    notes = [note for row in origin_tables.origins(SEEDS) for note in row.notes]
    assert notes
    assert not any("an article that credits" in note for note in notes)
    assert {(row.article_id, row.other_id, row.agencies) for row in origin_tables.uncredited(SEEDS)} == {
        ("000", "004", "AFP"),
        ("001", "004", "AFP"),
    }
    shares = {(row.article_id, row.other_id): row.share for row in origin_tables.pair_shares(SEEDS)}
    for row in origin_tables.uncredited(SEEDS):
        assert row.share == shares[row.article_id, row.other_id] != shares[row.other_id, row.article_id]


def test_shares_read_both_ways_with_quotations_apart() -> None:
    rows = {(row.article_id, row.other_id): row for row in origin_tables.pair_shares(SEEDS)}
    assert len(rows) == 20
    assert rows["000", "001"].share == pytest.approx(0.685, abs=0.02)
    assert rows["001", "000"].share == pytest.approx(0.256, abs=0.02)
    assert rows["000", "001"].longest_run == rows["001", "000"].longest_run == 75
    assert all(row.quoted <= row.share for row in rows.values())
    assert rows["002", "003"].share == 0
    assert rows["000", "004"].same_origin
    for share in SEEDS.shares:
        forth, back = rows[share.left_article, share.right_article], rows[share.right_article, share.left_article]
        assert (forth.own, back.own) == own_wording(share)
    assert rows["000", "001"].own > rows["001", "000"].own
    assert not rows["000", "002"].same_origin


def test_a_credit_comes_with_the_words_as_they_stand() -> None:
    rows = origin_tables.credits(SEEDS)
    afp = next(row for row in rows if row.agency == "AFP" and row.words is not None)
    assert afp.words == "AFP contributed reporting."
    assert afp.kind is CreditKind.CREDIT_LINE
    for row in rows:
        text = next(r.article.text for r in SEEDS.readings if r.article.article_id == row.article_id)
        if row.words is not None:
            assert row.words in text
            assert row.words[row.name_start : row.name_end] == text[row.start : row.end]


def test_a_credit_stated_with_the_article_has_no_words() -> None:
    stated = [row for row in origin_tables.credits(SEEDS) if row.rule == "stated with the article"]
    assert stated
    assert all(row.words is None for row in stated)


def test_a_point_of_three_outlets_can_have_one_origin() -> None:
    rows = origin_tables.points(SEEDS, index_of(SEEDS))
    observer = next(row for row in rows if row.point.label.startswith("Russia has long had an observer mission"))
    assert say.twice(observer.point.outlets, observer.origins) == "3 outlets, 1 origin"


@settings(max_examples=30, deadline=None)
@given(groupings())
def test_origins_never_outnumber_outlets_and_one_origin_counts_once(origins: tuple[Origin, ...]) -> None:
    comparison = replace(SEEDS, origins=origins)
    for row in origin_tables.points(comparison, index_of(comparison)):
        assert 1 <= row.origins <= min(row.point.outlets, len(origins))


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
    assert list(dict.fromkeys(row.cell.point for row in collapsed)) == list(dict.fromkeys(cell.point for cell in cells))
    of_origin = grouped(cells, lambda cell: (cell.point, homes[cell.article_id]))
    for row in collapsed:
        mine = of_origin[row.cell.point, row.origin_id]
        best = max((RANK[cell.standing], cell.probability) for cell in mine)
        assert (RANK[row.cell.standing], row.cell.probability) == best
        assert row.cell.article_id in row.article_ids


@settings(max_examples=20, deadline=None)
@given(groupings())
def test_what_only_one_outlet_has_only_its_origin_has(origins: tuple[Origin, ...]) -> None:
    comparison = replace(SEEDS, origins=origins)
    index = index_of(comparison)
    if len(origins) == 1:
        assert not origin_tables.only_in_origin(comparison, index, "000")
        return
    alone = {found.sentence_id for found in comparison.unique if not found.possibly_in}
    for article_id in ALL:
        found = set(origin_tables.only_in_origin(comparison, index, article_id))
        mine = {sentence.sentence_id for sentence in index.readings[article_id].sentences}
        assert alone & mine <= found <= mine


def test_with_every_outlet_an_origin_of_its_own_nothing_collapses() -> None:
    comparison = replace(SEEDS, origins=tuple(Origin(name, (name,), (), (), "") for name in ALL))
    index = index_of(comparison)
    collapsed = origin_tables.coverage(comparison, index)
    cells = coverage_tables.coverage(comparison, index)
    assert {row.cell for row in collapsed} == set(cells)
    assert len(collapsed) == len(cells)
    assert all(row.only_origin == row.numbers.only_here for row in origin_tables.outlets(comparison, index))


def test_a_comparison_stored_without_origins_is_grouped_when_it_is_read() -> None:
    bare = replace(SEEDS, origins=())
    assert origin_tables.home(bare) == origin_tables.home(SEEDS)


@pytest.mark.parametrize("article_ids", [["004"], []])
def test_one_article_or_none_has_nothing_to_share(article_ids: list[str]) -> None:
    comparison = rearrange(SEEDS, article_ids=article_ids)
    index = index_of(comparison)
    assert len(origin_tables.origins(comparison)) == len(article_ids)
    assert origin_tables.pair_shares(comparison) == ()
    assert origin_tables.uncredited(comparison) == ()
    assert origin_tables.points(comparison, index) == ()
    assert origin_tables.coverage(comparison, index) == ()
    assert [row.only_origin for row in origin_tables.outlets(comparison, index)] == [0] * len(article_ids)


def test_the_open_outlet_is_found_again_in_its_origins_column() -> None:
    rows = origin_tables.coverage(SEEDS, index_of(SEEDS))
    for row in rows:
        for article_id in row.article_ids:
            assert origin_tables.shown_for(rows, row.cell.point.point_id, article_id) == row.cell.article_id
    assert origin_tables.shown_for(rows, "no such point", "004") == "004"


def test_origins_behind_outlets_are_counted_once() -> None:
    assert origin_tables.count_of(SEEDS, ["000", "001", "004"]) == 1
    assert origin_tables.count_of(SEEDS, ALL) == 3
