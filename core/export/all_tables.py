"""Every table of a comparison as sheets, in the order of the pages."""

from __future__ import annotations

import pandas as pd

from core import tables, tables_facts, tables_origins, tables_quotes, tables_voices
from core.export.sheets import Sheet
from core.index import Index
from core.models import Comparison

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
        "Points": tables.points(comparison, index),
        "Coverage": tables.coverage(comparison, index),
        "Outlets": tables.outlets(comparison, index),
        "Only one outlet": tables.unique(comparison, index),
        "Shared": pd.DataFrame() if alone else tables.shared(comparison, index),
        "Quotes": tables_quotes.quotes(comparison),
        "Utterances": tables_quotes.utterances(comparison),
        "Quote flags": tables_quotes.flags(comparison),
        "Voices": tables_voices.voices(comparison),
        "Verbs": tables_voices.cues(comparison),
        "Facts": tables_facts.ledger(comparison, index),
        "Checks inside": tables_facts.checks(comparison),
        "Dated events": tables_facts.events(comparison, index),
        "Headlines": tables_facts.headlines(comparison),
        "Origins": tables_origins.origins(comparison),
        "Shared wording": tables_origins.pair_shares(comparison),
        "Credits": tables_origins.credits(comparison),
        "What was read": tables.cleaning(comparison, index),
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
