"""Every table that is taken away keeps its name, its columns and their order."""

from pathlib import Path

import pytest

from core.compare import rearrange
from core.export import all_sheets, to_csv
from core.index import Index
from core.models import Comparison
from core.storage import load_comparison

SEEDS = load_comparison(Path(__file__).parents[3] / "seeds" / "comparison.json")
POINT = "point_id number label outlets sentences place mean_probability lowest_probability conflicts"
COLUMNS = {
    "Points": POINT,
    "Coverage": f"{POINT} article_id outlet standing probability lacks reason nearest_sentence_id nearest_sentence",
    "Outlets": "article_id outlet outlet_stated headline reported possibly not_found points_in_all sentences only_here "
    "possibly_elsewhere",
    "Only here": "article_id outlet item speaker paragraph sentence_id sentence possibly_in nearest_outlet "
    "nearest_sentence_id nearest_sentence probability",
    "Shared": "article_id outlet other_id other matched sentences share",
    "Quotes": "quote_id article_id outlet kind speaker as_written candidates cue tone implies carrier where repeats "
    "rule content",
    "Utterances": "utterance_id number speaker label left_open kinds outlets flags",
    "Quote flags": "utterance_id number speaker label flag kind reason article_id outlet other_outlet",
    "Voices": "speaker article_id outlet direct indirect apart words quotes",
    "Verbs": "speaker article_id outlet cue tone implies times",
    "Facts": "row_id number group kind thing label article_id outlet values conflicts variants",
    "Checks inside": "conflict_id kind article_id outlet a b reason",
    "Dated events": "event_id number label disputed article_id outlet written first last relative against sentence_id "
    "start end",
    "Headlines": "article_id outlet headline only_here ladder verb verb_step verb_steps object_step object_steps "
    "reason conflict_id",
    "Origins": "origin_id name article_ids outlets outlet_names agencies statement notes",
    "Shared wording": "article_id outlet other_id other share quoted own runs longest_run density same_origin",
    "Credits": "article_id outlet agency kind rule start end words name_start name_end",
    "What was read": "article_id outlet start end role rule reason text",
    "Decisions": "kind verdict text who when note withdrawn",
}


def columns(comparison: Comparison) -> dict[str, str]:
    sheets = all_sheets(comparison, Index.of(comparison), shown="")
    return {sheet.name: " ".join(sheet.frame.columns) for sheet in sheets}


def test_sheets_keep_their_names_columns_and_order() -> None:
    found = columns(SEEDS)
    assert list(found) == list(COLUMNS)
    assert found == COLUMNS


@pytest.mark.parametrize("article_ids", [["004"], []])
def test_one_article_or_none_leaves_the_columns(article_ids: list[str]) -> None:
    assert columns(rearrange(SEEDS, article_ids=article_ids)) == COLUMNS | {"Shared": ""}


def test_no_cell_names_a_type_of_ours() -> None:
    for sheet in all_sheets(SEEDS, Index.of(SEEDS), shown=""):
        written = to_csv(sheet).decode("utf-8-sig")
        assert "<" not in written.replace("<br", "")
        assert "Kind." not in written
        assert "None" not in written


def test_several_values_of_a_cell_stand_behind_one_another() -> None:
    sheets = {sheet.name: sheet.frame for sheet in all_sheets(SEEDS, Index.of(SEEDS), shown="")}
    assert "000; 001; 004" in set(sheets["Origins"]["article_ids"])
    assert any("; " in kinds for kinds in sheets["Utterances"]["kinds"])
