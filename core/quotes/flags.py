"""What an editor may wish to look at in an utterance: each flag with both places and a reason in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from core.models import (
    DiffPiece,
    FlagKind,
    QuoteKind,
    Reading,
    Span,
    UtteranceFlag,
    UtteranceMember,
    WordChange,
)
from core.quotes.likeness import Said, same_speaker, shared_words
from core.text.diff import diff_words

_SAME_WORDING = 0.6
_FEWEST_WORDS = 6
_CLAUSE_WORDS = 4
"""Fewer missing words than this are a trim, not a clause."""


def flags_of(
    readings: Sequence[Reading], group: Sequence[Said], base: int, members: Sequence[UtteranceMember]
) -> Iterator[UtteranceFlag]:
    """Flags of one utterance, in the order of the outlets; the base is the other place where there is one."""
    own = [one for one in group if one.order == base]
    for one in group:
        if one.quote.never_closed:
            reason = "The opening quotation mark has no closing one; where the quote ends is a guess."
            yield UtteranceFlag(FlagKind.NEVER_CLOSED, reason, one.quote.article_id, _span(one))
    for one in group:
        if one.order == base:
            continue
        other = max(own, key=lambda mine: shared_words(mine.words, one.words))
        yield from _other_speaker(one, other)
        yield from _words_differ(one, other)
        yield from _clause_missing(one, other)
    for number, member in enumerate(members):
        if member.voice_sentence is not None:
            yield from _attribution_lost(readings[number], member, own[0])


def _span(one: Said) -> Span:
    return one.quote.content[0][0], one.quote.content[-1][1]


def _other_speaker(one: Said, other: Said) -> Iterator[UtteranceFlag]:
    if same_speaker(one.quote, other.quote) is not False:
        return
    shared = shared_words(one.words, other.words)
    if shared < _FEWEST_WORDS or shared < _SAME_WORDING * min(len(one.words), len(other.words)):
        return
    reason = f"{shared} of the same words are given to {one.quote.speaker} here and to {other.quote.speaker} there."
    yield _flag(FlagKind.OTHER_SPEAKER, reason, one, other)


def _flag(kind: FlagKind, reason: str, one: Said, other: Said) -> UtteranceFlag:
    return UtteranceFlag(kind, reason, one.quote.article_id, _span(one), other.quote.article_id, _span(other))


def _both_marked(one: Said, other: Said) -> bool:
    return QuoteKind.INDIRECT not in (one.quote.kind, other.quote.kind)


def _words_differ(one: Said, other: Said) -> Iterator[UtteranceFlag]:
    """Other words inside marks at the same place: one word for another, not a cut."""
    if QuoteKind.DIRECT is not one.quote.kind or QuoteKind.DIRECT is not other.quote.kind:
        return
    pieces = diff_words(other.text, one.text)
    changed = [
        (left.words, right.words)
        for left, right in pairwise(pieces)
        if left.change is WordChange.MISSING and right.change is WordChange.ADDED
    ]
    if not changed:
        return
    theirs, mine = changed[0]
    more = f" (and {len(changed) - 1} more)" if len(changed) > 1 else ""
    reason = (
        f"Both are inside marks, but “{mine}” stands here where “{theirs}” stands there{more}: "
        "two translations, or a changed quote."
    )
    yield _flag(FlagKind.WORDS_DIFFER, reason, one, other)


def _clause_missing(one: Said, other: Said) -> Iterator[UtteranceFlag]:
    """Words of the base left out inside, or cut off, without dots to show it."""
    if not _both_marked(one, other) or shared_words(one.words, other.words) < _SAME_WORDING * len(one.words):
        return
    if "..." in one.text or "…" in one.text or len(one.words) >= len(other.words):
        return
    run = _longest_cut(diff_words(other.text, one.text))
    if run is None:
        return
    yield _flag(
        FlagKind.CLAUSE_MISSING, f"“{run}” is in the other version and left out here, with no dots.", one, other
    )


def _longest_cut(pieces: Sequence[DiffPiece]) -> str | None:
    cuts = [
        piece.words
        for number, piece in enumerate(pieces)
        if piece.change is WordChange.MISSING
        and len(piece.words.split()) >= _CLAUSE_WORDS
        and not (number + 1 < len(pieces) and pieces[number + 1].change is WordChange.ADDED)
    ]
    return max(cuts, key=len, default=None)


def _attribution_lost(reading: Reading, member: UtteranceMember, base: Said) -> Iterator[UtteranceFlag]:
    sentence = next((s for s in reading.sentences if s.sentence_id == member.voice_sentence), None)
    if sentence is None:
        return
    who = base.quote.speaker or "a speaker"
    reason = f"The other outlet gives these words to {who}; here they stand in the paper's own voice."
    span = (sentence.start, sentence.end)
    kind = FlagKind.ATTRIBUTION_LOST
    yield UtteranceFlag(kind, reason, member.article_id, span, base.quote.article_id, _span(base))
