"""Quotes where they stand: the words given, the speaker, the cue and the carrier marked in their paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from core.models import Quote, Reading, Span, WordChange
from core.text.diff import diff_words
from pages.drawing.markup import Safe, element, join

FARTHEST_CHARS = 500
"""Text around the marked words, on each side, where a paragraph is very long."""
SAID, SPEAKER, CUE, CARRIER = "said", "speaker", "cue", "carrier"
_CLASSES = {SAID: "px-said", SPEAKER: "px-speaker", CUE: "px-cue", CARRIER: "px-carrier"}
Label = tuple[Span, str]


def labels(quote: Quote) -> list[Label]:
    """The spans of a quote with what they are."""
    found: list[Label] = [(span, SAID) for span in quote.content]
    if quote.speaker_as_written:
        found.append((quote.speaker_as_written, SPEAKER))
    if quote.cue:
        found.append((quote.cue, CUE))
    return found + [(carrier.span, CARRIER) for carrier in quote.carriers]


def in_text(reading: Reading, marked: Sequence[Label]) -> Safe:
    """Each passage that holds a marked span, with every marked span in its own style."""
    touched = [
        passage
        for passage in reading.passages
        if any(start < passage.end and passage.start < end for (start, end), _ in marked)
    ]
    return join(_passage(reading.article.text, (passage.start, passage.end), marked) for passage in touched)


def _passage(text: str, span: Span, marked: Sequence[Label]) -> Safe:
    inside = [
        ((max(start, span[0]), min(end, span[1])), what)
        for (start, end), what in marked
        if start < span[1] and span[0] < end
    ]
    first = max(span[0], min(start for (start, _), _ in inside) - FARTHEST_CHARS)
    last = min(span[1], max(end for (_, end), _ in inside) + FARTHEST_CHARS)
    edges = sorted({first, last} | {edge for found, _ in inside for edge in found})
    pieces = [_piece(text[start:end], start, inside) for start, end in pairwise(edges)]
    return element("p", "… " if first > span[0] else None, *pieces, " …" if last < span[1] else None, of="px-paragraph")


def _piece(text: str, at: int, inside: Sequence[Label]) -> Safe:
    kinds = [what for (start, end), what in inside if start <= at < end]
    if not kinds:
        return element("span", text, of="px-around")
    of = " ".join(_CLASSES[what] for what in dict.fromkeys(kinds))
    return element("mark" if SAID in kinds else "span", text, of=of)


def differing(base: str, words: str) -> Safe:
    """Words against a base: what the base has and these lack is struck, what these add is underlined."""
    names = {WordChange.SAME: "span", WordChange.MISSING: "del", WordChange.ADDED: "ins"}
    styles = {WordChange.SAME: "px-same", WordChange.MISSING: "px-missing", WordChange.ADDED: "px-added"}
    parts: list[str] = []
    for piece in diff_words(base, words):
        parts += [element(names[piece.change], piece.words, of=styles[piece.change]), " "]
    return element("p", *parts, of="px-words")


def legend() -> Safe:
    """What the marks in the texts mean."""
    return element(
        "p",
        element("mark", "Shaded", of="px-said"),
        " are the words given; ",
        element("span", "the speaker", of="px-speaker"),
        ", ",
        element("span", "the cue", of="px-cue"),
        " and ",
        element("span", "by way of whom", of="px-carrier"),
        " are underlined.",
        of="px-small",
    )
