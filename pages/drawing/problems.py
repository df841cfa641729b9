"""Errors and empty states in one place, in words an editor can act on."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from core import logs
from core.errors import ParallaxError
from core.models import Comparison
from pages.drawing.markup import element, show

LOG = logging.getLogger(__name__)


class _WithoutMessages(logging.Filter):
    """Streamlit writes down what fails in a button's own function; what the error says may quote an article."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Leave of an error where it happened."""
        if record.exc_info and record.exc_info[1]:
            record.msg, record.args = "%s\n%s", (record.getMessage(), logs.where(record.exc_info[1]))
            record.exc_info = record.exc_text = None
        return True


_WITHOUT_MESSAGES = _WithoutMessages()


def set_up_logs() -> None:
    """Send what the pages write down to one place, Streamlit's own record of failures with it. Cheap when repeated."""
    logs.set_up()
    logging.getLogger("streamlit.error_util").addFilter(_WITHOUT_MESSAGES)


@contextmanager
def caught() -> Iterator[None]:
    """Turn an error that nobody foresaw into a note with a reference, under which the log says where it happened."""
    try:
        yield
    except Exception as error:  # noqa: BLE001 - whatever it was; what Streamlit itself raises to stop a page is none
        reference = logs.unexpected(LOG, "drawing a page", error)
        show(element("h1", "Something went wrong on this page.", of="px-question"))
        tell(
            f"It failed in a way nobody foresaw. The reference is {reference}.",
            next_step="Load the page again. If that does not help, give the reference to whoever runs Parallax: "
            "its log says under it where the error happened.",
        )


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
        "Only one outlet is shown, so there is nothing to compare it with. Nothing in it is called “only here”.",
        next_step="Choose a second outlet in the sidebar, or add a second article.",
    )
    return True


def unknown_in_link(what: str) -> None:
    """A link names something that this view does not hold."""
    tell(
        f"The link names {what} that is not in this view.",
        next_step="It may belong to another probability or other outlets. Everything else is shown as usual.",
    )
