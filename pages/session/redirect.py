"""A press that leads to another page: noted while the press is handled, followed when the page runs again."""

from __future__ import annotations

import streamlit as st

_PICKED = "leave-for"


def later(page: str, **query: str) -> None:
    """Note where the press leads; a page cannot be left from within the handler of a press."""
    st.session_state[_PICKED] = (page, query)


def go() -> None:
    """Follow the press, if there was one."""
    if picked := st.session_state.pop(_PICKED, None):
        page, query = picked
        st.switch_page(page, query_params=query)
