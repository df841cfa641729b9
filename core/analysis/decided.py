"""A kept story as it was decided: the comparison that is kept, arranged by the decisions of now."""

from __future__ import annotations

from dataclasses import replace

from core.compare import rearrange
from core.models import Comparison, Story
from core.storage import Library


def is_fresh(story: Story) -> bool:
    """Whether the kept comparison is of these articles and lines, so that nothing has to be read anew."""
    return story.compared_revision == story.revision


def as_decided(story: Story, kept: Comparison) -> Comparison:
    """Arrange a kept comparison by the decisions on its story; one that was made with them is given back as it is.

    Needs no model and no parser. Where the story is not fresh, articles that came or changed since are not in it.
    """
    if kept.decisions != story.decisions:
        kept = rearrange(kept, decisions=story.decisions)
    return replace(kept, title=story.title)


def comparison_of(library: Library, story_id: str) -> Comparison | None:
    """The comparison of a story as decided now; None where there is none, or articles must be read anew.

    Raises:
        StoryNotFound: If the story is not there.
        UnreadableComparison: If what is kept was made by a later version, or is damaged.
    """
    story = library.open(story_id)
    kept = library.comparison(story_id) if is_fresh(story) else None
    return as_decided(story, kept) if kept else None
