"""Clean and short articles, as an editor pastes them: nothing but the story. None of it may be lost."""

import pytest

from core.models import Role
from core.text import read
from tests.support import article, ferry

SHORT = [
    "The ferry Meridian ran aground off Harwich on Tuesday.",
    "The harbour master closed the lock on Monday because of damage.",
    "Fire destroyed a warehouse in Leith overnight.\n\nNobody was hurt. The cause is not known.",
    "“We will appeal,” the union said.\n\nThe court ruled on Thursday that the strike was unlawful.",
]


@pytest.mark.parametrize("text", SHORT)
def test_a_short_article_without_boilerplate_is_all_body(text: str) -> None:
    assert {passage.role for passage in read(article("a", text)).passages} == {Role.BODY}


@pytest.mark.parametrize("story", ferry(), ids=lambda story: story.article_id)
def test_a_clean_report_with_a_headline_keeps_every_paragraph(story: object) -> None:
    roles = [passage.role for passage in read(story).passages]  # type: ignore[arg-type]
    assert roles == [Role.HEADLINE] + [Role.BODY] * (len(roles) - 1)


def test_a_clean_report_in_one_line_a_sentence_keeps_every_line() -> None:
    lines = [line for line in ferry()[0].text.splitlines() if line][1:]
    roles = [passage.role for passage in read(article("a", "\n".join(lines))).passages]
    assert roles == [Role.BODY] * len(lines)
