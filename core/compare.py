"""The main path: articles in, a Comparison out. Each line is a verb from the room of that name."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from core import VERSION
from core.alignment import apply_decisions, group_points, weigh_pairs
from core.coverage import cover
from core.embedding import Encoder
from core.errors import UnreadableArticle
from core.index import Index
from core.models import Article, Comparison, Decision, Made
from core.settings import DEFAULTS, Settings
from core.text import read
from core.unique import find_unique

Progress = Callable[[str], None]


def compare(
    title: str,
    articles: Sequence[Article],
    *,
    encoder: Encoder,
    settings: Settings = DEFAULTS,
    decisions: Sequence[Decision] = (),
    progress: Progress = lambda step: None,
) -> Comparison:
    """Lay the articles of one story side by side.

    The result depends on articles, settings, vectors and decisions alone, whatever order the articles come in. One
    article is compared with nothing: it is read, and nothing in it is called unique.

    Raises:
        UnreadableArticle: If there is no article, or two share an id.
    """
    articles = _in_order(articles)
    progress("Reading the articles")
    readings = tuple(read(article, decisions) for article in articles)
    sentences = tuple(
        (sentence.sentence_id, sentence.article_id, reading.article.text[sentence.start : sentence.end])
        for reading in readings
        for sentence in reading.sentences
    )
    progress(f"Embedding {len(sentences)} sentences")
    vectors = encoder.encode([text for _, _, text in sentences])
    progress("Weighing pairs of sentences")
    matches = weigh_pairs(sentences, vectors, floor=settings.candidate_floor)
    comparison = Comparison(
        title=title,
        settings=settings,
        made=Made(parallax=VERSION, model=encoder.name),
        readings=readings,
        matches=apply_decisions(readings, matches, decisions),
        points=(),
        coverage=(),
        unique=(),
        decisions=tuple(decisions),
    )
    progress("Finding the points of the story")
    return arrange(comparison, threshold=settings.threshold)


def arrange(
    comparison: Comparison, *, threshold: float | None = None, article_ids: Collection[str] | None = None
) -> Comparison:
    """Redo all that follows the matches, for another threshold or fewer outlets. Needs no model.

    Outlets left out are left out of everything: what only two outlets share becomes unique when one of them leaves.
    """
    settings = replace(comparison.settings, threshold=threshold or comparison.settings.threshold)
    kept = {reading.article.article_id for reading in comparison.readings} & set(
        comparison_ids(comparison) if article_ids is None else article_ids
    )
    readings = tuple(reading for reading in comparison.readings if reading.article.article_id in kept)
    sentence_ids = {sentence.sentence_id for reading in readings for sentence in reading.sentences}
    matches = tuple(match for match in comparison.matches if {match.left, match.right} <= sentence_ids)

    index = Index(readings, matches)
    points = group_points(readings, matches, threshold=settings.threshold)
    return replace(
        comparison,
        settings=settings,
        readings=readings,
        matches=matches,
        points=points,
        coverage=cover(points, index, settings=settings),
        unique=find_unique(index, settings=settings),
    )


def comparison_ids(comparison: Comparison) -> tuple[str, ...]:
    """The ids of the articles compared, in order."""
    return tuple(reading.article.article_id for reading in comparison.readings)


def _in_order(articles: Sequence[Article]) -> tuple[Article, ...]:
    if not articles:
        raise UnreadableArticle("There is no article to compare. Add at least one.")
    ids = [article.article_id for article in articles]
    twice = sorted({name for name in ids if ids.count(name) > 1})
    if twice:
        raise UnreadableArticle(f"Two articles have the id {twice[0]!r}. Give each article an id of its own.")
    return tuple(sorted(articles, key=lambda article: article.article_id))
