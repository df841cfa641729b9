"""Articles as rows: what each line was read as, what left the comparison, and what a text says about itself."""

from __future__ import annotations

from dataclasses import dataclass

from core.models import NOT_STATED, Comparison, Passage, Reading, Role
from core.tables.coverage import outlet_names


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A passage with its role, the rule that gave it, and the reason in words; `start` and `end` over its article."""

    start: int
    end: int
    role: Role
    rule: str
    reason: str
    text: str


def passages(comparison: Comparison, article_id: str) -> tuple[PassageRow, ...]:
    """The passages of one article, in order."""
    reading = _reading(comparison, article_id)
    return tuple(_passage(reading, passage) for passage in reading.passages)


def _passage(reading: Reading, passage: Passage) -> PassageRow:
    text = reading.article.text[passage.start : passage.end]
    return PassageRow(passage.start, passage.end, passage.role, passage.rule, passage.reason, text)


@dataclass(frozen=True, slots=True)
class CleaningRow:
    """A passage that left the body, or that an editor put there."""

    article_id: str
    outlet: str
    passage: PassageRow


def cleaning(comparison: Comparison) -> tuple[CleaningRow, ...]:
    """A row for each passage that left the body, by article."""
    names = outlet_names(comparison)
    return tuple(
        CleaningRow(reading.article.article_id, names[reading.article.article_id], _passage(reading, passage))
        for reading in comparison.readings
        for passage in reading.passages
        if passage.role is not Role.BODY or passage.rule == "editor"
    )


def stated(comparison: Comparison, article_id: str) -> list[tuple[str, str]]:
    """What an article says about itself, as terms and values; `NOT_STATED` where its text is silent."""
    article = _reading(comparison, article_id).article
    return [
        ("Outlet", article.outlet or NOT_STATED),
        ("Headline", article.headline or NOT_STATED),
        ("Published", article.published.isoformat() if article.published else NOT_STATED),
        ("Credited", ", ".join(article.credits) or NOT_STATED),
        ("File", article.file_name or article.article_id),
        ("SHA-256", article.sha256),
    ]


def _reading(comparison: Comparison, article_id: str) -> Reading:
    return next(reading for reading in comparison.readings if reading.article.article_id == article_id)
