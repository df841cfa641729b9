"""A kept story as it was decided: a verdict needs no model and no parser."""

from pathlib import Path

import pytest

from core.analysis import decided
from core.analysis.decided import as_decided, comparison_of, is_fresh
from core.decisions import findings
from core.models import DecisionKind, Draft, Target, Verdict
from core.storage import Library, load_comparison
from tests.support import undo_last

SEEDS = load_comparison(Path(__file__).parents[3] / "seeds" / "comparison.json")
POINT = next(one for one in findings(SEEDS) if one.kind is DecisionKind.POINT)


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> Library:
    for module in ("core.text.parse.parser", "core.embedding.minilm.SentenceEncoder.__init__"):
        monkeypatch.setattr(module, lambda *_: pytest.fail("the parser or model was asked for"))
    return Library("sqlite://")


def test_a_verdict_is_in_the_next_comparison_and_gone_when_undone(library: Library) -> None:
    story_id = library.keep(SEEDS)
    library.decide(story_id, Draft(POINT.kind, POINT.targets, Verdict.REJECT), who="Ana")
    changed = comparison_of(library, story_id)
    assert changed is not None
    assert changed.decisions == library.open(story_id).decisions
    assert POINT.finding_id not in {one.point_id for one in changed.points}
    undo_last(library, story_id, "Ana")
    back = comparison_of(library, story_id)
    assert back is not None
    assert (back.points, back.coverage, back.unique) == (SEEDS.points, SEEDS.coverage, SEEDS.unique)


def test_a_line_decided_on_makes_the_story_be_read_anew(library: Library) -> None:
    story_id = library.keep(SEEDS)
    first = SEEDS.readings[0].article
    library.decide(story_id, Draft(DecisionKind.REMOVE, (Target(first.sha256, 0, 20),)), who="Ana")
    assert not is_fresh(library.open(story_id))
    assert comparison_of(library, story_id) is None


def test_what_is_kept_with_these_decisions_is_given_back_as_it_is(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decided, "rearrange", lambda *_, **__: pytest.fail("arranged again"))
    story_id = library.keep(SEEDS)
    library.rename(story_id, "The mission")
    story = library.open(story_id)
    kept = as_decided(story, SEEDS)
    assert kept.title == "The mission"
    assert kept.points == SEEDS.points
