"""Rows as frames: a column for each field, nested rows in place, values as they are written."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.models import QuoteKind, Standing
from core.tables.coverage import CoverageRow, PointRow
from core.tables.rows import columns, frame, grouped


@dataclass(frozen=True, slots=True)
class Twice:
    point: PointRow
    label: str


POINT = PointRow("p", 1, "The ferry ran aground", 2, 3, 0.5, 0.8, 0.6, 0)


def test_a_row_inside_a_row_gives_its_columns_in_its_place() -> None:
    of_cell = "article_id outlet standing probability lacks reason nearest_sentence_id nearest_sentence"
    assert columns(CoverageRow) == (*columns(PointRow), *of_cell.split())
    found = frame([CoverageRow(POINT, "a", "Herald", Standing.POSSIBLY, 0.3, (), "", None, None)], CoverageRow)
    assert list(found.columns) == list(columns(CoverageRow))
    assert found.loc[0, "label"] == "The ferry ran aground"


def test_members_of_an_enumeration_stand_as_they_are_written() -> None:
    @dataclass(frozen=True)
    class Kinds:
        one: QuoteKind
        all: tuple[QuoteKind, ...]

    found = frame([Kinds(QuoteKind.MIXED, (QuoteKind.DIRECT, QuoteKind.MIXED))], Kinds)
    assert type(found.loc[0, "one"]) is str
    assert found.loc[0, "all"] == ("direct", "mixed")
    assert [type(kind) for kind in found.loc[0, "all"]] == [str, str]


def test_without_a_row_the_columns_stay() -> None:
    assert list(frame([], PointRow).columns) == list(columns(PointRow))
    assert frame([], PointRow).empty


def test_two_columns_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="Twice has two columns of one name"):
        frame([Twice(POINT, "another")], Twice)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers())))
def test_groups_keep_every_row_in_the_order_in_which_it_came(rows: list[tuple[str, int]]) -> None:
    groups = grouped(rows, lambda row: row[0])
    assert list(groups) == list(dict.fromkeys(name for name, _ in rows))
    for name, members in groups.items():
        assert list(members) == [row for row in rows if row[0] == name]
