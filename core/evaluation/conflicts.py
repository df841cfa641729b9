"""`python -m core evaluate conflicts`: conflicts of sentence pairs, written for an independent scorer, and measured.

A pair is raised when at least one conflict is found in it. Precision and recall are of raised pairs against the label
"conflict"; the labels "variant" and "none" are negatives. By kind, the same among pairs whose gold has that kind.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from core.facts import compare_sentences
from core.models import Article, Conflict, Match, Passage, Reading, Role, Sentence, Variant
from core.quotes import find_quotes
from core.speaker_conflicts import find_speaker_conflicts, join_conflicts

KINDS = ("date", "number", "name", "role", "speaker", "agent", "denial")


@dataclass(frozen=True, slots=True)
class PairScore:
    """Counts of pairs: conflicts raised and missed, others raised, and variants among those."""

    raised: int = 0
    missed: int = 0
    alarms: int = 0
    variants: int = 0
    variant_alarms: int = 0

    @property
    def precision(self) -> float:
        """Share of raised pairs that are conflicts; 1 where nothing is raised."""
        return self.raised / (self.raised + self.alarms) if self.raised + self.alarms else 1.0

    @property
    def recall(self) -> float:
        """Share of conflicts that are raised; 1 where there is none."""
        return self.raised / (self.raised + self.missed) if self.raised + self.missed else 1.0

    @property
    def variant_alarm_share(self) -> float:
        """Share of variants that are raised as conflicts."""
        return self.variant_alarms / self.variants if self.variants else 0.0


def run(file: Path, predictions: Path | None) -> None:
    """Compare every pair of `file`, write what was found to `predictions`, and print the figures if it is labelled.

    Args:
        file: JSON lines with `pair_id`, `a` and `b` (each `text` and `published`, an ISO date or null), `same` where
            both are from one article; `label` and `kind` where labelled.
        predictions: Where to write `pair_id`, `conflicts` and `variants`, one pair a line; None to print only.

    Raises:
        ValueError: If a line of `file` is not such a pair; the message gives its number.
    """
    pairs = read_pairs(file)
    found = predict(pairs)
    if predictions is not None:
        with predictions.open("w", encoding="utf-8") as out:
            for pair, (conflicts, variants) in zip(pairs, found, strict=True):
                line = {
                    "pair_id": pair["pair_id"],
                    "conflicts": [_entry(one) for one in conflicts],
                    "variants": [_entry(one) for one in variants],
                }
                out.write(json.dumps(line, ensure_ascii=False) + "\n")
    print(f"{len(pairs)} pairs compared, {sum(bool(conflicts) for conflicts, _ in found)} with a conflict")
    labelled = [(pair, bool(conflicts)) for pair, (conflicts, _) in zip(pairs, found, strict=True) if "label" in pair]
    if labelled:
        print(report(labelled))


def predict(pairs: Sequence[dict[str, Any]]) -> list[tuple[tuple[Conflict, ...], tuple[Variant, ...]]]:
    """Find conflicts and variants of each pair."""
    found = []
    for pair in pairs:
        conflicts, variants = compare_sentences(
            pair["a"]["text"],
            pair["b"]["text"],
            published_a=_day(pair["a"]),
            published_b=_day(pair["b"]),
            same_article=bool(pair.get("same")),
        )
        found.append((join_conflicts(conflicts, _speakers(pair)), variants))
    return found


def _speakers(pair: dict[str, Any]) -> tuple[Conflict, ...]:
    """Speaker conflicts of a pair, each sentence read as an article of its own, the two taken for a sure match."""
    readings = [_reading(side, pair[side]["text"]) for side in ("a", "b")]
    quotes = [quote for reading in readings for quote in find_quotes(reading)]
    return find_speaker_conflicts(readings, quotes, [Match("a", "b", 1.0, 1.0, 1.0)])


def _reading(name: str, text: str) -> Reading:
    passage = Passage(0, len(text), Role.BODY, 0, "pair", "A sentence of a labelled pair.")
    return Reading(Article(name, name, text, ""), (passage,), (Sentence(name, name, 0, len(text), 0),))


def score(labelled: Sequence[tuple[dict[str, Any], bool]]) -> PairScore:
    """Count pairs; each with whether it was raised."""
    truths = [(pair["label"], raised) for pair, raised in labelled]
    return PairScore(
        raised=truths.count(("conflict", True)),
        missed=truths.count(("conflict", False)),
        alarms=truths.count(("variant", True)) + truths.count(("none", True)),
        variants=sum(label == "variant" for label, _ in truths),
        variant_alarms=truths.count(("variant", True)),
    )


def report(labelled: Sequence[tuple[dict[str, Any], bool]]) -> str:
    """Lay out the figures of labelled pairs, all and by gold kind."""
    lines = [f"{'':<10} {'conflicts':>9} {'others':>7} {'precision':>10} {'recall':>7} {'variants raised':>16}"]
    for name in ("all", *KINDS):
        rows = [(pair, raised) for pair, raised in labelled if name in ("all", pair.get("kind"))]
        if rows:
            one = score(rows)
            conflicts = one.raised + one.missed
            lines.append(
                f"{name:<10} {conflicts:>9} {len(rows) - conflicts:>7} {one.precision:>10.3f} {one.recall:>7.3f} "
                f"{one.variant_alarm_share:>16.3f}"
            )
    return "\n".join(lines)


def read_pairs(file: Path) -> list[dict[str, Any]]:
    """Read the pairs of a file of JSON lines.

    Raises:
        ValueError: If a line is not a pair; the message gives its number.
    """
    pairs: list[dict[str, Any]] = []
    for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), start=1):
        if not line.strip():
            continue
        try:
            pair = json.loads(line)
        except json.JSONDecodeError as problem:
            raise ValueError(f"{file.name}, line {number}: not JSON ({problem})") from problem
        sides = [pair.get(side) if isinstance(pair, dict) else None for side in ("a", "b")]
        if (
            not all(isinstance(side, dict) and isinstance(side.get("text"), str) for side in sides)
            or "pair_id" not in pair
        ):
            raise ValueError(f"{file.name}, line {number}: a pair needs pair_id, a and b, each with text and published")
        try:
            for side in ("a", "b"):
                _day(pair[side])
        except ValueError as problem:
            raise ValueError(
                f"{file.name}, line {number}: published must be an ISO date or null ({problem})"
            ) from problem
        pairs.append(pair)
    return pairs


def _day(side: dict[str, Any]) -> date | None:
    written = side.get("published")
    return date.fromisoformat(written[:10]) if written else None


def _entry(one: Conflict | Variant) -> dict[str, str]:
    return {"kind": one.kind.value, "value_a": one.a.value, "value_b": one.b.value, "reason": one.reason}
