"""Refit the coefficients of the pair model on labelled stories: `python -m core.evaluation.refit FOLDER [--write]`."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.alignment import probability as stored
from core.alignment.context import CONTEXT, look_around
from core.alignment.evidence import EVERYWHERE, EXCERPTS, TOKENS, excerpt_share, gather
from core.alignment.nominate import FEATURES, LEAST, Pairs, Similarities, Values
from core.alignment.probability import Coefficients, Logistic
from core.alignment.story import Story, prepare_story
from core.alignment.tokens import compare_tokens
from core.embedding import Encoder, load_encoder, read_texts
from core.evaluation.labelled import LabelledStory, load_stories, unit_of
from core.settings import DEFAULT_MODEL

SETS = ("ecbplus_dev.jsonl", "superpal_dev.jsonl")
FOLDS = 7
RIDGE = 1.2  # on standardised features; 0.5 to 3 gave the same within 0.01

Sample = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A story's nominated pairs with their evidence and labels (1 link, 0 none, -1 not scored)."""

    story: Story
    pairs: Pairs
    labels: NDArray[np.int8]
    evidence: dict[str, Values]
    weight: float


def fit_logistic(
    features: Mapping[str, Values], labels: NDArray[np.int8], weights: NDArray[np.float64], *, names: Sequence[str]
) -> Logistic:
    """Fit a logistic model by Newton steps, with a ridge on the standardised features."""
    table = np.stack([features[name].astype(np.float64) for name in names], axis=1)
    mean = np.average(table, axis=0, weights=weights)
    spread = np.sqrt(np.average((table - mean) ** 2, axis=0, weights=weights)) + 1e-9
    design = np.column_stack([(table - mean) / spread, np.ones(len(table))])
    penalty = np.append(np.full(len(names), RIDGE), 0.0)
    found = np.zeros(design.shape[1])
    for _ in range(30):
        fitted = 1 / (1 + np.exp(-np.clip(design @ found, -30, 30)))
        slope = design.T @ (weights * (fitted - labels)) + penalty * found
        curve = (design * (weights * fitted * (1 - fitted) + 1e-9)[:, None]).T @ design + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        found -= step
        if np.abs(step).max() < 1e-6:
            break
    own = found[:-1] / spread
    return Logistic(float(found[-1] - own @ mean), {name: float(value) for name, value in zip(names, own, strict=True)})


def label(story: LabelledStory, prepared: Story, pairs: Pairs) -> NDArray[np.int8]:
    """Label pairs: 1 link, 0 none, -1 not scored."""
    units = [unit_of(name) for name in prepared.ids]
    found = np.zeros(len(pairs.left), dtype=np.int8)
    for place, (left, right) in enumerate(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)):
        link = (units[left], units[right])
        found[place] = 1 if link in story.links else -1 if link in story.maybe else 0
    return found


def prepare(story: LabelledStory, encoder: Encoder) -> Story:
    """Encode a labelled story."""
    sentences = story.sentences()
    encoding = read_texts(encoder, [text for _, _, text in sentences])
    return prepare_story(sentences, encoding.vectors, tokens=encoding.tokens)


def fit_nominate(samples: Sequence[tuple[LabelledStory, Story, float]]) -> Logistic:
    """Fit the first step on all pairs."""
    columns: list[tuple[Values, Values, NDArray[np.int8], NDArray[np.float64]]] = []
    for story, prepared, weight in samples:
        for block in Similarities(prepared).blocks():
            labels = label(story, prepared, block)
            scored = labels >= 0
            ones = np.full(int(scored.sum()), weight)
            columns.append((block.centred[scored], block.lexical[scored], labels[scored], ones))
    centred, lexical, labels, weights = (np.concatenate(part) for part in zip(*columns, strict=True))
    return fit_logistic({"centred": centred, "lexical": lexical}, labels, weights, names=FEATURES)


def gather_all(samples: Sequence[tuple[LabelledStory, Story, float]], first: Logistic) -> list[Labelled]:
    """Nominate and gather the evidence of every story."""
    from core.alignment.nominate import nominate

    gathered = []
    for story, prepared, weight in samples:
        pairs = nominate(prepared, intercept=first.intercept, weights=first.weights, least=LEAST)
        evidence = gather(prepared, pairs)
        if prepared.tokens is not None:
            evidence |= compare_tokens(prepared, prepared.tokens, pairs)
        gathered.append(Labelled(prepared, pairs, label(story, prepared, pairs), evidence, weight))
    return gathered


def fit(items: Sequence[Labelled], first: Logistic, *, tokens: bool) -> Coefficients:
    """Fit each pair alone, then the pairs among each other on probabilities of stories that were left out."""
    names = (*EVERYWHERE, *EXCERPTS, *(TOKENS if tokens else ()))
    alone = _fit_on(items, names)
    around = []
    for fold in range(min(FOLDS, len(items))):
        model = _fit_on([item for place, item in enumerate(items) if place % FOLDS != fold], names)
        around += [(place, _with_context(item, model)) for place, item in enumerate(items) if place % FOLDS == fold]
    together = _fit_on([item for _, item in sorted(around, key=lambda pair: pair[0])], (*names, *CONTEXT))
    return Coefficients(first, alone, together)


def predict(item: Labelled, model: Coefficients) -> Values:
    """Probability of each nominated pair."""
    alone = model.alone.probability(item.evidence)
    around = look_around(item.story, item.pairs, alone, share=excerpt_share(item.story))
    return model.together.probability(item.evidence | around)


def _fit_on(items: Sequence[Labelled], names: Sequence[str]) -> Logistic:
    scored = [item.labels >= 0 for item in items]
    features = {
        name: np.concatenate([item.evidence[name][keep] for item, keep in zip(items, scored, strict=True)])
        for name in names
    }
    labels = np.concatenate([item.labels[keep] for item, keep in zip(items, scored, strict=True)])
    weights = np.concatenate([np.full(int(keep.sum()), item.weight) for item, keep in zip(items, scored, strict=True)])
    return fit_logistic(features, labels, weights, names=names)


def _with_context(item: Labelled, alone: Logistic) -> Labelled:
    around = look_around(item.story, item.pairs, alone.probability(item.evidence), share=excerpt_share(item.story))
    return replace(item, evidence=item.evidence | around)


def load_sets(folder: Path, encoder: Encoder) -> list[tuple[LabelledStory, Story, float]]:
    """Load every set that is there; each set weighs the same. Says which are absent."""
    samples: list[tuple[LabelledStory, Story, float]] = []
    sizes = {}
    for name in SETS:
        if not (folder / name).is_file():
            print(f"absent, not fitted on: {folder / name}")
            continue
        stories = load_stories(folder / name)
        sizes[name] = sum(len(a) * len(b) for s in stories for i, a in enumerate(s.documents) for b in s.documents[:i])
        print(f"{name}: {len(stories)} stories, {sizes[name]} pairs")
        samples += [(story, prepare(story, encoder), 10_000 / sizes[name]) for story in stories]
    return samples


def cross_validate(items: Sequence[Labelled], first: Logistic, *, tokens: bool) -> list[Values]:
    """Probabilities of each story by models that did not see it."""
    found: dict[int, Values] = {}
    for fold in range(FOLDS):
        model = fit([item for place, item in enumerate(items) if place % FOLDS != fold], first, tokens=tokens)
        found |= {place: predict(item, model) for place, item in enumerate(items) if place % FOLDS == fold}
    return [found[place] for place in range(len(items))]


def write(models: Mapping[str, Coefficients], sets: str) -> None:
    """Write the coefficients beside the code, four digits each."""

    def digits(model: Logistic) -> dict[str, object]:
        return {
            "intercept": round(model.intercept, 4),
            "weights": {name: round(value, 4) for name, value in model.weights.items()},
        }

    content: dict[str, object] = {"fitted_on": sets, "date": datetime.now(UTC).date().isoformat()}
    content["nominate"] = digits(next(iter(models.values())).nominate)
    for name, model in models.items():
        content[name] = {"alone": digits(model.alone), "together": digits(model.together)}
    stored.FILE.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> None:
    """Refit on a folder of labelled sets; print cross-validated figures; write the coefficients when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="holds " + " and ".join(SETS))
    parser.add_argument("--write", action="store_true", help="replace core/alignment/coefficients.json")
    options = parser.parse_args(arguments)
    samples = load_sets(options.folder, load_encoder(DEFAULT_MODEL))
    if not samples:
        raise SystemExit("nothing to fit on")
    first = fit_nominate(samples)
    items = gather_all(samples, first)
    models = {
        name: fit(items, first, tokens=tokens) for name, tokens in (("with_tokens", True), ("without_tokens", False))
    }
    if options.write:
        present = " and ".join(name for name in SETS if (options.folder / name).is_file())
        write(models, f"{present}, equal weight")
        print(f"written: {stored.FILE}")


if __name__ == "__main__":
    main()
