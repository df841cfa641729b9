"""The body of an article as a row of words in their comparison form, each with its span."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from core.models import Reading, Role
from core.text.quotation_marks import quoted_spans
from core.text.words import fold, form_of, word_spans


@dataclass(frozen=True, slots=True)
class Wording:
    """Body words of one article, in order; all rows have the same length.

    `sentences` gives the place in `reading.sentences` of each word. `capital` leaves out the first word of a sentence,
    where a capital says nothing. `running` counts the words of the article as it ran: the body, and each caption
    between its paragraphs once; shares are parts of it, though nothing is looked for in captions.
    """

    article_id: str
    forms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    quoted: tuple[bool, ...]
    capital: tuple[bool, ...]
    sentences: tuple[int, ...]
    running: int

    def __len__(self) -> int:
        return len(self.forms)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Give the span in the article from one word to another, both included."""
        return self.starts[first], self.ends[last]

    def between(self, start: int, end: int) -> range:
        """Give the places of the words in a span, which begins and ends with a word."""
        return range(bisect_left(self.starts, start), bisect_left(self.ends, end) + 1)


def stretches(places: Sequence[int], *, breaks: Sequence[int] | None = None) -> list[tuple[int, int]]:
    """Cut ascending places into stretches without a gap, and where `breaks` changes between two of them.

    Returns:
        First and last index into `places` of each stretch.
    """
    found: list[tuple[int, int]] = []
    for index, place in enumerate(places):
        before = places[index - 1] if index else None
        if before is None or place != before + 1 or (breaks is not None and breaks[place] != breaks[before]):
            found.append((index, index))
        else:
            found[-1] = (found[-1][0], index)
    return found


def wordings(readings: Sequence[Reading]) -> tuple[Wording, ...]:
    """Read the words of each article, ordered by article id so that the order of arrival changes nothing.

    Raises:
        ValueError: If two articles have one id; the message names it.
    """
    ordered = sorted(readings, key=lambda reading: reading.article.article_id)
    for left, right in pairwise(ordered):
        if left.article.article_id == right.article.article_id:
            raise ValueError(f"two articles have the id {left.article.article_id!r}; each needs its own")
    return tuple(_wording(reading) for reading in ordered)


# Runs, near-verbatim sentences and shares each ask for the words of every article: with room for fewer articles than a
# collection has, all are read three times. 1,000 words take 0.15 MB.
@lru_cache(maxsize=2048)
def _wording(reading: Reading) -> Wording:
    text = reading.article.text
    hits: list[tuple[int, int]] = []
    sentences: list[int] = []
    for number, sentence in enumerate(reading.sentences):
        inside = list(word_spans(text, sentence.start, sentence.end))
        hits += inside
        sentences += [number] * len(inside)
    first = [number == 0 or sentences[number] != sentences[number - 1] for number in range(len(hits))]
    return Wording(
        reading.article.article_id,
        tuple(form_of(text[start:end]) for start, end in hits),
        tuple(start for start, _ in hits),
        tuple(end for _, end in hits),
        _inside(hits, quoted_spans(reading)),
        tuple(text[start].isupper() and not opens for (start, _), opens in zip(hits, first, strict=True)),
        tuple(sentences),
        len(hits) + _caption_words(reading),
    )


def _caption_words(reading: Reading) -> int:
    """Count the words of captions between the first and the last body paragraph; the same caption again adds none."""
    body = [passage for passage in reading.passages if passage.role is Role.BODY]
    if not body:
        return 0
    captions = {
        fold(reading.article.text[passage.start : passage.end])
        for passage in reading.passages
        if passage.role is Role.CAPTION and body[0].end <= passage.start < body[-1].start
    }
    return sum(1 for caption in captions for _ in word_spans(caption))


def _inside(hits: Sequence[tuple[int, int]], spans: Sequence[tuple[int, int]]) -> tuple[bool, ...]:
    quoted = []
    place = 0
    for start, _ in hits:
        while place < len(spans) and spans[place][1] <= start:
            place += 1
        quoted.append(place < len(spans) and spans[place][0] <= start)
    return tuple(quoted)
