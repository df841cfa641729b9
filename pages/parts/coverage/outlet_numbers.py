"""Each outlet in numbers; every number opens the sentences behind it."""

from __future__ import annotations

import streamlit as st

from core.summaries import coverage as coverage_summary
from core.tables import outlets as outlet_tables
from pages.drawing import layout
from pages.drawing.grid import Cell, Row, grid, number
from pages.session import views


def outlet_numbers(view: views.View) -> None:
    """Points reported, body sentences, and sentences that only this outlet has."""
    found = outlet_tables.outlets(view.comparison, view.index)
    layout.section("Each outlet in numbers")
    rows = [
        Row(
            head=Cell(outlet.outlet),
            cells=(
                number(
                    f"{outlet.reported} of {outlet.points_in_all}",
                    f"points reported by {outlet.outlet}; see the others",
                    name=f"lacks|{outlet.article_id}",
                    under=coverage_summary.possibly(outlet.possibly),
                ),
                number(
                    str(outlet.sentences),
                    f"body sentences of {outlet.outlet}; read the text",
                    name=f"read|{outlet.article_id}",
                ),
                number(
                    str(outlet.only_here),
                    f"sentences only in {outlet.outlet}; read them",
                    name=f"only|{outlet.article_id}",
                    under=coverage_summary.possibly(outlet.possibly_elsewhere),
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
        columns=["Outlet", "Points reported", "Body sentences", "Only here"],
        rows=rows,
        on_pick=lambda name: st.session_state.update({"numbers-picked": name}),
    )


def _go(what: str, article_id: str) -> None:
    if what == "read":
        st.switch_page(layout.ARTICLES, query_params={"article": article_id})
    st.switch_page(layout.UNIQUE, query_params={"of": article_id, "view": what})
