"""What `--model thorough` costs: its encoder beside the default one, in turns in one run, on the example's sentences.

Run `python benchmarks/bench_thorough.py [--rounds 3]` after `make thorough`.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench_encoding import SEEDS, take_turns

from core.embedding import load_encoder
from core.embedding.model_files import find_weights
from core.example_story import texts_of
from core.ingest import read_folder
from core.settings import DEFAULT_MODEL, THOROUGH_MODEL

MODELS = (DEFAULT_MODEL, THOROUGH_MODEL)


def peak_memory(model: str) -> float:
    """Encode the example in this process and return the most memory it has held, in GB."""
    load_encoder(model).encode(texts_of(read_folder(SEEDS)[1]))
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e9


def on_disk(model: str) -> float:
    """Return what a model takes on disk when it is ready to load, in GB."""
    return sum(file.stat().st_size for file in find_weights(model).folder.rglob("*") if file.is_file()) / 1e9


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    texts = texts_of(read_folder(SEEDS)[1])
    disk = {model: on_disk(model) for model in MODELS}
    with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as fresh:
        memory = dict(zip(MODELS, fresh.map(peak_memory, MODELS, chunksize=1), strict=True))
    encoders = {model: load_encoder(model).encode for model in MODELS}
    take_turns(encoders, texts[:8], 1)  # loads them
    taken = take_turns(encoders, texts, rounds)
    best = {model: min(seconds) for model, seconds in taken.items()}
    print(f"{len(texts)} sentences, best of {rounds} rounds")
    print(f"{'':24}{'sentences/s':>12}{'time':>8}{'memory, GB':>12}{'disk, GB':>10}")
    for model in MODELS:
        ratio = best[model] / best[DEFAULT_MODEL]
        print(f"{model:24}{len(texts) / best[model]:12.0f}{ratio:8.1f}{memory[model]:12.2f}{disk[model]:10.2f}")


if __name__ == "__main__":
    main()
