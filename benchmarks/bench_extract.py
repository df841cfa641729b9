"""Time of all that one article gives by itself, quotes and facts from one parse, as a ratio of the bare parse.

Run `OMP_NUM_THREADS=1 python benchmarks/bench_extract.py`. A floor that is missed ends with exit code 1.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from core.facts import find_facts, statements
from core.ingest import read_folder
from core.models import Reading
from core.quotes import find_quotes
from core.text import read
from core.text.parse import parse_reading, parser

MOST_OVERHEAD = 1.5
"""Quotes, trees and facts may take this much of the bare parse's time, whatever the machine. A second parse would not
fit in."""
ROUNDS = 3
SEEDS = Path(__file__).parents[1] / "seeds"


def seconds(work: object, *arguments: object) -> float:
    """Best processor time of some rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        started = time.process_time()
        work(*arguments)
        best = min(best, time.process_time() - started)
    return best


def extract(readings: list[Reading]) -> None:
    """What `core.compare` asks of each article."""
    for reading in readings:
        parsed = parse_reading(reading)
        find_quotes(reading, parsed)
        find_facts(statements(reading, parsed))


def main() -> int:
    readings = [read(article) for article in read_folder(SEEDS)[1]]
    words = sum(len(reading.article.text.split()) for reading in readings)
    parser()
    bare = seconds(lambda: [parse_reading(reading) for reading in readings])
    whole = seconds(extract, readings)
    print(f"{words} words: {whole / words * 1000:.3f} s for 1,000, parse alone {bare / words * 1000:.3f}")
    print(f"quotes and facts with their parse against bare parse: {whole / bare:.2f} (at most {MOST_OVERHEAD})")
    return int(whole > MOST_OVERHEAD * bare)


if __name__ == "__main__":
    sys.exit(main())
