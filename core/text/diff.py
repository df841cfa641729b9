"""Which words two wordings share, and in which they differ, as data."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.models import DiffPiece, WordChange
from core.text.words import form_of, printed_words, read_words

_BETWEEN = re.compile(r"[\s,;:'’“”\"()–—-]*")
_LONGEST_WORDS = 2_000


def kept_in_order(base: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """Pair the words of two rows that can be kept without changing their order: the most there are.

    Returns:
        Places in `base` and `other` of each kept word, ascending in both.
    """
    from rapidfuzz.distance import LCSseq

    return [
        pair
        for step in LCSseq.opcodes(base, other)
        if step.tag == "equal"
        for pair in zip(range(step.src_start, step.src_end), range(step.dest_start, step.dest_end), strict=True)
    ]


def plain_words(text: str) -> list[str]:
    """The printed words of a text in the form in which they are compared."""
    return [form_of(word) for word in printed_words(text)]


def diff_words(base_text: str, other_text: str) -> tuple[DiffPiece, ...]:
    """Hold other words against base words, word by word; capitals, marks and punctuation make no difference.

    A word that stands at another place is missing at one and added at the other.

    Args:
        base_text: The words to compare with. Beyond 2,000 words both texts are cut.
        other_text: The words to be shown.

    Returns:
        Pieces in reading order. `SAME` and `ADDED` pieces joined by spaces are the other text's words as printed,
        `SAME` and `MISSING` ones the base's (in the other's spelling where they agree).
    """
    base, other = printed_words(base_text)[:_LONGEST_WORDS], printed_words(other_text)[:_LONGEST_WORDS]
    pairs = kept_in_order([form_of(word) for word in base], [form_of(word) for word in other])
    pieces: list[DiffPiece] = []
    here = there = 0
    for i, j in [*pairs, (len(base), len(other))]:
        _add(pieces, WordChange.MISSING, base[here:i])
        _add(pieces, WordChange.ADDED, other[there:j])
        _add(pieces, WordChange.SAME, other[j : j + 1])
        here, there = i + 1, j + 1
    return tuple(pieces)


def _add(pieces: list[DiffPiece], change: WordChange, words: Sequence[str]) -> None:
    if not words:
        return
    if pieces and pieces[-1].change is change:
        pieces[-1] = DiffPiece(change, " ".join([pieces[-1].words, *words]))
    else:
        pieces.append(DiffPiece(change, " ".join(words)))


def differing_words(text: str, base: str) -> tuple[tuple[int, int], ...]:
    """Find the words of a text that the base does not use anywhere.

    Case, accents, quotation marks and the spelling of numbers and months make no difference ("eight" is "8"); the
    order of words makes none either, so a moved clause is not marked.

    Args:
        text: The wording that is shown.
        base: The wording it is compared with; where it holds no word, nothing is marked.

    Returns:
        Spans over `text`, in order, neighbouring words joined.
    """
    known = {word.form for word in read_words(base)}
    if not known:
        return ()
    spans: list[tuple[int, int]] = []
    for word in read_words(text):
        if word.form in known:
            continue
        if spans and _BETWEEN.fullmatch(text, spans[-1][1], word.start):
            spans[-1] = (spans[-1][0], word.end)
        else:
            spans.append((word.start, word.end))
    return tuple(spans)
