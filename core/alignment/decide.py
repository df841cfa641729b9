"""An editor's verdict on a pair outweighs its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from core.models import Match

Pair = tuple[str, str]
SAME, DIFFERENT = 1.0, 0.0  # only decisions give these two; evidence stays strictly between


def apply_decisions(
    matches: Sequence[Match], *, same: Iterable[Pair] = (), different: Iterable[Pair] = ()
) -> tuple[Match, ...]:
    """Set the probability of decided pairs to 1 or 0; a pair below the floor that was decided the same is added.

    A pair decided different is kept (or added) with probability 0, so that no point holds both sentences, not even
    by way of a third.

    Args:
        matches: As `weigh_pairs` gives them.
        same: Pairs of sentence ids (in either order) that an editor called the same point.
        different: Pairs that an editor called different points. A pair in both is taken as different: fear the false
            merge.

    Returns:
        The matches in their order, then those added, by id.
    """
    apart = {frozenset(pair) for pair in different}
    verdicts = {frozenset(pair): SAME for pair in same} | dict.fromkeys(apart, DIFFERENT)
    decided = []
    for match in matches:
        verdict = verdicts.pop(frozenset((match.left, match.right)), None)
        decided.append(match if verdict is None else replace(match, probability=verdict))
    added = sorted((*sorted(pair), verdict) for pair, verdict in verdicts.items() if len(pair) == 2)
    return (*decided, *(Match(left, right, verdict, cosine=0.0, lexical=0.0) for left, right, verdict in added))
