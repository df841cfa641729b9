"""Whether two matched sentences speak of the same event and the same part of a whole at all."""

from __future__ import annotations

from functools import lru_cache

from core.facts.compare_values import Finding
from core.facts.grammar import Tree, alike
from core.facts.mentions import Mention
from core.lexicon import entries
from core.models import ConflictKind


@lru_cache(maxsize=1)
def _contrasts() -> tuple[tuple[frozenset[str], ...], ...]:
    return tuple(
        tuple(frozenset(word.strip() for word in part.split(",")) for part in line.split("|"))
        for line in entries("contrasts")
    )


def other_part(left: Tree, right: Tree, a: Mention, b: Mention) -> bool:
    """Say whether two numbers belong to two parts of a whole: "of men" and "of women", "public" and "private"."""
    near_a, near_b = _near(left, a), _near(right, b)
    for parts in _contrasts():
        own_a = [number for number, part in enumerate(parts) if part & near_a]
        own_b = [number for number, part in enumerate(parts) if part & near_b]
        if own_a and own_b and not set(own_a) & set(own_b):
            return True
    return False


def _near(tree: Tree, mention: Mention) -> set[str]:
    """Lemmas close to a number: its clause's words up to three steps away."""
    return {lemma for lemma, weight in mention.around.items() if weight >= 1 / 3}


def overlap(left: Tree, right: Tree) -> float:
    """Share of the content words of the shorter sentence that the longer one has too, in [0, 1]."""
    words_a, words_b = _content(left), _content(right)
    if not words_a or not words_b:
        return 0.0
    short, long = sorted((words_a, words_b), key=len)
    return sum(any(alike(word, other) for other in long) for word in short) / len(short)


def _content(tree: Tree) -> set[str]:
    return {token.lemma for token in tree.tokens if token.pos in ("NOUN", "PROPN", "VERB", "ADJ", "NUM")}


def same_event(findings: list[Finding], *, shared: float) -> bool:
    """Say whether the differences look like one event told in two ways, not like two events of one kind.

    Two events of a kind differ in several ways at once: another day and another number, another name and another
    score. `shared` is the overlap of the two sentences.
    """
    kinds = {finding.kind for finding in findings if finding.conflict}
    values = kinds & {ConflictKind.DATE, ConflictKind.NUMBER}
    if len(values) == 2:
        return False
    many = sum(finding.conflict and finding.kind is ConflictKind.NUMBER for finding in findings)
    if many >= 2 and shared < 0.6:
        return False
    return not (values and kinds & {ConflictKind.NAME, ConflictKind.AGENT} and shared < 0.8)
