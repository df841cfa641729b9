"""Two articles laid against each other: their full texts in pieces, each tied to its counterpart on the other side.

Everything is a span over the articles' own texts; joined, the pieces of a paragraph are the paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from core.index import Index
from core.models import Change, ChangeKind, Comparison, Reading, Role
from core.origins import changes, heat
from core.text.words import word_spans

Span = tuple[int, int]


class Tie(StrEnum):
    """How a piece of one article stands to the other article."""

    SAME = "word for word"
    EDITED = "small edits"
    REWORDED = "same point, other words"
    ALONE = "no counterpart"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph with one answer: who else has its words, and what it is in the other article.

    `others` are the articles that share the words verbatim. `link` names the counterpart: pieces of both sides with
    the same link belong together; an empty one has none.
    """

    start: int
    end: int
    tie: Tie = Tie.NONE
    others: tuple[str, ...] = ()
    link: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A passage as it stands, with its pieces in order. Only the body is compared."""

    start: int
    end: int
    role: Role
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """A base article and the one it is read against."""

    base: tuple[Paragraph, ...]
    other: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class _Tied:
    start: int
    end: int
    tie: Tie
    link: str


def side_by_side(comparison: Comparison, index: Index, base_id: str, other_id: str) -> SideBySide:
    """Lay a base article against another one.

    Words the two share verbatim are told from small edits of a near-verbatim sentence, those from sentences that make
    the same point in other words, and all from what only one of them has. Nothing says who changed what.

    Raises:
        KeyError: If the comparison holds no such article.
    """
    base, other = index.readings[base_id], index.readings[other_id]
    found = changes(
        base,
        other,
        comparison.runs,
        comparison.near_verbatim,
        reworded=closest_pairs(index, base, other),
    )
    near = {
        frozenset((match.left, match.right))
        for match in comparison.near_verbatim
        if {match.left_article, match.right_article} == {base_id, other_id}
    }
    marks = [
        (change, _tie(change, base, other, near), f"{number}" if change.base and change.other else "")
        for number, change in enumerate(found, start=1)
    ]
    here = [_Tied(*change.base, tie, link) for change, tie, link in marks if change.base]
    there = [_Tied(*change.other, tie, link) for change, tie, link in marks if change.other]
    return SideBySide(_paragraphs(base, here, comparison), _paragraphs(other, there, comparison))


def closest_pairs(index: Index, base: Reading, other: Reading) -> list[tuple[str, str]]:
    """Sentences of two articles that are each other's closest, and match."""
    pairs = []
    for sentence in base.sentences:
        found = index.closest(sentence.sentence_id, other.article.article_id)
        if found is None or not index.is_match(sentence.sentence_id, found.sentence_id):
            continue
        back = index.closest(found.sentence_id, base.article.article_id)
        if back is not None and back.sentence_id == sentence.sentence_id:
            pairs.append((sentence.sentence_id, found.sentence_id))
    return pairs


def _tie(change: Change, base: Reading, other: Reading, near: set[frozenset[str]]) -> Tie:
    if change.kind is ChangeKind.SAME:
        return Tie.SAME
    if change.base is None or change.other is None:
        return Tie.ALONE
    here, there = _sentences(base, change.base), _sentences(other, change.other)
    edited = any(frozenset((left, right)) in near for left in here for right in there)
    return Tie.EDITED if edited else Tie.REWORDED


def _sentences(reading: Reading, span: Span) -> list[str]:
    return [found.sentence_id for found in reading.sentences if found.start < span[1] and span[0] < found.end]


def _paragraphs(reading: Reading, marks: Sequence[_Tied], comparison: Comparison) -> tuple[Paragraph, ...]:
    shared = [(span.start, span.end, span.article_ids) for span in heat(reading, comparison.runs)]
    of_marks = {edge for mark in marks for edge in (mark.start, mark.end)}
    edges = sorted(of_marks | {edge for span in shared for edge in span[:2]})
    paragraphs = []
    for passage in reading.passages:
        places = [passage.start, *(edge for edge in edges if passage.start < edge < passage.end), passage.end]
        pieces = tuple(
            _piece(start, end, marks, shared) if passage.role is Role.BODY else Piece(start, end)
            for start, end in pairwise(places)
        )
        paragraphs.append(Paragraph(passage.start, passage.end, passage.role, pieces))
    return tuple(paragraphs)


def _piece(start: int, end: int, marks: Iterable[_Tied], shared: Iterable[tuple[int, int, tuple[str, ...]]]) -> Piece:
    covering = (mark for mark in marks if mark.start <= start and end <= mark.end)
    # A reworded sentence may hold words that stand in both: the innermost answer is the exact one.
    mark = min(covering, key=lambda mark: mark.end - mark.start, default=None)
    others = next((ids for first, last, ids in shared if first <= start and end <= last), ())
    return Piece(start, end, mark.tie if mark else Tie.NONE, others, mark.link if mark else "")


def words_by_tie(article_text: str, paragraphs: Iterable[Paragraph]) -> dict[Tie, int]:
    """Count the words of the pieces of each tie."""
    counts: dict[Tie, int] = {tie: 0 for tie in Tie if tie is not Tie.NONE}
    for paragraph in paragraphs:
        for piece in paragraph.pieces:
            if piece.tie is not Tie.NONE:
                counts[piece.tie] += sum(1 for _ in word_spans(article_text, piece.start, piece.end))
    return counts
