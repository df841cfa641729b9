"""What there is in a library, in words."""

from __future__ import annotations

from collections.abc import Sequence

from core.models import StoryLine
from core.summaries.coverage import count


def how_many(lines: Sequence[StoryLine], *, kept: bool) -> str:
    """How many stories there are, and how long they are kept.

    Args:
        lines: The stories.
        kept: Whether they are kept beyond the visit.
    """
    if not lines:
        return "No story of yours yet. Bring the articles of one below."
    one = len(lines) == 1
    number = "One story" if one else f"{len(lines)} stories"
    if kept:
        return f"{number} of yours, kept in the library."
    return f"{number} of yours. {'It ends' if one else 'They end'} with this visit; export what you want to keep."


def holds(line: StoryLine, *, is_open: bool) -> str:
    """What a story holds, and when that changed last."""
    said = "Open now. " if is_open else ""
    return f"{said}{of(line.articles, line.decisions, joined=', ')}, changed {line.changed:%-d %b, %H:%M} UTC"


def of(articles: int, decisions: int, *, joined: str = " and ") -> str:
    """Articles and decisions of a story: "2 articles and 1 decision"."""
    return f"{count(articles, 'article')}{joined}{count(decisions, 'decision')}"
