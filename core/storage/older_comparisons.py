"""Comparisons as earlier versions wrote them, read so that no story has to be compared again."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import msgspec

from core.alignment.pairs import LEAST, MOST
from core.compare import arrange
from core.models import (
    Comparison,
    Conflict,
    Credit,
    Decision,
    Fact,
    Made,
    Match,
    NearVerbatim,
    Quote,
    Reading,
    Related,
    Run,
    Share,
    Variant,
)
from core.settings import Settings
from core.storage.reader_decisions import without_reader

SLOPE, SHIFT = 1.6834, -1.0524
"""From the pair model of formats 1 and 2 to a calibrated probability, in log odds: fitted on eighteen whole-article
stories (26 November 2026), as core/evaluation/refit.py calibrates."""


class _Comparison1(msgspec.Struct, frozen=True):
    """Format 1: what was found and what was decided in one. What is made of it (points, coverage ...) is made again."""

    title: str
    settings: Settings
    made: Made
    readings: tuple[Reading, ...]
    matches: tuple[Match, ...]
    decisions: tuple[Decision, ...] = ()
    quotes: tuple[Quote, ...] = ()
    facts: tuple[Fact, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    variants: tuple[Variant, ...] = ()
    runs: tuple[Run, ...] = ()
    near_verbatim: tuple[NearVerbatim, ...] = ()
    credits: tuple[Credit, ...] = ()
    shares: tuple[Share, ...] = ()


class _Envelope1(msgspec.Struct, frozen=True):
    format: int
    comparison: _Comparison1


class _Comparison2(msgspec.Struct, frozen=True):
    """Format 2: what was found and what was decided. What is made of it is made again."""

    title: str
    settings: Settings
    related: Related
    article_ids: tuple[str, ...]
    decisions: tuple[Decision, ...] = ()


class _Envelope2(msgspec.Struct, frozen=True):
    format: int
    comparison: _Comparison2


def decode_format_2(data: bytes) -> Comparison:
    """Read a comparison of format 2.

    Its points are made again, of matches whose probability is brought to today's scale; their labels are words of a
    sentence, not whole clauses, until the story is compared again.

    Raises:
        msgspec.DecodeError: If it is none.
    """
    old = msgspec.json.decode(data, type=_Envelope2).comparison
    return arrange(
        replace(old.related, matches=_on_todays_scale(old.related.matches)),
        title=old.title,
        settings=old.settings,
        decisions=old.decisions,
        article_ids=old.article_ids,
    )


def _on_todays_scale(matches: Sequence[Match]) -> tuple[Match, ...]:
    return tuple(replace(one, probability=_calibrated(one.probability)) for one in matches)


def _calibrated(probability: float) -> float:
    score = SLOPE * math.log(probability / (1 - probability)) + SHIFT
    return round(min(max(1 / (1 + math.exp(-score)), LEAST), MOST), 4)


def decode_format_1(data: bytes) -> Comparison:
    """Read a comparison of format 1.

    Pairs that an editor had decided are decided again by the decisions that came along; quotes and conflicts that an
    editor had rejected were not kept, and come back only when the story is compared again.

    Raises:
        msgspec.DecodeError: If it is none.
    """
    old = msgspec.json.decode(data, type=_Envelope1).comparison
    readings, decisions = without_reader(old.readings, old.decisions)
    related = Related(
        made=old.made,
        readings=readings,
        matches=_on_todays_scale([match for match in old.matches if 0 < match.probability < 1]),
        quotes=old.quotes,
        facts=old.facts,
        conflicts=tuple(replace(one, alone_up_to=one.probability) for one in old.conflicts),
        variants=tuple(replace(one, alone_up_to=one.probability) for one in old.variants),
        runs=old.runs,
        near_verbatim=old.near_verbatim,
        credits=old.credits,
        shares=old.shares,
    )
    return arrange(related, title=old.title, settings=old.settings, decisions=decisions)
