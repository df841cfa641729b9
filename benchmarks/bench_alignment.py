"""Alignment without the encoder: growth from 200 to 20,000 sentences, and the five seeds. Times as ratios in one run.

Sentences are made up: each article mixes sentences of its own with reworded ones that other articles hold too.
Run: `python benchmarks/bench_alignment.py [--sizes 200 2000 20000]`
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from core.alignment import group_points, weigh_pairs
from core.index import Index
from core.models import Article, Reading, Sentence
from core.storage import load_comparison

ROOT = Path(__file__).parents[1]
OUTLETS, WIDTH, SHARED_PART = 40, 384, 0.4
MOST_SECONDS, MOST_BYTES, MOST_SEEDS_SECONDS = 60.0, 2 * 1024**3, 0.2


def made_up(sentences: int, seed: int = 7) -> tuple[list[Reading], np.ndarray]:
    """Articles of one story, with unit vectors that are close where sentences reword one another."""
    rng, numbers = random.Random(seed), np.random.default_rng(seed)
    words = [f"w{rank}" for rank in range(20_000)]
    weights = [1 / (rank + 10) for rank in range(20_000)]
    topic = 0.7 * numbers.standard_normal(WIDTH)
    shared = [
        (rng.choices(words, weights, k=22), topic + numbers.standard_normal(WIDTH))
        for _ in range(max(8, sentences // 40))
    ]
    readings, vectors = [], []
    for number in range(OUTLETS):
        texts = []
        for _ in range(max(1, sentences // OUTLETS)):
            if rng.random() < SHARED_PART:
                base, vector = rng.choice(shared)
                text = [word for word in base if rng.random() < 0.8] + rng.choices(words, weights, k=3)
                vector = vector + 0.6 * numbers.standard_normal(WIDTH)
            else:
                text, vector = rng.choices(words, weights, k=22), topic + numbers.standard_normal(WIDTH)
            texts.append(" ".join(text).capitalize() + ".")
            vectors.append(vector / np.linalg.norm(vector))
        readings.append(_reading(f"{number:03}", texts))
    return readings, np.array(vectors, dtype=np.float32)


def _reading(article_id: str, texts: list[str]) -> Reading:
    start, sentences = 0, []
    for text in texts:
        sentences.append(Sentence(f"{article_id}@{start}", article_id, start, start + len(text), len(sentences)))
        start += len(text) + 1
    return Reading(Article(article_id, article_id, " ".join(texts), ""), (), tuple(sentences))


def align(readings: list[Reading], vectors: np.ndarray) -> tuple[float, int, int]:
    """Seconds for weighing and grouping, matches kept, points found."""
    given = [
        (sentence.sentence_id, sentence.article_id, reading.article.text[sentence.start : sentence.end])
        for reading in readings
        for sentence in reading.sentences
    ]
    begun = time.perf_counter()
    matches = weigh_pairs(given, vectors, floor=0.05)
    points = group_points(readings, matches, threshold=0.5)
    return time.perf_counter() - begun, len(matches), len(points)


def seeds_seconds() -> float:
    """Seconds for the five seeds, vectors made up since only their number counts here."""
    comparison = load_comparison(ROOT / "seeds" / "comparison.json")
    index = Index(comparison.readings, ())
    vectors = np.random.default_rng(1).standard_normal((len(index.sentences), WIDTH)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    align(list(comparison.readings), vectors)  # once to warm up the imports
    return min(align(list(comparison.readings), vectors)[0] for _ in range(3))


def main() -> int:
    """Print the table; 1 when a limit of the issue is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", nargs="+", type=int, default=[200, 2_000, 20_000])
    options = parser.parse_args()
    five = seeds_seconds()
    print(f"five seeds: {five:.3f} s (limit {MOST_SEEDS_SECONDS} s)")
    fine, before = five <= MOST_SEEDS_SECONDS, None
    for size in options.sizes:
        seconds, matches, points = align(*made_up(size))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        growth = f", {seconds / before:.1f} times the size before" if before else ""
        print(
            f"{size:6} sentences: {seconds:7.2f} s{growth}; {matches} pairs kept, {points} points, "
            f"{peak / 2**20:.0f} MB"
        )
        fine, before = fine and seconds <= MOST_SECONDS and peak <= MOST_BYTES, seconds
    return 0 if fine else 1


if __name__ == "__main__":
    raise SystemExit(main())
