"""Every table of a comparison as sheets, in the order of the pages."""

from __future__ import annotations

import pandas as pd

from core.export.sheets import Sheet
from core.index import Index
from core.models import Comparison
from core.tables import coverage as coverage_tables
from core.tables import facts as fact_tables
from core.tables import origins as origin_tables
from core.tables import quotes as quote_tables
from core.tables import voices as voice_tables

DECISION_COLUMNS = ["kind", "verdict", "text", "who", "when", "note", "withdrawn"]


def all_sheets(comparison: Comparison, index: Index, *, shown: str) -> tuple[Sheet, ...]:
    """Every table that the pages show.

    Args:
        comparison: What to write, as the filters show it.
        index: Of the same comparison.
        shown: The filters in words; each sheet says it.
    """
    alone = len(comparison.readings) < 2
    frames = {
        "Points": coverage_tables.points(comparison, index),
        "Coverage": coverage_tables.coverage(comparison, index),
        "Outlets": coverage_tables.outlets(comparison, index),
        "Only one outlet": coverage_tables.unique(comparison, index),
        "Shared": pd.DataFrame() if alone else coverage_tables.shared(comparison, index),
        "Quotes": quote_tables.quotes(comparison),
        "Utterances": quote_tables.utterances(comparison),
        "Quote flags": quote_tables.flags(comparison),
        "Voices": voice_tables.voices(comparison),
        "Verbs": voice_tables.cues(comparison),
        "Facts": fact_tables.ledger(comparison, index),
        "Checks inside": fact_tables.checks(comparison),
        "Dated events": fact_tables.events(comparison, index),
        "Headlines": fact_tables.headlines(comparison),
        "Origins": origin_tables.origins(comparison),
        "Shared wording": origin_tables.pair_shares(comparison),
        "Credits": origin_tables.credits(comparison),
        "What was read": coverage_tables.cleaning(comparison, index),
        "Decisions": decisions(comparison),
    }
    return tuple(Sheet(name, shown, _flat(frame)) for name, frame in frames.items())


def decisions(comparison: Comparison) -> pd.DataFrame:
    """Every decision, withdrawn ones too: what it is about in the articles' words, who took it and when."""
    texts = {reading.article.sha256: reading.article.text for reading in comparison.readings}
    rows = [
        (
            decision.kind.value,
            decision.verdict.value if decision.verdict else "",
            " / ".join(
                " ".join(texts.get(target.sha256, "")[target.start : target.end].split())[:200]
                for target in decision.targets
            ),
            decision.who,
            decision.when.isoformat(timespec="seconds"),
            decision.note,
            decision.withdrawn.isoformat(timespec="seconds") if decision.withdrawn else "",
        )
        for decision in comparison.decisions
    ]
    return pd.DataFrame(rows, columns=DECISION_COLUMNS)


def _flat(frame: pd.DataFrame) -> pd.DataFrame:
    """Cells that hold several values as one text."""
    mixed = [name for name in frame.columns if frame[name].map(lambda value: isinstance(value, tuple | list)).any()]
    return frame.assign(**{name: frame[name].map(_text) for name in mixed}) if mixed else frame


def _text(value: object) -> object:
    return "; ".join(str(part) for part in value) if isinstance(value, tuple | list) else value
