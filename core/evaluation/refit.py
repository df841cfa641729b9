"""Refit the coefficients of the pair model on labelled stories: `python -m core.evaluation.refit FOLDER [--write]`."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.alignment import PreparedStory
from core.alignment import probability as stored
from core.alignment.evidence import FEATURES, gather
from core.alignment.nominate import FEATURES as NOMINATING
from core.alignment.nominate import CandidatePairs, Values, nominate
from core.alignment.probability import Calibration, Logistic
from core.embedding import Encoder, load_encoder
from core.evaluation.alignment import SEEDS, STORIES, prepare
from core.evaluation.labelled import LabelledStory, load_stories, unit_of
from core.evaluation.link_scores import average_precision, calibration_error, harmonic
from core.settings import DEFAULT_MODEL, model_named

BRIEF_SETS = ("ecbplus_dev.jsonl", "superpal_dev.jsonl")
"""Sets of briefs and of summaries: the weights of the evidence are fitted on them, the calibration is not."""
WHOLE_SETS = ("real_dev.jsonl", "stories")
"""Sets of whole articles, which both are fitted on; "stories" are the invented ones that lie with the tests."""
CHECKED = "seeds"
"""Never fitted on, always reported."""
RIDGE = 1.0  # on standardised features; 0.3 to 3 gave the same within 0.01
SET_WEIGHT = 20_000  # each set weighs as much as so many pairs, however large it is
MOST_LOST = 0.01  # of AP, by any set left out, against what the coefficients in use had on it

Labels = NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Pairs:
    """The scored pairs of a set: their evidence, and 1 for a link or 0 for none."""

    evidence: Mapping[str, Values]
    labels: Labels

    def table(self, names: Sequence[str]) -> NDArray[np.float64]:
        """Columns of evidence, float64, shape (pairs, names)."""
        return np.stack([self.evidence[name] for name in names], axis=1).astype(np.float64)


def main(arguments: Sequence[str] | None = None) -> None:
    """Refit on labelled sets; print how each is weighed by what the others give; write the coefficients when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help=f"holds {', '.join(BRIEF_SETS)} and {WHOLE_SETS[0]}")
    parser.add_argument("--model", type=model_named, default=DEFAULT_MODEL, help="the encoder to fit for")
    parser.add_argument("--write", action="store_true", help="replace this encoder's row in coefficients.json")
    options = parser.parse_args(arguments)
    encoder = load_encoder(options.model)
    sets = load_sets(options.folder, encoder)
    left_out = leave_one_out(sets)
    before = stored.coefficients(encoder.name).left_out
    lost = {name: before[name] - ap for name, ap in left_out.items() if name in before}
    fitted = [name for name in sets if name != CHECKED]
    if not set(fitted) & set(WHOLE_SETS):
        raise SystemExit("no set of whole articles: nothing to calibrate on")
    if options.write:
        if (worst := max(lost, key=lost.__getitem__, default=None)) and lost[worst] > MOST_LOST:
            raise SystemExit(f"nothing written: {worst}, left out, loses {lost[worst]:.3f} AP, more than {MOST_LOST}")
        write(sets, fitted, left_out, model=options.model, fingerprint=encoder.name)


def load_sets(folder: Path, encoder: Encoder) -> dict[str, Pairs]:
    """Read and weigh every set that is there, and say which are absent."""
    files = {name: [folder / name] for name in (*BRIEF_SETS, WHOLE_SETS[0])}
    files |= {WHOLE_SETS[1]: sorted(STORIES.glob("*.json")), CHECKED: [SEEDS]}
    sets = {}
    for name, found in files.items():
        if not all(file.is_file() for file in found):
            print(f"absent, not fitted on: {name}")
            continue
        sets[name] = gather_pairs([story for file in found for story in load_stories(file)], encoder)
    return sets


def gather_pairs(stories: Iterable[LabelledStory], encoder: Encoder) -> Pairs:
    """The evidence and the label of every scored pair of some stories."""
    evidence: list[dict[str, Values]] = []
    labels: list[Labels] = []
    for labelled in stories:
        story = prepare(labelled, encoder)
        pairs = nominate(story, intercept=0, weights=dict.fromkeys(NOMINATING, 0.0), least=0)
        own = label(labelled, story, pairs)
        evidence.append({name: values[own >= 0] for name, values in gather(story, pairs).items()})
        labels.append(own[own >= 0])
    return Pairs({name: np.concatenate([one[name] for one in evidence]) for name in FEATURES}, np.concatenate(labels))


def label(labelled: LabelledStory, story: PreparedStory, pairs: CandidatePairs) -> Labels:
    """Label pairs: 1 link, 0 none, -1 not scored."""
    units = [unit_of(name) for name in story.ids]
    links = [(units[left], units[right]) for left, right in zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)]
    return np.array([1 if link in labelled.links else -1 if link in labelled.maybe else 0 for link in links], np.int8)


def leave_one_out(sets: Mapping[str, Pairs]) -> dict[str, float]:
    """Print how well each set is ranked and calibrated by what the others give, and return the average precisions."""
    found = {}
    print(f"{'left out':22}{'AP':>8}{'base rate':>11}{'link-all F1':>13}{'ECE':>8}")
    for name, pairs in sets.items():
        others = [other for other in sets if other not in (name, CHECKED)] or [name]
        calibration = calibrate(sets, [other for other in others if other in WHOLE_SETS] or others, others)
        score = fit_logistic(sets, others, FEATURES).log_odds(pairs.evidence)
        found[name] = round(average_precision(score.tolist(), pairs.labels.tolist()), 4)
        rate = float(pairs.labels.mean())
        told = zip(calibration.probability(score).tolist(), (pairs.labels == 1).tolist(), strict=True)
        error = calibration_error(list(told))
        print(f"{name:22}{found[name]:8.3f}{rate:11.3f}{harmonic(rate, 1.0):13.3f}{error:8.3f}")
    print(f"{'mean':22}{sum(found.values()) / len(found):8.3f}")
    return found


def fit_logistic(sets: Mapping[str, Pairs], names: Sequence[str], features: Sequence[str]) -> Logistic:
    """Fit a logistic model with a ridge on the standardised features, each set with equal weight."""
    from sklearn.linear_model import LogisticRegression

    table = np.concatenate([sets[name].table(features) for name in names])
    mean, spread = table.mean(axis=0), table.std(axis=0) + 1e-9
    model = LogisticRegression(C=1 / RIDGE, max_iter=500)
    model.fit((table - mean) / spread, _labels(sets, names), sample_weight=_weights(sets, names))
    own = model.coef_[0] / spread
    return Logistic(
        float(model.intercept_[0] - own @ mean),
        {name: float(value) for name, value in zip(features, own, strict=True)},
    )


def calibrate(sets: Mapping[str, Pairs], whole: Sequence[str], fitted: Sequence[str]) -> Calibration:
    """Fit slope and shift on sets of whole articles, each weighed by the evidence of the other sets.

    Args:
        sets: All sets.
        whole: Those to calibrate on.
        fitted: Those that weights may come from.
    """
    from sklearn.linear_model import LogisticRegression

    scores = []
    for name in whole:
        others = [other for other in fitted if other != name] or [name]
        scores.append(fit_logistic(sets, others, FEATURES).log_odds(sets[name].evidence))
    model = LogisticRegression(C=1e6, max_iter=500)
    model.fit(np.concatenate(scores)[:, None], _labels(sets, whole), sample_weight=_weights(sets, whole))
    return Calibration(float(model.coef_[0][0]), float(model.intercept_[0]))


def write(
    sets: Mapping[str, Pairs], fitted: Sequence[str], left_out: Mapping[str, float], *, model: str, fingerprint: str
) -> None:
    """Replace the row of an encoder."""
    calibration = calibrate(sets, [name for name in fitted if name in WHOLE_SETS], fitted)
    rows = json.loads(stored.FILE.read_text(encoding="utf-8"))
    rows[fingerprint] = {
        "encoder": model,
        "fitted_on": f"{', '.join(fitted)}, equal weight; calibrated on those of whole articles",
        "date": datetime.now(UTC).date().isoformat(),
        "nominate": _digits(fit_logistic(sets, fitted, NOMINATING)),
        "pair": _digits(fit_logistic(sets, fitted, FEATURES)),
        "calibration": {"slope": round(calibration.slope, 4), "shift": round(calibration.shift, 4)},
        "left_out": dict(left_out),
    }
    stored.FILE.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    print(f"written: {stored.FILE.name}, {model}")


def _labels(sets: Mapping[str, Pairs], names: Iterable[str]) -> Labels:
    return np.concatenate([sets[name].labels for name in names])


def _weights(sets: Mapping[str, Pairs], names: Iterable[str]) -> NDArray[np.float64]:
    return np.concatenate([np.full(len(sets[name].labels), SET_WEIGHT / len(sets[name].labels)) for name in names])


def _digits(model: Logistic) -> dict[str, object]:
    """Four digits of each number: enough, and a diff that can be read."""
    weights = {name: round(value, 4) for name, value in model.weights.items()}
    return {"intercept": round(model.intercept, 4), "weights": weights}


if __name__ == "__main__":
    main()
