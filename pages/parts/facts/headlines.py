"""Headlines side by side: what only one says, how strong its words are, and how it stands to its own body."""

from __future__ import annotations

from collections.abc import Sequence

from core.models import Span
from core.summaries import facts as fact_summary
from core.tables import headlines as headline_tables
from core.tables.headlines import HeadlineRow
from pages.drawing import layout
from pages.drawing.markup import Safe, element, show
from pages.parts.coverage.point_evidence import chip
from pages.parts.facts import both_sides
from pages.session import views


def headlines(view: views.View) -> None:
    """A card for each outlet."""
    found = headline_tables.headlines(view.comparison)
    layout.section("What do the headlines say?", fact_summary.headlines(found))
    if all(row.headline is None for row in found):
        return
    show(
        element(
            "p",
            element("span", "Underlined", of="px-differs"),
            " are words that stand in no other headline.",
            *(f" {_ladder(name)}" for name in dict.fromkeys(row.step.ladder for row in found) if name),
            of="px-small",
        ),
        element("div", *(_card(view, row) for row in found), of="px-cards"),
    )


def _ladder(name: str) -> str:
    verbs, objects = (headline_tables.ladder_words(name, part) for part in ("act", "object"))
    return fact_summary.ladder(name, verbs, objects)


def _card(view: views.View, row: HeadlineRow) -> Safe:
    if row.headline is None:
        body = element("p", "No headline stands in this article’s text.", of="px-absent")
    else:
        body = element("p", *_marked(row.headline, row.only_here), of="px-title")
    step = fact_summary.step(row.step)
    return element(
        "article",
        element("h3", chip(row.outlet), of="px-card-head"),
        body,
        element("p", step, of="px-why") if step else None,
        _against_body(view, row),
        of="px-card",
    )


def _marked(text: str, spans: Sequence[Span]) -> list[str]:
    pieces: list[str] = []
    at = 0
    for start, end in spans:
        pieces += [text[at:start], element("span", text[start:end], of="px-differs")]
        at = end
    return [*pieces, text[at:]]


def _against_body(view: views.View, row: HeadlineRow) -> Safe | None:
    conflict = next((one for one in view.comparison.conflicts if one.conflict_id == row.conflict_id), None)
    if conflict is None:
        return None
    return element(
        "div",
        element("p", element("span", "Against its own body: ", of="px-why-head"), conflict.reason, of="px-why"),
        both_sides.in_paragraph(view.index, [conflict.b]),
    )
