"""The ledger on the screen: a row for each thing, a column for each outlet, the head of a row opens its sentences.

Words reach it through `textContent` only. On a narrow screen a row becomes a card that names the outlets with a value.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

from pages.drawing.custom_component import draw


@dataclass(frozen=True, slots=True)
class FactRow:
    """A row: what opens it, its kind, the words around its first value, and the values of each outlet in order.

    `apart` holds those of the values that stand in a conflict.
    """

    name: str
    kind: str
    before: str
    value: str
    after: str
    note: str
    cells: tuple[tuple[str, ...], ...]
    disputed: bool = False
    apart: tuple[str, ...] = ()


def fact_grid(
    key: str,
    *,
    caption: str,
    head: str,
    outlets: Sequence[str],
    entries: Sequence[FactRow],
    current: str,
    on_pick: Callable[[str], None],
) -> None:
    """Draw the rows; a click anywhere in a row, or Enter on its head, opens it.

    Args:
        key: Unique on the page.
        caption: What the table holds, for screen readers.
        head: Head of the first column.
        outlets: Heads of the columns after the first, in the order of `FactRow.cells`.
        entries: The rows.
        current: The name of the row that is open.
        on_pick: Called with the name of the row, before the page runs again.
    """
    draw(
        __file__,
        key=key,
        data={
            "caption": caption,
            "head": head,
            "outlets": list(outlets),
            "entries": [asdict(entry) for entry in entries],
            "current": current,
        },
        on_pick=on_pick,
    )
