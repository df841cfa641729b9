"""Every table of a comparison as sheets, in the order of the pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

import pandas as pd

from core.export.sheets import Sheet
from core.index import Index
from core.models import Comparison, DecisionKind, Verdict
from core.tables import articles as article_tables
from core.tables import coverage as coverage_tables
from core.tables import facts as fact_tables
from core.tables import headlines as headline_tables
from core.tables import origins as origin_tables
from core.tables import outlets as outlet_tables
from core.tables import quotes as quote_tables
from core.tables import voices as voice_tables
from core.tables.rows import frame

RowT = TypeVar("RowT")


def all_sheets(comparison: Comparison, index: Index, *, shown: str) -> tuple[Sheet, ...]:
    """Every table that the pages show.

    Args:
        comparison: What to write, as the filters show it.
        index: Of the same comparison.
        shown: The filters in words; each sheet says it.
    """

    def sheet(name: str, rows: Iterable[RowT], of: type[RowT]) -> Sheet:
        return Sheet(name, shown, _flat(frame(rows, of)))

    alone = len(comparison.readings) < 2
    matched = outlet_tables.shared(comparison, index)
    return (
        sheet("Points", coverage_tables.points(comparison, index), coverage_tables.PointRow),
        sheet("Coverage", coverage_tables.coverage(comparison, index), coverage_tables.CoverageRow),
        sheet("Outlets", outlet_tables.outlets(comparison, index), outlet_tables.OutletRow),
        sheet("Only here", outlet_tables.unique(comparison, index), outlet_tables.UniqueRow),
        Sheet("Shared", shown, pd.DataFrame()) if alone else sheet("Shared", matched, outlet_tables.MatchedRow),
        sheet("Quotes", quote_tables.quotes(comparison), quote_tables.QuoteRow),
        sheet("Utterances", quote_tables.utterances(comparison), quote_tables.UtteranceRow),
        sheet("Quote flags", quote_tables.flags(comparison), quote_tables.FlagRow),
        sheet("Voices", voice_tables.voices(comparison), voice_tables.VoiceRow),
        sheet("Verbs", voice_tables.cues(comparison), voice_tables.CueRow),
        sheet("Facts", fact_tables.ledger(comparison, index), fact_tables.ValuesRow),
        sheet("Checks inside", fact_tables.checks(comparison), fact_tables.CheckRow),
        sheet("Dated events", fact_tables.events(comparison, index), fact_tables.EventRow),
        sheet("Headlines", headline_tables.headlines(comparison), headline_tables.HeadlineRow),
        sheet("Origins", origin_tables.origins(comparison), origin_tables.OriginRow),
        sheet("Shared wording", origin_tables.pair_shares(comparison), origin_tables.WordingRow),
        sheet("Credits", origin_tables.credits(comparison), origin_tables.CreditRow),
        sheet("What was read", article_tables.cleaning(comparison), article_tables.CleaningRow),
        sheet("Decisions", decisions(comparison), DecisionRow),
    )


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision, withdrawn or not: what it is about in the articles' words, who took it and when (ISO 8601)."""

    kind: DecisionKind
    verdict: Verdict | None
    text: str
    who: str
    when: str
    note: str
    withdrawn: str


def decisions(comparison: Comparison) -> tuple[DecisionRow, ...]:
    """A row for each decision, withdrawn ones too."""
    texts = {reading.article.sha256: reading.article.text for reading in comparison.readings}
    return tuple(
        DecisionRow(
            kind=decision.kind,
            verdict=decision.verdict,
            text=" / ".join(
                " ".join(texts.get(target.sha256, "")[target.start : target.end].split())[:200]
                for target in decision.targets
            ),
            who=decision.who,
            when=decision.when.isoformat(timespec="seconds"),
            note=decision.note,
            withdrawn=decision.withdrawn.isoformat(timespec="seconds") if decision.withdrawn else "",
        )
        for decision in comparison.decisions
    )


def _flat(frame: pd.DataFrame) -> pd.DataFrame:
    """Cells that hold several values as one text."""
    mixed = [name for name in frame.columns if frame[name].map(lambda value: isinstance(value, tuple | list)).any()]
    return frame.assign(**{name: frame[name].map(_text) for name in mixed}) if mixed else frame


def _text(value: object) -> object:
    return "; ".join(str(part) for part in value) if isinstance(value, tuple | list) else value
