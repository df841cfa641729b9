"""What an editor changes in an article that came in: what is said of it, or letters that were decoded twice."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from core.ingest.layout import moved
from core.ingest.mojibake import mend
from core.ingest.names import one_line, short_name
from core.ingest.values import Received
from core.models import Article

MOST_OUTLET_CHARS = 80
MOST_HEADLINE_CHARS = 300
MOST_CREDITS = 10


def describe(
    article: Article,
    *,
    outlet: str | None,
    headline: str | None,
    published: date | None,
    credits: Sequence[str] = (),
    short: str = "",
    taken: Collection[str] = (),
) -> Article:
    """Say anew what is known of an article. What is left blank is not stated, and stays so.

    Args:
        article: Its text and id stay as they are.
        outlet: At most 80 characters count.
        headline: At most 300 characters count.
        published: The day it was published.
        credits: Agencies and others that are credited; blank ones and repeats are left out.
        short: For charts; made from the outlet where blank, and cut to 12 characters.
        taken: Short names of the story's other articles; a number keeps equal ones apart.
    """
    outlet = one_line(outlet or "")[:MOST_OUTLET_CHARS] or None
    named = dict.fromkeys(one_line(credit)[:MOST_OUTLET_CHARS] for credit in credits)
    return replace(
        article,
        outlet=outlet,
        short_name=short_name(short.strip() or outlet or article.short_name, taken=taken),
        headline=one_line(headline or "")[:MOST_HEADLINE_CHARS] or None,
        published=published,
        credits=tuple(name for name in named if name)[:MOST_CREDITS],
    )


def take_mended(received: Received) -> Received:
    """Put the mended text in place of the one received, with the layout that points into it.

    Raises:
        ValueError: If no mended text is offered.
    """
    if received.mended is None:
        raise ValueError(f"no mended text is offered for {received.article.article_id!r}")
    article, mended = received.article, received.mended
    return replace(
        received,
        article=replace(
            article,
            text=mended,
            sha256=hashlib.sha256(mended.encode("utf-8")).hexdigest(),
            outlet=mend(article.outlet) if article.outlet else None,
            headline=mend(article.headline) if article.headline else None,
            layout=moved(article.layout, article.text, mended, mend),
        ),
        author=mend(received.author) if received.author else None,
        mended=None,
    )
