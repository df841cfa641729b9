"""Charts on the screen: the specification is built once and sent with fresh data."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import streamlit as st

if TYPE_CHECKING:
    import pandas as pd


def is_dark() -> bool:
    """Whether the visitor's page is dark."""
    return st.context.theme.type == "dark"


def picture(spec: dict[str, Any], data: pd.DataFrame, *, key: str, alt: str) -> None:
    """A chart to look at."""
    st.vega_lite_chart(data, spec, key=key, alt=alt, width="stretch")


def clickable(
    spec: dict[str, Any],
    data: pd.DataFrame,
    *,
    key: str,
    alt: str,
    selection: str,
    on_pick: Callable[[dict[str, str]], None],
) -> None:
    """A chart whose marks can be clicked; `on_pick` gets the fields of the mark before the page runs again."""

    def picked() -> None:
        found = st.session_state[key]["selection"].get(selection)
        if found:
            on_pick({name: str(value) for name, value in found[0].items()})

    st.vega_lite_chart(
        data, spec, key=key, alt=alt, on_select=picked, selection_mode=selection, width="stretch", height="content"
    )
