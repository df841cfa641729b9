"""What a link opens: the point and the outlet named in the address, checked before they are believed."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from pages.drawing import problems
from pages.session import views

POINT, OUTLET = "point", "outlet"
_TURN, _LAST = "heatmap-turn", "point-last-open"


@dataclass(frozen=True, slots=True)
class OpenedCell:
    """The open cell; empty strings where none is."""

    point_id: str = ""
    article_id: str = ""


def opened(view: views.View) -> OpenedCell:
    """The cell that the address names. What it does not know it says, and opens nothing.

    A point that was open and has grown or shrunk since, by a decision or a filter, stays open.
    """
    point_id, article_id = st.query_params.get(POINT, ""), st.query_params.get(OUTLET, "")
    if not point_id:
        return OpenedCell()
    members = {
        point.point_id: frozenset(member.sentence_id for member in point.members) for point in view.comparison.points
    }
    if point_id not in members:
        last_id, last = st.session_state.get(_LAST, ("", frozenset()))
        if last_id != point_id:
            problems.unknown_in_link("a point")
            return OpenedCell()
        kin = [name for name, own in members.items() if own <= last or last <= own]
        if not kin:
            close_cell()
            problems.tell("The point that was open is not in this view any more.")
            return OpenedCell()
        point_id = max(kin, key=lambda name: len(members[name] & last))
        st.query_params[POINT] = point_id
    st.session_state[_LAST] = (point_id, members[point_id])
    carriers = sorted({view.index.article(name).article_id for name in members[point_id]})
    if article_id and article_id not in view.names:
        problems.unknown_in_link("an outlet")
        article_id = ""
    return OpenedCell(point_id, article_id or carriers[0])


def open_cell(point_id: str, article_id: str) -> None:
    """Write the open cell into the address."""
    st.query_params.update({POINT: point_id, OUTLET: article_id})


def close_cell() -> None:
    """Take the open cell out of the address."""
    for name in (POINT, OUTLET):
        st.query_params.pop(name, None)


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
