"""From the press of a button to points that are compared again: nothing between is replaced but the encoder."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core import environment
from core.analysis import analyse as analyse_story
from core.analysis.analyse import analyse
from core.analysis.decided import comparison_of
from core.decisions import effective
from core.models import Comparison, DecisionKind, Draft, Target, Verdict
from core.storage import Library
from core.summaries import coverage as coverage_summary
from pages.session import analysis_job, open_story
from tests.pages.conftest import Open, words
from tests.runners import InThisProcess
from tests.support import WordCountEncoder, ferry

pytestmark = pytest.mark.model  # quotes and facts of a story that is compared again ask the true parser

GROUNDING = "ran aground off Harwich"


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """A library that is kept, whose stories are compared with the encoder of tests."""
    monkeypatch.setenv(environment.STORE, "on")
    monkeypatch.delenv(environment.LIBRARY, raising=False)
    monkeypatch.setenv(environment.DATA, str(tmp_path))
    monkeypatch.setattr(analysis_job, "runner", InThisProcess)
    monkeypatch.setattr(analyse_story, "encoder_for", lambda model, memory: WordCountEncoder())
    return Library()


def kept(library: Library, title: str) -> tuple[str, Comparison]:
    story_id = library.create(title, ferry())
    return story_id, analyse(library, story_id, encoder=WordCountEncoder())


def grounding(comparison: Comparison) -> str:
    """The id of the point that all three outlets have."""
    texts = {reading.article.article_id: reading.article.text for reading in comparison.readings}
    (found,) = [
        point.point_id
        for point in comparison.points
        if len(point.members) == 3 and GROUNDING in texts[point.members[0].article_id]
    ]
    return found


def press(at: AppTest, key: str) -> AppTest:
    at.button(key=key).click()
    return at.run()


def test_a_rejected_point_is_gone_from_the_page_and_comes_back_when_taken_back(
    open_page: Open, library: Library
) -> None:
    story_id, before = kept(library, "Ferry")
    point = grounding(before)
    at = open_page(story=story_id, point=point)
    assert coverage_summary.who_carries_what(before) in words(at)

    press(at, f"verdict-point-point-{point}-reject")
    assert not at.exception
    now = comparison_of(library, story_id)
    assert now is not None
    assert len(now.points) == len(before.points) - 1
    assert f"Rejected. {coverage_summary.who_carries_what(now)}" in words(at)
    assert f"Before: {coverage_summary.who_carries_what(before)}" in words(at)

    at.switch_page("pages/review.py").run()
    press(at, "undo")
    assert not at.exception
    again = comparison_of(library, story_id)
    assert again is not None
    assert again.points == before.points


def test_two_sentences_are_made_one_point(open_page: Open, library: Library) -> None:
    story_id, before = kept(library, "Ferry")
    alone = {unique.article_id: unique.sentence_id for unique in before.unique}
    at = open_page(story=story_id)
    for which, name in (("first", alone["a"]), ("second", alone["b"])):
        outlet = name.split("@")[0]
        at.selectbox(key=f"ask-outlet-{which}").set_value(outlet).run()
        at.selectbox(key=f"ask-sentence-{which}-{outlet}").set_value(name).run()
    press(at, f"one-point-{alone['a']}-{alone['b']}")
    assert not at.exception
    now = comparison_of(library, story_id)
    assert now is not None
    assert any({alone["a"], alone["b"]} == {one.sentence_id for one in point.members} for point in now.points)
    assert coverage_summary.who_carries_what(now) in words(at)


def test_filters_of_one_story_are_not_kept_for_the_next(open_page: Open, library: Library) -> None:
    (first, before), (second, _) = kept(library, "Ferry"), kept(library, "Ferry again")
    at = open_page(story=first)
    at.sidebar.slider[0].set_value(0.9).run()
    at.sidebar.multiselect[0].set_value(["a", "b"]).run()
    assert "in both outlets" in words(at)

    at.query_params["story"] = second
    at.run()
    assert not at.exception
    assert at.sidebar.slider[0].value == before.settings.threshold
    assert at.sidebar.multiselect[0].value == ["a", "b", "c"]
    assert coverage_summary.who_carries_what(before) in words(at)


def test_undo_takes_back_the_step_of_this_visit_and_no_other_of_the_same_name(
    open_page: Open, library: Library
) -> None:
    """All who give no name are "the editor"; Ben, in another browser, decides in between."""
    story_id, before = kept(library, "Ferry")
    point = grounding(before)
    at = open_page(story=story_id, point=point)
    press(at, f"verdict-point-point-{point}-agree")
    line = Target(before.readings[0].article.sha256, 0, 20)
    (of_ben,) = library.decide(story_id, Draft(DecisionKind.QUOTE, (line,), Verdict.UNSURE), who=open_story.NOBODY)

    at.switch_page("pages/review.py").run()
    press(at, "undo")
    assert not at.exception
    assert [one.decision_id for one in effective(library.open(story_id).decisions)] == [of_ben.decision_id]
    assert at.button(key="undo").disabled
    assert not at.button(key="redo").disabled


def test_a_visit_without_steps_has_nothing_to_undo_though_others_of_its_name_have(
    open_page: Open, library: Library
) -> None:
    story_id, before = kept(library, "Ferry")
    line = Target(before.readings[0].article.sha256, 0, 20)
    library.decide(story_id, Draft(DecisionKind.QUOTE, (line,), Verdict.UNSURE), who=open_story.NOBODY)
    library.decide(story_id, Draft(DecisionKind.QUOTE, (line,), Verdict.UNSURE), who="Ana Ruiz")
    at = open_page("pages/review.py", story=story_id)
    assert at.button(key="undo").disabled
    at.text_input(key=open_story.WHO).set_value("Ana Ruiz").run()
    assert not at.button(key="undo").disabled
