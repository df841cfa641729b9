"""The main path: articles in, a Comparison out. Each line is a verb from the room of that name."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from core import VERSION
from core.alignment import apply_decisions, group_points, weigh_pairs
from core.coverage import cover
from core.decisions import apply_to_conflicts, apply_to_origins, apply_to_quotes, without_one_person
from core.embedding import Encoder
from core.errors import UnreadableArticle
from core.facts import find_conflicts, find_facts, story_date
from core.index import Index
from core.models import Article, Comparison, Conflict, Decision, Made, Variant
from core.origins import find_credits, find_near_verbatim, find_runs, group_origins, shares
from core.quotes import find_quotes, join_utterances
from core.settings import DEFAULTS, LEAST_THRESHOLD, Settings
from core.speaker_conflicts import find_speaker_conflicts, join_conflicts
from core.text import read
from core.unique import find_unique

Progress = Callable[[str], None]
"""Told each step: "Quotes, in article 2 of 5" while it lasts, "Quotes: 61" when it is done. It may raise, to stop."""
Part = TypeVar("Part")


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
    readings = tuple(read(article, decisions) for article in _told(articles, "Articles, reading", progress))
    sentences = tuple(
        (sentence.sentence_id, sentence.article_id, reading.article.text[sentence.start : sentence.end])
        for reading in readings
        for sentence in reading.sentences
    )
    progress(f"Articles: {len(readings)} read")
    progress(f"Sentences: {len(sentences)}")
    progress(f"Vectors, 0 of {len(sentences)} sentences")
    vectors = encoder.encode([text for _, _, text in sentences])
    progress(f"Vectors: {len(sentences)}")
    progress("Matches, every sentence with every other")
    matches = weigh_pairs(sentences, vectors, floor=settings.candidate_floor)
    matches = apply_decisions(readings, matches, decisions)
    progress(f"Matches: {sum(match.probability >= settings.threshold for match in matches)}")
    found = tuple(
        quote for reading in _told(readings, "Quotes, in article", progress) for quote in find_quotes(reading)
    )
    quotes = apply_to_quotes(articles, found, decisions)
    progress(f"Quotes: {len(quotes)}")
    published = story_date(readings)
    facts = tuple(
        fact
        for reading in _told(readings, "Facts, in article", progress)
        for fact in find_facts(reading, published=published)
    )
    progress(f"Facts: {len(facts)}")
    conflicts, variants = find_conflicts(readings, matches, threshold=LEAST_THRESHOLD)
    conflicts = join_conflicts(conflicts, find_speaker_conflicts(readings, quotes, matches, threshold=LEAST_THRESHOLD))
    conflicts = without_one_person(articles, conflicts, decisions, quotes=found)
    conflicts = apply_to_conflicts(articles, conflicts, decisions)
    progress(f"Conflicts: {sum(conflict.probability >= settings.threshold for conflict in conflicts)}")
    progress("Origins, shared wording and credits")
    runs, near = find_runs(readings), find_near_verbatim(readings)
    comparison = Comparison(
        title=title,
        settings=settings,
        made=Made(parallax=VERSION, model=encoder.name),
        readings=readings,
        matches=matches,
        points=(),
        coverage=(),
        unique=(),
        decisions=tuple(decisions),
        quotes=quotes,
        facts=facts,
        conflicts=conflicts,
        variants=variants,
        runs=runs,
        near_verbatim=near,
        credits=tuple(credit for reading in readings for credit in find_credits(reading)),
        shares=shares(readings, runs, near),
    )
    progress("Points, and who carries them")
    comparison = arrange(comparison, threshold=settings.threshold)
    progress(f"Points: {len(comparison.points)}")
    progress(f"Origins: {len(comparison.origins)}")
    return comparison


def arrange(
    comparison: Comparison, *, threshold: float | None = None, article_ids: Collection[str] | None = None
) -> Comparison:
    """Redo all that follows the matches, for another threshold or fewer outlets. Needs no model.

    Outlets left out are left out of everything: what only two outlets share becomes unique when one of them leaves.
    """
    settings = replace(comparison.settings, threshold=threshold or comparison.settings.threshold)
    kept = set(comparison_ids(comparison) if article_ids is None else article_ids)
    readings = tuple(reading for reading in comparison.readings if reading.article.article_id in kept)
    sentence_ids = {sentence.sentence_id for reading in readings for sentence in reading.sentences}
    matches = tuple(match for match in comparison.matches if {match.left, match.right} <= sentence_ids)
    quotes = tuple(quote for quote in comparison.quotes if quote.article_id in kept)
    credits = tuple(credit for credit in comparison.credits if credit.article_id in kept)
    pair_shares = tuple(share for share in comparison.shares if {share.left_article, share.right_article} <= kept)

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
        quotes=quotes,
        utterances=join_utterances(readings, quotes, probability=index.probability),
        facts=tuple(fact for fact in comparison.facts if fact.article_id in kept),
        conflicts=tuple(one for one in comparison.conflicts if _stands(one, kept, settings.threshold)),
        variants=tuple(one for one in comparison.variants if _stands(one, kept, settings.threshold)),
        runs=tuple(run for run in comparison.runs if {run.left_article, run.right_article} <= kept),
        near_verbatim=tuple(n for n in comparison.near_verbatim if {n.left_article, n.right_article} <= kept),
        credits=credits,
        shares=pair_shares,
        origins=apply_to_origins(
            [reading.article for reading in readings],
            group_origins(readings, pair_shares, credits),
            comparison.decisions,
        ),
    )


def _stands(found: Conflict | Variant, kept: set[str], threshold: float) -> bool:
    """Whether both articles are compared, and their sentences still match."""
    return found.probability >= threshold and {found.a.article_id, found.b.article_id} <= kept


def comparison_ids(comparison: Comparison) -> tuple[str, ...]:
    """The ids of the articles compared, in order."""
    return tuple(reading.article.article_id for reading in comparison.readings)


def _told(parts: Sequence[Part], step: str, progress: Progress) -> Iterator[Part]:
    """Hand out articles or readings one by one, each told before it is worked on."""
    for number, part in enumerate(parts, 1):
        progress(f"{step} {number} of {len(parts)}")
        yield part


def _in_order(articles: Sequence[Article]) -> tuple[Article, ...]:
    if not articles:
        raise UnreadableArticle("There is no article to compare. Add at least one.")
    ids = [article.article_id for article in articles]
    twice = sorted({name for name in ids if ids.count(name) > 1})
    if twice:
        raise UnreadableArticle(f"Two articles have the id {twice[0]!r}. Give each article an id of its own.")
    return tuple(sorted(articles, key=lambda article: article.article_id))
