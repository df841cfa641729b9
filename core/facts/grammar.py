"""A sentence as the checks see it: words with their heads, without the parser that found them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from core.lexicon import rows
from core.text.words import fold

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
OBJECTS = frozenset({"dobj", "obj", "attr", "dative", "oprd"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its lemma, part of speech and head. `head` is its own index for the root."""

    index: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str = ""
    form: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Tree:
    """The words of one sentence, in order, with look-ups along the dependencies."""

    text: str
    tokens: tuple[Token, ...]
    kids: tuple[tuple[int, ...], ...]

    def children(self, index: int) -> tuple[Token, ...]:
        """Give the direct dependents of a word, in order."""
        return tuple(self.tokens[kid] for kid in self.kids[index])

    def head(self, index: int) -> Token:
        """Give the word that this one depends on; the root depends on itself."""
        return self.tokens[self.tokens[index].head]

    def ancestors(self, index: int) -> list[Token]:
        """Give the heads of a word up to the root, nearest first."""
        found: list[Token] = []
        while self.tokens[index].head != index and len(found) < len(self.tokens):
            index = self.tokens[index].head
            found.append(self.tokens[index])
        return found

    def within(self, index: int) -> list[Token]:
        """Give a word and everything below it, in order."""
        found, todo = [], [index]
        while todo:
            one = todo.pop()
            found.append(one)
            todo.extend(self.kids[one])
        return [self.tokens[one] for one in sorted(set(found))]

    def at(self, start: int, end: int) -> list[Token]:
        """Give the words of a span of the sentence."""
        return [token for token in self.tokens if token.start < end and start < token.end]

    def top(self, start: int, end: int) -> Token | None:
        """Give the word of a span on which the others depend."""
        inside = self.at(start, end)
        spots = {token.index for token in inside}
        return next((token for token in inside if token.head not in spots or token.head == token.index), None)

    def verb_above(self, index: int) -> Token | None:
        """Give the nearest verb at or above a word."""
        chain = [self.tokens[index], *self.ancestors(index)]
        return next((token for token in chain if token.pos in ("VERB", "AUX")), None)


def tree_of(text: str, doc: Any) -> Tree:
    """Copy what the checks need out of a spaCy `Doc` of `text`."""
    tokens = tuple(
        Token(
            token.i,
            token.idx,
            token.idx + len(token.text),
            token.text,
            fold(token.lemma_ or token.text),
            token.pos_,
            token.tag_,
            token.dep_,
            token.head.i,
            token.ent_type_,
            fold(token.text).rstrip("."),
        )
        for token in doc
        if not token.is_space
    )
    return _compact(text, tokens)


def _compact(text: str, tokens: Sequence[Token]) -> Tree:
    """Number the words from 0 again where spaces were left out."""
    spot = {token.index: number for number, token in enumerate(tokens)}
    kept = tuple(
        Token(
            number,
            token.start,
            token.end,
            token.text,
            token.lemma,
            token.pos,
            token.tag,
            token.dep,
            spot.get(token.head, number),
            token.entity,
            token.form,
        )
        for number, token in enumerate(tokens)
    )
    kids: list[list[int]] = [[] for _ in kept]
    for token in kept:
        if token.head != token.index:
            kids[token.head].append(token.index)
    return Tree(text, kept, tuple(tuple(below) for below in kids))


_TREES: dict[str, Tree] = {}
MOST_TREES = 20_000


def read_trees(texts: Iterable[str]) -> Mapping[str, Tree]:
    """Parse sentences that were not parsed yet; equal sentences are parsed once.

    Raises:
        ParserUnavailable: If the parser is not installed.
    """
    from core.text.parse import parse

    wanted = list(dict.fromkeys(texts))
    new = [text for text in wanted if text not in _TREES]
    if len(_TREES) + len(new) > MOST_TREES:
        _TREES.clear()
        new = wanted
    for text, doc in zip(new, parse(new) if new else (), strict=True):
        _TREES[text] = tree_of(text, doc)
    return {text: _TREES[text] for text in wanted}


@lru_cache(maxsize=1)
def _concepts() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, lemmas in rows("concepts"):
        for lemma in lemmas.split(","):
            found.setdefault(lemma.strip(), set()).add(name)
    return {lemma: frozenset(names) for lemma, names in found.items()}


@lru_cache(maxsize=50_000)
def stem(lemma: str) -> str:
    """Cut the endings by which newsrooms turn an act into its noun: "poisoning" and "poison" are one."""
    for ending in (
        "isation",
        "ization",
        "ations",
        "ation",
        "ments",
        "ment",
        "ings",
        "ing",
        "ions",
        "ion",
        "ies",
        "ed",
        "ers",
        "er",
        "s",
        "e",
        "y",
    ):
        if lemma.endswith(ending) and len(lemma) - len(ending) >= 4:
            return lemma[: -len(ending)]
    return lemma


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
