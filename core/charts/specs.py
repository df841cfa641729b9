"""What charts show and how they look, known without drawing: colours, cells, and the two pictures kept as JSON.

Altair takes longer to import than the first page may take to show, so its two pictures (`core/charts/coverage.py`) are
drawn beforehand into `coverage_specs.json`: a specification holds no data and fits every story.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.models import Standing
from core.summaries.coverage import lacks_in_words
from core.tables.coverage import CoverageRow
from core.tables.outlets import MatchedRow
from core.tables.rows import frame

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

DRAWN = Path(__file__).with_name("coverage_specs.json")
ROW_PIXELS = 38
HEAD_PIXELS = 80
LINE_PIXELS = 15
NUMBER_PIXELS = 26
LABEL_PIXELS = 340
LABEL_CHARS = 54
"""A line of a label at the size of the axis, for two lines of at most 90 characters and a number."""
CLOSEST_CHARS = 160
NARROW_PIXELS = 500
SELECTION = "cell"


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours of pictures: one hue from strong to faint, the page's own, and what is written on them.

    Reported is filled with `strong`, possibly is the page with an outline of `strong`, not found is `faint`.
    """

    strong: str
    on_strong: str
    soft: str
    faint: str
    on_faint: str
    page: str
    ink: str
    quiet: str
    scale: tuple[str, str]


LIGHT = Palette(
    strong="#14507a",
    on_strong="#ffffff",
    soft="#a9cae1",
    faint="#eef1f4",
    on_faint="#56616c",
    page="#ffffff",
    ink="#17202a",
    quiet="#4d5a66",
    scale=("#eef1f4", "#14507a"),
)
DARK = Palette(
    strong="#8cc0ea",
    on_strong="#0d1a26",
    soft="#2f5675",
    faint="#1d2630",
    on_faint="#9aa7b3",
    page="#11161c",
    ink="#e4e9ee",
    quiet="#a9b5c1",
    scale=("#1d2630", "#8cc0ea"),
)
SIGNS = {Standing.REPORTED: "✓", Standing.POSSIBLY: "?", Standing.NOT_FOUND: "–"}
"""A standing in one character, where a cell has no room for its word."""


def palette(*, dark: bool) -> Palette:
    """The colours for a light or a dark page."""
    return DARK if dark else LIGHT


def conflict_mark(conflicts: int) -> str:
    """The mark of a point whose facts conflict, to stand before its label."""
    return "≠ " if conflicts else ""


def short(row: CoverageRow) -> str:
    """What a cell shows: the word, the probability of a close call, or a dash."""
    if row.standing is Standing.REPORTED:
        return row.standing.value
    sign = SIGNS[row.standing]
    return f"{sign} {row.probability:.0%}" if row.standing is Standing.POSSIBLY else sign


def left_out(row: CoverageRow) -> str:
    """What a cell shows under its word: "– number", "– date +1"."""
    more = f" +{len(row.lacks) - 1}" if len(row.lacks) > 1 else ""
    return f"– {row.lacks[0].value}{more}" if row.lacks else ""


def said(row: CoverageRow) -> str:
    """A cell in words: its standing, the number that decided, what it leaves out or what comes closest."""
    if row.standing is Standing.REPORTED:
        lacks = f"; {lacks_in_words(row.lacks)}" if row.lacks else ""
        return f"{row.standing.value}, {row.probability:.0%}{lacks}"
    if not row.nearest_sentence:
        return f"{row.standing.value}; no sentence comes near"
    closest = textwrap.shorten(row.nearest_sentence, CLOSEST_CHARS, placeholder=" …")
    return f"{row.standing.value}; closest, {row.probability:.0%}: {closest}"


def coverage_cells(rows: Sequence[CoverageRow], *, open_point: str = "", open_article: str = "") -> pd.DataFrame:
    """The cells of a coverage table as a frame with what the heatmap shows.

    Adds `row` ("3. ≠ label", in lines), `column` (the outlet's place, from 0), `shown`, `sign`, `left_out` and `said`,
    and `open`: 1 for the cells of the open point, 2 for the open cell.
    """
    places = _places(row.outlet for row in rows)
    return frame(rows, CoverageRow).assign(
        row=["\n".join(_lines(row)) for row in rows],
        column=[places[row.outlet] for row in rows],
        shown=[short(row) for row in rows],
        sign=[SIGNS[row.standing] for row in rows],
        left_out=[left_out(row) for row in rows],
        said=[said(row) for row in rows],
        open=[_open(row, open_point, open_article) for row in rows],
    )


def _lines(row: CoverageRow) -> list[str]:
    label = f"{row.point.number}. {conflict_mark(row.point.conflicts)}{row.point.label}"
    return textwrap.wrap(label, LABEL_CHARS)


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
