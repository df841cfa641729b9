"""Components of our own: a stylesheet and a script beside the file that draws them, in one empty frame."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st


@cache
def _component(file: str) -> Any:
    return st.components.v2.component(
        f"parallax_{Path(file).stem}",
        html='<div class="frame"></div>',
        css=Path(file).with_suffix(".css").read_text(encoding="utf-8"),
        js=Path(file).with_suffix(".js").read_text(encoding="utf-8"),
    )


def draw(file: str, *, key: str, data: Mapping[str, object], on_pick: Callable[[str], None]) -> None:
    """Draw a component with its data.

    Args:
        file: The `__file__` of who draws it; stylesheet and script have its name, with endings of their own.
        key: Unique on the page.
        data: What its script reads.
        on_pick: Called with the name of what was pressed, before the page runs again.
    """

    def picked() -> None:
        if found := st.session_state[key].get("pick"):
            on_pick(str(found))

    _component(file)(key=key, data=dict(data), on_pick_change=picked)
