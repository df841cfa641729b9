"""Words that negate, and two sentences that differ by one of them."""

from __future__ import annotations

from functools import lru_cache

from core.facts.grammar import keys
from core.facts.value_pair import ValuePair
from core.lexicon import rows
from core.models import ConflictKind
from core.text.tree import Token, Tree
from core.text.words import stem

# "not immediately", "not only" and "not yet" leave open what happened.
SOFT = frozenset(
    [
        "only",
        "immediately",
        "just",
        "yet",
        "always",
        "necessarily",
        "fully",
        "entirely",
        "so",
        "even",
        "alone",
        "merely",
        "simply",
    ]
)
# Two sentences that share this much and differ by one "not" say the opposite, whatever the verb.
NEARLY_ALL = 0.6
# Share of the words below the negated verb that the other sentence has too.
ALL_BELOW = 0.75


@lru_cache(maxsize=1)
def negatives() -> dict[str, str]:
    """Give the words that negate with their sort: "not" beside what they negate, "turn" above it."""
    return {row[0]: row[1] for row in rows("negatives")}


def is_not(lemma: str) -> bool:
    """Say whether a word negates what it stands beside."""
    return negatives().get(lemma) == "not"


def negations(tree: Tree) -> int:
    """Count the words that negate. Two sentences with equally many deny nothing of each other but by opposites."""
    return sum(
        token.dep == "neg" or token.lemma in negatives() or token.lemma in ("n't", "nt") for token in tree.tokens
    )


def reason_for(left: Tree, right: Tree, spans: tuple[tuple[int, int], tuple[int, int]], why: str) -> str:
    """Say in one sentence what stands against what."""
    return f"“{left.text[slice(*spans[0])]}” against “{right.text[slice(*spans[1])]}”: {why}."


def one_negated(left: Tree, right: Tree, shared: float, *, turned: bool = False) -> list[ValuePair]:
    """Find "It was not a busy week" against "It was a busy week": the words below the negated verb are all there."""
    if shared < NEARLY_ALL or negations(right) or negations(left) != 1:
        return []
    denied = next((token for token in left.tokens if token.dep == "neg"), None)
    if denied is None or left.tokens[min(denied.index + 1, len(left.tokens) - 1)].lemma in SOFT:
        return []
    verb = left.head(denied.index)
    same = next((token for token in right.tokens if stem(token.lemma) == stem(verb.lemma)), None)
    if verb.pos not in ("VERB", "AUX") or same is None or _conditional(left, verb) or not _all_there(left, verb, right):
        return []
    spans = (min(verb.start, denied.start), max(verb.end, denied.end)), (same.start, same.end)
    reason = (
        f"“{left.text[slice(*spans[0])]}” against “{right.text[slice(*spans[1])]}”: one states what the other denies."
    )
    first, second = spans if not turned else (spans[1], spans[0])
    return [ValuePair(ConflictKind.DENIAL, first, second, True, reason)]


def _all_there(left: Tree, verb: Token, right: Tree) -> bool:
    below = [token for token in left.within(verb.index) if token.pos in ("NOUN", "PROPN", "ADJ", "NUM", "VERB")]
    there = {key for token in right.tokens for key in keys(token.lemma)}
    return len(below) >= 2 and sum(not keys(token.lemma).isdisjoint(there) for token in below) / len(below) >= ALL_BELOW


def _conditional(tree: Tree, verb: Token) -> bool:
    return any(kid.dep == "mark" and kid.lemma in ("if", "whether", "unless") for kid in tree.children(verb.index))
