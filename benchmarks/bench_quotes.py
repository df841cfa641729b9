"""Time of finding quotes, on one core, after the parser is loaded; and of joining them across outlets.

Run `OMP_NUM_THREADS=1 python benchmarks/bench_quotes.py`. A floor that is missed ends with exit code 1.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from core.quotes import find_quotes_in_text
from core.text.parse import parse, parser
from core.text.quotation_marks import find_marks

FLOOR_SECONDS = 0.25
"""For 1,000 words; from issue 3."""
MOST_OVERHEAD = 1.5
"""Finding quotes may take this much of the bare parse's time, whatever the machine."""
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


def main() -> int:
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    words = sum(len(text.split()) for text in texts)
    parser()
    bare = seconds(lambda: [parse([line for line in text.splitlines() if line.strip()]) for text in texts])
    whole = seconds(lambda: [find_quotes_in_text(text) for text in texts])
    marks = seconds(find_marks, "“a " * 10_000)
    per_thousand = whole / words * 1000
    print(
        f"{words} words: {per_thousand:.3f} s for 1,000 (floor {FLOOR_SECONDS}), parse alone {bare / words * 1000:.3f}"
    )
    print(f"finder against bare parse: {whole / bare:.2f} (at most {MOST_OVERHEAD}); 10,000 open marks: {marks:.2f} s")
    return int(per_thousand > FLOOR_SECONDS or whole > MOST_OVERHEAD * bare)


if __name__ == "__main__":
    sys.exit(main())
