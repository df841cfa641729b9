"""The quotes of an article: found, given to their speakers, and carried as spans with their evidence."""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.models import Quote, QuoteKind, Reading, Sentence, Span
from core.people.genders import gender_of_word
from core.people.names import titles
from core.people.table import People, PersonMention, Somebody, people_of
from core.quotes.attach import reports_in
from core.quotes.carriers import carriers_of
from core.quotes.colons import lead_in
from core.quotes.plain_text import parse_lines
from core.quotes.reports import Report, noun_words
from core.quotes.resolve import NOBODY, Resolution, resolve
from core.text.parse import ParsedPassage, parse_reading
from core.text.words import read_words

if TYPE_CHECKING:
    from spacy.tokens import Span as Words
    from spacy.tokens import Token

TEXT_ID = "text"
_MARK_CHARS = 4
"""Marks and a full stop beside them: content longer than its marked words by more than this is mixed."""


def find_quotes(reading: Reading, parsed: Sequence[ParsedPassage] | None = None) -> tuple[Quote, ...]:
    """Find the direct, mixed and indirect quotes of an article, who says them, and how that is known.

    English only. Boilerplate is not searched; headlines, decks and captions are, and say so in `Quote.role`. A quote
    whose words an earlier one of the article has too is kept and names it in `repeat_of`, so that it counts once.

    Args:
        reading: The article with its passages.
        parsed: Its parse, where it has been parsed before.

    Returns:
        Quotes in the order of their content. Contents of different quotes may overlap: a quote within a quote.

    Raises:
        ParserUnavailable: If the English parser is not installed.
    """
    article = reading.article
    parsed = parse_reading(reading) if parsed is None else parsed
    return _find(article.text, parsed, article.article_id, reading.sentences)


def find_quotes_in_text(text: str) -> tuple[Quote, ...]:
    """Find the quotes of a text without roles: each line a paragraph, all of it body but a short first line.

    Args:
        text: Any text; null bytes, lone marks and marks of right-to-left writing are taken as they come.
    """
    return _find(text, parse_lines(text), TEXT_ID, ())


def _find(
    text: str, units: Sequence[ParsedPassage], article_id: str, sentences: Sequence[Sentence]
) -> tuple[Quote, ...]:
    table = people_of(units, in_marks=_in_marks, phrase=noun_words)
    start_of = {id(unit.doc): unit.start for unit in units}
    found = [
        _quote(unit, report, resolution, article_id, sentences, start_of)
        for unit, report, resolution in _resolved(units, table)
    ]
    return _with_repeats(text, sorted(found, key=lambda quote: quote.content[0]))


def _in_marks(unit: ParsedPassage, token: Token) -> bool:
    return any(m.inner_start <= token.idx < m.inner_end for m in unit.marks)


def _resolved(units: Sequence[ParsedPassage], table: People) -> list[tuple[ParsedPassage, Report, Resolution]]:
    """Reports in order, each with its speaker; whoever spoke is remembered for the pronouns that follow."""
    found: list[tuple[ParsedPassage, Report, Resolution]] = []
    known: dict[tuple[int, int, int], Resolution] = {}
    said: list[PersonMention] = []
    before: list[Report] = []
    start_of = {id(unit.doc): unit.start for unit in units}
    for unit in units:
        reports = reports_in(unit, before, table)
        for report in reports:
            resolution = _speaker(report, table, said, known, start_of)
            found.append((unit, report, resolution))
        lead = lead_in(unit)
        before = _remembered(reports, lead, before)
    return found


def _unnamed(words: Words, name: str) -> Somebody:
    """A speaker without a name: "a spokeswoman", "officials"."""
    head = words.root
    gender = gender_of_word(head.text)
    plural = head.tag_ in ("NNS", "NNPS")
    return Somebody(
        name, person=gender is not None or (head.lower_ in titles() and not plural), gender=gender, plural=plural
    )


def _remembered(reports: list[Report], lead: Report | None, before: list[Report]) -> list[Report]:
    """What the next paragraph may go on from: this one's reports, or the last ones over one paragraph without any."""
    if lead is not None:
        return [*reports, lead]
    if reports:
        return reports
    return [dataclasses.replace(report, stale=True) for report in before if report.contents and not report.stale]


def _speaker(
    report: Report,
    table: People,
    said: list[PersonMention],
    known: dict[tuple[int, int, int], Resolution],
    start_of: dict[int, int],
) -> Resolution:
    words = report.source
    if words is None:
        return NOBODY
    key = (id(words.doc), words.start, words.end)
    if key in known:
        return known[key]
    offset = start_of[id(words.doc)]
    resolution = known[key] = resolve(words, table, offset=offset, said=said)
    if resolution.name is not None:
        place = offset + words.start_char
        sentence = bisect_right(table.sentence_starts, place) - 1
        who = resolution.somebody or _unnamed(words, resolution.name)
        said.append(PersonMention(who, place, sentence, "speaker", quoted=False))
    return resolution


def _quote(
    unit: ParsedPassage,
    report: Report,
    resolution: Resolution,
    article_id: str,
    sentences: Sequence[Sentence],
    start_of: dict[int, int],
) -> Quote:
    content = tuple((unit.start + start, unit.start + end) for start, end in report.contents)
    source = report.source
    return Quote(
        quote_id=f"{article_id}@{content[0][0]}-{content[-1][1]}",
        article_id=article_id,
        kind=_kind(unit, report),
        content=content,
        cue=_moved(report.cue, unit.start),
        speaker_as_written=None
        if source is None
        else _moved((source.start_char, source.end_char), start_of[id(source.doc)]),
        speaker=resolution.name,
        candidates=resolution.candidates,
        carriers=carriers_of(report, start_of),
        rule=report.rule,
        role=unit.role,
        never_closed=report.never_closed,
        sentence_ids=tuple(s.sentence_id for s in sentences if any(a < s.end and s.start < b for a, b in content)),
    )


def _moved(span: Span | None, offset: int) -> Span | None:
    return None if span is None else (span[0] + offset, span[1] + offset)


def _kind(unit: ParsedPassage, report: Report) -> QuoteKind:
    if report.rule == "transcript":
        return QuoteKind.DIRECT
    marked = sum(max(0, min(end, m.end) - max(start, m.start)) for start, end in report.contents for m in unit.marks)
    if not marked:
        return QuoteKind.INDIRECT
    whole = sum(end - start for start, end in report.contents)
    return QuoteKind.DIRECT if marked >= whole - _MARK_CHARS else QuoteKind.MIXED


def _with_repeats(text: str, quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Mark each quote whose words an earlier quote has too; a headline that repeats the body counts once."""
    first: dict[str, str] = {}
    marked = []
    for quote in quotes:
        words = _words(text, quote)
        earlier = first.setdefault(words, quote.quote_id)
        marked.append(quote if earlier == quote.quote_id else dataclasses.replace(quote, repeat_of=earlier))
    return tuple(marked)


def _words(text: str, quote: Quote) -> str:
    joined = " ".join(text[start:end] for start, end in quote.content)
    return " ".join(word.form for word in read_words(joined))
