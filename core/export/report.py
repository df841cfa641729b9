"""The report: one self-contained HTML file, or the same as PDF. It reads the tables that the screen reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from core.errors import ExportUnavailable
from core.index import Index
from core.models import NOT_STATED, Comparison, Conflict, Decision, Quote, Standing, UtteranceStatus
from core.summaries import coverage as coverage_summary
from core.summaries.glossary import terms
from core.tables import coverage as coverage_tables
from core.tables import outlets as outlet_tables
from core.tables.coverage import PointRow
from core.tables.outlets import OutletRow, UniqueItem
from core.tables.quotes import shown_status
from core.tables.rows import grouped

TEMPLATE = Path(__file__).parent / "report.html.jinja"
EXCERPT_CHARS = 140


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What a report says beside the findings.

    Attributes:
        shown: The filters of the screen in words; the report says that it holds what they show.
        who: The editor whose report it is, empty to leave it out.
        excerpts_only: Cut every sentence to a short excerpt, for a report that leaves the house.
    """

    shown: str = ""
    who: str = ""
    excerpts_only: bool = False


def report_html(comparison: Comparison, *, made_at: datetime, options: ReportOptions | None = None) -> str:
    """Write the report as one HTML file: no script, no request, its style inside, every text escaped.

    Args:
        comparison: What to report; what the screen has filtered is reported filtered.
        made_at: When the report is made, for its head.
        options: Filters in words, author, and whether texts are cut to excerpts.
    """
    from jinja2 import Environment, StrictUndefined

    options = options or ReportOptions()
    index = Index.of(comparison)
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    template = environment.from_string(TEMPLATE.read_text(encoding="utf-8"))
    return template.render(_contents(comparison, index, made_at, options))


def report_pdf(comparison: Comparison, *, made_at: datetime, options: ReportOptions | None = None) -> bytes:
    """Write the same report as PDF.

    Raises:
        ExportUnavailable: If WeasyPrint or the libraries it needs (Pango) are not on this machine.
    """
    try:
        from weasyprint import HTML
    except (ImportError, OSError) as error:
        raise ExportUnavailable(
            "The report as PDF needs the package weasyprint and the library Pango (Debian: libpango-1.0-0, "
            "libpangoft2-1.0-0, libharfbuzz-subset0). Install them, or take the report as HTML and print it."
        ) from error
    html = report_html(comparison, made_at=made_at, options=options)
    pdf: bytes = HTML(string=html, url_fetcher=_fetch_nothing).write_pdf()
    return pdf


def _fetch_nothing(url: str, *_: object, **__: object) -> dict[str, Any]:
    raise ValueError(f"a report fetches nothing: {url}")


def _contents(comparison: Comparison, index: Index, made_at: datetime, options: ReportOptions) -> dict[str, Any]:
    names = coverage_tables.outlet_names(comparison)
    points = coverage_tables.points(comparison, index)
    outlets = outlet_tables.outlets(comparison, index)
    writer = _Writer(index, names, excerpts_only=options.excerpts_only)
    return {
        "title": comparison.title,
        "made_at": f"{made_at:%-d %B %Y, %H:%M}",
        "who": options.who,
        "shown": options.shown,
        "excerpts_only": options.excerpts_only,
        "headline_finding": coverage_summary.who_carries_what(comparison),
        "only_here": coverage_summary.only_here(comparison),
        "terms": terms(comparison.settings),
        "outlets": [_outlet(row, index) for row in outlets],
        "names": names,
        "grid": _grid(comparison, points, names),
        "points": [writer.point(comparison, row) for row in points],
        "alone": _by_outlet(comparison, index, outlets, writer),
        "utterances": writer.utterances(comparison),
        "conflicts": [writer.conflict(found) for found in comparison.conflicts],
        "origins": [
            {
                "names": [names[name] for name in origin.article_ids],
                "statement": origin.statement,
                "notes": origin.notes,
            }
            for origin in comparison.origins
        ],
        "decisions": [_decision(decision) for decision in comparison.decisions],
        "settings": comparison.settings,
        "made": comparison.made,
        "articles": [reading.article for reading in comparison.readings],
    }


def _outlet(row: OutletRow, index: Index) -> dict[str, Any]:
    article = index.readings[row.article_id].article
    return {**asdict(row), "name": article.outlet or article.short_name, "headline": article.headline or NOT_STATED}


def _grid(comparison: Comparison, points: Sequence[PointRow], names: Mapping[str, str]) -> list[dict[str, Any]]:
    cells = {(cell.point_id, cell.article_id): cell for cell in comparison.coverage}
    classes = {Standing.REPORTED: "reported", Standing.POSSIBLY: "possibly", Standing.NOT_FOUND: "not-found"}
    return [
        {
            "number": row.number,
            "label": row.label,
            "cells": [
                {
                    "class": classes[cell.standing],
                    "standing": cell.standing.value,
                    "under": f"{cell.probability:.0%}"
                    if cell.standing is Standing.POSSIBLY
                    else coverage_summary.lacks_in_words(cell.lacks),
                }
                for cell in (cells[row.point_id, name] for name in names)
            ],
        }
        for row in points
    ]


def _by_outlet(
    comparison: Comparison, index: Index, outlets: Sequence[OutletRow], writer: _Writer
) -> list[dict[str, Any]]:
    items = outlet_tables.unique_items(outlet_tables.unique(comparison, index))
    found = grouped(items, lambda item: (item.article_id, item.only_here))
    return [
        {
            "outlet": outlet.outlet,
            "count": outlet.only_here,
            "only_here": [writer.item(item) for item in found.get((outlet.article_id, True), ())],
            "possibly": [writer.item(item) for item in found.get((outlet.article_id, False), ())],
        }
        for outlet in outlets
    ]


def _decision(decision: Decision) -> dict[str, str]:
    withdrawn = f", withdrawn {decision.withdrawn:%-d %B %Y}" if decision.withdrawn else ""
    verdict = f": {decision.verdict}" if decision.verdict else ""
    return {
        "what": f"{decision.kind}{verdict}",
        "who": f"{decision.who}, {decision.when:%-d %B %Y %H:%M}{withdrawn}",
        "note": decision.note,
    }


class _Writer:
    """Sentences as the report shows them: outlet, paragraph, and the text or an excerpt of it."""

    def __init__(self, index: Index, names: Mapping[str, str], *, excerpts_only: bool) -> None:
        self._index, self._names, self._cut = index, names, excerpts_only

    def sentence(self, sentence_id: str) -> dict[str, Any]:
        sentence = self._index.sentences[sentence_id]
        return {
            "outlet": self._names[sentence.article_id],
            "paragraph": sentence.paragraph + 1,
            "text": self.excerpt(self._index.text(sentence_id)),
        }

    def excerpt(self, text: str) -> str:
        line = " ".join(text.split())
        if not self._cut or len(line) <= EXCERPT_CHARS:
            return line
        return line[:EXCERPT_CHARS].rsplit(" ", 1)[0] + " …"

    def item(self, item: UniqueItem) -> dict[str, Any]:
        return {
            "title": coverage_summary.item_title(item),
            "sentences": [
                self.sentence(row.sentence_id)
                | {
                    "possibly_in": row.possibly_in,
                    "nearest": self.sentence(row.nearest_sentence_id) if row.nearest_sentence_id else None,
                    "probability": f"{row.probability:.0%}",
                }
                for row in item.rows
            ],
        }

    def point(self, comparison: Comparison, row: PointRow) -> dict[str, Any]:
        cells = [cell for cell in comparison.coverage if cell.point_id == row.point_id]
        return {
            "number": row.number,
            "label": row.label,
            "standings": coverage_summary.standings(cells, self._names),
            "cells": [
                {
                    "outlet": self._names[cell.article_id],
                    "standing": cell.standing.value,
                    "lacks": coverage_summary.lacks_in_words(cell.lacks),
                    "reason": cell.reason,
                    "sentences": [self.sentence(name) for name in cell.sentence_ids],
                    "miss": self.sentence(cell.nearest_miss.other_sentence_id)
                    if cell.nearest_miss and cell.nearest_miss.other_sentence_id
                    else None,
                }
                for cell in cells
            ],
        }

    def utterances(self, comparison: Comparison) -> list[dict[str, Any]]:
        """Quotes that two outlets have, and those with something to look at."""
        quotes = {quote.quote_id: quote for quote in comparison.quotes}
        rows = []
        for utterance in comparison.utterances:
            found = [member for member in utterance.members if member.status is not UtteranceStatus.NOT_FOUND]
            if len(found) < 2 and not utterance.flags:
                continue
            rows.append(
                {
                    "speaker": utterance.speaker or "speaker not resolved",
                    "members": [
                        {
                            "outlet": self._names[member.article_id],
                            "status": shown_status(
                                member.status, (quotes[name].kind for name in member.quote_ids)
                            ).value,
                            "said": " … ".join(self._words(quotes[name]) for name in member.quote_ids),
                            "by": ", ".join(
                                part for part in (member.speaker_named, member.cue, member.carrier) if part
                            ),
                        }
                        for member in found
                    ],
                    "flags": [f"{flag.kind}: {flag.reason}" for flag in utterance.flags],
                }
            )
        return rows

    def _words(self, quote: Quote) -> str:
        text = self._index.readings[quote.article_id].article.text
        return self.excerpt(" … ".join(text[start:end] for start, end in quote.content))

    def conflict(self, found: Conflict) -> dict[str, Any]:
        sides = [
            {"outlet": self._names[side.article_id], "value": side.value}
            | ({"sentence": self.sentence(side.sentence_id)} if side.sentence_id else {"sentence": None})
            for side in (found.a, found.b)
        ]
        return {"kind": found.kind.value, "reason": found.reason, "inside": found.inside, "sides": sides}
