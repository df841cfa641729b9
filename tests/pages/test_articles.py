"""The page of what was read: metadata, every line with its reason, and an editor's decisions."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core.compare import rearrange
from core.errors import ModelUnavailable
from core.models import NOT_STATED, Comparison, DecisionKind, Draft, Role, Target
from core.storage import load_comparison
from core.summaries import coverage as coverage_summary
from pages.session import open_story, pending_decision
from tests.pages.conftest import Open, words

ARTICLES = "pages/articles.py"
OLD_EXPORT = Path(__file__).parents[1] / "data" / "library" / "export_with_reader_decisions.json"


def ledger(at: AppTest) -> str:
    return str(next(item for item in at.get("bidi_component") if "ledger" in item.proto.id).proto)


def restored(seeds: Comparison) -> pending_decision.Step:
    reading = seeds.readings[0]
    line = next(passage for passage in reading.passages if passage.role is not Role.BODY)
    draft = Draft(DecisionKind.RESTORE, (Target(reading.article.sha256, line.start, line.end),))
    return pending_decision.Step("Restored.", drafts=(draft,))


def decide_on(at: AppTest, step: pending_decision.Step) -> None:
    at.session_state[pending_decision.PENDING] = step
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


def test_what_a_saved_page_set_aside_has_its_reason_and_is_no_decision(open_page: Open, shown) -> None:
    """A comparison of an older version, in which it was one."""
    shown(load_comparison(OLD_EXPORT))
    at = open_page(ARTICLES, article="post")
    assert not at.exception
    assert "Stands before the article on the saved page" in ledger(at)
    assert "the reader of files" not in ledger(at) + words(at)
    assert "2 decisions in force, 0 withdrawn" in words(at)


def test_lines_left_out_can_be_shown_alone(open_page: Open) -> None:
    shown = ledger(open_page(ARTICLES, article="001", lines="left out"))
    assert "restore|" in shown
    assert "remove|" not in shown


def test_a_restored_line_is_compared_and_the_effect_is_told(
    open_page: Open, seeds: Comparison, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        open_story, "comparison", lambda story_id, title: rearrange(seeds, article_ids=seeds.article_ids[:4])
    )
    at = open_page(ARTICLES)
    decide_on(at, restored(seeds))
    assert not at.exception
    assert (
        f"Restored. {coverage_summary.who_carries_what(rearrange(seeds, article_ids=seeds.article_ids[:4]))}"
        in words(at)
    )
    assert f"Before: {coverage_summary.who_carries_what(seeds)}" in words(at)
    assert "The example story was copied into your stories" in words(at)
    assert "1 decision in force, 0 withdrawn" in words(at)


def test_a_decision_is_kept_where_the_story_cannot_be_compared_again_and_the_page_says_so(
    open_page: Open, seeds: Comparison, monkeypatch: pytest.MonkeyPatch
) -> None:
    def comparison(story_id: str, title: str) -> Comparison:
        if open_story.library().open(story_id).compared_revision == open_story.library().open(story_id).revision:
            return seeds
        tried.append(story_id)
        raise ModelUnavailable("The embedding model is not installed.")

    tried: list[str] = []

    monkeypatch.setattr(open_story, "comparison", comparison)
    at = open_page(ARTICLES)
    decide_on(at, restored(seeds))
    assert not at.exception
    assert "Restored. The decision is kept." in words(at)
    assert "could not be compared again: The embedding model is not installed." in words(at)
    assert "1 decision in force, 0 withdrawn" in words(at)
    at.run()
    assert len(tried) == 1
    at.button(key="compare-again").click().run()
    assert len(tried) == 2
    assert "could not be compared again" in words(at)


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
