"""Sentences a second: our encoder beside SentenceTransformer.encode with its defaults, taking turns in one run.

Run `python benchmarks/bench_encoding.py [--rounds 5]`. A floor that is missed ends with exit code 1.

Both hold the same weights and as many threads as torch chooses. On a processor with bfloat16 units ours computes in
bfloat16, as it does in the product; float32 is then timed beside it.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np
from numpy.typing import NDArray

from core.embedding.minilm import SentenceEncoder, has_bfloat16
from core.embedding.model_files import find_weights
from core.example_story import texts_of
from core.ingest import read_folder
from core.settings import DEFAULT_MODEL

FLOOR_RATIO, FLOOR_RATIO_BFLOAT16 = 1.0, 1.6
"""Against the defaults; from issue 2."""
LEAST_COSINE, LEAST_COSINE_BFLOAT16 = 0.9999, 0.999
SEEDS = Path(__file__).parents[1] / "seeds"
OWN = 400
OPENINGS = ("The harbour master", "Two councillors", "A spokeswoman for the port", "Residents of Harwich", "Nobody")
VERBS = ("said", "denied", "was told", "had warned in March", "could not confirm")
PARTS = (
    "that the ferry would sail again on Friday",
    "that 300 passengers spent the night in a school",
    "although the rudder had been inspected twice since 2024",
    "because the tugs from Felixstowe arrived four hours late",
    "while the company blamed a chart that had never been corrected",
    "in a letter seen by this newspaper and by the transport committee",
    "and asked whether “anybody on the bridge was awake at all”",
    "at a cost of £2.4 million a week",
)
Encode = Callable[[Sequence[str]], NDArray[np.float32]]


def sentences() -> list[str]:
    """Sentences of our own, of many lengths, each only once, and those of the seeds; in no order of length."""
    chance = random.Random(11)
    own: dict[str, None] = {}
    while len(own) < OWN:
        parts = [chance.choice(PARTS) for _ in range(int(chance.expovariate(0.4)))]
        own[" ".join([chance.choice(OPENINGS), chance.choice(VERBS), *parts[:16]]) + f" ({len(own)})."] = None
    mixed = [*own, *texts_of(read_folder(SEEDS)[1])]
    chance.shuffle(mixed)
    return mixed


def defaults() -> Encode:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(find_weights(DEFAULT_MODEL).folder), device="cpu", local_files_only=True)
    return lambda texts: model.encode(list(texts))


def ours(*, bfloat16: bool | None) -> Encode:
    return SentenceEncoder(find_weights(DEFAULT_MODEL), bfloat16=bfloat16).encode


def take_turns(encoders: dict[str, Encode], texts: Sequence[str], rounds: int) -> dict[str, list[float]]:
    """Seconds of each encoder in each round; in turns, so that what else runs here slows all alike."""
    taken: dict[str, list[float]] = {name: [] for name in encoders}
    for _ in range(rounds):
        for name, encode in encoders.items():
            started = time.perf_counter()
            encode(texts)
            taken[name].append(time.perf_counter() - started)
    return taken


def smallest_cosine(left: NDArray[np.float32], right: NDArray[np.float32]) -> float:
    left, right = (rows / np.linalg.norm(rows, axis=1, keepdims=True) for rows in (left, right))
    return float((left * right).sum(axis=1).min())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    import torch

    fast = has_bfloat16()
    texts = sentences()
    words = sorted(len(text.split()) for text in texts)
    encoders = {"defaults": defaults(), "ours, float32": ours(bfloat16=False)}
    if fast:
        encoders["ours, bfloat16"] = ours(bfloat16=True)
    once = ours(bfloat16=None)
    encoders["ours, each text twice"] = lambda texts: once([*texts, *texts])
    expected = encoders["defaults"](texts)
    cosines = {name: smallest_cosine(expected, encode(texts)[: len(texts)]) for name, encode in encoders.items()}
    taken = take_turns(encoders, texts, rounds)
    print(f"{len(texts)} sentences of {words[0]} to {words[-1]} words, median {words[len(words) // 2]}")
    print(f"{torch.get_num_threads()} threads, bfloat16 units: {'yes' if fast else 'no'}; best of {rounds} rounds")
    print(f"{'':24}{'sentences/s':>12}{'ratio':>8}{'smallest cosine':>17}")
    # The best round of each: what else runs on the machine only ever adds to a round.
    best = {name: min(seconds) for name, seconds in taken.items()}
    ratios = {name: best["defaults"] / seconds for name, seconds in best.items()}
    for name, seconds in best.items():
        print(f"{name:24}{len(texts) / seconds:12.0f}{ratios[name]:8.2f}{cosines[name]:17.6f}")
    used, ratio, cosine = ("ours, float32", FLOOR_RATIO, LEAST_COSINE)
    if fast:
        used, ratio, cosine = ("ours, bfloat16", FLOOR_RATIO_BFLOAT16, LEAST_COSINE_BFLOAT16)
    kept = ratios[used] >= ratio and cosines[used] >= cosine
    print(f"floors ({used}: {ratio} times as fast, cosine {cosine}): {'kept' if kept else 'not kept'}")
    return int(not kept)


if __name__ == "__main__":
    sys.exit(main())
