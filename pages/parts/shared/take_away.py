"""Take it away: tables, report, memo and the whole comparison, as the filters show them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

import streamlit as st

from core.errors import ExportUnavailable
from core.models import Comparison, Coverage, Standing
from core.summaries import coverage as coverage_summary
from core.tables import coverage as coverage_tables
from core.tables import outlets as outlet_tables
from pages.drawing import layout, problems
from pages.drawing.markup import beginning, element, show
from pages.session import open_story, page_filters, views

if TYPE_CHECKING:
    from core.export import MemoItem, Sheet

LABEL_CHARS = 90
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def take_away() -> None:
    """A closed box below the page. Nothing is made before it is asked for."""
    view = views.current()
    shown = coverage_summary.what_is_shown(view.comparison, view.whole)
    says = f"What you take holds what the sidebar’s filters show. {shown}"
    if own := page_filters.said():
        says += f" Tables keep to this page’s filters, too: {own}"
    layout.section("Take it away", says, anchor="take-away")
    if not st.toggle("Show what can be taken", key="take-away"):
        return
    name = re.sub(r"[^A-Za-z0-9]+", "-", view.comparison.title).strip("-").lower()[:60] or "story"
    with st.container(key="take-away-box"):
        left, middle, right = st.columns(3, gap="large")
        with left:
            _tables(view, shown, name)
        with middle:
            _report(view, shown, name)
        with right:
            _whole(view, name)
        _memo(view, name)


@lru_cache(maxsize=8)
def _sheets(view: views.View, shown: str) -> tuple[Sheet, ...]:
    from core.export import all_sheets

    return all_sheets(view.comparison, view.index, shown=shown)


def _tables(view: views.View, shown: str, name: str) -> None:
    from core.export import narrow, to_csv, to_excel

    own = page_filters.noted()
    sheets = narrow(_sheets(view, shown), own) if own else _sheets(view, shown)
    _head("Tables", "Every table of the pages. No cell can become a formula.")
    chosen = st.selectbox("Table", options=[sheet.name for sheet in sheets], key="take-table")
    sheet = next(sheet for sheet in sheets if sheet.name == chosen)
    stem = f"{name}-{sheet.name.lower().replace(' ', '-')}"
    st.download_button(
        "This table as CSV", lambda: to_csv(sheet), f"{stem}.csv", "text/csv", on_click="ignore", key="take-csv"
    )
    st.download_button(
        "All tables as Excel", lambda: to_excel(sheets), f"{name}.xlsx", SPREADSHEET, on_click="ignore", key="take-xlsx"
    )


def _report(view: views.View, shown: str, name: str) -> None:
    from core.export import ReportOptions, report_html, report_pdf

    _head("Report", "Findings, coverage, quotes, conflicts, origins, decisions and method in one file.")
    cut = st.checkbox("Short excerpts only", key="take-excerpts")
    options = ReportOptions(
        shown=shown, who="" if open_story.who() == open_story.NOBODY else open_story.who(), excerpts_only=cut
    )
    st.download_button(
        "Report as HTML",
        lambda: report_html(view.comparison, made_at=datetime.now(UTC), options=options).encode(),
        f"{name}.html",
        "text/html",
        on_click="ignore",
        key="take-html",
    )
    if st.button("Make the PDF", key="take-make-pdf"):
        try:
            with st.spinner("Drawing the report", show_time=False):
                pdf = report_pdf(view.comparison, made_at=datetime.now(UTC), options=options)
        except ExportUnavailable as problem:
            problems.tell(str(problem))
        else:
            st.download_button(
                "Report as PDF", pdf, f"{name}.pdf", "application/pdf", on_click="ignore", key="take-pdf"
            )


def _whole(view: views.View, name: str) -> None:
    _head("Everything", "The whole comparison with all articles and decisions, to be imported elsewhere.")
    st.download_button(
        "Comparison as JSON",
        lambda: _encoded(view.comparison),
        f"{name}.json",
        "application/json",
        on_click="ignore",
        key="take-json",
    )


def _encoded(comparison: Comparison) -> bytes:
    from core.storage.comparison_file import encode_comparison

    return encode_comparison(comparison)


def _memo(view: views.View, name: str) -> None:
    from core.export import memo

    offered = _findings(view)
    _head("Memo", "Plain text: the findings you tick, with their sentences and paragraph numbers.")
    ticked = st.multiselect("Findings for the memo", options=list(offered), key="take-memo", placeholder="Choose")
    st.download_button(
        "Memo as text",
        lambda: memo(
            view.comparison,
            view.index,
            [offered[label] for label in ticked if label in offered],
            who="" if open_story.who() == open_story.NOBODY else open_story.who(),
            today=datetime.now(UTC).date(),
        ).encode(),
        f"{name}-memo.txt",
        "text/plain",
        on_click="ignore",
        disabled=not ticked,
        key="take-memo-file",
    )


def _findings(view: views.View) -> dict[str, MemoItem]:
    """What can be ticked, by its label."""
    from core.export import MemoItem

    found: dict[str, MemoItem] = {}
    for number, point in enumerate(view.comparison.points, start=1):
        label = coverage_tables.label(point, view.index)
        cells = [cell for cell in view.comparison.coverage if cell.point_id == point.point_id]
        says = coverage_summary.standings(cells, view.names)
        members = tuple(member.sentence_id for member in point.members)
        found[f"Point {number}: {label}"] = MemoItem(f"Point: {label}", says, members, possibly=_close_calls(cells))
    for number, conflict in enumerate(view.comparison.conflicts, start=1):
        sides = tuple(side.sentence_id for side in (conflict.a, conflict.b) if side.sentence_id)
        values = f"{conflict.a.value} / {conflict.b.value}"
        found[f"Conflict {number}: {values}"] = MemoItem(f"Conflict: {values}", conflict.reason, sides)
    items = outlet_tables.unique_items(outlet_tables.unique(view.comparison, view.index))
    for number, item in enumerate(items, start=1):
        outlet, title = view.names[item.article_id], coverage_summary.item_title(item)
        where = f"Only in {outlet}" if item.only_here else f"In {outlet}, possibly elsewhere too"
        label = beginning(item.rows[0].sentence, LABEL_CHARS)
        nearest = dict.fromkeys(row.nearest_sentence_id for row in item.rows if row.possibly_in)
        found[f"{where} ({number}): {label}"] = MemoItem(
            f"{where}: {title}",
            "",
            tuple(row.sentence_id for row in item.rows),
            possibly=tuple(name for name in nearest if name),
        )
    return found


def _close_calls(cells: Iterable[Coverage]) -> tuple[str, ...]:
    """The closest sentence of each outlet that possibly reports a point."""
    misses = (cell.nearest_miss for cell in cells if cell.standing is Standing.POSSIBLY)
    return tuple(miss.other_sentence_id for miss in misses if miss and miss.other_sentence_id)


def _head(title: str, says: str) -> None:
    show(element("h3", title, of="px-card-head"), element("p", says, of="px-small"))
