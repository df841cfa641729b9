"""`python -m core evaluate alignment FILE`: how well points are found where units are given, beside two baselines."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from core.alignment import group_rows, prepare_story, weigh_story
from core.alignment.nominate import nominate
from core.alignment.prepared import PreparedStory
from core.embedding import Encoder, load_encoder
from core.evaluation.labelled import LabelledStory, Link, Unit, load_stories, unit_of
from core.evaluation.link_scores import Predicted, Scores, score
from core.settings import DEFAULT_MODEL, DEFAULTS

SEEDS = Path(__file__).parents[2] / "tests" / "data" / "alignment" / "seeds_links.jsonl"
COSINE_THRESHOLD = 0.61  # best for plain MiniLM on the ECB+ development stories
BM25_THRESHOLD = 0.15  # best for BM25 there


def run(file: Path, predictions: Path | None = None, *, encoder: Encoder | None = None) -> Scores | None:
    """Find points in every story of a labelled file, print the figures, and write the predictions.

    Args:
        file: One JSON object a line: story_id, documents with units; links, maybe, groups, unlinked where labelled.
        predictions: Where to write story_id, links, groups and the confidence of every pair of two documents.
        encoder: None for the default model.

    Returns:
        The figures; None where the file has no links to score against.

    Raises:
        ParallaxError: If the file cannot be read.
    """
    encoder = encoder or load_encoder(DEFAULT_MODEL)
    stories = load_stories(file)
    prepared = [prepare(story, encoder) for story in stories]
    found = [find_points(story, ready) for story, ready in zip(stories, prepared, strict=True)]
    if predictions is not None:
        lines = [json.dumps(as_json(one), separators=(",", ":")) for one in found]
        predictions.write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"{predictions}: {len(found)} stories")
    if not any(story.labelled for story in stories):
        print("The file has no links: nothing to score against.")
        return None
    scores = score(stories, {one.story_id: one for one in found})
    print(f"{len(stories)} stories, threshold {DEFAULTS.threshold}")
    print(f"{'':28}link P  link R link F1    B3 P    B3 R   B3 F1  uniq P  uniq R     ECE   Brier")
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


def find_points(story: LabelledStory, prepared: PreparedStory) -> Predicted:
    """Weigh every pair of a story and group them: groups are points, and two units of one point are linked."""
    matches = weigh_story(prepared, floor=0.0)
    weighed = {(unit_of(match.left), unit_of(match.right)): match.probability for match in matches}
    confidence: dict[Link, float] = {}
    units = story.units()
    for place, left in enumerate(units):
        for right in units[place + 1 :]:
            if left[0] != right[0]:
                confidence[left, right] = weighed.get((left, right), 0.0)
    kept = [match for match in matches if match.probability >= DEFAULTS.candidate_floor]
    groups = group_rows(prepared, kept, threshold=DEFAULTS.threshold)
    units_of = [frozenset(unit_of(prepared.ids[row]) for row in group) for group in groups]
    return Predicted.of_groups(story.story_id, units_of, confidence)


def as_json(found: Predicted) -> dict[str, object]:
    """Predictions as an independent scorer reads them."""

    def flat(link: tuple[Unit, Unit]) -> list[int]:
        return [*link[0], *link[1]]

    return {
        "story_id": found.story_id,
        "links": [flat(link) for link in sorted(found.links)],
        "groups": [[list(unit) for unit in sorted(group)] for group in found.groups or ()],
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
    links, unique = scores.links, scores.unique
    figures = [links.precision, links.recall, links.f1, scores.bcubed_precision, scores.bcubed_recall]
    figures += [scores.bcubed_f1, unique.precision, unique.recall]
    rest = "".join("       -" if value is None else f"{value:8.3f}" for value in (scores.ece, scores.brier))
    return f"{name:26}" + "".join(f"{value:8.3f}" for value in figures) + rest
