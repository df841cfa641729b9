"""What older versions kept as decisions of "the reader of files" is layout: it was no one's decision.

They took out of the comparison what a saved page, a PDF or a document shows beside its article, one decision for each
reason. Libraries and exports of that time are read as if they had kept layout.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from core.models import Article, Decision, DecisionKind, LayoutHint, LayoutSpan, Passage, Reading

READER = "the reader of files"
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
BEFORE, AFTER = "stands before the article on the saved page", "stands after the article on the saved page"
CAPTION = "is the caption of a picture on the page"


@dataclass(frozen=True, slots=True)
class Removed:
    """Lines of one article that the reader took out, and whether that was still in effect."""

    start: int
    end: int
    reason: str
    in_effect: bool


def layout_of(removed: Iterable[Removed]) -> tuple[LayoutSpan, ...]:
    """The layout of an article by what was taken out of it; what an editor withdrew says nothing any more.

    All captions of a page had one reason, those of other stories too. The lines set aside stand in the order of the
    page, so a caption is the article's where it stands between what came before the article and what came after.
    """
    lines = sorted(removed, key=lambda one: (one.start, one.end))
    first = max((one.end for one in lines if one.reason == BEFORE), default=0)
    last = min((one.start for one in lines if one.reason == AFTER), default=None)
    layout: list[LayoutSpan] = []
    for one in lines:
        own = one.reason == CAPTION and first <= one.start and (last is None or one.start < last)
        hint = LayoutHint.CAPTION if own else LayoutHint.ASIDE
        if one.in_effect and one.start < one.end and (not layout or layout[-1].end <= one.start):
            layout.append(LayoutSpan(one.start, one.end, hint, one.reason))
    return tuple(layout)


def without_reader(
    readings: Iterable[Reading], decisions: Iterable[Decision]
) -> tuple[tuple[Reading, ...], tuple[Decision, ...]]:
    """Read articles and decisions of an older version: its reader's decisions become the layout of its articles."""
    decisions = tuple(decisions)
    readers = [decision for decision in decisions if _is_readers(decision)]
    editors = tuple(decision for decision in decisions if not _is_readers(decision))
    return tuple(_with_layout(reading, readers) if readers else reading for reading in readings), editors


def _is_readers(decision: Decision) -> bool:
    return decision.who == READER and decision.when == LONG_AGO and decision.kind is DecisionKind.REMOVE


def _with_layout(reading: Reading, readers: list[Decision]) -> Reading:
    article: Article = reading.article
    layout = layout_of(
        Removed(target.start, min(target.end, len(article.text)), decision.note, decision.withdrawn is None)
        for decision in readers
        for target in decision.targets
        if target.sha256 == article.sha256
    )
    passages = tuple(_said_again(passage) for passage in reading.passages)
    return replace(reading, article=replace(article, layout=layout), passages=passages)


def _said_again(passage: Passage) -> Passage:
    said = f"removed by {READER}: "
    if not passage.reason.startswith(said):
        return passage
    return replace(passage, rule=LayoutHint.ASIDE.value, reason=passage.reason.removeprefix(said))
