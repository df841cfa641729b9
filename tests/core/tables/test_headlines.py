"""Headlines side by side."""

from pathlib import Path

from core.compare import rearrange
from core.storage import load_comparison
from core.tables import headlines as headline_tables

SEEDS = load_comparison(Path(__file__).parents[3] / "seeds" / "comparison.json")


def test_a_headline_shows_what_no_other_has_and_how_strong_it_is() -> None:
    rows = {row.article_id: row for row in headline_tables.headlines(SEEDS)}
    cut = rows["000"]
    assert "Cuts" in [str(cut.headline)[start:end] for start, end in cut.only_here]
    assert (cut.step.verb_step, cut.step.verb_steps) == (3, 3)
    assert rows["002"].step.verb_step == 1
    assert "the body goes no further" in cut.reason
    assert rows["004"].headline is None
    assert rows["004"].only_here == ()


def test_a_headline_alone_is_held_against_no_other() -> None:
    (row,) = headline_tables.headlines(rearrange(SEEDS, article_ids=["003"]))
    assert row.headline
    assert row.only_here == ()
