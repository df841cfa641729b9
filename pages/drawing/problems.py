"""Errors and empty states in one place, in words an editor can act on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from core.errors import ParallaxError
from core.models import Comparison
from pages.drawing.markup import element, show


def tell(what: str, *, next_step: str = "") -> None:
    """A note in the flow of the page: what is the case, and what can be done."""
    show(
        element(
            "div",
            element("p", what),
            element("p", next_step, of="px-next") if next_step else None,
            of="px-note",
            role="status",
        )
    )


@contextmanager
def explained() -> Iterator[None]:
    """Turn an error that an editor can act on into a note, and stop the page there."""
    try:
        yield
    except ParallaxError as problem:
        show(element("h1", "This comparison cannot be shown.", of="px-question"))
        tell(str(problem))
        st.stop()


def stop_if_empty(comparison: Comparison) -> None:
    """Say so where there is no article at all."""
    if comparison.readings:
        return
    show(element("h1", "There is nothing to compare yet.", of="px-question"))
    tell(
        "This comparison holds no article.",
        next_step="Put one .txt file for each outlet into a folder and run: python -m core compare FOLDER",
    )
    st.stop()


def nothing_to_compare(comparison: Comparison) -> bool:
    """Say so where a single outlet stands alone; returns whether it does."""
    if len(comparison.readings) > 1:
        return False
    tell(
        "Only one outlet is shown, so there is nothing to compare it with. Nothing in it is called unique.",
        next_step="Choose a second outlet in the sidebar, or add a second article.",
    )
    return True


def unknown_in_link(what: str) -> None:
    """A link names something that this view does not hold."""
    tell(
        f"The link names {what} that is not in this view.",
        next_step="It may belong to another probability or other outlets. Everything else is shown as usual.",
    )
