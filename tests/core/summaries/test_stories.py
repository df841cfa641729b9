"""What is said of the stories of a library."""

from datetime import UTC, datetime

import pytest

from core.models import StoryLine
from core.summaries import stories as summary

CHANGED = datetime(2026, 3, 1, 9, 5, tzinfo=UTC)
LINE = StoryLine("s", "Ferry aground", 2, 1, 0, CHANGED, CHANGED, None, fresh=True)


@pytest.mark.parametrize(
    ("stories", "kept", "said"),
    [
        (0, True, "No story of yours yet. Bring the articles of one below."),
        (1, True, "One story of yours, kept in the library."),
        (3, True, "3 stories of yours, kept in the library."),
        (1, False, "One story of yours. It ends with this visit; export what you want to keep."),
        (2, False, "2 stories of yours. They end with this visit; export what you want to keep."),
    ],
)
def test_stories_are_counted_and_it_is_said_how_long_they_are_kept(stories: int, kept: bool, said: str) -> None:
    assert summary.how_many([LINE] * stories, kept=kept) == said


def test_a_story_is_told_by_what_it_holds_and_when_it_changed() -> None:
    assert summary.holds(LINE, is_open=False) == "2 articles, 1 decision, changed 1 Mar, 09:05 UTC"
    assert summary.holds(LINE, is_open=True).startswith("Open now. 2 articles")


def test_what_would_go_is_named_with_its_numbers() -> None:
    assert summary.of(1, 0) == "1 article and 0 decisions"
