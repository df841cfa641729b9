"""The cells of the coverage heatmap as a table of buttons."""

from __future__ import annotations

import pandas as pd

from core.charts import specs
from core.models import Standing
from pages.drawing.grid import Cell, Row, grid
from pages.parts.coverage import links

_TONES = {Standing.FULL.value: "full", Standing.PART.value: "part", Standing.NOT_FOUND.value: "none"}
_SHORT = {Standing.FULL.value: "full", Standing.PART.value: "part", Standing.NOT_FOUND.value: "–"}


def coverage_grid(cells: pd.DataFrame, opened: links.OpenedCell) -> None:
    """Draw `tables.coverage` as buttons; pressing one opens its cell."""
    outlets = list(dict.fromkeys(cells["outlet"]))
    rows = [
        Row(
            head=Cell(f"{number}. {specs.conflict_mark(found['conflicts'].iloc[0])}{found['label'].iloc[0]}"),
            cells=tuple(_cell(record) for record in found.to_dict("records")),
        )
        for number, found in cells.groupby("number", sort=True)
    ]
    grid(
        "coverage-grid",
        caption="Move with the arrow keys, open a cell with Enter.",
        columns=["Point", *outlets],
        rows=rows,
        narrow="heads-above",
        current=f"{opened.point_id}|{opened.article_id}",
        on_pick=lambda name: links.open_elsewhere(*name.split("|", 1)),
    )


def _cell(record: dict[str, object]) -> Cell:
    standing = str(record["standing"])
    found = standing != Standing.NOT_FOUND.value
    percent = f", {float(str(record['probability'])):.0%}" if found else ""
    return Cell(
        text=_SHORT[standing],
        name=f"{record['point_id']}|{record['article_id']}",
        says=f"Point {record['number']}, {record['outlet']}: {standing}{percent}",
        tone=_TONES[standing],
    )
