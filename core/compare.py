"""The main path: articles in, a Comparison out, in three steps. Each line is a verb from the room of that name.

`extract` reads one article, `relate` holds the articles against one another, `arrange` lays the story out as an editor
decided and for the threshold and outlets asked for. `compare` takes all three steps; `rearrange` takes
the last one again, for a verdict or a slider.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from core import VERSION
from core.alignment import decided_pairs, group_points, weigh_pairs
from core.coverage import cover
from core.decisions import (
    apply_to_conflicts,
    apply_to_origins,
    apply_to_quotes,
    pinned_groups,
    sentence_pairs,
    without_one_person,
)
from core.embedding import Encoder
from core.errors import UnreadableArticle
from core.extract import Extract, extract
from core.facts import dated, find_conflicts, find_facts
from core.index import Index
from core.models import Article, Comparison, Decision, Made, Reading, Related, Sentence
from core.origins import find_near_verbatim, find_runs, group_origins, shares
from core.quotes import join_utterances
from core.settings import DEFAULTS, Settings
from core.speaker_conflicts import find_speaker_conflicts, join_conflicts
from core.text.quotation_marks import plain_marks
from core.unique import find_unique

Progress = Callable[[str], None]
"""Told each step: "Articles, reading 2 of 5" while it lasts, "Articles: 5 read" at its end. To stop it may raise."""
Extracting = Callable[[Article, Sequence[Decision]], Extract]


def silent(step: str) -> None:
    """Report no progress."""


def compare(
    title: str,
    articles: Sequence[Article],
    *,
    encoder: Encoder,
    settings: Settings = DEFAULTS,
    decisions: Sequence[Decision] = (),
    progress: Progress = silent,
    extracting: Extracting = extract,
) -> Comparison:
    """Lay the articles of one story side by side.

    The result depends on articles, settings, vectors and decisions alone, whatever order the articles come in. One
    article is compared with nothing: it is read, and nothing in it is called unique.

    Args:
        title: Of the story.
        articles: At least one, each with an id of its own.
        encoder: Makes vectors of sentences.
        settings: What counts as a match.
        decisions: The editors', in any order.
        progress: Told each step.
        extracting: `extract`, or what remembers its results.

    Raises:
        UnreadableArticle: If there is no article, or two share an id.
        ParserUnavailable: If the parser is not installed.
        ModelUnavailable: If the encoder needs its model, and that is missing.
    """
    extracts = _extract_each(_in_order(articles), decisions, extracting, progress)
    vectors = _encode(extracts, encoder, progress)
    related = relate(extracts, vectors, model=encoder.name, settings=settings, progress=progress)
    progress("Points, and who reports them")
    comparison = arrange(related, title=title, settings=settings, decisions=decisions)
    progress(f"Matches: {sum(1 for _ in Index.of(comparison).matched_pairs())}")
    progress(f"Points: {len(comparison.points)}")
    progress(f"Conflicts: {len(comparison.conflicts)}")
    progress(f"Origins: {len(comparison.origins)}")
    return comparison


def relate(
    extracts: Sequence[Extract],
    vectors: NDArray[np.float32],
    *,
    model: str,
    settings: Settings = DEFAULTS,
    progress: Progress = silent,
) -> Related:
    """Hold the articles of a story against one another, by evidence alone.

    Args:
        extracts: One for each article, in the order of their ids.
        vectors: Unit rows, float32, shape (n, d), one for each of `sentence_texts`, in that order.
        model: Fingerprint of what made the vectors.
        settings: The candidate floor is used; no threshold is.
        progress: Told each step.
    """
    readings = tuple(one.reading for one in extracts)
    progress("Matches, every sentence with every other")
    sentences = [(one.sentence_id, one.article_id, text) for one, text in _sentences(readings)]
    matches = weigh_pairs(sentences, vectors, model=model, floor=settings.candidate_floor)
    progress("Facts, and where they differ")
    statements = dated((statement for one in extracts for statement in one.statements), readings)
    facts = find_facts(statements)
    conflicts, variants = find_conflicts(readings, statements, matches)
    progress(f"Facts: {len(facts)}")
    progress("Origins, shared wording and credits")
    runs, near = find_runs(readings), find_near_verbatim(readings)
    return Related(
        made=Made(parallax=VERSION, model=model),
        readings=readings,
        matches=matches,
        quotes=tuple(quote for one in extracts for quote in one.quotes),
        facts=facts,
        conflicts=conflicts,
        variants=variants,
        runs=runs,
        near_verbatim=near,
        credits=tuple(credit for one in extracts for credit in one.credits),
        shares=shares(readings, runs, near),
        clauses=tuple(clause for one in extracts for clause in one.clauses),
        details=tuple(detail for one in extracts for detail in one.details),
    )


def arrange(
    related: Related,
    *,
    title: str,
    settings: Settings = DEFAULTS,
    decisions: Sequence[Decision] = (),
    article_ids: Collection[str] | None = None,
) -> Comparison:
    """Lay a story out: points, standings, what is unique, utterances, conflicts, origins. Needs no model and no parser.

    Outlets left out are left out of everything: what only two outlets share becomes unique when one of them leaves.

    Args:
        related: The story by its evidence.
        title: Of the story.
        settings: The threshold is what counts as a match.
        decisions: The editors', in any order; withdrawn ones count nothing.
        article_ids: The outlets to show; all without it.
    """
    known = [reading.article.article_id for reading in related.readings]
    ids = tuple(name for name in known if article_ids is None or name in article_ids)
    story = Comparison(title, settings, related, ids, tuple(decisions))
    readings, threshold = story.readings, settings.threshold
    articles = [reading.article for reading in readings]

    pairs = sentence_pairs(readings, decisions)
    pinned = pinned_groups(readings, decisions, pairs)
    story = replace(story, decided=decided_pairs(readings, related.matches, pairs), pinned=pinned)
    points = group_points(
        readings, story.weighed, threshold=threshold, clauses=related.clauses, decided=pairs, pinned=pinned
    )
    index = Index(readings, story.matches, points, pinned)

    quotes_found = tuple(quote for quote in related.quotes if quote.article_id in ids)
    quotes = apply_to_quotes(articles, quotes_found, decisions)

    of_facts = [conflict for conflict in related.conflicts if index.stands(conflict, threshold)]
    of_speakers = find_speaker_conflicts(readings, quotes, index.comparable_pairs(threshold))
    conflicts = join_conflicts(of_facts, of_speakers)
    conflicts = without_one_person(articles, conflicts, decisions, quotes=quotes_found)

    return replace(
        story,
        points=points,
        coverage=cover(points, index, related.details, settings=settings),
        unique=find_unique(index, settings=settings),
        quotes=quotes,
        utterances=join_utterances(readings, quotes, probability=index.probability),
        conflicts=apply_to_conflicts(articles, conflicts, decisions),
        variants=tuple(variant for variant in related.variants if index.stands(variant, threshold)),
        origins=apply_to_origins(articles, group_origins(readings, story.shares, story.credits), decisions),
    )


def rearrange(
    comparison: Comparison,
    *,
    threshold: float | None = None,
    article_ids: Collection[str] | None = None,
    decisions: Sequence[Decision] | None = None,
) -> Comparison:
    """Lay a story out again.

    Args:
        comparison: The story as it was laid out.
        threshold: As it was, without it.
        article_ids: The outlets to show; all without it, those left out before too.
        decisions: As they were, without them.

    Raises:
        ValueError: If the threshold is out of the range of `Settings`.
    """
    settings = comparison.settings
    if threshold is not None:
        settings = replace(settings, threshold=threshold)
    return arrange(
        comparison.related,
        title=comparison.title,
        settings=settings,
        decisions=comparison.decisions if decisions is None else decisions,
        article_ids=article_ids,
    )


def sentence_texts(readings: Sequence[Reading]) -> tuple[str, ...]:
    """The body sentences that are compared, article by article, with plain quotation marks."""
    return tuple(text for _, text in _sentences(readings))


def _extract_each(
    articles: Sequence[Article], decisions: Sequence[Decision], extracting: Extracting, progress: Progress
) -> list[Extract]:
    extracts = []
    for number, article in enumerate(articles, 1):
        progress(f"Articles, reading {number} of {len(articles)}")
        extracts.append(extracting(article, decisions))
    progress(f"Articles: {len(extracts)} read")
    progress(f"Quotes: {sum(len(one.quotes) for one in extracts)}")
    return extracts


def _encode(extracts: Sequence[Extract], encoder: Encoder, progress: Progress) -> NDArray[np.float32]:
    texts = sentence_texts([one.reading for one in extracts])
    progress(f"Sentences: {len(texts)}")
    progress(f"Vectors, 0 of {len(texts)} sentences")
    vectors = encoder.encode(texts)
    progress(f"Vectors: {len(texts)}")
    return vectors


def _sentences(readings: Sequence[Reading]) -> list[tuple[Sentence, str]]:
    return [
        (one, plain_marks(reading.article.text[one.start : one.end]))
        for reading in readings
        for one in reading.sentences
    ]


def _in_order(articles: Sequence[Article]) -> tuple[Article, ...]:
    if not articles:
        raise UnreadableArticle("There is no article to compare. Add at least one.")
    ids = [article.article_id for article in articles]
    twice = sorted({name for name in ids if ids.count(name) > 1})
    if twice:
        raise UnreadableArticle(f"Two articles have the id {twice[0]!r}. Give each article an id of its own.")
    return tuple(sorted(articles, key=lambda article: article.article_id))
