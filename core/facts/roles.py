"""What people are called beside their name: "Police spokesman", "a senior adviser to", "the Russian ambassador"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from core.lexicon import rows
from core.text.tree import Token, Tree


@dataclass(frozen=True, slots=True)
class Calling:
    """A role noun in a sentence with the words that belong to it ("former foreign minister")."""

    start: int
    end: int
    text: str
    meaning: str
    families: frozenset[str]
    words: frozenset[str]
    top: Token


@lru_cache(maxsize=1)
def _roles() -> dict[str, tuple[str, frozenset[str]]]:
    found: dict[str, tuple[str, frozenset[str]]] = {}
    for word, meaning, family in rows("role_nouns"):
        known = found.get(word, (meaning, frozenset()))
        found[word] = (meaning, known[1] | ({family} if family else frozenset()))
    return found


@lru_cache(maxsize=1)
def role_words() -> frozenset[str]:
    """Words that can stand before a name as a title."""
    return frozenset(part for word in _roles() for part in word.split())


@lru_cache(maxsize=20_000)
def callings(tree: Tree) -> tuple[Calling, ...]:
    """Find the role nouns of a sentence, in order; of "chief executive" the longest is taken."""
    found: list[Calling] = []
    index = 0
    while index < len(tree.tokens):
        for length in (3, 2, 1):
            span = tree.tokens[index : index + length]
            phrase = " ".join(token.form for token in span)
            single = span[-1].lemma.rstrip(".") if length == 1 else phrase
            known = _roles().get(phrase) or _roles().get(single)
            if known and span[-1].pos in ("NOUN", "PROPN"):
                found.append(_calling(tree, list(span), known))
                index += length
                break
        else:
            index += 1
    return tuple(found)


def _calling(tree: Tree, span: list[Token], known: tuple[str, frozenset[str]]) -> Calling:
    top = span[-1]
    first = span[0]
    while (
        first.index
        and tree.tokens[first.index - 1].pos in ("ADJ", "NOUN", "PROPN")
        and first.start - tree.tokens[first.index - 1].end <= 1
    ):
        first = tree.tokens[first.index - 1]
    words = frozenset(token.lemma for token in tree.tokens[first.index : top.index] if token.index < span[0].index)
    start, end = first.start, top.end
    return Calling(start, end, tree.text[start:end], known[0], known[1], words, top)
