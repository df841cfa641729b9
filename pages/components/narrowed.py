"""What the filters of the page itself leave, noted by the page for whoever takes its tables away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from core.export import Narrowed

NARROWED = "narrowed"


def forget() -> None:
    """Before a page runs: nothing is narrowed."""
    st.session_state.pop(NARROWED, None)


def note(says: str, kept: Mapping[str, tuple[str, Iterable[str]]]) -> None:
    """Say what the page's filters leave.

    Args:
        says: The filters in words, a sentence.
        kept: For each table of `core.export.all_sheets` that they touch, a column and its values kept.
    """
    st.session_state[NARROWED] = (says, {name: (column, frozenset(ids)) for name, (column, ids) in kept.items()})


def noted() -> Narrowed | None:
    """What the page that just ran has noted."""
    if NARROWED not in st.session_state:
        return None
    from core.export import Narrowed

    return Narrowed(*st.session_state[NARROWED])
