"""Charts say what the frames say, in colours that can be read."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import altair as alt
import pandas as pd
import pytest

from core.charts import coverage as coverage_charts
from core.charts import specs
from core.index import Index
from core.models import DetailKind, Standing
from core.storage import load_comparison
from core.tables import coverage as coverage_tables
from core.tables import outlets as outlet_tables

SEEDS = load_comparison(Path(__file__).parents[3] / "seeds" / "comparison.json")
INDEX = Index.of(SEEDS)
COVERAGE = coverage_tables.coverage(SEEDS, INDEX)
SHARED = outlet_tables.shared(SEEDS, INDEX)
LEAST_CONTRAST = 4.5  # WCAG 2.2, level AA, for text


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def cells_of(standing: Standing) -> pd.DataFrame:
    cells = specs.coverage_cells(COVERAGE)
    found = cells[cells["standing"] == standing.value]
    assert len(found)
    return found


def test_each_standing_has_its_word_or_sign_and_a_close_call_its_probability() -> None:
    assert set(cells_of(Standing.REPORTED)["shown"]) == {"reported"}
    assert set(cells_of(Standing.NOT_FOUND)["shown"]) == {"–"}
    close = cells_of(Standing.POSSIBLY)
    assert list(close["shown"]) == [f"? {probability:.0%}" for probability in close["probability"]]
    assert {standing: set(cells_of(standing)["sign"]) for standing in Standing} == {
        Standing.REPORTED: {"✓"},
        Standing.POSSIBLY: {"?"},
        Standing.NOT_FOUND: {"–"},
    }


def test_a_cell_tells_the_number_that_decided_and_the_sentence_that_comes_closest() -> None:
    for _, cell in cells_of(Standing.REPORTED).iterrows():
        assert cell["said"] == f"reported, {cell['probability']:.0%}"
    for _, cell in cells_of(Standing.POSSIBLY).iterrows():
        told, sentence = cell["said"].split(": ", 1)
        assert told == f"possibly; closest, {cell['probability']:.0%}"
        assert " ".join(cell["nearest_sentence"].split()).startswith(sentence.removesuffix(" …"))
    for _, cell in cells_of(Standing.NOT_FOUND).iterrows():
        assert cell["probability"] < SEEDS.settings.possible_from
        near = f"not found; closest, {cell['probability']:.0%}: "
        assert cell["said"].startswith(near if cell["probability"] else "not found; no sentence comes near")


def test_what_a_reported_point_leaves_out_is_told_in_words() -> None:
    row = replace(COVERAGE[0], standing=Standing.REPORTED, lacks=(DetailKind.NUMBER, DetailKind.DATE))
    cell = specs.coverage_cells([row]).iloc[0]
    assert cell["shown"] == "reported"
    assert cell["left_out"] == "– number +1"
    assert cell["said"].endswith("; gives no number and gives no date")
    assert set(specs.coverage_cells(COVERAGE)["left_out"]) <= {""} | {
        specs.left_out(row) for row in COVERAGE if row.lacks
    }


def test_a_label_is_never_cut() -> None:
    long = replace(COVERAGE[0].point, label="The alliance " + "said on Monday that " * 4)
    lines = specs.coverage_cells([replace(COVERAGE[0], point=long)]).loc[0, "row"].split("\n")
    assert " ".join(lines) == f"{long.number}. {specs.conflict_mark(long.conflicts)}{long.label}".strip()
    assert max(map(len, lines)) <= specs.LABEL_CHARS


def test_one_cell_is_open_in_the_row_of_the_open_point() -> None:
    point, article = COVERAGE[0].point.point_id, COVERAGE[1].article_id
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
    assert contrast(colours.strong, colours.on_strong) >= LEAST_CONTRAST
    assert contrast(colours.page, colours.strong) >= LEAST_CONTRAST
    assert contrast(colours.faint, colours.on_faint) >= LEAST_CONTRAST


@pytest.mark.parametrize("dark", [False, True])
def test_standings_differ_in_lightness_not_in_hue_alone(dark: bool) -> None:
    colours = specs.palette(dark=dark)
    assert contrast(colours.strong, colours.page) > 3
    assert contrast(colours.strong, colours.faint) > 3


@pytest.mark.parametrize("dark", [False, True])
def test_only_a_close_call_is_an_outline(dark: bool) -> None:
    cells, outlines = coverage_charts.coverage_heatmap(dark=dark).to_dict(validate=False)["layer"][:2]
    colours, scale = specs.palette(dark=dark), cells["encoding"]["color"]["scale"]
    standings = dict(zip(scale["domain"], scale["range"], strict=True))
    assert standings == {"reported": colours.strong, "possibly": colours.page, "not found": colours.faint}
    assert (outlines["mark"]["stroke"], outlines["mark"]["fillOpacity"]) == (colours.strong, 0)
    width = outlines["encoding"]["strokeWidth"]
    assert "datum.standing == 'possibly'" in width["condition"]["test"]
    assert (width["condition"]["value"], width["value"]) == (1.2, 0)


def test_no_colour_follows_a_probability() -> None:
    spec = specs.coverage_heatmap(17, dark=False)
    assert "probability" not in json.dumps(spec)
