"""Whose voice an outlet carries, as data frames: words given to each speaker, and the verbs that introduce them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from enum import StrEnum

import pandas as pd

from core.models import Comparison, Quote, QuoteKind
from core.tables.coverage import outlet_names
from core.tables.quotes import UNRESOLVED, Where, quotes, where_it_stands
from core.text.quotation_marks import find_marks


class Tone(StrEnum):
    """How a cue verb sounds, by the list of cue verbs. A word for an editor, never a score."""

    NEUTRAL = "neutral"
    LEANING = "leaning"
    LOADED = "loaded"


def voices(comparison: Comparison) -> pd.DataFrame:
    """Words given to each speaker in each outlet; one row a speaker and outlet, those without a word included.

    Columns: speaker, article_id, outlet, direct (words inside marks), indirect (reported without marks), apart (of
    quotes in headline, deck or caption, marked or not), words (all three), quotes. Speakers with most words first.
    A word that two quotes of one speaker share counts once.
    """
    outlets, found = outlet_names(comparison), quotes(comparison)
    texts = {reading.article.article_id: reading.article.text for reading in comparison.readings}
    by_id = {quote.quote_id: quote for quote in comparison.quotes}
    form: dict[tuple[str, str], dict[int, str]] = defaultdict(dict)
    for record in found.to_dict("records"):
        quote = by_id[record["quote_id"]]
        mine = form[record["speaker"], quote.article_id]
        for start, column in _words(quote, texts[quote.article_id]):
            mine[start] = "direct" if "direct" in (column, mine.get(start)) else column
    speakers = dict.fromkeys(found["speaker"])
    size = found.groupby(["speaker", "article_id"]).size()
    rows = []
    for speaker in speakers:
        for article_id, outlet in outlets.items():
            kinds = Counter(form.get((speaker, article_id), {}).values())
            row = {"speaker": speaker, "article_id": article_id, "outlet": outlet}
            row |= {column: kinds[column] for column in ("direct", "indirect", "apart")}
            rows.append(row | {"words": kinds.total(), "quotes": int(size.get((speaker, article_id), 0))})
    frame = pd.DataFrame(
        rows, columns=["speaker", "article_id", "outlet", "direct", "indirect", "apart", "words", "quotes"]
    )
    total = frame.groupby("speaker", sort=False)["words"].sum()
    ranked = sorted(speakers, key=lambda name: (name == UNRESOLVED, -total[name]))
    rank = {name: place for place, name in enumerate(ranked)}
    return frame.sort_values("speaker", key=lambda names: names.map(rank), kind="stable", ignore_index=True)


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


def cues(comparison: Comparison) -> pd.DataFrame:
    """Cue words by speaker and outlet: speaker, article_id, outlet, cue (as printed, lower case), tone, implies, times.

    Neutral ones first, the most frequent first; quotes that nothing introduces have no row.
    """
    found = quotes(comparison)
    found = found[found["cue"] != ""]
    by = ["speaker", "article_id", "outlet", "cue", "tone", "implies"]
    counts = found.groupby(by, sort=False).size().reset_index(name="times")
    rank = {tone.value: place for place, tone in enumerate(Tone)}
    counts["tone_rank"] = counts["tone"].map(rank)
    counts = counts.sort_values(["tone_rank", "times"], ascending=[True, False], kind="stable", ignore_index=True)
    return counts[[*by, "times"]]
