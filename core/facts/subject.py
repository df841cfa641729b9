"""Whether two matched sentences speak of the same event and the same part of a whole at all."""

from __future__ import annotations

from core.facts.grammar import alike
from core.facts.value_pair import ValuePair
from core.models import ConflictKind
from core.text.tree import Tree


def overlap(left: Tree, right: Tree) -> float:
    """Share of the content words of the shorter sentence that the longer one has too, in [0, 1]."""
    words_a, words_b = _content(left), _content(right)
    if not words_a or not words_b:
        return 0.0
    short, long = sorted((words_a, words_b), key=len)
    return sum(any(alike(word, other) for other in long) for word in short) / len(short)


def _content(tree: Tree) -> set[str]:
    return {token.lemma for token in tree.tokens if token.pos in ("NOUN", "PROPN", "VERB", "ADJ", "NUM")}


def same_event(findings: list[ValuePair], *, shared: float) -> bool:
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
