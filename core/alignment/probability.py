"""From evidence to the probability that two sentences make the same point, in three steps."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from core.alignment.nominate import Values

FILE = Path(__file__).with_name("coefficients.json")


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
    """The steps: which pairs to look at, each pair alone, the pairs among each other. Two sets of the last two."""

    nominate: Logistic
    alone: Logistic
    together: Logistic


@lru_cache(maxsize=2)
def coefficients(*, tokens: bool) -> Coefficients:
    """Read the coefficients that lie beside this file; `python -m core.evaluation.refit` writes them.

    Args:
        tokens: Whether word pieces are at hand; without them another set is used.
    """
    read = json.loads(FILE.read_text(encoding="utf-8"))
    chosen = read["with_tokens" if tokens else "without_tokens"]
    return Coefficients(
        nominate=Logistic(**read["nominate"]),
        alone=Logistic(**chosen["alone"]),
        together=Logistic(**chosen["together"]),
    )
