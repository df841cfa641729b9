"""Comparisons as earlier versions wrote them, read so that no story has to be compared again."""

from __future__ import annotations

from dataclasses import replace

import msgspec

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


def decode_format_1(data: bytes) -> Comparison:
    """Read a comparison of format 1.

    Pairs that an editor had decided are decided again by the decisions that came along; quotes and conflicts that an
    editor had rejected were not kept, and come back only when the story is compared again.

    Raises:
        msgspec.DecodeError: If it is none.
    """
    old = msgspec.json.decode(data, type=_Envelope1).comparison
    related = Related(
        made=old.made,
        readings=old.readings,
        matches=tuple(match for match in old.matches if 0 < match.probability < 1),
        quotes=old.quotes,
        facts=old.facts,
        conflicts=tuple(replace(one, alone_up_to=one.probability) for one in old.conflicts),
        variants=tuple(replace(one, alone_up_to=one.probability) for one in old.variants),
        runs=old.runs,
        near_verbatim=old.near_verbatim,
        credits=old.credits,
        shares=old.shares,
    )
    return arrange(related, title=old.title, settings=old.settings, decisions=old.decisions)
