"""An editor's verdict on a pair outweighs its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from core.decisions import sentence_pairs
from core.models import Decision, Match, Reading

SAME, DIFFERENT = 1.0, 0.0  # only decisions give these two; evidence stays strictly between


def apply_decisions(
    readings: Sequence[Reading], matches: Sequence[Match], decisions: Sequence[Decision]
) -> tuple[Match, ...]:
    """Set the probability of decided pairs to 1 or 0; a decided pair below the floor is added.

    The latest decision on a pair counts, withdrawn ones do not. A decision on text that is no longer there, or on one
    article only, changes nothing.

    Args:
        readings: The articles that the decisions' targets are looked up in.
        matches: As `weigh_pairs` gives them.
        decisions: Any decisions; only those that join or part sentences are used.

    Returns:
        Matches by left, then right sentence, `left` from the article whose id comes first.
    """
    verdicts = _verdicts(readings, decisions)
    if not verdicts:
        return tuple(matches)
    decided = {(match.left, match.right): match for match in matches}
    for pair, verdict in verdicts.items():
        known = decided.get(pair, Match(*pair, probability=verdict, cosine=0.0, lexical=0.0))
        decided[pair] = replace(known, probability=verdict)
    place = _places(readings)
    return tuple(sorted(decided.values(), key=lambda match: (place[match.left], place[match.right])))


def _verdicts(readings: Sequence[Reading], decisions: Sequence[Decision]) -> dict[tuple[str, str], float]:
    place = _places(readings)
    pairs = sentence_pairs(readings, decisions)
    decided = [(pair, SAME) for pair in pairs.same] + [(pair, DIFFERENT) for pair in pairs.different]
    return {_in_order(pair, place): verdict for pair, verdict in decided}


def _in_order(pair: Iterable[str], place: Mapping[str, tuple[str, int]]) -> tuple[str, str]:
    left, right = sorted(pair, key=place.__getitem__)
    return left, right


def _places(readings: Sequence[Reading]) -> dict[str, tuple[str, int]]:
    return {
        sentence.sentence_id: (sentence.article_id, place)
        for reading in readings
        for place, sentence in enumerate(reading.sentences)
    }
