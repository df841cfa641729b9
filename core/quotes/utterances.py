"""The same quote across outlets: joined, held against the fullest version, and flagged where the versions differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from core.models import (
    Quote,
    QuoteKind,
    Reading,
    Utterance,
    UtteranceMember,
    UtteranceStatus,
    WordChange,
)
from core.quotes.flags import flags_of
from core.quotes.likeness import LEAST_LINK, Probability, Said, likeness, said
from core.quotes.own_voice import own_voice_sentences
from core.text.diff import diff_words, plain_words

FULL_SHARE = 0.9
TRIMMED_SHARE = 0.5
TRANSLATION_LENGTH = 0.6
"""A version in other words counts as full when it is at least this long, measured by the base."""


def join_utterances(
    readings: Sequence[Reading], quotes: Sequence[Quote], *, probability: Probability
) -> tuple[Utterance, ...]:
    """Join the quotes that are the same utterance in several outlets; a quote that only one has is one too.

    Average linkage over quotes of different outlets, never connected components: a false join would tell an editor
    that two outlets carry the same words. Repeats within an article stand behind their first quote.

    Args:
        readings: The story's articles, in their order.
        quotes: Their quotes, in any order.
        probability: Of two sentence ids, that they make the same point, in [0, 1]; 0 where it was not weighed.

    Returns:
        Utterances by the place of their first quote in the first article that has one.
    """
    order = {reading.article.article_id: number for number, reading in enumerate(readings)}
    texts = {reading.article.article_id: reading.article.text for reading in readings}
    ordered = sorted(
        (quote for quote in quotes if quote.repeat_of is None and quote.article_id in order),
        key=lambda quote: (order[quote.article_id], quote.content, quote.quote_id),
    )
    everything = [said(quote, texts[quote.article_id], order[quote.article_id]) for quote in ordered]
    groups = _groups(everything, probability)
    return tuple(_utterance(readings, group, probability) for group in sorted(groups, key=_place))


def _place(group: Sequence[Said]) -> tuple[int, int]:
    return min((one.order, one.quote.content[0][0]) for one in group)


def _groups(everything: Sequence[Said], probability: Probability) -> list[list[Said]]:
    links = _links(everything, probability)
    member_of = {number: {number} for number in range(len(everything))}
    for (one, other), _ in sorted(links.items(), key=lambda item: (-item[1], item[0])):
        left, right = member_of[one], member_of[other]
        if left is right or _mean_link(left, right, everything, links) < LEAST_LINK:
            continue
        left |= right
        for number in right:
            member_of[number] = left
    distinct = {min(group): group for group in member_of.values()}
    return [[everything[number] for number in sorted(group)] for group in distinct.values()]


def _links(everything: Sequence[Said], probability: Probability) -> dict[tuple[int, int], float]:
    links = {}
    for number, one in enumerate(everything):
        for further in range(number + 1, len(everything)):
            other = everything[further]
            if one.order == other.order or not one.content_words & other.content_words:
                continue
            weight = likeness(one, other, probability)
            if weight >= LEAST_LINK:
                links[number, further] = weight
    return links


def _mean_link(
    left: set[int], right: set[int], everything: Sequence[Said], links: dict[tuple[int, int], float]
) -> float:
    pairs = [
        links.get((min(a, b), max(a, b)), 0.0)
        for a in left
        for b in right
        if everything[a].order != everything[b].order
    ]
    return sum(pairs) / len(pairs) if pairs else 0.0


def _utterance(readings: Sequence[Reading], group: Sequence[Said], probability: Probability) -> Utterance:
    base = _base(group)
    base_words = _words_of(group, base.order)
    voices = dict(own_voice_sentences(readings, group, probability))
    members = tuple(
        _member(reading, number, group, base, base_words, voices.get(number)) for number, reading in enumerate(readings)
    )
    return Utterance(
        utterance_id=f"u-{base.quote.quote_id}",
        speaker=_fullest_name(group),
        base=base.quote.article_id,
        members=members,
        flags=tuple(flags_of(readings, group, base.order, members)),
    )


def _base(group: Sequence[Said]) -> Said:
    """The outlet with the most words inside marks; without marks, the most words."""

    def weight(one: Said) -> tuple[int, int, int]:
        mine = [other for other in group if other.order == one.order]
        marked = sum(len(other.words) for other in mine if other.quote.kind is QuoteKind.DIRECT)
        mixed = sum(len(other.words) for other in mine if other.quote.kind is QuoteKind.MIXED)
        return marked, mixed, sum(len(other.words) for other in mine)

    return max(group, key=lambda one: (weight(one), -one.order))


def _words_of(group: Sequence[Said], order: int) -> str:
    return " ".join(one.text for one in group if one.order == order)


def _member(
    reading: Reading, number: int, group: Sequence[Said], base: Said, base_words: str, voice: str | None
) -> UtteranceMember:
    mine = [one for one in group if one.order == number]
    article = reading.article
    if not mine:
        return UtteranceMember(article.article_id, UtteranceStatus.NOT_FOUND, voice_sentence=voice)
    words = " ".join(one.text for one in mine)
    status = UtteranceStatus.FULL if number == base.order else _status(mine, words, base_words)
    speaker = next((one.quote.speaker_as_written for one in mine if one.quote.speaker_as_written), None)
    cue = next((one.quote.cue for one in mine if one.quote.cue), None)
    carriers = dict.fromkeys(carrier.name for one in mine for carrier in one.quote.carriers)
    return UtteranceMember(
        article.article_id,
        status,
        tuple(one.quote.quote_id for one in mine),
        words,
        article.text[slice(*speaker)] if speaker else "",
        article.text[slice(*cue)] if cue else "",
        ", ".join(carriers),
    )


def _status(mine: Sequence[Said], words: str, base_words: str) -> UtteranceStatus:
    if all(one.quote.kind is QuoteKind.INDIRECT for one in mine):
        return UtteranceStatus.PARAPHRASE
    pieces = diff_words(base_words, words)
    base_length = max(1, len(plain_words(base_words)))
    kept = sum(len(piece.words.split()) for piece in pieces if piece.change is WordChange.SAME)
    if kept >= FULL_SHARE * base_length:
        return UtteranceStatus.FULL
    if sum(len(one.quote.content) for one in mine) > 1 and _gap_inside(list(_changes(pieces))):
        return UtteranceStatus.STITCHED
    if kept >= TRIMMED_SHARE * base_length:
        return UtteranceStatus.TRIMMED
    direct = any(one.quote.kind is QuoteKind.DIRECT for one in mine)
    long_enough = len(plain_words(words)) >= TRANSLATION_LENGTH * base_length
    return UtteranceStatus.FULL if direct and long_enough else UtteranceStatus.FRAGMENT


def _changes(pieces: Sequence[object]) -> Iterator[tuple[WordChange, int]]:
    for piece in pieces:
        yield piece.change, len(piece.words.split())  # type: ignore[attr-defined]


def _gap_inside(changes: Sequence[tuple[WordChange, int]]) -> bool:
    """Whether base words are left out between kept ones."""
    kept = [number for number, (change, length) in enumerate(changes) if change is WordChange.SAME and length >= 3]
    if len(kept) < 2:
        return False
    return any(change is WordChange.MISSING and length >= 3 for change, length in changes[kept[0] : kept[-1]])


def _fullest_name(group: Sequence[Said]) -> str | None:
    named = Counter(one.quote.speaker for one in group if one.quote.speaker)
    if not named:
        return None
    return min(named, key=lambda name: (-len(name.split()), -named[name], name))
