"""Quotes as rows: quotes, utterances by outlet, differences to check. A repeat counts once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from core.models import Comparison, FlagKind, Quote, QuoteKind, Role, UtteranceMember, UtteranceStatus
from core.people.identity import identity
from core.quotes import tone_of
from core.tables.coverage import outlet_names
from core.tables.rows import grouped
from core.text.quotation_marks import EVERY_MARK

LABEL_WORDS = 8
COLON = "a colon"
UNRESOLVED = "Unresolved"
"""Stands for every speaker that the article leaves open; who it may be is listed with each quote."""


class Where(StrEnum):
    """Whether a quote stands in the body or in the display type around it."""

    BODY = "in the body"
    APART = "in headline, deck or caption"


def story_speakers(comparison: Comparison) -> dict[str, str]:
    """The name a speaker has in the whole story, by each spelling: Segei and Sergey Lavrov are Sergei Lavrov.

    A spelling joins the fullest, most frequent one it can be; one that two others could be stays by itself.
    """
    seen = Counter(quote.speaker for quote in counted(comparison) if quote.speaker)
    seen.update(utterance.speaker for utterance in comparison.utterances if utterance.speaker)
    heads: list[str] = []
    names: dict[str, str] = {}
    for name in sorted(seen, key=lambda name: (-len(name.split()), -seen[name], name)):
        fits = [head for head in heads if identity(head, name).one]
        names[name] = fits[0] if len(fits) == 1 else name
        if names[name] == name:
            heads.append(name)
    return names


def counted(comparison: Comparison) -> list[Quote]:
    """Every quote that counts: the first of its words in its article, not in a passage that repeats another."""
    return [quote for quote in comparison.quotes if quote.repeat_of is None and quote.role is not Role.REPEAT]


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """A counted quote.

    Attributes:
        quote_id: Its id.
        article_id: The article it stands in.
        outlet: The short name of that.
        kind: Direct, mixed or indirect.
        speaker: The name of its speaker in the story, `UNRESOLVED` where open.
        as_written: The words that name the speaker; empty where none stand.
        candidates: Who it may be, joined by "or".
        cue: What introduces it, in lower case without line breaks, a bare colon in words; empty where nothing does.
        tone: Of the cue, a `core.tables.voices.Tone`.
        implies: What the cue implies, in words.
        carrier: By way of whom.
        where: In the body or in display type.
        repeats: How often the same words are printed again.
        rule: The rule that found it.
        content: What was said, its parts in order.
    """

    quote_id: str
    article_id: str
    outlet: str
    kind: QuoteKind
    speaker: str
    as_written: str
    candidates: str
    cue: str
    tone: str
    implies: str
    carrier: str
    where: Where
    repeats: int
    rule: str
    content: str


def quotes(comparison: Comparison) -> tuple[QuoteRow, ...]:
    """A row for each counted quote."""
    outlets, names = outlet_names(comparison), story_speakers(comparison)
    texts = {reading.article.article_id: reading.article.text for reading in comparison.readings}
    again = Counter(quote.repeat_of for quote in comparison.quotes if quote.repeat_of)
    rows = []
    for quote in counted(comparison):
        text = texts[quote.article_id]
        cue = _plain(text[slice(*quote.cue)]).lower() if quote.cue else ""
        tone, implies = tone_of(cue)
        rows.append(
            QuoteRow(
                quote_id=quote.quote_id,
                article_id=quote.article_id,
                outlet=outlets[quote.article_id],
                kind=quote.kind,
                speaker=names[quote.speaker] if quote.speaker else UNRESOLVED,
                as_written=_plain(text[slice(*quote.speaker_as_written)]) if quote.speaker_as_written else "",
                candidates=" or ".join(quote.candidates),
                cue=COLON if cue == ":" else cue,
                tone=tone,
                implies=implies,
                carrier=", ".join(carrier.name for carrier in quote.carriers),
                where=where_it_stands(quote),
                repeats=again[quote.quote_id],
                rule=quote.rule,
                content=" … ".join(_plain(text[start:end]) for start, end in quote.content),
            )
        )
    return tuple(rows)


def where_it_stands(quote: Quote) -> Where:
    """In the body, or in the display type around it."""
    return Where.BODY if quote.role is Role.BODY else Where.APART


def _plain(words: str) -> str:
    return " ".join(words.split())


@dataclass(frozen=True, slots=True)
class UtteranceRow:
    """An utterance.

    Attributes:
        utterance_id: Its id.
        number: From 1.
        speaker: The name of its speaker in the story, `UNRESOLVED` where open.
        label: First words of the base, in marks where it prints them so.
        left_open: Who is named and who that may be, where the speaker is unresolved; else empty.
        kinds: Of all its quotes.
        outlets: How many carry it.
        flags: Their kinds, each once.
    """

    utterance_id: str
    number: int
    speaker: str
    label: str
    left_open: str
    kinds: tuple[QuoteKind, ...]
    outlets: int
    flags: tuple[FlagKind, ...]


def utterances(comparison: Comparison) -> tuple[UtteranceRow, ...]:
    """A row for each utterance, by speaker, those with most outlets first; within a speaker in story order."""
    found, names = {quote.quote_id: quote for quote in quotes(comparison)}, story_speakers(comparison)
    rows = []
    for utterance in comparison.utterances:
        by_article = {member.article_id: mine for member in utterance.members if (mine := _of(member, found))}
        if not by_article:
            continue
        first = _most_direct(by_article.get(utterance.base) or next(iter(by_article.values())))
        rows.append(
            UtteranceRow(
                utterance_id=utterance.utterance_id,
                number=0,
                speaker=names[utterance.speaker] if utterance.speaker else UNRESOLVED,
                label=_label(first),
                left_open=_left_open(first) if utterance.speaker is None else "",
                kinds=_kinds(quote for mine in by_article.values() for quote in mine),
                outlets=len(by_article),
                flags=tuple(dict.fromkeys(flag.kind for flag in utterance.flags)),
            )
        )
    return tuple(replace(row, number=number) for number, row in enumerate(_by_speaker(rows), start=1))


def _of(member: UtteranceMember, found: Mapping[str, QuoteRow]) -> list[QuoteRow]:
    """The counted quotes by which an outlet carries an utterance."""
    return [found[name] for name in member.quote_ids if name in found]


def _kinds(found: Iterable[QuoteRow]) -> tuple[QuoteKind, ...]:
    kinds = {quote.kind for quote in found}
    return tuple(kind for kind in QuoteKind if kind in kinds)


def _label(quote: QuoteRow) -> str:
    return (
        f"“{first_words(quote.content.strip(f'{EVERY_MARK} '))}”"
        if quote.kind is QuoteKind.DIRECT
        else first_words(quote.content)
    )


def _left_open(quote: QuoteRow) -> str:
    who = f"“{quote.as_written}”" if quote.as_written else "nobody named"
    return f"{who}: {quote.candidates}" if quote.candidates else who


def _most_direct(found: Iterable[QuoteRow]) -> QuoteRow:
    """The quote an utterance is known by: the first one wholly inside marks, else mixed, else the first."""
    rank = {kind: place for place, kind in enumerate(QuoteKind)}
    return min(found, key=lambda quote: rank[quote.kind])


def _by_speaker(rows: Sequence[UtteranceRow]) -> list[UtteranceRow]:
    """Speakers whose words most outlets share come first, the unresolved last; story order within."""
    said = grouped(rows, lambda row: row.speaker)

    def rank(speaker: str) -> tuple[bool, int, int]:
        return speaker == UNRESOLVED, -sum(row.outlets > 1 for row in said[speaker]), -len(said[speaker])

    return [row for speaker in sorted(said, key=rank) for row in said[speaker]]


def first_words(words: str) -> str:
    """The first words of a quote, with dots where more follows."""
    kept = words.split()
    return " ".join(kept[:LABEL_WORDS]).rstrip(" ,;:–—-") + ("\N{NO-BREAK SPACE}…" if len(kept) > LABEL_WORDS else "")


@dataclass(frozen=True, slots=True)
class UtteranceCell:
    """How one outlet carries an utterance. One that prints no word inside marks has a paraphrase, the base included.

    Attributes:
        utterance: What is said.
        article_id: The outlet's article.
        outlet: Its short name.
        status: As a page shows it, see `shown_status`.
        kinds: Of the outlet's quotes.
        cue: Of the quote with marks, where there is one.
        carrier: By way of whom, as printed.
        speaker_named: As printed.
        own_voice: The paper says it itself.
        flags: Kinds of those that lie in this outlet, each once.
    """

    utterance: UtteranceRow
    article_id: str
    outlet: str
    status: UtteranceStatus
    kinds: tuple[QuoteKind, ...]
    cue: str
    carrier: str
    speaker_named: str
    own_voice: bool
    flags: tuple[FlagKind, ...]


def cells(comparison: Comparison) -> tuple[UtteranceCell, ...]:
    """A row for each utterance and outlet, in the order of `utterances`."""
    outlets, found = outlet_names(comparison), {quote.quote_id: quote for quote in quotes(comparison)}
    by_id = {utterance.utterance_id: utterance for utterance in comparison.utterances}
    rows = []
    for row in utterances(comparison):
        utterance = by_id[row.utterance_id]
        for member in utterance.members:
            mine = _of(member, found)
            kinds = _kinds(mine)
            flagged = (flag.kind for flag in utterance.flags if flag.article_id == member.article_id)
            rows.append(
                UtteranceCell(
                    utterance=row,
                    article_id=member.article_id,
                    outlet=outlets[member.article_id],
                    status=shown_status(member.status, kinds),
                    kinds=kinds,
                    cue=_most_direct(mine).cue if mine else "",
                    carrier=_plain(member.carrier),
                    speaker_named=_plain(member.speaker_named),
                    own_voice=member.voice_sentence is not None,
                    flags=tuple(dict.fromkeys(flagged)),
                )
            )
    return tuple(rows)


def shown_status(status: UtteranceStatus, kinds: Iterable[QuoteKind]) -> UtteranceStatus:
    """The status as a page shows it: words that stand in no marks are a paraphrase, however complete."""
    return UtteranceStatus.PARAPHRASE if set(kinds) == {QuoteKind.INDIRECT} else status


@dataclass(frozen=True, slots=True)
class FlagRow:
    """A difference to check in an utterance; `flag` is its place there, `other_outlet` empty where there is none."""

    utterance_id: str
    number: int
    speaker: str
    label: str
    flag: int
    kind: FlagKind
    reason: str
    article_id: str
    outlet: str
    other_outlet: str


def flags(comparison: Comparison) -> tuple[FlagRow, ...]:
    """A row for each flag, in the order of `utterances`."""
    outlets = outlet_names(comparison)
    by_id = {utterance.utterance_id: utterance for utterance in comparison.utterances}
    return tuple(
        FlagRow(
            utterance_id=row.utterance_id,
            number=row.number,
            speaker=row.speaker,
            label=row.label,
            flag=place,
            kind=flag.kind,
            reason=flag.reason,
            article_id=flag.article_id,
            outlet=outlets[flag.article_id],
            other_outlet=outlets[flag.other_article_id] if flag.other_article_id else "",
        )
        for row in utterances(comparison)
        for place, flag in enumerate(by_id[row.utterance_id].flags)
    )


def filtered(
    rows: Iterable[UtteranceCell], *, speaker: str = "", kind: str = "", flag: str = "", shared_only: bool = False
) -> tuple[UtteranceCell, ...]:
    """The rows of `cells` that a filter leaves, by value; an empty filter leaves all."""
    return tuple(
        row
        for row in rows
        if speaker in ("", row.utterance.speaker)
        and kind in ("", *row.utterance.kinds)
        and flag in ("", *row.utterance.flags)
        and (row.utterance.outlets > 1 or not shared_only)
    )


def printed_again(comparison: Comparison, quote_ids: Iterable[str]) -> Mapping[str, int]:
    """Where the same words stand again in the same article, counted by role: {"caption": 2}."""
    known = set(quote_ids)
    return Counter(quote.role.value for quote in comparison.quotes if quote.repeat_of in known)
