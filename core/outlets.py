"""What an article is called wherever outlets stand beside one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from core.models import Article


def outlet_names(articles: Iterable[Article]) -> dict[str, str]:
    """Short outlet name by article id, in order; of articles with one name the second and later are numbered."""
    seen: Counter[str] = Counter()
    names: dict[str, str] = {}
    for article in articles:
        seen[article.short_name] += 1
        turn = seen[article.short_name]
        names[article.article_id] = article.short_name if turn == 1 else f"{article.short_name} ({turn})"
    return names
