"""The place a word has in its sentence: what it depends on, by way of what, and beside which words."""

from __future__ import annotations

from core.facts.grammar import SUBJECTS, alike, closeness, surroundings
from core.text.tree import Token, Tree

# Prepositions that can stand for one another: "through the embassy", "via the ambassador".
MEANS = {"through": "by", "via": "by", "at": "in", "inside": "in", "near": "in"}


def relation(tree: Tree, token: Token) -> str:
    """Give a dependency, the preposition included ("in", "by"); both kinds of subject of an act are told apart."""
    if token.dep in ("pobj", "pcomp"):
        preposition = tree.head(token.index).lemma
        return f"prep {MEANS.get(preposition, preposition)}"
    if token.dep == "conj":
        return relation(tree, tree.head(token.index)) if tree.head(token.index).index != token.index else "conj"
    return token.dep


def governor(tree: Tree, token: Token) -> Token:
    """Give the word a place hangs on, past the preposition."""
    head = tree.head(token.index)
    return tree.head(head.index) if token.dep in ("pobj", "pcomp") else head


def slot_score(left: Tree, a: Token, right: Tree, b: Token) -> float:
    """Say how alike two places are, from 0 to about 1.5: relation, governor, neighbours and surroundings."""
    score = 0.4 * closeness(surroundings(left, [a.index]), surroundings(right, [b.index]))
    role_a, role_b = relation(left, a), relation(right, b)
    if role_a == role_b:
        score += 0.2
    if alike(governor(left, a).lemma, governor(right, b).lemma):
        score += 0.3
    # A passive subject is not the one who acts: the slots differ though the verb is the same.
    if {role_a, role_b} & {"nsubjpass"} and {role_a, role_b} & SUBJECTS and role_a != role_b:
        score -= 0.3
    return score + 0.25 * _neighbours(left, a, right, b)


def _neighbours(left: Tree, a: Token, right: Tree, b: Token) -> int:
    """Count the sides (0 to 2) on which the next word is the same."""
    count = 0
    for step in (-1, 1):
        one, other = a.index + step, b.index + step
        if 0 <= one < len(left.tokens) and 0 <= other < len(right.tokens):
            first, second = left.tokens[one], right.tokens[other]
            count += first.lemma == second.lemma and (first.pos != "PUNCT" or True)
    return count
