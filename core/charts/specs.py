"""What charts show and how they look, known without drawing: colours, cells, and the two pictures kept as JSON.

Altair takes longer to import than the first page may take to show, so its two pictures (`core/charts/coverage.py`) are
drawn beforehand into `coverage_specs.json`: a specification holds no data and fits every story.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.models import Standing
from core.tables.coverage import CoverageRow
from core.tables.outlets import MatchedRow
from core.tables.rows import frame

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

DRAWN = Path(__file__).with_name("coverage_specs.json")
ROW_PIXELS = 30
HEAD_PIXELS = 80
LINE_PIXELS = 15
NUMBER_PIXELS = 26
LABEL_PIXELS = 250
NARROW_PIXELS = 500
SELECTION = "cell"


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours of the cells and of the words on them, one hue from dark to pale."""

    full: str
    on_full: str
    part: str
    on_part: str
    none: str
    ink: str
    quiet: str
    scale: tuple[str, str]


LIGHT = Palette("#14507a", "#ffffff", "#a9cae1", "#10293c", "#eef1f4", "#17202a", "#4d5a66", ("#eef1f4", "#14507a"))
DARK = Palette("#8cc0ea", "#0d1a26", "#2f5675", "#eaf3fa", "#1d2630", "#e4e9ee", "#a9b5c1", ("#1d2630", "#8cc0ea"))


def palette(*, dark: bool) -> Palette:
    """The colours for a light or a dark page."""
    return DARK if dark else LIGHT


def conflict_mark(conflicts: int) -> str:
    """The mark of a point whose facts conflict, to stand before its label."""
    return "≠ " if conflicts else ""


def coverage_cells(rows: Sequence[CoverageRow], *, open_point: str = "", open_article: str = "") -> pd.DataFrame:
    """The cells of a coverage table as a frame with what the heatmap shows.

    Adds `row` ("3. ≠ label"), `column` (the outlet's place, from 0), `shown` (the probability), `said`, and `open`: 1
    for the cells of the open point, 2 for the open cell.
    """
    places = _places(row.outlet for row in rows)
    found = [row.standing is not Standing.NOT_FOUND for row in rows]
    return frame(rows, CoverageRow).assign(
        row=[f"{row.point.number}. {conflict_mark(row.point.conflicts)}{row.point.label}" for row in rows],
        column=[places[row.outlet] for row in rows],
        shown=[f"{row.probability * 100:.0f}" * is_found for row, is_found in zip(rows, found, strict=True)],
        said=[
            row.standing.value + f", {row.probability:.0%}" * is_found
            for row, is_found in zip(rows, found, strict=True)
        ],
        open=[_open(row, open_point, open_article) for row in rows],
    )


def _open(row: CoverageRow, open_point: str, open_article: str) -> int:
    return 0 if row.point.point_id != open_point else 2 if row.article_id == open_article else 1


def shared_cells(rows: Sequence[MatchedRow]) -> pd.DataFrame:
    """Of each outlet's sentences those with a match, as a frame with what the picture shows.

    Articles without sentences leave. Adds `line` and `column` (places of the two outlets, from 0), `shown` ("9/10")
    and `percent`.
    """
    places = _places(row.outlet for row in rows)
    stated = [(row.share, row) for row in rows if row.share is not None]
    return frame([row for _, row in stated], MatchedRow).assign(
        line=[places[row.outlet] for _, row in stated],
        column=[places[row.other] for _, row in stated],
        shown=[f"{row.matched}/{row.sentences}" for _, row in stated],
        percent=[f"{share:.0%}" for share, _ in stated],
    )


def _places(names: Iterable[str]) -> dict[str, int]:
    """Where each name first stands among those listed."""
    return {name: place for place, name in enumerate(dict.fromkeys(names))}


def coverage_heatmap(rows: int, *, dark: bool) -> dict[str, Any]:
    """Specification of points x outlets, for `coverage_cells` of so many points."""
    return {**_drawn("coverage", dark=dark), "height": max(1, rows) * ROW_PIXELS + HEAD_PIXELS}


def shared_heatmap(rows: int, *, dark: bool) -> dict[str, Any]:
    """Specification of outlet x outlet, for `shared_cells` of so many outlets."""
    return {**_drawn("shared", dark=dark), "height": max(1, rows) * (ROW_PIXELS + 8) + HEAD_PIXELS}


def _drawn(name: str, *, dark: bool) -> dict[str, Any]:
    found: dict[str, Any] = _all_drawn()[name]["dark" if dark else "light"]
    return found


@cache
def _all_drawn() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(DRAWN.read_text(encoding="utf-8"))
    return found


def specification(chart: alt.TopLevelMixin) -> dict[str, Any]:
    """The chart without its data, for a screen that hands the data over by itself."""
    spec: dict[str, Any] = chart.to_dict(validate=False)
    spec.pop("datasets", None)
    spec.pop("data", None)
    return spec
