"""The page of what was read: metadata, every line with its reason, and an editor's decisions."""

from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from core import findings
from core.compare import arrange
from core.errors import ModelUnavailable
from core.models import NOT_STATED, Comparison, Decision, DecisionKind, Role, Target
from pages.components import decide, story
from tests.pages.conftest import Open, words

ARTICLES = "pages/articles.py"


def ledger(at: AppTest) -> str:
    return str(next(item for item in at.get("bidi_component") if "ledger" in item.proto.id).proto)


def restored(seeds: Comparison) -> Decision:
    reading = seeds.readings[0]
    line = next(passage for passage in reading.passages if passage.role is not Role.BODY)
    return Decision(
        decision_id="one",
        kind=DecisionKind.RESTORE,
        targets=(Target(reading.article.sha256, line.start, line.end),),
        who=decide.WHO,
        when=datetime(2026, 1, 5, 9, 30, tzinfo=UTC),
    )


def decide_on(at: AppTest, decision: Decision, done: str) -> None:
    at.session_state[decide._PENDING] = ((decision,), done)
    at.run()


def test_opens_on_the_seeds_with_what_each_text_states(open_page: Open, seeds: Comparison) -> None:
    at = open_page(ARTICLES, article="001")
    assert not at.exception
    assert NOT_STATED in words(at)
    assert seeds.readings[1].article.sha256 in words(at)


@pytest.mark.parametrize("article", ["000", "001", "002", "003", "004"])
def test_every_line_is_there_with_a_button(open_page: Open, seeds: Comparison, article: str) -> None:
    at = open_page(ARTICLES, article=article)
    passages = next(reading for reading in seeds.readings if reading.article.article_id == article).passages
    shown = ledger(at)
    for passage in passages:
        kind = "remove" if passage.role is Role.BODY else "restore"
        assert f"{kind}|{passage.start}|{passage.end}" in shown


def test_lines_left_out_can_be_shown_alone(open_page: Open) -> None:
    shown = ledger(open_page(ARTICLES, article="001", lines="left out"))
    assert "restore|" in shown
    assert "remove|" not in shown


def test_a_restored_line_is_compared_and_the_effect_is_told(
    open_page: Open, seeds: Comparison, monkeypatch: pytest.MonkeyPatch
) -> None:
    decision = restored(seeds)
    monkeypatch.setattr(story, "_decided", lambda found, made: arrange(seeds, threshold=0.9))
    at = open_page(ARTICLES)
    decide_on(at, decision, "Restored.")
    assert not at.exception
    assert "Restored. Everything was compared again" in words(at)
    assert f"Before: {findings.who_carries_what(seeds)}" in words(at)
    assert "1 decision in force, 0 withdrawn" in words(at)


def test_a_decision_that_cannot_be_carried_out_is_not_kept(
    open_page: Open, seeds: Comparison, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unavailable(found: story.Source, made: tuple[Decision, ...]) -> Comparison:
        raise ModelUnavailable("The embedding model is not installed.")

    monkeypatch.setattr(story, "_decided", unavailable)
    at = open_page(ARTICLES)
    decide_on(at, restored(seeds), "Restored.")
    assert not at.exception
    assert "Nothing was changed: The embedding model is not installed." in words(at)
    assert "Your decisions" not in words(at)
    assert story.DECISIONS not in at.session_state


def test_an_unknown_article_says_so(open_page: Open) -> None:
    at = open_page(ARTICLES, article="nobody")
    assert not at.exception
    assert "The link names an article that is not in this view." in words(at)


def test_one_article_can_be_read(open_page: Open, shown, one_article: Comparison) -> None:
    shown(one_article)
    at = open_page(ARTICLES)
    assert not at.exception
    assert "Line by line" in words(at)


def test_no_article_says_what_to_do(open_page: Open, shown, no_article: Comparison) -> None:
    shown(no_article)
    at = open_page(ARTICLES)
    assert not at.exception
    assert "This comparison holds no article." in words(at)
