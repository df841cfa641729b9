"""HTML that cannot carry anyone else's HTML: every plain string is escaped, only our own tags are not.

Article text, outlet names and file names are hostile. They reach the page through here, through a component's
`textContent`, through the cells of a table or the marks of a chart, and by no other way.

MarkupSafe 3.0.4 (BSD-3-Clause, 100 kB, comes with Jinja) escapes. On 31 hostile strings, as child and as attribute, it
does what html.escape and a class of our own did, and it escapes too what is added to a piece of HTML (`mark + text`),
which was plain text again before. 1,860 elements take 22 ms, with html.escape 11.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import streamlit as st
from markupsafe import Markup, escape

STYLE = Path(__file__).with_name("style.css")


Safe = Markup
"""A piece of HTML made by `element`; all other strings are text."""


def element(name: str, *children: str | None, of: str = "", **attributes: str) -> Safe:
    """One element. Children that are not `Safe` are text; `of` is its class; `data_x` becomes `data-x`."""
    given = {"class": of, **attributes} if of else attributes
    # Also a piece of HTML is text in an attribute: `str` takes away that it is safe.
    written = "".join(f' {key.replace("_", "-")}="{escape(str(value))}"' for key, value in given.items())
    return Safe(f"<{name}{written}>{join(children)}</{name}>")


def join(children: Iterable[str | None]) -> Safe:
    """Elements and texts in a row; None is left out."""
    return Safe("").join(child for child in children if child is not None)


def beginning(text: str, most: int) -> str:
    """The beginning of a text on one line, cut between words; whole where it has no more than `most` characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most].rpartition(' ')[0] or line[:most]} …"


def show(*children: str | None) -> None:
    """Put elements on the page."""
    st.html(join(children))


def style(file: Path = STYLE) -> None:
    """The style of all pages, or one that a page brings of its own."""
    st.html(file)
