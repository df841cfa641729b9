"""Time of the origins room, as ratios in one run: reading words is the unit, so that machines compare.

Run `python benchmarks/bench_origins.py`. A floor that is missed ends with exit code 1.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).parents[1]))

from core.models import Article, Passage, Reading, Role, Sentence
from core.origins import find_credits, find_near_verbatim, find_runs, group_origins, heat, shares
from core.origins.wording import wordings

WORDS = 1000
COPIES = 10
COUNTS = (40, 500, 2000)
FLOOR_SECONDS = 2.0
"""For 40 articles of 1,000 words; from issue 5."""
MOST_GROWTH = 1.5
"""Time per article at 2,000 articles against 500: linear is 1, all pairs would be 4."""
T = TypeVar("T")
SYLLABLES = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]


def vocabulary(chance: random.Random) -> tuple[list[str], list[float]]:
    words = ["the", "of", "and", "to", "in", "a", "that", "said", "for", "on"]
    words += ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(20_000)]
    return words, [1 / (rank + 3) for rank in range(len(words))]


def article(chance: random.Random, words: list[str], weights: list[float]) -> list[str]:
    return [" ".join(chance.choices(words, weights, k=25)).capitalize() + "." for _ in range(WORDS // 25)]


def derived(chance: random.Random, wire: list[str], own: list[str]) -> list[str]:
    """Half of the wire in another order, one word in eight swapped in some sentences, the rest of its own."""
    kept = chance.sample(wire, len(wire) // 2)
    edited = []
    for sentence in kept:
        parts = sentence.split()
        if chance.random() < 0.3:
            parts[::8] = ["swapped" for _ in parts[::8]]
        edited.append(" ".join(parts))
    return edited + own[: len(wire) - len(edited)]


def reading(number: int, sentences: list[str]) -> Reading:
    article_id = f"{number:05}"
    passages, marked, place = [], [], 0
    for paragraph, sentence in enumerate(sentences):
        end = place + len(sentence)
        passages.append(Passage(place, end, Role.BODY, paragraph, "bench", "bench"))
        marked.append(Sentence(f"{article_id}@{place}", article_id, place, end, paragraph))
        place = end + 1
    text = "\n".join(sentences)
    return Reading(Article(article_id, article_id, text, article_id), tuple(passages), tuple(marked))


def story(count: int) -> list[Reading]:
    chance = random.Random(5)
    words, weights = vocabulary(chance)
    readings: list[Reading] = []
    while len(readings) < count:
        wire = article(chance, words, weights)
        group = [wire, *(derived(chance, wire, article(chance, words, weights)) for _ in range(COPIES - 1))]
        first = len(readings)
        readings.extend(reading(first + place, text) for place, text in enumerate(group))
    return readings[:count]


def seconds(readings: list[Reading]) -> dict[str, float]:
    """Time each step once, in order, in seconds of processor time; `words` is the unit of the ratios."""
    times: dict[str, float] = {}

    def timed(name: str, step: Callable[[], T]) -> T:
        begin = time.process_time()
        value = step()
        times[name] = time.process_time() - begin
        return value

    timed("words", lambda: wordings(readings))
    runs = timed("runs", lambda: find_runs(readings))
    near = timed("near", lambda: find_near_verbatim(readings))
    credits = timed("credits", lambda: [credit for one in readings for credit in find_credits(one)])
    measured = timed("shares", lambda: shares(readings, runs, near))
    origins = timed("groups", lambda: group_origins(readings, measured, credits))
    timed("heat of one", lambda: heat(readings[0], runs))
    expected = (len(readings) + COPIES - 1) // COPIES
    if len(origins) != expected:
        raise SystemExit(f"{len(origins)} origins found in {len(readings)} articles, {expected} expected")
    return times


def main() -> int:
    missed = False
    per_article: dict[int, float] = {}
    seconds(story(10))
    for count in COUNTS:
        readings = story(count)
        times = seconds(readings)
        total = sum(times.values())
        per_article[count] = total / count
        steps = ", ".join(f"{name} {spent / times['words']:.2f}" for name, spent in times.items())
        print(
            f"{count:5} articles: {total:6.2f} s, {1000 * total / count:5.1f} ms each; against words: {steps}",
            flush=True,
        )
        missed |= count == 40 and total > FLOOR_SECONDS
    growth = per_article[2000] / per_article[500]
    print(f"time per article, 2,000 against 500: {growth:.2f} (linear 1, all pairs 4)")
    return 1 if missed or growth > MOST_GROWTH else 0


if __name__ == "__main__":
    sys.exit(main())
