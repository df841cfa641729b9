"""What the facts page computes once for a view: rows of the ledger and dated events."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from core import tables_facts
from core.models import LedgerRow
from pages.components import story


@lru_cache(maxsize=32)
def rows_of(view: story.View) -> tuple[LedgerRow, ...]:
    """The rows of the ledger."""
    return tables_facts.ledger_rows(view.comparison)


@lru_cache(maxsize=32)
def events_of(view: story.View) -> pd.DataFrame:
    """The frame behind the timeline."""
    return tables_facts.events(view.comparison, view.index, rows_of(view))
