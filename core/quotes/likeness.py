"""Whether two quotes of two outlets are the same utterance: shared words, speakers, and what the sentences say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from core import lexicon
from core.models import Quote, QuoteKind
from core.people.identity import identity
from core.text.diff import plain_words

Probability = Callable[[str, str], float]

LEAST_RUN_WORDS = 3
"""Shorter runs of shared words are chance: "of the", "said on Monday"."""
LEAST_LINK = 0.5
_ALMOST_ALL = 0.75
_DISTINCT_WORDS = 6
"""Shared words that make one quote of two speakers' words, in one wording."""
_TRANSLATION_WORDS = 0.35
_SAME_POINT = 0.5


@dataclass(frozen=True, slots=True)
class Said:
    """A quote with what is compared of it. `order` is the place of its article among the readings."""

    quote: Quote
    order: int
    text: str
    words: tuple[str, ...]
    content_words: frozenset[str]


def said(quote: Quote, text: str, order: int) -> Said:
    """Prepare a quote for comparison; `text` is its article's."""
    content = " ".join(text[start:end] for start, end in quote.content)
    words = tuple(plain_words(content))
    small = _small_words()
    return Said(quote, order, content, words, frozenset(word for word in words if word not in small))


def _small_words() -> frozenset[str]:
    return frozenset(lexicon.entries("function_words"))


def same_speaker(one: Quote, other: Quote) -> bool | None:
    """True or False where both speakers are known and are surely one or two, else None."""
    if not one.speaker or not other.speaker:
        return None
    return identity(one.speaker, other.speaker).one


def shared_words(one: Sequence[str], other: Sequence[str]) -> int:
    """Words shared in runs of at least `LEAST_RUN_WORDS`, in order."""
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size >= LEAST_RUN_WORDS)


def likeness(one: Said, other: Said, probability: Probability) -> float:
    """How surely two quotes are one utterance, in [0, 1]; at `LEAST_LINK` and above they may be joined.

    The same words join whoever they are given to; other words (a translation, a paraphrase) join only where the
    speakers do not differ and the sentences make the same point.
    """
    speakers = same_speaker(one.quote, other.quote)
    fewer = min(len(one.words), len(other.words))
    if not fewer:
        return 0.0
    shared = shared_words(one.words, other.words)
    verbatim = shared / fewer
    if verbatim >= _ALMOST_ALL and _enough(shared, speakers, one, other):
        return min(1.0, 0.5 + verbatim / 2)
    if speakers is False:
        return 0.0
    same_point = max((probability(a, b) for a in one.quote.sentence_ids for b in other.quote.sentence_ids), default=0.0)
    common = len(one.content_words & other.content_words)
    overlap = common / max(1, min(len(one.content_words), len(other.content_words)))
    if same_point >= _SAME_POINT and overlap >= _TRANSLATION_WORDS:
        return min(1.0, (same_point + overlap) / 2 + 0.1)
    if speakers and common >= LEAST_RUN_WORDS and overlap >= 0.6:
        return overlap
    return 0.0


def _enough(shared: int, speakers: bool | None, one: Said, other: Said) -> bool:
    """Enough shared words for one utterance: few will do for one speaker, more are needed for two."""
    if speakers:
        return shared >= LEAST_RUN_WORDS
    content = len(one.content_words & other.content_words)
    marked = QuoteKind.INDIRECT not in (one.quote.kind, other.quote.kind)
    return shared >= _DISTINCT_WORDS and content >= 4 if marked or speakers is False else shared >= _DISTINCT_WORDS
