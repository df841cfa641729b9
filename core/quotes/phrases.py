"""Sources without a verb of speech: "according to the mayor", "in her words"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.quotes.reports import Chars, Report, document_words, noun_words, trimmed

if TYPE_CHECKING:
    from spacy.tokens import Span as Words
    from spacy.tokens import Token


def according(token: Token, sentence: Words) -> Report | None:
    """ "According to the mayor, ...": the clause around the phrase, given to its noun."""
    doc = token.doc
    to = token.i + 1
    if token.lower_ == "according" and (to >= len(doc) or doc[to].lower_ != "to"):
        return None
    if token.lower_ == "per":
        return None
    noun = next((child for child in doc[to].children if child.dep_ in ("pobj", "pcomp")), None)
    if noun is None:
        return None
    source = _named_source(noun)
    cue = (token.idx, doc[to].idx + 2)
    return Report("according to", _around(token, token.i, noun, sentence), cue, source, token)


def _named_source(noun: Token) -> Words:
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    if owner is not None and noun.lower_ in document_words():
        return noun_words(owner)
    return noun_words(noun)


def in_words_of(noun: Token, sentence: Words) -> Report | None:
    """ "In her words, ...", "in the words of the mayor": the clause around the phrase."""
    owner: Token | None = next((child for child in noun.children if child.dep_ == "poss"), None)
    if owner is None:
        of: Token | None = next((child for child in noun.children if child.lower_ == "of"), None)
        owner = next((child for child in of.children if child.dep_ == "pobj"), None) if of is not None else None
    if owner is None:
        return None
    preposition = noun.head
    cue = (preposition.idx, noun.idx + len(noun))
    return Report(
        "in somebody's words", _around(preposition, preposition.i, noun, sentence), cue, noun_words(owner), noun
    )


def _around(phrase: Token, start: int, noun: Token, sentence: Words) -> list[Chars]:
    """What a source phrase covers: the clause around it, without the phrase."""
    doc = phrase.doc
    end = _phrase_end(noun)
    clause = phrase.head
    if start - sentence.start <= 1 or (clause.i > end and start - clause.left_edge.i <= 1):
        piece = trimmed(doc, end, sentence.end)
        return [piece] if piece is not None else []
    left = sentence.start
    top = clause
    while top.dep_ not in ("ROOT", "conj", "ccomp", "parataxis") and top.head.i != top.i:
        top = top.head
    if top.dep_ == "conj" and any(child.dep_ in ("nsubj", "nsubjpass") for child in top.children):
        left = max(left, top.left_edge.i)
    pieces = [trimmed(doc, left, start)]
    if clause.i > end or (end < len(doc) and doc[end].text == "," and top.i > end):
        pieces.append(trimmed(doc, end, min(sentence.end, top.right_edge.i + 1)))
    return [piece for piece in pieces if piece is not None]


def _phrase_end(noun: Token) -> int:
    doc = noun.doc
    right = noun.right_edge.i + 1
    for place in range(noun.i + 1, right):
        if doc[place].text == "," and not (
            place + 1 < right and doc[place + 1].pos_ in ("DET", "PROPN") and doc[place + 1].dep_ != "conj"
        ):
            return place
    return int(right)
