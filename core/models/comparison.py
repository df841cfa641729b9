"""All that was found in one story, and what made it."""

from __future__ import annotations

from dataclasses import dataclass

from core.models.decisions import Decision
from core.models.facts import Conflict, Fact, Variant
from core.models.origins import Credit, NearVerbatim, Origin, Run, Share
from core.models.quotes import Quote, Utterance
from core.models.story import Coverage, Match, Point, Reading, Unique
from core.settings import Settings


@dataclass(frozen=True, slots=True)
class Made:
    """What made a comparison: the version of Parallax and the fingerprint of the model."""

    parallax: str
    model: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that was found in one story, frozen, with what made it. Pages, reports and commands read nothing else.

    `readings` are ordered by article id; `matches` hold every weighed pair down to the candidate floor, so that
    `core.compare.arrange` can redo all that follows for another threshold without the model.
    """

    title: str
    settings: Settings
    made: Made
    readings: tuple[Reading, ...]
    matches: tuple[Match, ...]
    points: tuple[Point, ...]
    coverage: tuple[Coverage, ...]
    unique: tuple[Unique, ...]
    decisions: tuple[Decision, ...] = ()
    quotes: tuple[Quote, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    facts: tuple[Fact, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    variants: tuple[Variant, ...] = ()
    runs: tuple[Run, ...] = ()
    near_verbatim: tuple[NearVerbatim, ...] = ()
    credits: tuple[Credit, ...] = ()
    shares: tuple[Share, ...] = ()
    origins: tuple[Origin, ...] = ()
