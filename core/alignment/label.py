"""The label of a point: the clause of its sentences that says what its outlets share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.lexicon import entries
from core.models import Clause, Sentence, Spans
from core.text.words import is_function_word, read_words

MOST_CHARS = 90


@dataclass(frozen=True, slots=True)
class Label:
    """A clause as a label: its sentence, its pieces, its words as shown, and the stems of those with a meaning."""

    sentence_id: str
    spans: Spans
    text: str
    stems: frozenset[str]


def rank_labels(
    sentences: Sequence[Sentence], texts: Mapping[str, str], clauses: Mapping[str, Sequence[Clause]]
) -> list[Label]:
    """Rank what a point can be labelled with, the best first: what most of its outlets say, in few words.

    Args:
        sentences: Of the point.
        texts: Of the articles, by id.
        clauses: Of the sentences, by sentence id. A sentence without any gives its own words, cut short.
    """
    said = {
        sentence.sentence_id: _stems(texts[sentence.article_id][sentence.start : sentence.end])
        for sentence in sentences
    }
    outlets: Counter[str] = Counter()
    for article_id in {sentence.article_id for sentence in sentences}:
        outlets.update(set().union(*(said[one.sentence_id] for one in sentences if one.article_id == article_id)))
    of = len({sentence.article_id for sentence in sentences})
    whole = [
        _label(sentence.sentence_id, clause.spans, texts[sentence.article_id])
        for sentence in sentences
        for clause in clauses.get(sentence.sentence_id, ())
    ]
    found = whole or [_cut(sentence, texts[sentence.article_id]) for sentence in sentences]

    def rank(label: Label) -> tuple[float, str, Spans]:
        shared = sum((outlets[stem] - 1) / max(of - 1, 1) for stem in label.stems)
        alone = sum(1 - (outlets[stem] - 1) / max(of - 1, 1) for stem in label.stems)
        return (alone - shared, label.sentence_id, label.spans)

    return sorted(found, key=rank)


def shown(text: str, spans: Spans) -> str:
    """The pieces of a label as they are read: joined by blanks, the first letter a capital.

    A piece that goes on gives up the capital of a word that has it only for opening a sentence ("The", "We").
    """
    pieces = [" ".join(text[start:end].split()) for start, end in spans]
    joined = " ".join(pieces[:1] + [_going_on(piece) for piece in pieces[1:]])
    return joined[:1].upper() + joined[1:]


def _going_on(piece: str) -> str:
    first = re.split(r"\W", piece, maxsplit=1)[0]
    opener = first.istitle() and first != "I" and first.lower() in entries("sentence_openers")
    return piece[:1].lower() + piece[1:] if opener else piece


def _label(sentence_id: str, spans: Spans, text: str) -> Label:
    words = shown(text, spans)
    return Label(sentence_id, spans, words, _stems(words))


def _cut(sentence: Sentence, text: str) -> Label:
    """The words of a sentence from its first to the last that fits."""
    words = [hit for hit in re.finditer(r"\S+", text[sentence.start : sentence.end])]
    end = max((hit.end() for hit in words if hit.end() <= MOST_CHARS), default=MOST_CHARS)
    return _label(sentence.sentence_id, ((sentence.start, min(sentence.start + end, sentence.end)),), text)


def _stems(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in read_words(text) if not is_function_word(word.form))
