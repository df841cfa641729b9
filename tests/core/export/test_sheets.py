import csv
import io

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.export.sheets import EXCEL_CELL_CHARS, Narrowed, Sheet, narrow, to_csv, to_excel

FORMULAS = ['=HYPERLINK("http://example.org","open")', "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0"]


def sheet(*values: object, name: str = "Coverage") -> Sheet:
    return Sheet(name, "5 outlets, threshold 50%", pd.DataFrame({"value": list(values)}, dtype=object))


def csv_rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def test_a_csv_says_what_it_holds_before_its_columns() -> None:
    rows = csv_rows(to_csv(sheet("Lavrov said")))
    assert rows[0] == ["# Coverage: 5 outlets, threshold 50%"]
    assert rows[1:] == [["value"], ["Lavrov said"]]


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_of_a_csv_begins_as_a_formula(formula: str) -> None:
    cell = csv_rows(to_csv(sheet(formula)))[2][0]
    assert cell == f"'{formula}"


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_of_a_workbook_is_a_formula_or_a_link(formula: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_excel([sheet(formula, "http://example.org")])))
    for row in (2, 3):
        cell = book["Coverage"].cell(row, 1)
        assert cell.data_type == "s"
        assert cell.hyperlink is None


def test_numbers_stay_numbers_and_gaps_stay_empty() -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_excel([sheet(0.5, 3, True, None, float("nan"))])))
    assert [book["Coverage"].cell(row, 1).value for row in range(2, 7)] == [0.5, 3, True, None, None]


def test_a_text_too_long_for_excel_is_cut_and_says_so() -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_excel([sheet("a" * 40_000)])))
    value = book["Coverage"].cell(2, 1).value
    assert len(value) <= EXCEL_CELL_CHARS
    assert value.endswith("in one cell)")


def test_sheet_names_are_allowed_and_apart() -> None:
    sheets = [sheet(1, name=name) for name in ("About", "What one has/lacks?", "x" * 40, "x" * 40, "'")]
    names = openpyxl.load_workbook(io.BytesIO(to_excel(sheets))).sheetnames
    assert names[0] == "About"
    assert len(set(names)) == 6
    assert all(len(name) <= 31 for name in names)


def test_the_about_sheet_names_each_table_with_its_filters() -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_excel([sheet(1)])))
    assert [cell.value for cell in book["About"][2]] == ["Coverage", "5 outlets, threshold 50%"]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=60))
def test_any_text_comes_back_from_a_csv_without_a_formula(text: str) -> None:
    rows = csv_rows(to_csv(sheet(text)))
    if "\r" not in text and "\n" not in text and "\0" not in text:
        cell = rows[2][0] if len(rows) > 2 and rows[2] else ""
        assert cell in (text, f"'{text}")
        assert not cell.startswith(("=", "+", "-", "@"))


def test_a_pages_own_filters_narrow_the_tables_they_touch_and_say_so() -> None:
    quotes, points = sheet("q1", "q2", "q3", name="Quotes"), sheet("p1", name="Points")
    left = narrow([quotes, points], Narrowed("Quotes: Lavrov.", {"Quotes": ("value", frozenset({"q1", "q3"}))}))
    assert list(left[0].frame["value"]) == ["q1", "q3"]
    assert left[0].shown == "5 outlets, threshold 50% Quotes: Lavrov."
    assert left[1] is points
