"""An editor's verdict on a pair outweighs its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from core.models import Decision, DecisionKind, Match, Reading, Target

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
        decisions: Any decisions; only those on the same or different points are used.

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
    verdicts: dict[tuple[str, str], float] = {}
    for decision in sorted(decisions, key=lambda decision: (decision.when, decision.decision_id)):
        if decision.withdrawn or decision.kind not in (DecisionKind.SAME_POINT, DecisionKind.DIFFERENT_POINT):
            continue
        found = [_sentences(readings, target) for target in decision.targets]
        for left in found[0] if len(found) == 2 else ():
            for right in found[1]:
                if place[left][0] != place[right][0]:
                    first, second = sorted((left, right), key=place.__getitem__)
                    verdicts[first, second] = SAME if decision.kind is DecisionKind.SAME_POINT else DIFFERENT
    return verdicts


def _sentences(readings: Sequence[Reading], target: Target) -> list[str]:
    return [
        sentence.sentence_id
        for reading in readings
        if reading.article.sha256 == target.sha256
        for sentence in reading.sentences
        if sentence.start < target.end and target.start < sentence.end
    ]


def _places(readings: Sequence[Reading]) -> dict[str, tuple[str, int]]:
    return {
        sentence.sentence_id: (sentence.article_id, place)
        for reading in readings
        for place, sentence in enumerate(reading.sentences)
    }
