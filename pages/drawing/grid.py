"""A table whose cells are buttons: reachable by keyboard, readable by a screen reader, safe for any text.

Words reach it through `textContent` only. It serves wherever a number or a cell leads to the sentences behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Literal

from pages.drawing.custom_component import draw

Narrow = Literal["", "stacked", "heads-above"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. With a `name` it is a button that hands back its name; `says` is what a screen reader says.

    `tone` is one of reported, possibly, not-found, text, quiet, serif, number, action; `under` is a second line.
    """

    text: str
    name: str = ""
    says: str = ""
    tone: str = "text"
    under: str = ""


def number(shown: str, what: str, *, name: str, under: str = "") -> Cell:
    """A number that leads to what it counts; it is named as it is seen, and then by what it counts."""
    return Cell(shown, name=name, says=f"{shown}{f', {under}' if under else ''}: {what}", tone="number", under=under)


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its head, and its cells in the order of the columns."""

    head: Cell
    cells: tuple[Cell, ...]


def grid(
    key: str,
    *,
    caption: str,
    columns: Sequence[str],
    rows: Sequence[Row],
    on_pick: Callable[[str], None],
    current: str = "",
    arrows: bool = True,
    narrow: Narrow = "",
) -> None:
    """Draw a table of buttons.

    Args:
        key: Unique on the page.
        caption: What the table holds, for screen readers and above it on screen.
        columns: Heads of all columns, the first above the row heads.
        rows: The rows.
        on_pick: Called with the name of the cell that was pressed, before the page runs again.
        current: The name of the cell that is open.
        arrows: Whether the table is one stop for the Tab key and arrows move inside it; else each button is a stop.
        narrow: What becomes of a row where the screen is narrow: its cells one below the other ("stacked"), its head
            above its cells ("heads-above"), or nothing.
    """
    draw(
        __file__,
        key=key,
        data={
            "caption": caption,
            "columns": list(columns),
            "rows": [asdict(row) for row in rows],
            "current": current,
            "arrows": arrows,
            "narrow": narrow,
        },
        on_pick=on_pick,
    )
