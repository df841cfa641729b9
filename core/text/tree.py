"""A sentence as words with their heads: plain data that outlives the parser and can be kept with an article.

Trees are cut out of the parse of the whole paragraph, so that one parse serves quotes and facts. The parser is told
where sentences begin; should a head stand in another sentence all the same, its word is a root of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.models import Reading
from core.text.parse import ParsedPassage, parse
from core.text.words import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Token as ParserToken


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its lemma, part of speech and head. `head` is its own index for a root.

    `start` and `end` count characters of the sentence, `index` and `head` its words. `lemma` and `form` are folded.
    """

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
    """The words of one sentence, in order, with look-ups along the dependencies. `kids` has a row for each word."""

    text: str
    tokens: tuple[Token, ...]
    kids: tuple[tuple[int, ...], ...]

    def children(self, index: int) -> tuple[Token, ...]:
        """Give the direct dependents of a word, in order."""
        return tuple(self.tokens[kid] for kid in self.kids[index])

    def head(self, index: int) -> Token:
        """Give the word that this one depends on; a root depends on itself."""
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


def sentence_trees(reading: Reading, parsed: Sequence[ParsedPassage]) -> tuple[Tree, ...]:
    """Cut the tree of each body sentence out of the parse of its passage.

    Args:
        reading: The article with its sentences.
        parsed: What `parse_reading` gave for it.

    Returns:
        One tree for each of `reading.sentences`, in the same order; without words where the parser saw none.

    Raises:
        ParserUnavailable: If a sentence stands beyond what is parsed of a paragraph and the parser is not installed.
    """
    text = reading.article.text
    passages = {passage.start: passage for passage in parsed}
    starts = sorted(passages)
    trees: list[Tree] = []
    beyond: list[int] = []
    at = 0
    for number, sentence in enumerate(reading.sentences):
        while at + 1 < len(starts) and starts[at + 1] <= sentence.start:
            at += 1
        passage = passages[starts[at]]
        if passage.covers(sentence.end):
            trees.append(_cut(passage.doc, text[sentence.start : sentence.end], sentence.start - passage.start))
        else:
            beyond.append(number)
            trees.append(Tree("", (), ()))
    written = [text[reading.sentences[number].start : reading.sentences[number].end] for number in beyond]
    for number, tree in zip(beyond, text_trees(written) if written else (), strict=True):
        trees[number] = tree
    return tuple(trees)


def text_trees(texts: Sequence[str]) -> tuple[Tree, ...]:
    """Parse texts that stand alone, each as one sentence; one tree a text, in the same order.

    Raises:
        ParserUnavailable: If the parser is not installed.
    """
    return tuple(_cut(doc, text, 0) for text, doc in zip(texts, parse(texts), strict=True))


def _cut(doc: Doc, text: str, start: int) -> Tree:
    """Copy the words that begin in a stretch of a `Doc`; `start` is where `text` begins in it."""
    words = [word for word in doc if start <= word.idx < start + len(text) and not word.is_space]
    spot = {word.i: number for number, word in enumerate(words)}
    tokens = tuple(_token(word, number, spot.get(word.head.i, number), start) for number, word in enumerate(words))
    kids: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.index:
            kids[token.head].append(token.index)
    return Tree(text, tokens, tuple(tuple(below) for below in kids))


def _token(word: ParserToken, number: int, head: int, start: int) -> Token:
    return Token(
        index=number,
        start=word.idx - start,
        end=word.idx - start + len(word.text),
        text=word.text,
        lemma=fold(word.lemma_ or word.text),
        pos=word.pos_,
        tag=word.tag_,
        dep=word.dep_,
        head=head,
        entity=word.ent_type_,
        form=fold(word.text).rstrip("."),
    )
