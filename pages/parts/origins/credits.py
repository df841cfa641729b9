"""Agencies that the articles name: the kind of credit, and the words as they stand in the text."""

from __future__ import annotations

from collections.abc import Sequence

from core.models import CreditKind
from core.origins.credits import COPY_KINDS
from core.summaries import origins as say
from core.tables import origins as tables
from core.tables.origins import CreditRow
from pages.drawing import layout
from pages.drawing.grid import Cell, Row, grid
from pages.drawing.markup import Safe, element, show
from pages.parts.coverage.point_evidence import chip
from pages.parts.origins import article_pair
from pages.session import views

MEANS = {
    CreditKind.BYLINE: "credited for the text, in the byline",
    CreditKind.DATELINE: "credited for the text, in the dateline",
    CreditKind.CREDIT_LINE: "credited for the text",
    CreditKind.TEXT: "named in the text, as carrier",
    CreditKind.PHOTO: "credited for a picture",
}


def shares_with_credited(view: views.View) -> None:
    """Who credits nobody and shares text with an article that credits an agency."""
    found = tables.uncredited(view.comparison)
    layout.section("Shares text with an article that credits an agency", say.credited(found))
    if not found:
        return
    rows = [
        Row(
            head=Cell(row.outlet),
            cells=(
                Cell(f"{row.other}, which credits {row.agencies}"),
                Cell(
                    f"{row.share:.0%}",
                    name=f"{row.article_id}|{row.other_id}",
                    says=f"{row.share:.0%} of the words of {row.outlet} stand in {row.other}; read them",
                    tone="number",
                ),
            ),
        )
        for row in found
    ]
    grid(
        "uncredited-grid",
        caption="",
        columns=["Outlet", "Shares text with", "Of its words"],
        rows=rows,
        on_pick=article_pair.open_pair,
    )


def credits(view: views.View) -> None:
    """Every agency named, those credited for text first."""
    found = tables.credits(view.comparison)
    layout.section("Agencies named", None if len(found) else "No article names an agency.")
    rows = sorted(_once(found), key=lambda row: (_rank(row.kind), row.article_id, row.start))
    show(element("div", *(_credit(row) for row in rows), of="px-finds", role="list"))


def _once(rows: Sequence[CreditRow]) -> list[CreditRow]:
    """Leave out a credit that came with the article where its text says the same."""
    in_text = {(row.article_id, row.agency, row.kind) for row in rows if row.words is not None}
    return [row for row in rows if row.words or (row.article_id, row.agency, row.kind) not in in_text]


def _rank(kind: CreditKind) -> int:
    return 0 if kind in COPY_KINDS else 1 if kind is CreditKind.TEXT else 2


def _credit(row: CreditRow) -> Safe:
    tone = "px-reported" if row.kind in COPY_KINDS else "px-plain"
    head = element("div", element("span", row.agency, of=f"px-badge {tone}"), chip(row.outlet), of="px-tags")
    return element(
        "div", head, element("p", MEANS[row.kind], of="px-small"), _words(row), of="px-find px-credit", role="listitem"
    )


def _words(row: CreditRow) -> Safe:
    if row.words is None:
        return element("p", "Stated with the article when it came in; no words in its text.", of="px-absent")
    before, name, after = (
        row.words[: row.name_start],
        row.words[row.name_start : row.name_end],
        row.words[row.name_end :],
    )
    return element("p", before, element("mark", name, of="px-said"), after, of="px-paragraph")
