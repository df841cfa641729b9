"""The review page: what is least sure, decisions with who and when, undo and redo."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core import environment
from core.compare import rearrange
from core.index import Index
from core.models import Comparison, DecisionKind, Draft, Target, Verdict
from core.review_queue import doubts
from core.storage import Library, load_comparison
from pages.drawing.markup import beginning
from pages.session import open_story, pending_decision
from tests.pages.conftest import Open, words

REVIEW = "pages/review.py"
OLD_EXPORT = Path(__file__).parents[1] / "data" / "library" / "export_with_reader_decisions.json"


@pytest.fixture
def without_a_model(seeds: Comparison, monkeypatch: pytest.MonkeyPatch) -> None:
    """Compare again by giving back what is known."""
    monkeypatch.setattr(open_story, "comparison", lambda story_id, title: seeds)


@pytest.fixture
def stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """A library that outlives the visit."""
    monkeypatch.setenv(environment.STORE, "on")
    monkeypatch.delenv(environment.LIBRARY, raising=False)
    monkeypatch.setenv(environment.DATA, str(tmp_path))
    return Library()


def decided(at: AppTest, *drafts: Draft) -> None:
    at.session_state[pending_decision.PENDING] = pending_decision.Step("Agreed.", drafts=drafts)
    at.run()


def test_the_least_sure_findings_come_first(seeds: Comparison) -> None:
    found = doubts(seeds, Index.of(seeds))
    assert [one.doubt for one in found] == sorted((one.doubt for one in found), reverse=True)
    assert all(0 <= one.doubt <= 1 and one.reason for one in found)
    kinds = {one.finding.kind for one in found}
    assert {DecisionKind.MATCH, DecisionKind.POINT, DecisionKind.QUOTE, DecisionKind.CONFLICT} <= kinds


def test_opens_on_the_seeds_with_a_queue(open_page: Open) -> None:
    at = open_page(REVIEW)
    assert not at.exception
    assert "Least sure first" in words(at)
    assert "None yet. The first one on the example story copies it" in words(at)


def test_what_a_saved_page_set_aside_is_not_offered_for_withdrawal(open_page: Open, shown) -> None:
    """A comparison of an older version, in which it was a decision."""
    shown(load_comparison(OLD_EXPORT))
    at = open_page(REVIEW)
    assert not at.exception
    assert "the reader of files" not in words(at) + "".join(str(item.proto) for item in at.get("bidi_component"))


def test_one_article_has_its_own_findings_to_judge(open_page: Open, shown, one_article: Comparison) -> None:
    shown(one_article)
    at = open_page(REVIEW)
    assert not at.exception
    assert "Least sure first" in words(at)


def test_no_article_says_what_to_do(open_page: Open, shown, no_article: Comparison) -> None:
    shown(no_article)
    at = open_page(REVIEW)
    assert not at.exception
    assert "This comparison holds no article." in words(at)


@pytest.mark.usefixtures("without_a_model")
def test_a_verdict_leaves_the_queue_is_taken_back_and_given_again(open_page: Open, seeds: Comparison) -> None:
    at = open_page(REVIEW)
    first = doubts(seeds, Index.of(seeds))[0].finding
    total = len(doubts(seeds, Index.of(seeds)))
    decided(at, Draft(first.kind, first.targets, Verdict.AGREE, "read it twice"))
    assert not at.exception
    assert f"{total - 1} findings of {total} without a verdict." in words(at)
    assert "1 decision in force, 0 withdrawn" in words(at)
    at.button(key="undo").click()
    at.run()
    assert f"{total} findings of {total} without a verdict." in words(at)
    assert "0 decisions in force, 1 withdrawn" in words(at)
    at.button(key="redo").click()
    at.run()
    assert "1 decision in force, 0 withdrawn" in words(at)


@pytest.mark.usefixtures("without_a_model")
def test_a_decision_withdrawn_in_this_visit_can_be_put_back_by_undo(open_page: Open, seeds: Comparison) -> None:
    at = open_page(REVIEW)
    first = doubts(seeds, Index.of(seeds))[0].finding
    decided(at, Draft(first.kind, first.targets, Verdict.AGREE))
    (made,) = at.session_state[open_story._OPENED].decisions
    at.session_state[pending_decision.PENDING] = pending_decision.Step("Withdrawn.", withdraw=made.decision_id)
    at.run()
    assert "0 decisions in force, 1 withdrawn" in words(at)
    at.button(key="undo").click()
    at.run()
    assert "1 decision in force, 0 withdrawn" in words(at)


@pytest.mark.parametrize(
    ("by", "who", "offered"),
    [(open_story.NOBODY, "", False), ("Ida Voss", "Ida Voss", True), ("Ida Voss", "Ben", False)],
)
def test_steps_of_another_visit_are_undone_under_their_name_and_never_without_one(
    open_page: Open, seeds: Comparison, stored: Library, by: str, who: str, offered: bool
) -> None:
    """Whoever gives no name is called "the editor", as everybody else who gives none."""
    first = doubts(seeds, Index.of(seeds))[0].finding
    story_id = stored.keep(seeds)
    stored.decide(story_id, Draft(first.kind, first.targets, Verdict.AGREE), who=by)
    at = open_page(REVIEW, story=story_id)
    at.session_state[open_story.WHO] = who
    at.run()
    assert not at.exception
    assert at.button(key="undo").disabled is not offered


@pytest.mark.usefixtures("without_a_model")
def test_the_first_decision_on_the_example_keeps_the_filters(open_page: Open, seeds: Comparison) -> None:
    at = open_page(REVIEW)
    at.sidebar.slider[0].set_value(0.7).run()
    first = doubts(seeds, Index.of(seeds))[0].finding
    decided(at, Draft(first.kind, first.targets, Verdict.AGREE))
    assert "The example story was copied into your stories" in words(at)
    assert at.sidebar.slider[0].value == 0.7


@pytest.mark.usefixtures("without_a_model")
def test_unsure_stays_in_the_queue(open_page: Open, seeds: Comparison) -> None:
    at = open_page(REVIEW)
    found = doubts(seeds, Index.of(seeds))
    decided(at, Draft(found[0].finding.kind, found[0].finding.targets, Verdict.UNSURE))
    assert f"{len(found)} findings of {len(found)} without a verdict." in words(at)


@pytest.mark.usefixtures("without_a_model")
def test_editors_who_differ_and_decisions_that_fit_nothing_are_listed(open_page: Open, seeds: Comparison) -> None:
    at = open_page(REVIEW)
    one = doubts(seeds, Index.of(seeds))[0].finding
    decided(at, Draft(one.kind, one.targets, Verdict.AGREE))
    at.session_state[open_story.WHO] = "Ben"
    decided(at, Draft(one.kind, one.targets, Verdict.UNSURE))
    gone = Draft(DecisionKind.REMOVE, (Target("0" * 64, 3, 9),))
    decided(at, gone)
    assert not at.exception
    assert "Editors differ" in words(at)
    assert "Fit nothing any more" in words(at)


@pytest.mark.usefixtures("without_a_model")
def test_a_step_that_says_nothing_is_refused_and_nothing_kept(open_page: Open) -> None:
    at = open_page(REVIEW)
    decided(at, Draft(DecisionKind.SAME_POINT, ()))
    assert not at.exception
    assert "Nothing was changed" in words(at)


def test_what_can_be_taken_says_what_the_filters_show(open_page: Open, seeds: Comparison) -> None:
    at = open_page(REVIEW)
    at.toggle(key="take-away").set_value(True).run()
    assert not at.exception
    assert "Reported from a probability of 50%; all 5 outlets." in words(at)
    assert "Points" in at.selectbox(key="take-table").options
    assert rearrange(seeds, threshold=0.9) != seeds


@pytest.mark.usefixtures("without_a_model")
def test_the_queue_stands_before_the_decisions(open_page: Open, seeds: Comparison) -> None:
    at = open_page(REVIEW)
    first = doubts(seeds, Index.of(seeds))[0].finding
    decided(at, Draft(first.kind, first.targets, Verdict.AGREE))
    shown = words(at)
    assert shown.index("Least sure first") < shown.index("Two names, one person") < shown.index("Decisions")


def test_the_beginning_of_a_text_ends_between_words() -> None:
    assert beginning("The ferry  ran\naground off Harwich", 15) == "The ferry ran …"
    assert beginning("The ferry  ran\naground", 40) == "The ferry ran aground"
    assert beginning("x" * 50, 10) == "x" * 10 + " …"
