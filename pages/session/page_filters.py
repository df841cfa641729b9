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


def said() -> str:
    """The filters of the page that just ran, in words; empty where it has none."""
    return str(st.session_state[NARROWED][0]) if NARROWED in st.session_state else ""


def noted() -> Narrowed | None:
    """What the page that just ran has noted. Imports what writes tables, which a page does without."""
    if NARROWED not in st.session_state:
        return None
    from core.export import Narrowed

    return Narrowed(*st.session_state[NARROWED])
