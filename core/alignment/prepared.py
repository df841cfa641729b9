"""All sentences of a story in canonical order, with the words and vectors that evidence is read from."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from core import lexicon
from core.text.verbs_of_speech import PAST, PRESENT, reporting_words
from core.text.words import Word, is_function_word, read_words

if TYPE_CHECKING:
    from scipy import sparse

Given = tuple[str, str, str]
K1 = 1.5  # BM25: how soon a repeated word stops counting (Robertson and Zaragoza 2009)
B = 0.75  # BM25: how much a long sentence is discounted


@dataclass(frozen=True, slots=True)
class PreparedStory:
    """Sentences sorted by article, each article in its own order, so that the order of articles cannot matter.

    `vectors` are unit rows, float32, shape (n, d), or None where they are not needed. `terms` marks the content words
    of each sentence weighed by rarity in this story, `saturated` holds BM25 term weights, `names`, `numbers` and
    `predicates` (content words that are no name anywhere in the story, no number, no day or month and no verb of
    speech) are zero-one; all are CSR of shape (n, vocabulary).
    """

    ids: tuple[str, ...]
    articles: tuple[str, ...]
    texts: tuple[str, ...]
    words: tuple[tuple[Word, ...], ...]
    article_of: NDArray[np.int32]
    vectors: NDArray[np.float32] | None
    vocabulary: tuple[str, ...]
    rarity: NDArray[np.float32]
    terms: sparse.csr_matrix
    saturated: sparse.csr_matrix
    names: sparse.csr_matrix
    numbers: sparse.csr_matrix
    predicates: sparse.csr_matrix

    def row(self, sentence_id: str) -> int:
        """Return the row of a sentence.

        Raises:
            ValueError: If the story has no such sentence.
        """
        return self.ids.index(sentence_id)


def prepare_story(sentences: Sequence[Given], vectors: NDArray[np.float32] | None = None) -> PreparedStory:
    """Bring sentences into canonical order and count their words.

    Args:
        sentences: (sentence_id, article_id, text), each article's sentences in their order.
        vectors: Unit rows, float32, shape (n, d), in the order of `sentences`.

    Raises:
        ValueError: If the counts differ, or a sentence id occurs twice; the message gives them.
    """
    if vectors is not None and len(vectors) != len(sentences):
        raise ValueError(f"{len(sentences)} sentences but {len(vectors)} vectors; encode the same texts")
    order = sorted(range(len(sentences)), key=lambda row: sentences[row][1])
    ids = tuple(sentences[row][0] for row in order)
    if len(set(ids)) != len(ids):
        twice = next(name for name, count in Counter(ids).items() if count > 1)
        raise ValueError(f"the sentence id {twice!r} occurs more than once")
    articles = tuple(sentences[row][1] for row in order)
    texts = tuple(sentences[row][2] for row in order)
    words = tuple(read_words(text) for text in texts)
    number_of = {article: place for place, article in enumerate(dict.fromkeys(articles))}
    terms, saturated, vocabulary, rarity = _term_matrices(words)
    return PreparedStory(
        ids=ids,
        articles=articles,
        texts=texts,
        words=words,
        article_of=np.array([number_of[article] for article in articles], dtype=np.int32),
        vectors=None if vectors is None else np.ascontiguousarray(vectors[order], dtype=np.float32),
        vocabulary=vocabulary,
        rarity=rarity,
        terms=terms,
        saturated=saturated,
        names=_marks([[word.form for word in row if is_name(word)] for row in words]),
        numbers=_marks([[word.form for word in row if word.is_number] for row in words]),
        predicates=_marks(_predicates(words)),
    )


def is_name(word: Word) -> bool:
    """Say whether a word looks like (part of) a name: written with a capital that its place does not explain."""
    return word.capital and not word.opens and not is_function_word(word.form)


def content_words(words: Sequence[Word]) -> list[str]:
    """Return the stems of all words but function words, with repetitions."""
    return [word.stem for word in words if not is_function_word(word.form)]


def _predicates(words: Sequence[Sequence[Word]]) -> list[list[str]]:
    names = {word.stem for row in words for word in row if is_name(word)}
    topic = {*lexicon.entries("months"), *lexicon.entries("weekdays"), *reporting_words(PAST, PRESENT)}
    return [
        [
            word.stem
            for word in row
            if not (word.is_number or is_function_word(word.form) or word.form in topic or word.stem in names)
        ]
        for row in words
    ]


def _term_matrices(
    words: Sequence[Sequence[Word]],
) -> tuple[sparse.csr_matrix, sparse.csr_matrix, tuple[str, ...], NDArray[np.float32]]:
    from scipy import sparse

    counts = [Counter(content_words(row)) for row in words]
    lengths = [sum(count.values()) for count in counts]
    mean_length = sum(lengths) / len(lengths) if any(lengths) else 1.0
    carried = Counter(term for count in counts for term in count)
    vocabulary = tuple(sorted(carried))
    column = {term: place for place, term in enumerate(vocabulary)}
    rarity = np.array(
        [math.log(1 + (len(words) - carried[term] + 0.5) / (carried[term] + 0.5)) for term in vocabulary],
        dtype=np.float32,
    )
    rows, columns, weights = [], [], []
    for row, count in enumerate(counts):
        damping = K1 * (1 - B + B * lengths[row] / mean_length)
        for term in sorted(count):
            rows.append(row)
            columns.append(column[term])
            weights.append(count[term] * (K1 + 1) / (count[term] + damping))
    shape = (len(words), len(vocabulary))
    saturated = sparse.csr_matrix((np.array(weights, dtype=np.float32), (rows, columns)), shape=shape)
    present = sparse.csr_matrix((np.ones(len(rows), dtype=np.float32), (rows, columns)), shape=shape)
    terms = sparse.csr_matrix(present.multiply(rarity[None, :])) if vocabulary else present
    return terms.astype(np.float32), saturated, vocabulary, rarity


def _marks(forms: Sequence[Sequence[str]]) -> sparse.csr_matrix:
    from scipy import sparse

    column = {form: place for place, form in enumerate(sorted({form for row in forms for form in row}))}
    rows = [row for row, found in enumerate(forms) for _ in set(found)]
    columns = [column[form] for found in forms for form in sorted(set(found))]
    ones = np.ones(len(rows), dtype=np.float32)
    return sparse.csr_matrix((ones, (rows, columns)), shape=(len(forms), len(column)))
