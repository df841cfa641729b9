"""Counts a second time, by independent origin: points, and sentences that stand nowhere else."""

from __future__ import annotations

import streamlit as st

from core.summaries import origins as say
from core.summaries.coverage import count, possibly
from core.tables import origins as tables
from core.tables.origins import OriginOutletRow
from pages.drawing import layout, problems
from pages.drawing.grid import Cell, Row, grid, number
from pages.drawing.markup import element, show
from pages.drawing.sentences_in_place import in_paragraph
from pages.parts.coverage.point_evidence import chip
from pages.session import redirect, views

ALONE = "alone"


def points(view: views.View) -> None:
    """Points that several outlets report and one origin only."""
    found = tables.points(view.comparison, view.index)
    layout.section("Points that come from one origin", say.points_by_origin(found))
    single = [row for row in found if row.origins == 1]
    if not single:
        return
    rows = [
        Row(
            head=Cell(f"{row.point.number}. {row.point.label}"),
            cells=(
                number(
                    count(row.point.outlets, "outlet"),
                    f"{row.point.label}; read it side by side",
                    name=row.point.point_id,
                    under=count(row.origins, "origin"),
                ),
            ),
        )
        for row in single
    ]
    grid(
        "points-twice",
        caption="",
        columns=["Point", "Reported by"],
        rows=rows,
        on_pick=lambda name: redirect.later(layout.COVERAGE, point=name),
    )


def unique(view: views.View) -> None:
    """Sentences that only one outlet has, and those that only outlets of its origin have."""
    found = tables.outlets(view.comparison, view.index)
    layout.section(
        "Only here, and only in this origin",
        "A sentence that another outlet of the same origin also has is not only here, yet it has one source.",
    )
    chosen = st.query_params.get(ALONE, "")
    grid(
        "unique-twice",
        caption="",
        columns=["Outlet", "Only here", "Only in its origin"],
        rows=[_outlet(row) for row in found],
        current=f"{ALONE}|{chosen}",
        on_pick=_pick,
    )
    if chosen in view.names:
        _sentences(view, chosen)
    elif chosen:
        problems.unknown_in_link("an outlet")


def _pick(name: str) -> None:
    what, article_id = name.split("|", 1)
    if what == ALONE:
        st.query_params[ALONE] = article_id
    else:
        redirect.later(layout.UNIQUE, of=article_id, view="only")


def _outlet(row: OriginOutletRow) -> Row:
    name, article_id = row.numbers.outlet, row.numbers.article_id
    return Row(
        head=Cell(name),
        cells=(
            number(
                str(row.numbers.only_here),
                f"sentences only in {name}; read them",
                name=f"only|{article_id}",
                under=possibly(row.numbers.possibly_elsewhere),
            ),
            number(
                str(row.only_origin), f"sentences of {name} only in its origin; read them", name=f"{ALONE}|{article_id}"
            ),
        ),
    )


def _sentences(view: views.View, article_id: str) -> None:
    found = tables.only_in_origin(view.comparison, view.index, article_id)
    items = (element("div", in_paragraph(view.index, [name]), of="px-find", role="listitem") for name in found)
    summary = element(
        "p",
        chip(view.names[article_id]),
        f": {count(len(found), 'sentence')} that come near nothing outside its origin.",
    )
    show(summary, element("div", *items, of="px-finds", role="list"))
