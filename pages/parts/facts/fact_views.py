"""What the facts page computes once for a view: rows of the ledger and dated events."""

from __future__ import annotations

from functools import lru_cache

from core.models import LedgerRow
from core.tables import facts as fact_tables
from core.tables.facts import EventRow
from pages.session import views


@lru_cache(maxsize=32)
def rows_of(view: views.View) -> tuple[LedgerRow, ...]:
    """The rows of the ledger."""
    return fact_tables.ledger_rows(view.comparison)


@lru_cache(maxsize=32)
def events_of(view: views.View) -> tuple[EventRow, ...]:
    """The dates behind the timeline."""
    return fact_tables.events(view.comparison, view.index, rows_of(view))
