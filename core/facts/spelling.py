"""Whether two words are spellings of one name."""

from __future__ import annotations

from functools import lru_cache

# Two spellings of one name share nearly all letters in order: Fallujah and Falluja, Sergei and Sergey.
SPELLING = 0.88
FEWEST_LETTERS = 4


@lru_cache(maxsize=100_000)
def near_spelling(left: str, right: str) -> bool:
    """Say whether two folded words are spellings of one name (Jaro-Winkler similarity at least `SPELLING`)."""
    from rapidfuzz.distance import JaroWinkler

    if left == right:
        return True
    if min(len(left), len(right)) < FEWEST_LETTERS:
        return False
    return bool(JaroWinkler.similarity(left, right) >= SPELLING)
