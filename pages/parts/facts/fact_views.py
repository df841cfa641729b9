"""What the facts page computes once for a view: rows of the ledger and dated events."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from core.models import LedgerRow
from core.tables import facts as fact_tables
from pages.session import views


@lru_cache(maxsize=32)
def rows_of(view: views.View) -> tuple[LedgerRow, ...]:
    """The rows of the ledger."""
    return fact_tables.ledger_rows(view.comparison)


@lru_cache(maxsize=32)
def events_of(view: views.View) -> pd.DataFrame:
    """The frame behind the timeline."""
    return fact_tables.events(view.comparison, view.index, rows_of(view))
