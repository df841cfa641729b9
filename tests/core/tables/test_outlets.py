"""Outlets in numbers, what two share, what only one has, and what one lacks."""

from pathlib import Path

import pytest

from core.compare import compare
from core.index import Index
from core.models import Comparison, Standing
from core.storage import load_comparison
from core.tables import outlets as outlet_tables
from tests.support import WordCountEncoder, ferry

SEEDS = Path(__file__).parents[3] / "seeds" / "comparison.json"


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return compare("Ferry", ferry(), encoder=WordCountEncoder())


@pytest.fixture(scope="module")
def index(comparison: Comparison) -> Index:
    return Index.of(comparison)


def test_the_numbers_of_an_outlet_are_those_of_its_findings(comparison: Comparison, index: Index) -> None:
    for row in outlet_tables.outlets(comparison, index):
        assert row.points == row.in_full + row.in_part == row.points_in_all - row.lacking
        assert row.unique == sum(found.article_id == row.article_id for found in comparison.unique)
        assert row.unique_least <= row.unique <= row.unique_most


def test_shares_read_one_way(comparison: Comparison, index: Index) -> None:
    shares = {(row.article_id, row.other_id): row.share for row in outlet_tables.shared(comparison, index)}
    assert len(shares) == 6
    assert all(share is not None and 0 <= share <= 1 for share in shares.values())
    assert shares["c", "a"] == 0.5
    assert shares["a", "c"] == 0.25


def test_what_an_outlet_lacks_is_what_others_have(comparison: Comparison, index: Index) -> None:
    rows = outlet_tables.lacking(comparison, index, "c")
    assert [row.point_id is None for row in rows] == sorted(row.point_id is None for row in rows)
    assert all((row.reason != "") == (row.point_id is not None) for row in rows)
    texts = " ".join(row.text for row in rows)
    assert "rudder had failed" in texts
    assert "Local hotels" not in texts
    counts = [row.outlet_count for row in rows]
    assert counts == sorted(counts, reverse=True)


def test_an_outlet_lacks_the_points_not_found_in_it_and_what_only_one_other_has() -> None:
    seeds = load_comparison(SEEDS)
    index = Index.of(seeds)
    for reading in seeds.readings:
        article_id = reading.article.article_id
        rows = outlet_tables.lacking(seeds, index, article_id)
        cells = {cell.point_id: cell for cell in seeds.coverage if cell.article_id == article_id}
        missing = {point_id for point_id, cell in cells.items() if cell.standing is Standing.NOT_FOUND}
        points = [row for row in rows if row.point_id is not None]
        assert {row.point_id for row in points} == missing
        assert all(row.reason == cells[str(row.point_id)].reason for row in points)
        keys = [(-row.outlet_count, row.point_id) for row in points]
        assert keys == sorted(keys)
        alone = {found.sentence_id for found in seeds.unique if found.article_id != article_id}
        assert {row.sentence_id for row in rows if row.point_id is None} == alone


def test_unique_sentences_come_with_their_nearest_miss(comparison: Comparison, index: Index) -> None:
    rows = outlet_tables.unique(comparison, index)
    assert len(rows) == len(comparison.unique)
    assert all(row.probability < comparison.settings.threshold for row in rows)


def test_one_article_shares_nothing_and_lacks_nothing() -> None:
    one = compare("One", ferry()[:1], encoder=WordCountEncoder())
    index = Index.of(one)
    assert outlet_tables.shared(one, index) == outlet_tables.unique(one, index) == ()
    assert outlet_tables.lacking(one, index, "a") == ()
    assert [row.sentences for row in outlet_tables.outlets(one, index)] == [4]
