"""A verdict against a move of the slider: both arrange the story again, and nothing else. Ratios, in one run.

.venv/bin/python benchmarks/bench_decisions.py [--outlets 20] [--rounds 7]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1]))

from core import example_story
from core.analysis.decided import as_decided
from core.compare import compare, rearrange
from core.decisions import findings
from core.embedding import CachedEncoder, load_encoder
from core.ingest import read_folder
from core.models import Article, Comparison, Decision, DecisionKind, Story, Verdict
from core.settings import DEFAULT_MODEL
from core.storage import load_comparison

NOW = datetime(2026, 1, 5, 12, tzinfo=UTC)


def many(outlets: int) -> tuple[Article, ...]:
    """The example's articles over and over, each copy without one of its paragraphs."""
    articles = read_folder(example_story.FOLDER)[1]
    made = []
    for number in range(outlets):
        article = articles[number % len(articles)]
        paragraphs = article.text.split("\n")
        dropped = number // len(articles) * 3 % len(paragraphs)
        text = "\n".join(line for place, line in enumerate(paragraphs) if place != dropped)
        made.append(replace(article, article_id=f"{number:03}", text=text, sha256=f"{number:064}"))
    return tuple(made)


def seconds(work: Callable[[], object], rounds: int) -> float:
    """Median of several rounds."""
    taken = []
    for _ in range(rounds):
        began = perf_counter()
        work()
        taken.append(perf_counter() - began)
    return median(taken)


def measure(name: str, comparison: Comparison, rounds: int) -> None:
    """Print how long each kind of verdict takes beside a move of the slider."""
    slider = seconds(lambda: rearrange(comparison, threshold=0.55), rounds)
    print(f"{name}: slider {slider * 1000:.0f} ms")
    first = {kind: next((one for one in findings(comparison) if one.kind is kind), None) for kind in DecisionKind}
    for kind, finding in first.items():
        if finding is None:
            continue
        for verdict in (Verdict.AGREE, Verdict.REJECT):
            decision = Decision("d", kind, finding.targets, "Ida Voss", NOW, verdict=verdict)
            articles = tuple(reading.article for reading in comparison.readings)
            story = Story("s", comparison.title, articles, (decision,), NOW, NOW, 1, compared_revision=1)
            taken = seconds(lambda story=story: as_decided(story, comparison), rounds)
            print(f"  {verdict.value:7} {kind.value:9} {taken * 1000:6.0f} ms, {taken / slider:.2f} of a slider move")


def main() -> None:
    """Measure the example story and one of many outlets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--outlets", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    measure("5 outlets", load_comparison(example_story.COMPARISON), options.rounds)
    encoder = CachedEncoder(load_encoder(DEFAULT_MODEL), None, given=example_story.VECTORS)
    measure(f"{options.outlets} outlets", compare("Many", many(options.outlets), encoder=encoder), options.rounds)


if __name__ == "__main__":
    main()
