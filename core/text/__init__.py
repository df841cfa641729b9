"""Reading an article: spans with roles and reasons, and the sentences of its body."""

from __future__ import annotations

from collections.abc import Sequence

from core.models import Article, Decision, Passage, Reading, Role, Sentence
from core.text import line_decisions as decided
from core.text import roles, sentences

__all__ = ["read"]


def read(article: Article, decisions: Sequence[Decision] = ()) -> Reading:
    """Mark every passage of an article with its role, and the sentences of its body.

    Args:
        article: What was received; its text is never changed, and its layout is evidence for the roles.
        decisions: The editor's; those that restore or remove a line of this article count, unless withdrawn.

    Returns:
        Passages in order, every non-blank character in exactly one of them; sentences in order, each inside one body
        passage. The same article and decisions always give the same reading.
    """
    passages = decided.apply(article, roles.passages(article.text, article.layout), decisions)
    return Reading(article, passages, _sentences(article, passages))


def _sentences(article: Article, passages: Sequence[Passage]) -> tuple[Sentence, ...]:
    return tuple(
        Sentence(f"{article.article_id}@{start}", article.article_id, start, end, passage.paragraph)
        for passage in passages
        if passage.role is Role.BODY
        for start, end in sentences.split(article.text, passage.start, passage.end)
    )
