"""Refit the coefficients of the pair model on labelled stories: `python -m core.evaluation.refit FOLDER [--write]`."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.alignment import PreparedStory
from core.alignment import probability as stored
from core.alignment.cluster import find_groups
from core.alignment.context import CONTEXT, look_around
from core.alignment.evidence import BRIEF, WHOLE, brevity, gather, gather_around
from core.alignment.nominate import FEATURES, CandidatePairs, Values, nominate
from core.alignment.probability import Coefficients, Logistic, weigh
from core.embedding import load_encoder
from core.evaluation.alignment import prepare
from core.evaluation.labelled import LabelledStory, load_stories, unit_of
from core.evaluation.link_scores import Predicted, score
from core.settings import DEFAULT_MODEL, DEFAULTS

SETS = ("ecbplus_dev.jsonl", "superpal_dev.jsonl")
FOLDS = 7
RIDGE = 1.0  # on standardised features; 0.3 to 3 gave the same within 0.01
SET_WEIGHT = 20_000  # each set weighs as much as so many pairs, however large it is

Labels = NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Item:
    """A story with all its pairs, their labels (1 link, 0 none, -1 not scored) and evidence."""

    labelled: LabelledStory
    set_name: str
    story: PreparedStory
    pairs: CandidatePairs
    labels: Labels
    evidence: dict[str, Values]
    weight: float

    @property
    def brief(self) -> bool:
        """Whether the story is made of briefs rather than of whole reports."""
        return brevity(self.story) >= 0.5


def main(arguments: Sequence[str] | None = None) -> None:
    """Refit on a folder of labelled sets; print cross-validated figures; write the coefficients when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="holds " + " and ".join(SETS))
    parser.add_argument("--write", action="store_true", help="replace core/alignment/coefficients.json")
    options = parser.parse_args(arguments)
    items = load_items(options.folder)
    if not items:
        raise SystemExit("nothing to fit on")
    sets = list(dict.fromkeys(item.set_name for item in items))
    cross_validate(items, sets)
    if options.write:
        content = {
            "fitted_on": f"{' and '.join(sets)}, equal weight; briefs on those that are briefs",
            "date": datetime.now(UTC).date().isoformat(),
        } | {name: _digits(model) for name, model in _models(fit(items)).items()}
        stored.FILE.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
        print(f"written: {stored.FILE.name}")


def load_items(folder: Path) -> list[Item]:
    """Load every set that is there, each with the same weight, and say which are absent."""
    encoder = load_encoder(DEFAULT_MODEL)
    items = []
    for name in SETS:
        if not (folder / name).is_file():
            print(f"absent, not fitted on: {name}")
            continue
        found = [(labelled, prepare(labelled, encoder)) for labelled in load_stories(folder / name)]
        pairs = [nominate(story, intercept=0, weights=dict.fromkeys(FEATURES, 0.0), least=0) for _, story in found]
        total = sum(map(len, pairs))
        print(f"{name}: {len(found)} stories, {total} pairs")
        items += [
            Item(
                labelled,
                name,
                story,
                own,
                label(labelled, story, own),
                gather(story, own) | gather_around(story, own),
                SET_WEIGHT / total,
            )
            for (labelled, story), own in zip(found, pairs, strict=True)
        ]
    return items


def label(labelled: LabelledStory, story: PreparedStory, pairs: CandidatePairs) -> Labels:
    """Label pairs: 1 link, 0 none, -1 not scored."""
    units = [unit_of(name) for name in story.ids]
    links = [(units[left], units[right]) for left, right in zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)]
    return np.array([1 if link in labelled.links else -1 if link in labelled.maybe else 0 for link in links], np.int8)


def fit(items: Sequence[Item]) -> Coefficients:
    """Fit the model of whole reports on all stories, that of briefs on those that are made of briefs."""
    briefs = [item for item in items if item.brief] or list(items)
    around = []
    for fold in range(FOLDS):
        alone = fit_on([item for place, item in enumerate(briefs) if place % FOLDS != fold] or briefs, BRIEF)
        around += [
            (place, look_around(item.story, item.pairs, alone.probability(item.evidence)))
            for place, item in enumerate(briefs)
            if place % FOLDS == fold
        ]
    context = [found for _, found in sorted(around, key=lambda pair: pair[0])]
    return Coefficients(
        nominate=fit_on(items, FEATURES),
        whole=fit_on(items, WHOLE),
        alone=fit_on(briefs, BRIEF),
        together=fit_on(briefs, (*BRIEF, *CONTEXT), context),
    )


def fit_on(
    items: Sequence[Item], names: Sequence[str], context: Sequence[Mapping[str, Values]] | None = None
) -> Logistic:
    """Fit a logistic model on the scored pairs of stories."""
    scored = [item.labels >= 0 for item in items]
    tables = [
        np.stack([(item.evidence | dict(more))[name][keep] for name in names], axis=1)
        for item, keep, more in zip(items, scored, context or [{}] * len(items), strict=True)
    ]
    labels = np.concatenate([item.labels[keep] for item, keep in zip(items, scored, strict=True)])
    weights = np.concatenate([np.full(int(keep.sum()), item.weight) for item, keep in zip(items, scored, strict=True)])
    return fit_logistic(np.concatenate(tables).astype(np.float64), labels, weights, names=names)


def fit_logistic(
    table: NDArray[np.float64], labels: Labels, weights: NDArray[np.float64], *, names: Sequence[str]
) -> Logistic:
    """Fit a logistic model with a ridge on the standardised features.

    Args:
        table: Shape (pairs, features).
        labels: 0 or 1, shape (pairs,).
        weights: How much each pair counts, shape (pairs,).
        names: Of the features, in the order of the columns.
    """
    from sklearn.linear_model import LogisticRegression

    mean, spread = table.mean(axis=0), table.std(axis=0) + 1e-9
    model = LogisticRegression(C=1 / RIDGE, max_iter=500)
    model.fit((table - mean) / spread, labels, sample_weight=weights)
    own = model.coef_[0] / spread
    return Logistic(
        float(model.intercept_[0] - own @ mean), {name: float(value) for name, value in zip(names, own, strict=True)}
    )


def cross_validate(items: Sequence[Item], sets: Sequence[str]) -> None:
    """Print link F1 and calibration of each set by models that did not see the story, at the default threshold."""
    found: dict[int, Predicted] = {}
    for fold in range(FOLDS):
        model = fit([item for place, item in enumerate(items) if place % FOLDS != fold] or items)
        found |= {place: _predict(item, model) for place, item in enumerate(items) if place % FOLDS == fold}
    for name in sets:
        chosen = [place for place, item in enumerate(items) if item.set_name == name]
        stories = [items[place].labelled for place in chosen]
        scores = score(stories, {found[place].story_id: found[place] for place in chosen})
        print(
            f"{name}, {FOLDS}-fold over stories: link P {scores.links.precision:.3f} R {scores.links.recall:.3f} "
            f"F1 {scores.links.f1:.3f}, B3 F1 {scores.bcubed_f1:.3f}, ECE {scores.ece or 0:.3f}"
        )


def _predict(item: Item, model: Coefficients) -> Predicted:
    threshold = DEFAULTS.threshold
    probability = weigh(item.story, item.pairs, model).tolist()
    pairs = zip(item.pairs.left.tolist(), item.pairs.right.tolist(), strict=True)
    weighed = dict(zip(pairs, probability, strict=True))
    edges = {pair: value for pair, value in weighed.items() if value >= DEFAULTS.candidate_floor}
    groups = find_groups(item.story.article_of.tolist(), edges, threshold=threshold)
    unit: Callable[[int], tuple[int, int]] = lambda row: unit_of(item.story.ids[row])  # noqa: E731
    return Predicted.of_groups(
        item.labelled.story_id,
        [frozenset(unit(row) for row in group) for group in groups],
        {(unit(left), unit(right)): value for (left, right), value in weighed.items()},
    )


def _models(coefficients: Coefficients) -> dict[str, Logistic]:
    return {name: getattr(coefficients, name) for name in Coefficients.__dataclass_fields__}


def _digits(model: Logistic) -> dict[str, object]:
    """Four digits of each number: enough, and a diff that can be read."""
    weights = {name: round(value, 4) for name, value in asdict(model)["weights"].items()}
    return {"intercept": round(model.intercept, 4), "weights": weights}


if __name__ == "__main__":
    main()
