"""From evidence to the probability that two sentences make the same point."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from core.alignment.context import look_around
from core.alignment.evidence import brevity, gather, gather_around, log_odds
from core.alignment.nominate import CandidatePairs, Values
from core.alignment.prepared import PreparedStory

FILE = Path(__file__).with_name("coefficients.json")
NO_BRIEFS = 0.02  # brevity below which the model of briefs has no say
SAME_WORDS = 0.8  # lexical similarity from which no surroundings speak against a pair


@dataclass(frozen=True, slots=True)
class Logistic:
    """A logistic model: one weight for each feature, in the features' own units."""

    intercept: float
    weights: dict[str, float]

    def probability(self, features: Mapping[str, Values]) -> Values:
        """Return probabilities in [0, 1], float32, in the shape of the features.

        Raises:
            KeyError: If a feature is missing.
        """
        score = np.full(len(next(iter(features.values()))), self.intercept, dtype=np.float64)
        for name, weight in self.weights.items():
            score += weight * features[name]
        return np.asarray(1 / (1 + np.exp(-np.clip(score, -30, 30))), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Coefficients:
    """`nominate` says which pairs to look at; `whole` weighs pairs of whole reports.

    Pairs of briefs are weighed each alone (`alone`), then among each other (`together`).
    """

    nominate: Logistic
    whole: Logistic
    alone: Logistic
    together: Logistic


@lru_cache(maxsize=1)
def coefficients() -> Coefficients:
    """Read the coefficients that lie beside this file; `python -m core.evaluation.refit` writes them."""
    read = json.loads(FILE.read_text(encoding="utf-8"))
    return Coefficients(**{name: Logistic(**read[name]) for name in Coefficients.__dataclass_fields__})


def weigh(story: PreparedStory, pairs: CandidatePairs, model: Coefficients) -> Values:
    """Return the probability of each nominated pair, float32, shape (pairs,).

    The two models are mixed in log odds by the story's brevity, so that nothing jumps where one begins to count.
    """
    if not len(pairs):
        return np.zeros(0, dtype=np.float32)
    evidence = gather(story, pairs)
    whole = model.whole.probability(evidence)
    share = brevity(story)
    if share < NO_BRIEFS:
        return whole
    evidence |= gather_around(story, pairs)
    alone = model.alone.probability(evidence)
    brief = model.together.probability(evidence | look_around(story, pairs, alone))
    mixed = (1 - share) * log_odds(whole) + share * log_odds(brief)
    probability = np.asarray(1 / (1 + np.exp(-mixed)), dtype=np.float32)
    return np.where(pairs.lexical >= SAME_WORDS, np.maximum(probability, whole), probability)
