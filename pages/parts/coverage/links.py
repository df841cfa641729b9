"""What a link opens: the point and the outlet named in the address, checked before they are believed."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from pages.drawing import problems
from pages.session import views

POINT, OUTLET = "point", "outlet"
_TURN = "heatmap-turn"


@dataclass(frozen=True, slots=True)
class OpenedCell:
    """The open cell; empty strings where none is."""

    point_id: str = ""
    article_id: str = ""


def opened(view: views.View) -> OpenedCell:
    """The cell that the address names. What it does not know it says, and opens nothing."""
    point_id, article_id = st.query_params.get(POINT, ""), st.query_params.get(OUTLET, "")
    if not point_id:
        return OpenedCell()
    carriers = {
        point.point_id: sorted({member.article_id for member in point.members}) for point in view.comparison.points
    }
    if point_id not in carriers:
        problems.unknown_in_link("a point")
        return OpenedCell()
    if article_id and article_id not in view.names:
        problems.unknown_in_link("an outlet")
        article_id = ""
    return OpenedCell(point_id, article_id or carriers[point_id][0])


def open_cell(point_id: str, article_id: str) -> None:
    """Write the open cell into the address."""
    st.query_params.update({POINT: point_id, OUTLET: article_id})


def open_elsewhere(point_id: str, article_id: str) -> None:
    """Open a cell from outside the heatmap; the heatmap forgets its own last click."""
    st.session_state[_TURN] = turn() + 1
    open_cell(point_id, article_id)


def turn() -> int:
    """How often a cell was opened from outside the heatmap."""
    return int(st.session_state.get(_TURN, 0))


def named(parameter: str, known: dict[str, str], *, what: str) -> str:
    """The value of a parameter of the address if it is known, else the first known one, saying so."""
    given = st.query_params.get(parameter, "")
    if given and given not in known:
        problems.unknown_in_link(what)
    return given if given in known else next(iter(known))
