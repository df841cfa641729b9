import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.compare import compare, rearrange
from core.errors import UnreadableComparison
from core.models import Comparison, Decision, DecisionKind, LayoutHint, Standing, Target
from core.storage import Library, load_comparison, save_comparison
from core.storage.comparison_file import encode_comparison
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


def stretch_a_span_of_layout(stored: dict) -> None:
    span = {"start": 0, "end": 10**6, "hint": "aside", "reason": "why"}
    stored["comparison"]["related"]["readings"][0]["article"]["layout"] = [span]


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
        stretch_a_span_of_layout,
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


def test_a_file_states_the_digest_of_what_it_holds(comparison: Comparison) -> None:
    stored = json.loads(encode_comparison(comparison))
    canonical = json.dumps(stored["comparison"], sort_keys=True, separators=(",", ":"))
    assert stored["digest"] == hashlib.sha256(canonical.encode()).hexdigest()


def test_a_file_without_a_digest_is_still_read(comparison: Comparison, tmp_path: Path) -> None:
    stored = json.loads(encode_comparison(comparison))
    del stored["digest"]
    (tmp_path / "c.json").write_text(json.dumps(stored))
    assert load_comparison(tmp_path / "c.json") == comparison


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
    assert [one.article for one in old.readings] == [one.article for one in now.readings]
    assert old.decided != ()
    assert [one.members for one in old.points] == [one.members for one in now.points]
    assert {one.sentence_id for one in old.unique} == {one.sentence_id for one in now.unique}
    assert [one.quote_id for one in old.quotes] == [one.quote_id for one in now.quotes]
    undone = rearrange(old, decisions=())
    assert {one.members for one in undone.points} != {one.members for one in old.points}


def test_a_comparison_of_format_2_is_read_with_probabilities_of_today() -> None:
    """Written by Parallax before points were weighed by whole articles; see tests/data/comparisons."""
    file = Path(__file__).parents[2] / "data" / "comparisons" / "format_2.json"
    stored = json.loads(file.read_text())
    assert stored["format"] == 2
    old = load_comparison(file)
    now = compare("Ferry aground", ferry(), encoder=WordCountEncoder(), decisions=old.decisions)
    assert (old.decisions, old.article_ids) == (now.decisions, now.article_ids)
    assert [one.article for one in old.readings] == [one.article for one in now.readings]
    before = [one["probability"] for one in stored["comparison"]["related"]["matches"]]
    assert before == [0.9999, 0.9999, 0.056, 0.9999, 0.0588]
    assert [one.probability for one in old.related.matches] == [0.9999, 0.9999, 0.003, 0.9999, 0.0033]
    assert len(old.points) == len(stored["comparison"]["points"]) == 2
    assert all(cell.probability >= 0.1 for cell in old.coverage if cell.standing is not Standing.NOT_FOUND)


OLD_EXPORT = Path(__file__).parents[2] / "data" / "library" / "export_with_reader_decisions.json"


def test_an_older_export_is_read_with_layout_in_the_place_of_the_reader_s_decisions() -> None:
    found = load_comparison(OLD_EXPORT)
    assert {decision.who for decision in found.decisions} == {"Ana", "Ben"}
    post = next(reading for reading in found.readings if reading.article.article_id == "post")
    hints = {post.article.text[span.start : span.end]: span.hint for span in post.article.layout}
    assert hints["Home"] is LayoutHint.ASIDE
    assert hints["The landing stage, closed since Friday. Photo: J. Osei"] is LayoutHint.CAPTION
    assert hints["The old mill, sold on Friday"] is LayoutHint.ASIDE
    reasons = {post.article.text[p.start : p.end]: (p.rule, p.reason) for p in post.passages}
    assert reasons["Home"] == ("aside", "stands before the article on the saved page")
    assert reasons["Mayor opens the new swimming pool after long delay"] == ("editor", "restored by Ben")


def test_an_older_export_reads_back_the_same_once_written_anew(tmp_path: Path) -> None:
    found = load_comparison(OLD_EXPORT)
    save_comparison(found, tmp_path / "c.json")
    assert load_comparison(tmp_path / "c.json") == found
    assert "the reader of files" not in (tmp_path / "c.json").read_text()


def test_an_older_export_is_kept_as_a_story_without_the_reader_s_decisions() -> None:
    with Library("sqlite://") as library:
        story = library.open(library.keep(load_comparison(OLD_EXPORT)))
        assert {action.who for action in library.history(story.story_id)} == {"Ana", "Ben"}
    assert all(article.layout for article in story.articles)


def test_an_editor_of_that_name_keeps_decisions(comparison: Comparison, tmp_path: Path) -> None:
    """Only what was decided in 1970 was the reader's."""
    target = Target(comparison.readings[0].article.sha256, 0, 5)
    when = datetime(2025, 10, 7, tzinfo=UTC)
    decision = Decision("d1", DecisionKind.REMOVE, (target,), "the reader of files", when)
    save_comparison(replace(comparison, decisions=(decision,)), tmp_path / "c.json")
    assert load_comparison(tmp_path / "c.json").decisions == (decision,)
