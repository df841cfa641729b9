"""The edge where findings leave: tables, the whole comparison, the report, the memo."""

from core.export.memo import Finding, memo
from core.export.sheets import Sheet, to_csv, to_excel

__all__ = ["Finding", "Sheet", "memo", "to_csv", "to_excel"]
