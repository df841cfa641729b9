"""Refit the weights of `core/text/role_sequence.py` on labelled pages, with cross-validated figures.

    python -m core.evaluation.fit_roles roles_dev.jsonl --out core/text/roles_model.json

The pages are JSON lines with `doc_id`, `text` and `lines` (`start`, `end`, `label`: body, other, meta or unscored).
Unscored lines may be either. The fit is deterministic. Learning also from articles put between the head and the foot
of other pages was tried and changed nothing beyond chance (F1 0.979 against 0.980).

Not sklearn-crfsuite 0.5.0 (MIT; python-crfsuite 0.9.12, 5 MB, C++): its penalty pulls weights to 0 and not to what
they mean beforehand, and each line of a page must have one label; both matter with a few dozen pages, labelled in part.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.text import phrases
from core.text.lines import Line, lines
from core.text.role_evidence import Evidence, observe

BOILERPLATE = tuple(phrases.reasons())
Array = NDArray[np.float64]
# Chosen by cross-validation over pages among 1 and 3, with the threshold; the figures differ by less than 0.003 in F1.
RIDGE = 3.0
FOLDS = 8
MOST_STEPS = 80
THRESHOLD = 0.3
# What an observation weighs before any page is seen, in log odds: most kinds of boilerplate are rare in a few dozen
# pages, but their meaning is known. The penalty pulls towards these values instead of 0. Own judgement.
BEFOREHAND = {
    **dict.fromkeys(("comments", "newsletter", "donation", "consent", "copyright", "advertising", "bio"), -1.2),
    **dict.fromkeys(("share", "teaser", "navigation", "credit", "copyright sign", "separators", "label first"), -0.8),
    **dict.fromkeys((f"{kind}, whole line" for kind in BOILERPLATE), -1.5),
    **dict.fromkeys(("byline", "dated", "picture credit inside", "picture words", "post", "handle"), -0.8),
    **dict.fromkeys(("begins like a request", "begins as the house does", "an appeal beside it"), -0.8),
    "between two appeals": -2.0,
    "is cut off": -2.5,
    "picture credit": -2.5,
}


@dataclass(frozen=True, slots=True)
class Example:
    """The lines of a page with their observations; `allowed` has a row (other, body) for each line."""

    found: tuple[Line, ...]
    labels: tuple[str, ...]
    evidence: tuple[Evidence, ...]


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit, print cross-validated figures and write the weights."""
    parser = argparse.ArgumentParser(description="Refit the weights that tell body from the rest of a page.")
    parser.add_argument("pages", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--made", default=datetime.now(UTC).date().isoformat(), help="date written into the file")
    options = parser.parse_args(arguments)
    examples = [
        example(json.loads(row)) for row in options.pages.read_text(encoding="utf-8").split("\n") if row.strip()
    ]
    names = sorted({name for page in examples for evidence in page.evidence for name in evidence})
    figures = cross_validate(examples, names)
    print(figures)
    fitted = fit(examples, names)
    if options.out:
        note = {
            "what": "weights for body against other, in log odds; made by core/evaluation/fit_roles.py",
            "set": f"{options.pages.stem}, {len(examples)} pages",
            "made": options.made,
            "cross_validated": figures,
        }
        options.out.write_text(json.dumps({**note, **fitted}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def example(page: dict[str, Any]) -> Example:
    """Turn a labelled page into lines, labels and observations."""
    found = lines(page["text"])
    labels = []
    for line in found:
        spans = [span for span in page["lines"] if span["start"] <= line.start < span["end"]]
        labels.append(spans[0]["label"] if spans else "unscored")
    return Example(tuple(found), tuple(labels), tuple(observe(found)))


def cross_validate(examples: Sequence[Example], names: Sequence[str]) -> dict[str, float]:
    """Judge every page by weights that were fitted without it; counts are non-blank characters."""
    order = [int(place) for place in np.random.RandomState(3).permutation(len(examples))]
    kept = lost = wrong = left = 0
    for fold in range(FOLDS):
        held = [examples[place] for position, place in enumerate(order) if position % FOLDS == fold]
        rest = [examples[place] for position, place in enumerate(order) if position % FOLDS != fold]
        fitted = fit(rest, names)
        for page, chances in zip(held, predict(held, names, fitted), strict=True):
            for line, label, chance in zip(page.found, page.labels, chances, strict=True):
                size, body = len("".join(line.shown.split())), bool(chance >= THRESHOLD)
                kept += size * (label == "body" and body)
                lost += size * (label == "body" and not body)
                wrong += size * (label == "other" and body)
                left += size * (label == "other" and not body)
    return {
        "char_f1": round(2 * kept / (2 * kept + lost + wrong), 4),
        "body_lost": round(lost / (kept + lost), 4),
        "other_kept": round(wrong / (wrong + left), 4),
        "folds": FOLDS,
    }


def fit(examples: Sequence[Example], names: Sequence[str]) -> dict[str, Any]:
    """Fit the chain by maximum likelihood with a ridge penalty (L-BFGS)."""
    from scipy.optimize import minimize

    values, allowed, valid = _packed(examples, names)
    flat = values.reshape(-1, values.shape[2])
    beforehand = np.array([BEFOREHAND.get(name, 0.0) for name in names] + [0.0] * 5)

    def cost(point: Array) -> tuple[float, Array]:
        weights, steps = point[:-4], point[-4:].reshape(2, 2)
        scores = np.zeros((*values.shape[:2], 2))
        scores[:, :, 1] = (flat @ weights).reshape(values.shape[:2])
        total, nodes, edges = _sums(scores, steps, valid)
        wanted, wanted_nodes, wanted_edges = _sums(np.where(allowed, scores, -1e9), steps, valid)
        slope = flat.T @ (nodes - wanted_nodes)[:, :, 1].reshape(-1)
        gradient = np.concatenate([slope, (edges - wanted_edges).ravel()]) + RIDGE * (point - beforehand)
        return float(total - wanted + 0.5 * RIDGE * ((point - beforehand) ** 2).sum()), gradient

    found = minimize(cost, beforehand, jac=True, method="L-BFGS-B", options={"maxiter": MOST_STEPS})
    return {
        "threshold": THRESHOLD,
        "bias": round(float(found.x[-5]), 4),
        "steps": [round(float(step), 4) for step in found.x[-4:]],
        "weights": {name: round(float(weight), 4) for name, weight in zip(names, found.x[:-5], strict=True)},
    }


def predict(examples: Sequence[Example], names: Sequence[str], fitted: dict[str, Any]) -> list[Array]:
    """Give each line of each page its probability of being body."""
    values, _, valid = _packed(examples, names)
    weights = np.array([*(fitted["weights"][name] for name in names), fitted["bias"]])
    scores = np.zeros((*values.shape[:2], 2))
    scores[:, :, 1] = values @ weights
    _, nodes, _ = _sums(scores, np.array(fitted["steps"]).reshape(2, 2), valid)
    return [nodes[number, : len(page.found), 1] for number, page in enumerate(examples)]


def _packed(examples: Sequence[Example], names: Sequence[str]) -> tuple[Array, NDArray[np.bool_], NDArray[np.bool_]]:
    column = {name: number for number, name in enumerate(names)}
    longest = max(len(page.found) for page in examples)
    values = np.zeros((len(examples), longest, len(names) + 1))
    allowed = np.ones((len(examples), longest, 2), dtype=bool)
    valid = np.zeros((len(examples), longest), dtype=bool)
    for number, page in enumerate(examples):
        valid[number, : len(page.found)] = True
        for place, (label, evidence) in enumerate(zip(page.labels, page.evidence, strict=True)):
            values[number, place, -1] = 1.0
            for name, value in evidence.items():
                if name in column:
                    values[number, place, column[name]] = value
            allowed[number, place] = (label != "body", label in ("body", "unscored"))
    return values, allowed, valid


def _sums(scores: Array, steps: Array, valid: NDArray[np.bool_]) -> tuple[float, Array, Array]:
    """Sum over all readings: the log of the sum, the share of each state at each line, the steps taken.

    The same chain as in `core/text/role_sequence.py`, over all pages at once and with the steps that a gradient needs.
    One page alone takes fifteen times as long this way (46 ms against 3 for 300 lines), so that readers do without.
    """
    pages, longest, _ = scores.shape
    step = np.exp(steps)
    top = scores.max(axis=2, keepdims=True)
    local = np.exp(scores - top)
    forward, backward, scale = np.zeros_like(local), np.ones_like(local), np.ones((pages, longest))
    scale[:, 0] = local[:, 0].sum(axis=1)
    forward[:, 0] = local[:, 0] / scale[:, :1]
    for place in range(1, longest):
        here = (forward[:, place - 1] @ step) * local[:, place]
        scale[:, place] = np.where(valid[:, place], here.sum(axis=1), 1.0)
        forward[:, place] = np.where(valid[:, place, None], here / scale[:, place, None], forward[:, place - 1])
    for place in range(longest - 2, -1, -1):
        later = ((backward[:, place + 1] * local[:, place + 1]) @ step.T) / scale[:, place + 1, None]
        backward[:, place] = np.where(valid[:, place + 1, None], later, 1.0)
    total = float((np.log(scale) * valid).sum() + (top[:, :, 0] * valid).sum())
    nodes = forward * backward * valid[:, :, None]
    onward = backward[:, 1:] * local[:, 1:] * (valid[:, 1:] / scale[:, 1:])[:, :, None]
    edges = step * np.einsum("ntj,ntk->jk", forward[:, :-1], onward)
    return total, nodes, edges


if __name__ == "__main__":
    main()
