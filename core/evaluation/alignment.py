"""`python -m core evaluate alignment FILE`: how well points are found where units are given, beside two baselines."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from itertools import accumulate, combinations
from pathlib import Path

import numpy as np

from core import VERSION
from core.alignment import prepare_story, weigh_story
from core.alignment.nominate import nominate
from core.alignment.prepared import PreparedStory
from core.compare import arrange
from core.embedding import Encoder, load_encoder
from core.evaluation.labelled import LabelledStory, Unit, load_stories, unit_id, unit_of
from core.evaluation.link_scores import Predicted, Scores, score
from core.models import Article, Clause, Made, Passage, Reading, Related, Role, Sentence
from core.quotes import find_quotes
from core.settings import DEFAULT_MODEL, DEFAULTS
from core.text.clauses import find_clauses
from core.text.parse import parse_reading

SEEDS = Path(__file__).parents[2] / "tests" / "data" / "alignment" / "seeds_links.jsonl"
STORIES = SEEDS.with_name("stories")
COSINE_THRESHOLD = 0.61  # best for plain MiniLM on the ECB+ development stories
BM25_THRESHOLD = 0.15  # best for BM25 there
COLUMNS = (
    *("link P", "link R", "link F1", "reach R", "point P", "of two"),
    *("B3 F1", "uniq P", "uniq R", "ECE", "AP", "base"),
)


def run(file: Path, predictions: Path | None = None, *, encoder: Encoder | None = None) -> Scores | None:
    """Find points in every story of a labelled file, print the figures, and write the predictions.

    Args:
        file: One JSON object a line: story_id, documents with units; links, maybe, groups, unlinked where labelled.
        predictions: Where to write story_id, links (reported), possible (close calls beyond them), groups (points),
            unique (plainly only here) and the confidence of every pair of two documents.
        encoder: None for the default model.

    Returns:
        The figures; None where the file has no links to score against.

    Raises:
        ParallaxError: If the file cannot be read.
    """
    encoder = encoder or load_encoder(DEFAULT_MODEL)
    stories = load_stories(file)
    prepared = [prepare(story, encoder) for story in stories]
    model = encoder.name
    found = [find_points(story, ready, model=model) for story, ready in zip(stories, prepared, strict=True)]
    if predictions is not None:
        lines = [json.dumps(as_json(one), separators=(",", ":")) for one in found]
        predictions.write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"{predictions}: {len(found)} stories")
    if not any(story.labelled for story in stories):
        print("The file has no links: nothing to score against.")
        return None
    scores = score(stories, {one.story_id: one for one in found})
    print(f"{len(stories)} stories, threshold {DEFAULTS.threshold}")
    print(f"{'':28}" + " ".join(f"{name:>7}" for name in COLUMNS))
    print(_line("Parallax", scores))
    for name, baseline in (("MiniLM cosine >= 0.61", by_cosine), ("BM25 >= 0.15", by_words)):
        told = [_linked(story, ready, baseline) for story, ready in zip(stories, prepared, strict=True)]
        print(_line(name, score(stories, {one.story_id: one for one in told})))
    return scores


def run_seeds() -> None:
    """Print the figures on the labelled seeds."""
    run(SEEDS)


def prepare(story: LabelledStory, encoder: Encoder) -> PreparedStory:
    """Encode a labelled story."""
    sentences = story.sentences()
    return prepare_story(sentences, encoder.encode([text for _, _, text in sentences]))


def find_points(story: LabelledStory, prepared: PreparedStory, *, model: str) -> Predicted:
    """Lay a story out as it would be shown, its units as sentences, and say what was found.

    Two units of one point are linked; pairs from the bar of "possibly" on that are not are close calls; units with no
    close call are only here.
    """
    matches = weigh_story(prepared, floor=0.0, model=model)
    weighed = {(unit_of(match.left), unit_of(match.right)): match.probability for match in matches}
    units = story.units()
    pairs = [(left, right) for left, right in combinations(units, 2) if left[0] != right[0]]
    confidence = {pair: weighed.get(pair, 0.0) for pair in pairs}
    extracts = [as_article(f"{document:04}", texts) for document, texts in enumerate(story.documents)]
    related = Related(
        made=Made(VERSION, model),
        readings=tuple(reading for reading, _ in extracts),
        matches=tuple(match for match in matches if match.probability >= DEFAULTS.candidate_floor),
        clauses=tuple(clause for _, clauses in extracts for clause in clauses),
    )
    shown = arrange(related, title=story.story_id)
    groups = [frozenset(unit_of(member.sentence_id) for member in point.members) for point in shown.points]
    links = frozenset(pair for group in groups for pair in combinations(sorted(group), 2) if pair[0][0] != pair[1][0])
    close = {pair for pair, probability in confidence.items() if probability >= shown.settings.possible_from}
    return Predicted(
        story.story_id,
        links,
        groups=tuple(groups),
        possible=frozenset(close - links),
        unique=frozenset(unit_of(one.sentence_id) for one in shown.unique if not one.possibly_in),
        confidence=confidence,
    )


def as_article(article_id: str, units: Sequence[str]) -> tuple[Reading, tuple[Clause, ...]]:
    """An article that is nothing but these sentences, a paragraph each, and what they can be labelled with."""
    starts = [0, *accumulate(len(unit) + 1 for unit in units)]
    spans = [(start, start + len(unit)) for start, unit in zip(starts, units, strict=False)]
    text = "\n".join(units)
    reading = Reading(
        Article(article_id, article_id, text, sha256=article_id),
        tuple(Passage(*span, Role.BODY, place, "given", "") for place, span in enumerate(spans)),
        tuple(Sentence(unit_id((int(article_id), n)), article_id, *span, n) for n, span in enumerate(spans)),
    )
    parsed = parse_reading(reading)
    return reading, find_clauses(reading, parsed, find_quotes(reading, parsed))


def as_json(found: Predicted) -> dict[str, object]:
    """Predictions as an independent scorer reads them."""

    def flat(link: tuple[Unit, Unit]) -> list[int]:
        return [*link[0], *link[1]]

    return {
        "story_id": found.story_id,
        "links": [flat(link) for link in sorted(found.links)],
        "possible": [flat(link) for link in sorted(found.possible)],
        "groups": [[list(unit) for unit in sorted(group)] for group in found.groups or ()],
        "unique": [list(unit) for unit in sorted(found.unique or ())],
        "confidence": [[*flat(link), probability] for link, probability in sorted(found.confidence.items())],
    }


def by_cosine(story: PreparedStory) -> list[tuple[int, int]]:
    """Baseline: pairs whose vectors have at least a fixed cosine."""
    assert story.vectors is not None
    close = np.argwhere(np.triu(story.vectors @ story.vectors.T >= COSINE_THRESHOLD, 1)).tolist()
    return [(left, right) for left, right in close if story.article_of[left] != story.article_of[right]]


def by_words(story: PreparedStory) -> list[tuple[int, int]]:
    """Baseline: pairs whose symmetric BM25, scaled by the sentences' own, is at least a fixed value."""
    pairs = nominate(story, intercept=0.0, weights={"centred": 0.0, "lexical": 1.0}, least=0.0)
    chosen = pairs.lexical >= BM25_THRESHOLD
    return list(zip(pairs.left[chosen].tolist(), pairs.right[chosen].tolist(), strict=True))


def _linked(
    story: LabelledStory, prepared: PreparedStory, pairs: Callable[[PreparedStory], Sequence[tuple[int, int]]]
) -> Predicted:
    links = frozenset((unit_of(prepared.ids[left]), unit_of(prepared.ids[right])) for left, right in pairs(prepared))
    return Predicted(story.story_id, links)


def _line(name: str, scores: Scores) -> str:
    links, unique, points, pairs = scores.links, scores.unique, scores.points, scores.pairs
    figures = [
        *(links.precision, links.recall, links.f1, scores.reach),
        *(points.precision if points else None, pairs.precision if pairs else None),
        *(scores.bcubed_f1, unique.precision, unique.recall),
        *(scores.ece, scores.average_precision, scores.base_rate),
    ]
    return f"{name:28}" + " ".join(f"{'-':>7}" if value is None else f"{value:7.3f}" for value in figures)
