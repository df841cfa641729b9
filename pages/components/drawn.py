"""Components of our own: a stylesheet and a script beside this file, drawn into one empty frame."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

FOLDER = Path(__file__).parent


@cache
def _component(name: str) -> Any:
    return st.components.v2.component(
        f"parallax_{name}",
        html='<div class="frame"></div>',
        css=(FOLDER / f"{name}.css").read_text(encoding="utf-8"),
        js=(FOLDER / f"{name}.js").read_text(encoding="utf-8"),
    )


def draw(name: str, *, key: str, data: Mapping[str, object], on_pick: Callable[[str], None]) -> None:
    """Draw a component with its data.

    Args:
        name: Of its files, without the ending.
        key: Unique on the page.
        data: What its script reads.
        on_pick: Called with the name of what was pressed, before the page runs again.
    """

    def picked() -> None:
        if found := st.session_state[key].get("pick"):
            on_pick(str(found))

    _component(name)(key=key, data=dict(data), on_pick_change=picked)
