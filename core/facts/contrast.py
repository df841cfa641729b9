"""Parts of a whole: a number of men is not a number of women."""

from __future__ import annotations

from functools import lru_cache

from core.facts.mentions import ValueMention
from core.lexicon import entries
from core.text.tree import Tree

Parts = tuple[frozenset[str], ...]


@lru_cache(maxsize=1)
def _contrasts() -> tuple[Parts, ...]:
    return tuple(
        tuple(frozenset(word.strip() for word in part.split(",")) for part in line.split("|"))
        for line in entries("contrasts")
    )


def other_part(left: Tree, right: Tree, a: ValueMention, b: ValueMention) -> bool:
    """Say whether two numbers belong to two parts of a whole: "of men" and "of women", "private" and "public".

    The words near each number decide; else the words of the sentences, where each names one part only.
    """
    near_a, near_b = _near(a), _near(b)
    all_a, all_b = {token.lemma for token in left.tokens}, {token.lemma for token in right.tokens}
    return any(_parted(parts, near_a, near_b) or _parted(parts, all_a, all_b) for parts in _contrasts())


def _parted(parts: Parts, a: set[str], b: set[str]) -> bool:
    own_a = {number for number, part in enumerate(parts) if part & a}
    own_b = {number for number, part in enumerate(parts) if part & b}
    return bool(own_a) and bool(own_b) and not own_a & own_b


def _near(mention: ValueMention) -> set[str]:
    """Lemmas at most three steps from a number, with its own thing."""
    return {lemma for lemma, weight in mention.around.items() if weight >= 1 / 3} | (
        {mention.thing.lemma} if mention.thing else set()
    )
