"""From the press of a button to points that are compared again: nothing between is replaced but the encoder."""

from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core import environment
from core.analysis import analyse as analyse_story
from core.analysis.analyse import analyse
from core.analysis.decided import comparison_of
from core.compare import rearrange
from core.decisions import effective
from core.errors import AnalysisEnded
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


def opened(at: AppTest) -> str:
    """The point in the address; a test sets it as one value, a page as a list."""
    (found,) = [at.query_params["point"]] if isinstance(at.query_params["point"], str) else at.query_params["point"]
    return str(found)


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


def test_the_words_after_a_verdict_count_what_the_page_shows(open_page: Open, library: Library) -> None:
    story_id, before = kept(library, "Ferry")
    point = grounding(before)
    at = open_page(story=story_id, point=point)
    outlets = [reading.article.article_id for reading in before.readings]
    two = rearrange(before, article_ids=outlets[:2])
    at.multiselect(key="outlets").set_value(outlets[:2]).run()
    press(at, f"verdict-point-point-{opened(at)}-agree")
    assert not at.exception
    assert f"Agreed. {coverage_summary.who_carries_what(two)}" in words(at)
    assert coverage_summary.who_carries_what(before) not in words(at)


def test_a_point_that_was_open_is_followed_and_one_that_was_rejected_is_closed(
    open_page: Open, library: Library
) -> None:
    story_id, before = kept(library, "Ferry")
    point = grounding(before)
    at = open_page(story=story_id, point=point)
    at.multiselect(key="outlets").set_value([reading.article.article_id for reading in before.readings][:2]).run()
    assert opened(at) != point
    assert "Your word on this point" in words(at)
    at.multiselect(key="outlets").set_value([]).run()
    assert opened(at) == point

    press(at, f"verdict-point-point-{point}-reject")
    assert not at.exception
    assert "The link names" not in words(at)
    assert "The point that was open is not in this view any more." in words(at)
    assert "point" not in at.query_params


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
    assert "by both outlets" in words(at)

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


@pytest.fixture
def tried(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every try to compare a story breaks off; the stories that were tried."""
    stories: list[str] = []

    def breaks_off(story_id: str, title: str) -> Comparison:
        stories.append(story_id)
        raise AnalysisEnded("The analysis broke off.")

    monkeypatch.setattr(open_story, "comparison", breaks_off)
    return stories


def test_a_story_that_cannot_be_compared_is_tried_once_and_again_when_asked(
    open_page: Open, library: Library, tried: list[str]
) -> None:
    at = open_page(story=library.create("Ferry", ferry()))
    assert not at.exception
    assert "The story could not be compared: The analysis broke off." in words(at)
    assert "What you see is the story before" not in words(at)
    assert len(tried) == 1
    press(at, "compare-again")
    assert len(tried) == 2


def test_a_story_that_cannot_be_compared_again_is_shown_as_it_was_and_says_so(
    open_page: Open, library: Library, tried: list[str]
) -> None:
    story_id, before = kept(library, "Ferry")
    library.add_articles(story_id, [replace(ferry()[0], article_id="d", sha256="another", short_name="Another")])
    at = open_page(story=story_id)
    assert not at.exception
    assert "it could not be compared again: The analysis broke off." in words(at)
    assert "What you see is the story before that change. Every decision is kept." in words(at)
    assert coverage_summary.who_carries_what(before) in words(at)
    press(at, "compare-again")
    assert len(tried) == 2
