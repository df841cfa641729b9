"""Tables as CSV and Excel, in which no cell can become a formula."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
EXCEL_CELL_CHARS = 32_767  # Microsoft, "Excel specifications and limits"
EXCEL_NAME_CHARS = 31
CUT = " … (cut: Excel holds no more in one cell)"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as the page shows it: its name, the filters that made it in words, and its rows."""

    name: str
    shown: str
    frame: pd.DataFrame


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a page's own filters leave: in words, and for each table named the column and the values kept."""

    says: str
    kept: Mapping[str, tuple[str, frozenset[str]]]


def narrow(sheets: Sequence[Sheet], narrowed: Narrowed) -> tuple[Sheet, ...]:
    """Keep the rows that a page's filters leave, and say so on each sheet that they touch; others stay as they are."""
    return tuple(_narrow(sheet, narrowed) if sheet.name in narrowed.kept else sheet for sheet in sheets)


def _narrow(sheet: Sheet, narrowed: Narrowed) -> Sheet:
    column, values = narrowed.kept[sheet.name]
    return Sheet(sheet.name, f"{sheet.shown} {narrowed.says}", sheet.frame[sheet.frame[column].isin(values)])


def to_csv(sheet: Sheet) -> bytes:
    """Write a table as CSV (UTF-8 with a byte order mark, so that Excel reads it as such).

    The first line, which begins with "#", says what the table holds. A text that a spreadsheet would take for a formula
    gets an apostrophe in front, after the advice of OWASP ("CSV Injection").
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([f"# {sheet.name}: {sheet.shown}"])
    writer.writerow([_harmless(name) for name in sheet.frame.columns])
    for row in sheet.frame.itertuples(index=False, name=None):
        writer.writerow([_harmless(_plain(value)) for value in row])
    return out.getvalue().encode("utf-8-sig")


def to_excel(sheets: Sequence[Sheet]) -> bytes:
    """Write tables as one Excel workbook, a sheet each; a first sheet says what each of them holds."""
    import xlsxwriter

    out = io.BytesIO()
    # Texts stay texts: neither formulas nor links are made of them.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as workbook:
        bold = workbook.add_format({"bold": True})
        about = workbook.add_worksheet("About")
        about.write_row(0, 0, ["Sheet", "What it holds"], bold)
        names = _sheet_names(sheets)
        for place, (sheet, name) in enumerate(zip(sheets, names, strict=True), start=1):
            about.write_string(place, 0, name)
            about.write_string(place, 1, sheet.shown)
            page = workbook.add_worksheet(name)
            page.freeze_panes(1, 0)
            for column, title in enumerate(sheet.frame.columns):
                page.write_string(0, column, str(title), bold)
            for row, values in enumerate(sheet.frame.itertuples(index=False, name=None), start=1):
                for column, value in enumerate(values):
                    _write(page, row, column, _plain(value))
    return out.getvalue()


def _plain(value: object) -> object:
    """A missing value as an empty cell, a whole number without a decimal point."""
    if value is None or value is pd.NA or (isinstance(value, float) and math.isnan(value)):
        return ""
    return value.item() if hasattr(value, "item") else value


def _harmless(value: object) -> object:
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value


def _write(page: object, row: int, column: int, value: object) -> None:
    if isinstance(value, bool):
        page.write_boolean(row, column, value)  # type: ignore[attr-defined]
    elif isinstance(value, int | float):
        page.write_number(row, column, value)  # type: ignore[attr-defined]
    elif value != "":
        text = str(value)
        if len(text) > EXCEL_CELL_CHARS:
            text = text[: EXCEL_CELL_CHARS - len(CUT)] + CUT
        page.write_string(row, column, text)  # type: ignore[attr-defined]


def _sheet_names(sheets: Sequence[Sheet]) -> list[str]:
    """Names that Excel allows: 31 characters, none of []:*?/\\, no two alike, not "About"."""
    names: list[str] = []
    taken = {"about", "history"}
    for sheet in sheets:
        name = "".join(" " if letter in "[]:*?/\\" else letter for letter in sheet.name).strip("' ") or "Table"
        base, count = name[:EXCEL_NAME_CHARS], 2
        name = base
        while name.casefold() in taken:
            name, count = f"{base[: EXCEL_NAME_CHARS - len(str(count)) - 1]} {count}", count + 1
        taken.add(name.casefold())
        names.append(name)
    return names
