"""From evidence to the probability that two sentences make the same point."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from core.alignment.nominate import Values
from core.settings import DEFAULT_MODEL

FILE = Path(__file__).with_name("coefficients.json")


@dataclass(frozen=True, slots=True)
class Logistic:
    """A logistic model: one weight for each feature, in the features' own units."""

    intercept: float
    weights: dict[str, float]

    def log_odds(self, features: Mapping[str, Values]) -> Values:
        """Return log odds, float32, in the shape of the features.

        Raises:
            KeyError: If a feature is missing.
        """
        score = np.full(len(next(iter(features.values()))), self.intercept, dtype=np.float64)
        for name, weight in self.weights.items():
            score += weight * features[name]
        return np.asarray(score, dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Calibration:
    """Two numbers that turn log odds into those that hold in whole articles, where few pairs make one point."""

    slope: float
    shift: float

    def probability(self, log_odds: Values) -> Values:
        """Return probabilities in [0, 1], float32, in the shape of the log odds."""
        score = np.clip(self.slope * log_odds + self.shift, -30, 30)
        return np.asarray(1 / (1 + np.exp(-score)), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Coefficients:
    """Of one encoder: `nominate` says which pairs to look at, `pair` weighs them, `calibration` makes it a probability.

    `encoder` is the model's name, `fitted_on` and `date` say where the numbers come from, `left_out` how well each set
    was ranked by numbers fitted on the others (average precision).
    """

    encoder: str
    fitted_on: str
    date: str
    nominate: Logistic
    pair: Logistic
    calibration: Calibration
    left_out: dict[str, float]

    def probability(self, evidence: Mapping[str, Values]) -> Values:
        """Return the probability of pairs with this evidence, float32, shape (pairs,)."""
        return self.calibration.probability(self.pair.log_odds(evidence))


@cache
def coefficients(model: str = "") -> Coefficients:
    """Read the coefficients of an encoder, by the fingerprint of its weights; `refit` writes them.

    An encoder that none were fitted for gets those of the default one.
    """
    rows = json.loads(FILE.read_text(encoding="utf-8"))
    row = rows.get(model) or next(row for row in rows.values() if row["encoder"] == DEFAULT_MODEL)
    return Coefficients(
        encoder=row["encoder"],
        fitted_on=row["fitted_on"],
        date=row["date"],
        nominate=Logistic(**row["nominate"]),
        pair=Logistic(**row["pair"]),
        calibration=Calibration(**row["calibration"]),
        left_out=row["left_out"],
    )
