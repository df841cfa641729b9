"""What the quotes page computes once for a view: its tables, and what is said of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from core.summaries import quotes as quote_summary
from core.tables import quotes as quote_tables
from core.tables import voices as voice_tables
from core.tables.quotes import FlagRow, QuoteRow, UtteranceCell
from core.tables.voices import CueRow, VoiceRow
from pages.session import views


@dataclass(frozen=True, eq=False)
class QuoteTables:
    """What the page reads of one view, and says of it."""

    quotes: tuple[QuoteRow, ...]
    cells: tuple[UtteranceCell, ...]
    flags: tuple[FlagRow, ...]
    voices: tuple[VoiceRow, ...]
    cues: tuple[CueRow, ...]
    finding: str
    whose_voice: str
    which_verbs: str


@lru_cache(maxsize=32)
def tables_of(view: views.View) -> QuoteTables:
    """Every table of the page."""
    comparison = view.comparison
    return QuoteTables(
        quotes=quote_tables.quotes(comparison),
        cells=quote_tables.cells(comparison),
        flags=quote_tables.flags(comparison),
        voices=voice_tables.voices(comparison),
        cues=voice_tables.cues(comparison),
        finding=quote_summary.who_says_it(comparison),
        whose_voice=quote_summary.whose_voice(comparison),
        which_verbs=quote_summary.which_verbs(comparison),
    )
