"""What each line was read as, and what a text says about itself."""

import pytest

from core.compare import compare
from core.models import NOT_STATED, Comparison, Role
from core.tables import articles as article_tables
from tests.support import WordCountEncoder, ferry


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return compare("Ferry", ferry(), encoder=WordCountEncoder())


def test_the_cleaning_ledger_holds_all_that_is_not_body(comparison: Comparison) -> None:
    passages = [row.passage for row in article_tables.cleaning(comparison)]
    assert "Ferry runs aground off Harwich with 300 aboard" in {passage.text for passage in passages}
    assert all(passage.reason for passage in passages)


def test_the_lines_of_an_article_stand_in_order_as_written(comparison: Comparison) -> None:
    text = comparison.readings[0].article.text
    rows = article_tables.passages(comparison, comparison.readings[0].article.article_id)
    assert [(row.start, row.end) for row in rows] == sorted((row.start, row.end) for row in rows)
    assert all(row.text == text[row.start : row.end] for row in rows)
    assert Role.BODY in {row.role for row in rows}


def test_what_a_text_does_not_state_is_said_to_be_missing(comparison: Comparison) -> None:
    article = comparison.readings[0].article
    stated = dict(article_tables.stated(comparison, article.article_id))
    assert stated["SHA-256"] == article.sha256
    assert stated["Published"] == (article.published.isoformat() if article.published else NOT_STATED)
    assert NOT_STATED in stated.values()
