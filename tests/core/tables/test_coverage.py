from dataclasses import replace
from pathlib import Path

import pytest

from core.compare import compare
from core.index import Index
from core.models import Comparison
from core.outlets import outlet_names
from core.tables import coverage as coverage_tables
from core.tables import outlets as outlet_tables
from tests.support import WordCountEncoder, ferry

SEEDS = Path(__file__).parents[3] / "seeds" / "comparison.json"


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return compare("Ferry", ferry(), encoder=WordCountEncoder())


@pytest.fixture(scope="module")
def index(comparison: Comparison) -> Index:
    return Index.of(comparison)


def alone(comparison: Comparison) -> tuple[Comparison, Index]:
    one = compare("One", ferry()[:1], encoder=WordCountEncoder())
    return one, Index.of(one)


@pytest.mark.parametrize("order", list(coverage_tables.Order))
def test_points_are_numbered_in_the_order_chosen(
    comparison: Comparison, index: Index, order: coverage_tables.Order
) -> None:
    rows = coverage_tables.points(comparison, index, order=order)
    assert [row.number for row in rows] == list(range(1, len(comparison.points) + 1))
    keys = {
        coverage_tables.Order.STORY: [(row.place, row.point_id) for row in rows],
        coverage_tables.Order.OUTLETS: [(-row.outlets, row.place, row.point_id) for row in rows],
        coverage_tables.Order.DISAGREEMENT: [
            (-row.conflicts, row.mean_probability, row.place, row.point_id) for row in rows
        ],
    }[order]
    assert keys == sorted(keys)


def test_labels_are_words_of_the_article(comparison: Comparison, index: Index) -> None:
    for point, row in zip(comparison.points, coverage_tables.points(comparison, index), strict=True):
        words = index.article(point.label_sentence).text.casefold().split()
        assert row.point_id == point.point_id
        assert len(row.label.split()) > 2
        assert all(any(word.casefold() in written for written in words) for word in row.label.split())


def test_the_grid_has_a_cell_for_every_point_and_outlet(comparison: Comparison, index: Index) -> None:
    rows = coverage_tables.coverage(comparison, index)
    assert len(rows) == len(comparison.points) * 3
    assert len({(row.point.point_id, row.article_id) for row in rows}) == len(rows)


def test_one_article_gives_tables_without_rows(comparison: Comparison) -> None:
    one, index = alone(comparison)
    for table in (
        coverage_tables.points,
        coverage_tables.coverage,
    ):
        assert table(one, index) == ()
    assert [row.sentences for row in outlet_tables.outlets(one, index)] == [4]


def test_articles_of_one_name_are_told_apart() -> None:
    one, two, other = (replace(ferry()[0], article_id=name) for name in "abc")
    other = replace(other, short_name="Another")
    names = outlet_names([one, other, two])
    assert list(names) == ["a", "c", "b"]
    assert list(names.values()) == [one.short_name, "Another", f"{one.short_name} (2)"]
