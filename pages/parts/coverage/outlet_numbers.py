"""Each outlet in numbers; every number opens the sentences behind it."""

from __future__ import annotations

import streamlit as st

from core.summaries import coverage as coverage_summary
from core.tables import outlets as outlet_tables
from pages.drawing import layout
from pages.drawing.grid import Cell, Row, grid
from pages.drawing.markup import element, show
from pages.session import views


def outlet_numbers(view: views.View) -> None:
    """Points carried, body sentences, and sentences that only this outlet has, with their range."""
    found = outlet_tables.outlets(view.comparison, view.index)
    layout.section("Each outlet in numbers")
    rows = [
        Row(
            head=Cell(outlet.outlet),
            cells=(
                Cell(
                    f"{outlet.points} of {outlet.points_in_all}",
                    name=f"lacks|{outlet.article_id}",
                    says=f"{outlet.outlet} carries {outlet.points} of {outlet.points_in_all} points; "
                    "see what others have and it lacks",
                    tone="number",
                    under=f"{outlet.in_full} in full",
                ),
                Cell(
                    str(outlet.sentences),
                    name=f"read|{outlet.article_id}",
                    says=f"{outlet.outlet}: {outlet.sentences} body sentences; read the text",
                    tone="number",
                ),
                Cell(
                    str(outlet.unique),
                    name=f"only|{outlet.article_id}",
                    says=f"{outlet.outlet}: {outlet.unique} sentences only here; read them",
                    tone="number",
                    under=coverage_summary.between(outlet.unique_least, outlet.unique_most),
                ),
            ),
        )
        for outlet in found
    ]
    picked = st.session_state.pop("numbers-picked", None)
    if picked:
        _go(*picked.split("|", 1))
    grid(
        "numbers",
        caption="",
        columns=["Outlet", "Points carried", "Body sentences", "Only here"],
        rows=rows,
        on_pick=lambda name: st.session_state.update({"numbers-picked": name}),
    )
    show(element("p", coverage_summary.what_the_range_means(view.comparison.settings), of="px-small"))


def _go(what: str, article_id: str) -> None:
    if what == "read":
        st.switch_page(layout.ARTICLES, query_params={"article": article_id})
    st.switch_page(layout.UNIQUE, query_params={"of": article_id, "view": what})
