"""An editor's word on a pair outweighs its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from core.decisions import DecidedPairs
from core.models import Match, Reading

SAME, DIFFERENT = 1.0, 0.0  # only decisions give these two; evidence stays strictly between


def decided_pairs(readings: Sequence[Reading], matches: Sequence[Match], pairs: DecidedPairs) -> tuple[Match, ...]:
    """Give the pairs that an editor joined or parted the probability 1 or 0, whether they were weighed or not.

    Args:
        readings: The articles whose sentences the pairs name.
        matches: As `weigh_pairs` gives them.
        pairs: From `core.decisions.sentence_pairs`.

    Returns:
        The decided pairs alone, by left, then right sentence; `left` is from the article whose id comes first.
    """
    place = {
        sentence.sentence_id: (sentence.article_id, number)
        for reading in readings
        for number, sentence in enumerate(reading.sentences)
    }
    wanted = pairs.same | pairs.different
    weighed = {pair: match for match in matches if (pair := frozenset((match.left, match.right))) in wanted}
    decided = []
    for pair in wanted:
        left, right = sorted(pair, key=place.__getitem__)
        known = weighed.get(pair, Match(left, right, probability=0.0, cosine=0.0, lexical=0.0))
        decided.append(replace(known, probability=SAME if pair in pairs.same else DIFFERENT))
    return tuple(sorted(decided, key=lambda match: (place[match.left], place[match.right])))
