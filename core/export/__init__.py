"""The edge where findings leave: tables, the whole comparison, the report, the memo."""

from core.export.all_tables import all_sheets
from core.export.memo import MemoItem, memo
from core.export.report import ReportOptions, report_html, report_pdf
from core.export.sheets import Narrowed, Sheet, narrow, to_csv, to_excel

__all__ = [
    "MemoItem",
    "Narrowed",
    "ReportOptions",
    "Sheet",
    "all_sheets",
    "memo",
    "narrow",
    "report_html",
    "report_pdf",
    "to_csv",
    "to_excel",
]
