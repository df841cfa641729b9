"""Words that one outlet gives to a speaker and another says in its own voice: attribution lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from core.models import QuoteKind, Reading
from core.quotes.likeness import Probability, Said, shared_words
from core.text.diff import plain_words
from core.text.quotation_marks import quoted_spans
from core.text.verbs_of_speech import PARTICIPLE, PAST, PRESENT, reporting_words

_SAME_POINT = 0.5
_LEAST_SHARED = 5
_LEAST_SHARE = 0.5


def own_voice_sentences(
    readings: Sequence[Reading], group: Sequence[Said], probability: Probability
) -> Iterator[tuple[int, str]]:
    """For each outlet without a quote of the group, a sentence that carries the quoted words and names no speaker.

    Only words inside marks elsewhere count, and only where at least half of them, five or more in runs, are there.

    Yields:
        The outlet's number among the readings and the sentence id.
    """
    marked = [one for one in group if one.quote.kind is not QuoteKind.INDIRECT]
    having = {one.order for one in group}
    for number, reading in enumerate(readings):
        if number in having:
            continue
        quoted = quoted_spans(reading)
        best: tuple[float, str] | None = None
        for sentence in reading.sentences:
            text = reading.article.text[sentence.start : sentence.end]
            quotes = any(start < sentence.end and sentence.start < end for start, end in quoted)
            if quotes or _attributes(text):
                continue
            weight = max((_weight(one, sentence.sentence_id, text, probability) for one in marked), default=0.0)
            if weight and (best is None or weight > best[0]):
                best = (weight, sentence.sentence_id)
        if best is not None:
            yield number, best[1]


def _weight(one: Said, sentence_id: str, text: str, probability: Probability) -> float:
    words = plain_words(text)
    shared = shared_words(one.words, words)
    share = shared / max(1, min(len(one.words), len(words)))
    if shared < _LEAST_SHARED or share < _LEAST_SHARE:
        return 0.0
    weighed = max((probability(own, sentence_id) for own in one.quote.sentence_ids), default=0.0)
    return share + weighed if weighed >= _SAME_POINT or share >= 0.75 else 0.0


def _attributes(text: str) -> bool:
    return not _attributing().isdisjoint(plain_words(text))


@cache
def _attributing() -> frozenset[str]:
    return reporting_words(PAST, PRESENT, PARTICIPLE) | {"according"}
