from dataclasses import replace

import pytest

from core.compare import compare
from core.index import Index
from core.models import Comparison
from core.outlets import outlet_names
from core.tables import coverage as coverage_tables
from tests.support import WordCountEncoder, ferry


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
    frame = coverage_tables.points(comparison, index, order=order)
    assert list(frame["number"]) == list(range(1, len(comparison.points) + 1))
    column, ascending = {
        coverage_tables.Order.STORY: ("place", True),
        coverage_tables.Order.OUTLETS: ("outlets", False),
        coverage_tables.Order.DISAGREEMENT: ("mean_probability", True),
    }[order]
    values = list(frame[column])
    assert values == sorted(values, reverse=not ascending)


def test_labels_are_words_of_the_article(comparison: Comparison, index: Index) -> None:
    texts = [reading.article.text for reading in comparison.readings]
    for label in coverage_tables.points(comparison, index)["label"]:
        assert label
        assert any(label in text for text in texts)


def test_the_grid_has_a_cell_for_every_point_and_outlet(comparison: Comparison, index: Index) -> None:
    frame = coverage_tables.coverage(comparison, index)
    assert len(frame) == len(comparison.points) * 3
    assert not frame.duplicated(["point_id", "article_id"]).any()


def test_the_numbers_of_an_outlet_are_those_of_its_findings(comparison: Comparison, index: Index) -> None:
    frame = coverage_tables.outlets(comparison, index).set_index("article_id")
    for article_id, row in frame.iterrows():
        assert row["points"] == row["in_full"] + row["in_part"]
        assert row["unique"] == sum(found.article_id == article_id for found in comparison.unique)
        assert row["unique_least"] <= row["unique"] <= row["unique_most"]


def test_shares_read_one_way(comparison: Comparison, index: Index) -> None:
    frame = coverage_tables.shared(comparison, index)
    assert len(frame) == 6
    assert frame["share"].between(0, 1).all()
    short_in_long = frame[(frame["article_id"] == "c") & (frame["other_id"] == "a")].iloc[0]
    long_in_short = frame[(frame["article_id"] == "a") & (frame["other_id"] == "c")].iloc[0]
    assert short_in_long["share"] == 0.5
    assert long_in_short["share"] == 0.25


def test_what_an_outlet_lacks_is_what_others_have(comparison: Comparison, index: Index) -> None:
    frame = coverage_tables.lacking(comparison, index, "c")
    assert set(frame["kind"]) <= {"point", "sentence"}
    texts = " ".join(frame["text"])
    assert "rudder had failed" in texts
    assert "Local hotels" not in texts
    counts = list(frame["outlet_count"])
    assert counts == sorted(counts, reverse=True)


def test_unique_sentences_come_with_their_nearest_miss(comparison: Comparison, index: Index) -> None:
    frame = coverage_tables.unique(comparison, index)
    assert len(frame) == len(comparison.unique)
    assert (frame["probability"] < comparison.settings.threshold).all()


def test_the_cleaning_ledger_holds_all_that_is_not_body(comparison: Comparison, index: Index) -> None:
    frame = coverage_tables.cleaning(comparison, index)
    assert "Ferry runs aground off Harwich with 300 aboard" in set(frame["text"])
    assert (frame["reason"] != "").all()


def test_one_article_gives_empty_tables_with_their_columns(comparison: Comparison) -> None:
    one, index = alone(comparison)
    assert list(coverage_tables.points(one, index).columns)[:3] == ["point_id", "number", "label"]
    assert coverage_tables.coverage(one, index).empty
    assert coverage_tables.shared(one, index).empty
    assert coverage_tables.unique(one, index).empty
    assert coverage_tables.lacking(one, index, "a").empty
    assert list(coverage_tables.outlets(one, index)["sentences"]) == [4]


def test_articles_of_one_name_are_told_apart() -> None:
    one, two, other = (replace(ferry()[0], article_id=name) for name in "abc")
    other = replace(other, short_name="Another")
    names = outlet_names([one, other, two])
    assert list(names) == ["a", "c", "b"]
    assert list(names.values()) == [one.short_name, "Another", f"{one.short_name} (2)"]
