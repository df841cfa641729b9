"""Sentences where they stand: in their paragraph, marked, with the words that differ from another wording."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from core.index import Index
from core.text.diff import differing_words
from pages.drawing.markup import Safe, element, join

Span = tuple[int, int]


def in_paragraph(index: Index, sentence_ids: Sequence[str], *, base: str | None = None, near: bool = False) -> Safe:
    """Each paragraph that holds one of an article's sentences, with those sentences marked.

    Args:
        index: Of the comparison.
        sentence_ids: Sentences of one article, in order.
        base: Words to compare with; words that it does not use are marked within the sentences.
        near: Whether the sentence only comes near: it is outlined instead of shaded.
    """
    paragraphs: dict[Span, list[str]] = {}
    for name in sentence_ids:
        passage = index.paragraph(name)
        paragraphs.setdefault((passage.start, passage.end), []).append(name)
    return join(
        _paragraph(index, span, names, base, "px-near" if near else "px-said") for span, names in paragraphs.items()
    )


def sentence(index: Index, sentence_id: str) -> Safe:
    """One sentence by itself."""
    return element("q", index.text(sentence_id), of="px-sentence")


def wording(index: Index, sentence_ids: Iterable[str]) -> str:
    """The words of several sentences, to compare others with."""
    return " ".join(index.text(name) for name in sentence_ids)


def _paragraph(index: Index, span: Span, sentence_ids: Sequence[str], base: str | None, of: str) -> Safe:
    text = index.article(sentence_ids[0]).text
    pieces: list[str] = []
    at = span[0]
    for name in sentence_ids:
        found = index.sentences[name]
        pieces.append(_around(text[at : found.start]))
        pieces.append(element("mark", *_differing(text[found.start : found.end], base), of=of))
        at = found.end
    pieces.append(_around(text[at : span[1]]))
    return element("p", *pieces, of="px-paragraph")


def _around(text: str) -> Safe:
    return element("span", text, of="px-around") if text else Safe("")


def _differing(text: str, base: str | None) -> list[str]:
    pieces: list[str] = []
    at = 0
    for start, end in differing_words(text, base) if base else ():
        pieces += [text[at:start], element("span", text[start:end], of="px-differs")]
        at = end
    return [*pieces, text[at:]]
