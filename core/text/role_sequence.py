"""Body or not, line after line: the observations weighed, with what the neighbours are.

A chain with two states (body, other): each line's weights are summed, each step from line to line costs or gains. The
probability of a line is that of all readings of the article in which it is body (forward and backward sums).
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from core.text.role_evidence import Evidence

MODEL = Path(__file__).with_name("roles_model.json")


@dataclass(frozen=True, slots=True)
class RoleWeights:
    """What each observation weighs for (above 0) or against (below 0) body, in log odds.

    `bias` is the weight of every line, `steps` the weight of a step: from other to other, from other to body, from
    body to other, from body to body. A line is body from probability `threshold`; below 0.5, since a lost sentence is
    worse than a kept teaser.
    """

    by_name: dict[str, float]
    bias: float
    steps: tuple[float, float, float, float]
    threshold: float


@lru_cache(maxsize=1)
def weights() -> RoleWeights:
    """Read the fitted weights; `core/evaluation/fit_roles.py` makes them."""
    stored = json.loads(MODEL.read_text(encoding="utf-8"))
    other_other, other_body, body_other, body_body = stored["steps"]
    return RoleWeights(
        stored["weights"], stored["bias"], (other_other, other_body, body_other, body_body), stored["threshold"]
    )


def leaning(evidence: Evidence) -> float:
    """Sum the weights of one line's observations: log odds of body without its neighbours."""
    known = weights()
    return known.bias + sum(known.by_name.get(name, 0.0) * value for name, value in evidence.items())


def body_probabilities(leanings: Sequence[float]) -> list[float]:
    """Give each line its probability of being body, in [0, 1], its neighbours taken into account.

    Args:
        leanings: For each line its log odds of body by itself; -inf or inf where a rule has decided.
    """
    if not leanings:
        return []
    steps = tuple(math.exp(step) for step in weights().steps)
    local = [_probability(leaning) for leaning in leanings]
    forward = _forward(local, steps)
    backward = _backward(local, steps)
    return [
        body * later_body / (body * later_body + other * later_other)
        for (other, body), (later_other, later_body) in zip(forward, backward, strict=True)
    ]


def _forward(local: Sequence[float], steps: Sequence[float]) -> list[tuple[float, float]]:
    other, body = 1 - local[0], local[0]
    sums = [(other, body)]
    for chance in local[1:]:
        other, body = (
            (other * steps[0] + body * steps[2]) * (1 - chance),
            (other * steps[1] + body * steps[3]) * chance,
        )
        total = other + body
        other, body = other / total, body / total
        sums.append((other, body))
    return sums


def _backward(local: Sequence[float], steps: Sequence[float]) -> list[tuple[float, float]]:
    other = body = 1.0
    sums = [(other, body)]
    for chance in reversed(local[1:]):
        other, body = (
            steps[0] * (1 - chance) * other + steps[1] * chance * body,
            steps[2] * (1 - chance) * other + steps[3] * chance * body,
        )
        total = other + body
        other, body = other / total, body / total
        sums.append((other, body))
    return sums[::-1]


def _probability(leaning: float) -> float:
    # Kept off 0 and 1, so that no reading of the article is impossible.
    return min(1 - 1e-12, max(1e-12, 1 / (1 + math.exp(-max(-30.0, min(30.0, leaning))))))
