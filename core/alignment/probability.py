"""From evidence to the probability that two sentences make the same point."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.alignment.evidence import FEATURES

FILE = Path(__file__).with_name("coefficients.json")


@dataclass(frozen=True, slots=True)
class Coefficients:
    """A logistic model: one weight for each feature, in the features' own units."""

    intercept: float
    weights: dict[str, float]

    def probability(self, features: dict[str, NDArray[np.float32]]) -> NDArray[np.float32]:
        """Return probabilities in [0, 1] in the shape of the features."""
        score = np.full_like(next(iter(features.values())), self.intercept)
        for name in FEATURES:
            score += np.float32(self.weights[name]) * features[name]
        return np.asarray(1 / (1 + np.exp(-score)), dtype=np.float32)


@lru_cache(maxsize=1)
def coefficients() -> Coefficients:
    """Read the coefficients that lie beside this file; `python -m core.evaluation.refit` writes them."""
    read = json.loads(FILE.read_text(encoding="utf-8"))
    return Coefficients(read["intercept"], read["weights"])
