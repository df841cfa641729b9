"""Fourteen short articles: compared by the command line, and as the page does it, side by side in one run.

Run: python benchmarks/bench_worker.py [--rounds 5] [--articles 14]

The articles are windows of the seeds' paragraphs. A round is one command line (a fresh Python, which loads the model),
one analysis by a fresh process beside a parent that looks at the job as often as the page does, and one by the same
process while it is warm (the parser still knows the sentences; no vector is remembered). The parent keeps the
comparison in a library in memory, as a visitor's is. Read the ratios: times depend on the machine.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
import time
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1]))

from core import example_story
from core.analysis.analyse import carry_out, keep, take_up
from core.analysis.limits import DEFAULTS, MB
from core.analysis.worker import Worker
from core.ingest import read_folder
from core.models import Article
from core.storage import Library
from pages.parts.stories.new_story import LOOK_AGAIN_SECONDS

ROOT = Path(__file__).parent.parent
WORDS = 190
"""Least words of an article."""
RATIO_LIMIT = 1.3
COMMAND, COLD, WARM = "command line", "page, fresh process", "page, the same again"


def cut(number: int) -> list[str]:
    """So many texts: each begins with the next paragraph of the seeds that begins none yet, evenly spread."""
    _, seeds = read_folder(example_story.FOLDER)
    paragraphs = [line for seed in seeds for line in seed.text.splitlines() if len(line.split()) > 3]
    texts = []
    for place in range(number):
        start = place * len(paragraphs) // number
        ring = paragraphs[start:] + paragraphs[:start]
        length, words = 0, 0
        while words < WORDS:
            words += len(ring[length].split())
            length += 1
        texts.append("\n\n".join(islice(ring, length)) + "\n")
    return texts


def command_line(folder: Path) -> float:
    """Seconds of `python -m core compare`."""
    began = time.monotonic()
    subprocess.run(
        [sys.executable, "-m", "core", "compare", str(folder), "--out", str(folder / "comparison.json")],
        cwd=ROOT,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return time.monotonic() - began


def page(worker: Worker, articles: list[Article]) -> tuple[float, float]:
    """Seconds from the press of the button to the kept comparison, and the most resident MB of the process."""
    library = Library("sqlite://")
    story_id = library.create("Fourteen articles", articles)
    with tempfile.TemporaryDirectory() as memory:
        began = time.monotonic()
        work = take_up(library, story_id, memory=Path(memory))
        job = worker.submit(carry_out, work, then=partial(keep, library, work))
        most = 0
        while not job.wait(LOOK_AGAIN_SECONDS):
            most = max(most, worker.resident_bytes())
        made = job.result()
        seconds = time.monotonic() - began
    assert library.comparison(story_id) == made
    return seconds, most / MB


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--articles", type=int, default=14)
    options = parser.parse_args()
    texts = cut(options.articles)
    articles = [
        Article(f"a{place:02}", f"Outlet {place + 1}", text, hashlib.sha256(text.encode()).hexdigest())
        for place, text in enumerate(texts)
    ]
    found: dict[str, list[float]] = {COMMAND: [], COLD: [], WARM: []}
    most = 0.0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for place, text in enumerate(texts):
            (folder / f"{place:03}.txt").write_text(text, encoding="utf-8")
        command_line(folder)  # fills the file cache, so that all columns start alike
        for _ in range(options.rounds):
            found[COMMAND].append(command_line(folder))
            worker = Worker(DEFAULTS)
            for kind in (COLD, WARM):
                seconds, resident = page(worker, articles)
                found[kind].append(seconds)
                most = max(most, resident)
            worker.close()
    words = sum(len(text.split()) for text in texts)
    print(f"{len(texts)} articles, {words} words, {options.rounds} rounds, load {os.getloadavg()[0]:.1f}")
    for kind, seconds_of in found.items():
        ratios = [one / base for one, base in zip(seconds_of, found[COMMAND], strict=True)]
        print(
            f"{kind:22}{median(seconds_of):8.1f} s   ratio {median(ratios):.2f} ({min(ratios):.2f}-{max(ratios):.2f})"
        )
    print(f"most resident memory of the process: {most:.0f} MB")
    cold = median(one / base for one, base in zip(found[COLD], found[COMMAND], strict=True))
    print(f"limit (a fresh process, {RATIO_LIMIT} times): {'kept' if cold <= RATIO_LIMIT else 'not kept'}")


if __name__ == "__main__":
    main()
