"""What the checks ask of a sentence: which words can be compared, and what stands around a place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from core.lexicon import rows
from core.text.tree import Tree
from core.text.words import stem

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
OBJECTS = frozenset({"dobj", "obj", "attr", "dative", "oprd"})


@lru_cache(maxsize=1)
def _concepts() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, lemmas in rows("concepts"):
        for lemma in lemmas.split(","):
            found.setdefault(lemma.strip(), set()).add(name)
    return {lemma: frozenset(names) for lemma, names in found.items()}


@lru_cache(maxsize=50_000)
def keys(lemma: str) -> frozenset[str]:
    """Give what a lemma can be compared by: its stem and the concepts it belongs to."""
    return frozenset({stem(lemma)}) | _concepts().get(lemma, frozenset())


def alike(left: str, right: str) -> bool:
    """Say whether two lemmas are one word, one stem or one concept."""
    return left == right or not keys(left).isdisjoint(keys(right))


@lru_cache(maxsize=1)
def say_words() -> frozenset[str]:
    """Lemmas that only report: their date or subject is that of the statement, not of the event."""
    return next(
        frozenset(part.strip() for part in lemmas.split(",")) for name, lemmas in rows("concepts") if name == "say"
    )


LIGHT = frozenset(
    {"be", "have", "do", "will", "would", "may", "could", "can", "should", "also", "more", "some", "that"}
)


def surroundings(tree: Tree, spots: Iterable[int]) -> dict[str, float]:
    """Weigh the content words around a place by their distance along the dependencies.

    Returns:
        Lemma to weight in (0, 1]: 1 for a direct neighbour, 1/2 for the next.
    """
    ring = set(spots)
    seen, weights, distance = set(ring), dict[str, float](), 0
    while ring and distance < 6:
        distance += 1
        ring = {other for spot in ring for other in (*tree.kids[spot], tree.tokens[spot].head) if other not in seen}
        seen |= ring
        for spot in ring:
            token = tree.tokens[spot]
            if token.pos in CONTENT and token.lemma not in LIGHT and token.lemma not in say_words():
                weights.setdefault(token.lemma, 1 / distance)
    return weights


def closeness(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """Share of the surroundings that two places have in common, in [0, 1]."""
    total = sum(left.values()) + sum(right.values())
    if not total:
        return 0.0
    return min(1.0, (_shared(left, right) + _shared(right, left)) / total)


def _shared(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    best: dict[str, float] = {}
    for lemma, weight in right.items():
        for key in keys(lemma):
            best[key] = max(best.get(key, 0.0), weight)
    return sum(
        min(weight, max((best.get(key, 0.0) for key in keys(lemma)), default=0.0)) for lemma, weight in left.items()
    )
