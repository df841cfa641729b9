import json
from collections.abc import Callable
from pathlib import Path

import pytest

from core.compare import compare, rearrange
from core.errors import UnreadableComparison
from core.models import Comparison
from core.storage import load_comparison, save_comparison
from tests.support import WordCountEncoder, ferry


@pytest.fixture
def comparison() -> Comparison:
    return compare("Ferry", ferry(), encoder=WordCountEncoder())


def test_a_comparison_reads_back_the_same(comparison: Comparison, tmp_path: Path) -> None:
    save_comparison(comparison, tmp_path / "c.json")
    assert load_comparison(tmp_path / "c.json") == comparison


def test_nothing_but_the_file_is_left_behind(comparison: Comparison, tmp_path: Path) -> None:
    save_comparison(comparison, tmp_path / "c.json")
    save_comparison(comparison, tmp_path / "c.json")
    assert [file.name for file in tmp_path.iterdir()] == ["c.json"]


def test_a_missing_file_says_how_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(UnreadableComparison, match="python -m core compare"):
        load_comparison(tmp_path / "c.json")


def change_format(stored: dict) -> None:
    stored["format"] = 99


def drop_articles(stored: dict) -> None:
    del stored["comparison"]["related"]["readings"]


def stretch_a_passage(stored: dict) -> None:
    stored["comparison"]["related"]["readings"][0]["passages"][0]["end"] = 10**6


def name_an_unknown_sentence(stored: dict) -> None:
    stored["comparison"]["related"]["matches"][0]["left"] = "a@999999"


def give_a_number_as_text(stored: dict) -> None:
    stored["comparison"]["related"]["matches"][0]["probability"] = "high"


def cover_an_unknown_point(stored: dict) -> None:
    stored["comparison"]["coverage"][0]["point_id"] = "nothing"


def show_an_unknown_article(stored: dict) -> None:
    stored["comparison"]["article_ids"].append("z")


@pytest.mark.parametrize(
    "damage",
    [
        change_format,
        drop_articles,
        stretch_a_passage,
        name_an_unknown_sentence,
        give_a_number_as_text,
        cover_an_unknown_point,
        show_an_unknown_article,
    ],
    ids=lambda damage: damage.__name__,
)
def test_a_damaged_file_is_refused(comparison: Comparison, tmp_path: Path, damage: Callable[[dict], None]) -> None:
    file = tmp_path / "c.json"
    save_comparison(comparison, file)
    stored = json.loads(file.read_text())
    damage(stored)
    file.write_text(json.dumps(stored))
    with pytest.raises(UnreadableComparison):
        load_comparison(file)


def test_a_file_cut_short_is_refused(comparison: Comparison, tmp_path: Path) -> None:
    file = tmp_path / "c.json"
    save_comparison(comparison, file)
    file.write_bytes(file.read_bytes()[:-100])
    with pytest.raises(UnreadableComparison, match="Compare again"):
        load_comparison(file)


def test_a_comparison_of_format_1_is_read_with_its_decisions() -> None:
    """Written by Parallax before found and decided were told apart; see tests/data/comparisons."""
    old = load_comparison(Path(__file__).parents[2] / "data" / "comparisons" / "format_1.json")
    stored = json.loads((Path(__file__).parents[2] / "data" / "comparisons" / "format_1.json").read_text())
    assert stored["format"] == 1
    assert old.decisions == compare("Ferry", ferry(), encoder=WordCountEncoder(), decisions=old.decisions).decisions
    now = compare("Ferry aground", ferry(), encoder=WordCountEncoder(), decisions=old.decisions)
    assert old.readings == now.readings
    assert old.decided != ()
    assert [one.members for one in old.points] == [one.members for one in now.points]
    assert {one.sentence_id for one in old.unique} == {one.sentence_id for one in now.unique}
    assert [one.quote_id for one in old.quotes] == [one.quote_id for one in now.quotes]
    undone = rearrange(old, decisions=())
    assert {one.members for one in undone.points} != {one.members for one in old.points}
