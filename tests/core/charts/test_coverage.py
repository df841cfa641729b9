"""Charts say what the frames say, in colours that can be read."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import altair as alt
import pandas as pd
import pytest

from core.charts import coverage as coverage_charts
from core.charts import specs
from core.index import Index
from core.models import Standing
from core.storage import load_comparison
from core.tables import coverage as coverage_tables

SEEDS = load_comparison(Path(__file__).parents[3] / "seeds" / "comparison.json")
INDEX = Index.of(SEEDS)
COVERAGE = coverage_tables.coverage(SEEDS, INDEX)
SHARED = coverage_tables.shared(SEEDS, INDEX)
LEAST_CONTRAST = 4.5  # WCAG 2.2, level AA, for text


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_a_cell_shows_its_probability_only_where_the_point_was_found() -> None:
    cells = specs.coverage_cells(COVERAGE)
    found = cells["standing"] != Standing.NOT_FOUND.value
    assert (cells.loc[~found, "shown"] == "").all()
    assert cells.loc[found, "shown"].str.fullmatch(r"\d+").all()
    assert set(cells.loc[~found, "said"]) <= {Standing.NOT_FOUND.value}


def test_one_cell_is_open_in_the_row_of_the_open_point() -> None:
    point, article = COVERAGE["point_id"].iloc[0], COVERAGE["article_id"].iloc[1]
    cells = specs.coverage_cells(COVERAGE, open_point=point, open_article=article)
    assert (cells["open"] == 2).sum() == 1
    assert set(cells.loc[cells["open"] > 0, "point_id"]) == {point}


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("picture", [coverage_charts.coverage_heatmap, coverage_charts.shared_heatmap])
def test_a_picture_is_valid(picture: Callable[..., alt.LayerChart], dark: bool) -> None:
    assert picture(dark=dark).to_dict(validate=True)


def test_the_pictures_kept_are_those_that_altair_draws() -> None:
    assert json.loads(specs.DRAWN.read_text(encoding="utf-8")) == coverage_charts.draw()


@pytest.mark.parametrize(
    ("spec", "cells"),
    [
        (specs.coverage_heatmap(17, dark=False), specs.coverage_cells(COVERAGE)),
        (specs.shared_heatmap(5, dark=False), specs.shared_cells(SHARED)),
    ],
    ids=["coverage", "shared"],
)
def test_a_picture_names_columns_that_its_cells_have_and_holds_no_data(
    spec: dict[str, Any], cells: pd.DataFrame
) -> None:
    drawn = [layer["encoding"] for layer in spec["layer"]]
    channels = [channel for encoding in drawn for channel in (encoding["x"], encoding["y"], *encoding["tooltip"])]
    named = {channel["field"] for channel in channels} | {
        encoding[axis]["sort"]["field"] for encoding in drawn for axis in "xy"
    }
    assert named <= set(cells.columns)
    assert "data" not in spec
    assert "datasets" not in spec


def test_a_picture_grows_with_its_rows() -> None:
    heights = [specs.coverage_heatmap(rows, dark=False)["height"] for rows in (1, 2, 40)]
    assert heights == sorted(set(heights))


def test_outlets_stand_in_the_order_of_the_story() -> None:
    cells = specs.coverage_cells(COVERAGE)
    names = list(coverage_tables.outlet_names(SEEDS).values())
    assert [names[place] for place in cells["column"]] == list(cells["outlet"])
    shared = specs.shared_cells(SHARED)
    assert [names[place] for place in shared["line"]] == list(shared["outlet"])
    assert [names[place] for place in shared["column"]] == list(shared["other"])


def test_a_share_is_shown_as_counts() -> None:
    cells = specs.shared_cells(SHARED)
    assert cells["shown"].str.fullmatch(r"\d+/\d+").all()


@pytest.mark.parametrize("dark", [False, True])
def test_words_on_cells_can_be_read(dark: bool) -> None:
    colours = specs.palette(dark=dark)
    assert contrast(colours.full, colours.on_full) >= LEAST_CONTRAST
    assert contrast(colours.part, colours.on_part) >= LEAST_CONTRAST
    assert contrast(colours.none, colours.ink) >= LEAST_CONTRAST


@pytest.mark.parametrize("dark", [False, True])
def test_standings_differ_in_lightness_not_in_hue_alone(dark: bool) -> None:
    colours = specs.palette(dark=dark)
    assert contrast(colours.full, colours.part) > 1.5
    assert contrast(colours.part, colours.none) > 1.2
