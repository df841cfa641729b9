"""The cells of the coverage heatmap as a table of buttons."""

from __future__ import annotations

from collections.abc import Sequence

from core.charts import specs
from core.summaries.coverage import lacks_in_words
from core.tables.coverage import CoverageRow
from core.tables.rows import grouped
from pages.drawing.grid import Cell, Row, grid
from pages.parts.coverage import links
from pages.parts.coverage.point_evidence import TONES


def coverage_grid(cells: Sequence[CoverageRow], opened: links.OpenedCell) -> None:
    """Draw the cells as buttons, a row for each point; pressing one opens it."""
    rows = [
        Row(
            head=Cell(f"{point.number}. {specs.conflict_mark(point.conflicts)}{point.label}"),
            cells=tuple(_cell(cell) for cell in found),
        )
        for point, found in grouped(cells, lambda cell: cell.point).items()
    ]
    grid(
        "coverage-grid",
        caption="Move with the arrow keys, open a cell with Enter.",
        columns=["Point", *dict.fromkeys(cell.outlet for cell in cells)],
        rows=rows,
        narrow="heads-above",
        current=f"{opened.point_id}|{opened.article_id}",
        on_pick=lambda name: links.open_elsewhere(*name.split("|", 1)),
    )


def _cell(cell: CoverageRow) -> Cell:
    text, under = specs.short(cell), lacks_in_words(cell.lacks)
    shown = f"{text}, {under}" if under else text
    return Cell(
        text=text,
        under=under,
        name=f"{cell.point.point_id}|{cell.article_id}",
        says=f"{shown}; point {cell.point.number}, {cell.outlet}: {specs.said(cell)}",
        tone=TONES[cell.standing],
    )
