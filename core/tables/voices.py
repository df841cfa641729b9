"""Whose voice an outlet carries, as rows: words given to each speaker, and the verbs that introduce them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from core.models import Comparison, Quote, QuoteKind
from core.tables.coverage import outlet_names
from core.tables.quotes import UNRESOLVED, Where, quotes, where_it_stands
from core.text.quotation_marks import find_marks


class Tone(StrEnum):
    """How a cue verb sounds, by the list of cue verbs. A word for an editor, never a score."""

    NEUTRAL = "neutral"
    LEANING = "leaning"
    LOADED = "loaded"


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """Words that one outlet gives one speaker.

    Attributes:
        speaker: Its name in the story.
        article_id: The outlet's article.
        outlet: Its short name.
        direct: Words inside marks.
        indirect: Words reported without marks.
        apart: Words of quotes in headline, deck or caption, marked or not.
        words: All three.
        quotes: How many quotes.
    """

    speaker: str
    article_id: str
    outlet: str
    direct: int
    indirect: int
    apart: int
    words: int
    quotes: int


def voices(comparison: Comparison) -> tuple[VoiceRow, ...]:
    """A row for each speaker and outlet, those without a word included; speakers with most words first.

    A word that two quotes of one speaker share counts once.
    """
    outlets, found = outlet_names(comparison), quotes(comparison)
    texts = {reading.article.article_id: reading.article.text for reading in comparison.readings}
    by_id = {quote.quote_id: quote for quote in comparison.quotes}
    form: dict[tuple[str, str], dict[int, str]] = defaultdict(dict)
    for row in found:
        mine = form[row.speaker, row.article_id]
        for start, column in _words(by_id[row.quote_id], texts[row.article_id]):
            mine[start] = "direct" if "direct" in (column, mine.get(start)) else column
    number = Counter((row.speaker, row.article_id) for row in found)
    total: Counter[str] = Counter()
    for (speaker, _), starts in form.items():
        total[speaker] += len(starts)
    rows = []
    for speaker in sorted(
        dict.fromkeys(row.speaker for row in found), key=lambda name: (name == UNRESOLVED, -total[name])
    ):
        for article_id, outlet in outlets.items():
            kinds = Counter(form.get((speaker, article_id), {}).values())
            rows.append(
                VoiceRow(
                    speaker=speaker,
                    article_id=article_id,
                    outlet=outlet,
                    direct=kinds["direct"],
                    indirect=kinds["indirect"],
                    apart=kinds["apart"],
                    words=kinds.total(),
                    quotes=number[speaker, article_id],
                )
            )
    return tuple(rows)


def _words(quote: Quote, text: str) -> Iterable[tuple[int, str]]:
    """Start of each word of a quote, and how it is given: direct, indirect, or apart from the body."""
    for start, end in quote.content:
        content = text[start:end]
        inside = [(0, len(content))] if quote.kind is QuoteKind.DIRECT else _marked(quote.kind, content)
        at = 0
        for word in content.split():
            at = content.index(word, at)
            if any(letter.isalnum() for letter in word):
                marked = any(first <= at < last for first, last in inside)
                body = where_it_stands(quote) is Where.BODY
                yield start + at, "apart" if not body else "direct" if marked else "indirect"
            at += len(word)


def _marked(kind: QuoteKind, content: str) -> list[tuple[int, int]]:
    if kind is not QuoteKind.MIXED:
        return []
    return [(found.start, found.end) for found in find_marks(content)]


@dataclass(frozen=True, slots=True)
class CueRow:
    """A cue word as one outlet prints it for one speaker, in lower case, and how often. `tone` is a `Tone`."""

    speaker: str
    article_id: str
    outlet: str
    cue: str
    tone: str
    implies: str
    times: int


def cues(comparison: Comparison) -> tuple[CueRow, ...]:
    """A row for each cue word, speaker and outlet, neutral ones first, then the most frequent first.

    Quotes that nothing introduces have no row.
    """
    times = Counter(
        (row.speaker, row.article_id, row.outlet, row.cue, row.tone, row.implies)
        for row in quotes(comparison)
        if row.cue
    )
    rank = {tone.value: place for place, tone in enumerate(Tone)}
    rows = (CueRow(*of, times=number) for of, number in times.items())
    return tuple(sorted(rows, key=lambda row: (rank[row.tone], -row.times)))
