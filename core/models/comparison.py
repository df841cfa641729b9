"""All that was found in one story, and what made it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from core.models.decisions import Decision
from core.models.facts import Conflict, Fact, Variant
from core.models.origins import Credit, NearVerbatim, Origin, Run, Share
from core.models.quotes import Quote, Utterance
from core.models.story import Clause, Coverage, Detail, Match, Point, Reading, Unique
from core.settings import Settings


@dataclass(frozen=True, slots=True)
class Made:
    """What made a comparison: the version of Parallax and the fingerprint of the model."""

    parallax: str
    model: str


@dataclass(frozen=True, slots=True)
class Related:
    """What the articles of a story have to do with one another, by the evidence alone: no threshold, no decision.

    `readings` are ordered by article id. `matches` hold every weighed pair down to the candidate floor; `conflicts`
    and `variants` those of every pair that may come to stand in one point. `core.compare.arrange` makes a comparison of
    this for any threshold, outlets and decisions, without the model or the parser. `clauses` are what a point can be
    labelled with, `details` what its sentences give.
    """

    made: Made
    readings: tuple[Reading, ...]
    matches: tuple[Match, ...] = ()
    quotes: tuple[Quote, ...] = ()
    facts: tuple[Fact, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    variants: tuple[Variant, ...] = ()
    runs: tuple[Run, ...] = ()
    near_verbatim: tuple[NearVerbatim, ...] = ()
    credits: tuple[Credit, ...] = ()
    shares: tuple[Share, ...] = ()
    clauses: tuple[Clause, ...] = ()
    details: tuple[Detail, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """All that was found in one story, frozen, with what made it. Pages, reports and commands read nothing else.

    Attributes:
        title: Of the story.
        settings: What it was arranged by; the threshold is the one shown.
        related: What was found before any decision, in all outlets.
        article_ids: The outlets shown, in order.
        decisions: All decisions on the story, withdrawn ones too.
        decided: Pairs that an editor joined (probability 1) or parted (0).
        pinned: Sentences that an editor agreed make one point; they stand in one at every threshold.
        points: What the story says in two outlets or more. Two sentences match if they stand in one point.
        coverage: How each outlet shown stands on each point.
        unique: Sentences of one outlet that stand in no point; only here, or possibly in another outlet as well.
        quotes: Quotes as decided, of the outlets shown.
        utterances: The same quotes across outlets.
        conflicts: What cannot both hold, in sentences that match.
        variants: What can both hold, in sentences that match.
        origins: Outlets of one source.
    """

    title: str
    settings: Settings
    related: Related
    article_ids: tuple[str, ...]
    decisions: tuple[Decision, ...] = ()
    decided: tuple[Match, ...] = ()
    pinned: tuple[tuple[str, ...], ...] = ()
    points: tuple[Point, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    unique: tuple[Unique, ...] = ()
    quotes: tuple[Quote, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    variants: tuple[Variant, ...] = ()
    origins: tuple[Origin, ...] = ()

    @property
    def made(self) -> Made:
        """What made it."""
        return self.related.made

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """The articles shown, as they were read, by id."""
        return tuple(one for one in self.related.readings if self._shows([one.article.article_id]))

    @cached_property
    def matches(self) -> tuple[Match, ...]:
        """Every weighed pair of the outlets shown, by left, then right sentence; decided pairs as decided."""
        place = self._places
        weighed = {(one.left, one.right): one for one in (*self.weighed, *self.decided)}
        shown = (one for one in weighed.values() if one.left in place and one.right in place)
        return tuple(sorted(shown, key=lambda one: (place[one.left], place[one.right])))

    @cached_property
    def weighed(self) -> tuple[Match, ...]:
        """The pairs of the outlets shown as the evidence has them, before any decision."""
        place = self._places
        return tuple(one for one in self.related.matches if one.left in place and one.right in place)

    @cached_property
    def _places(self) -> dict[str, int]:
        sentences = (sentence.sentence_id for reading in self.readings for sentence in reading.sentences)
        return {sentence_id: number for number, sentence_id in enumerate(sentences)}

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Facts of the outlets shown."""
        return tuple(one for one in self.related.facts if self._shows([one.article_id]))

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """Words that outlets shown share verbatim."""
        return tuple(one for one in self.related.runs if self._shows([one.left_article, one.right_article]))

    @cached_property
    def near_verbatim(self) -> tuple[NearVerbatim, ...]:
        """Sentences that two outlets shown share but for small edits."""
        return tuple(one for one in self.related.near_verbatim if self._shows([one.left_article, one.right_article]))

    @cached_property
    def credits(self) -> tuple[Credit, ...]:
        """Agencies that the outlets shown name."""
        return tuple(one for one in self.related.credits if self._shows([one.article_id]))

    @cached_property
    def shares(self) -> tuple[Share, ...]:
        """How much of each other's words two outlets shown have."""
        return tuple(one for one in self.related.shares if self._shows([one.left_article, one.right_article]))

    def _shows(self, article_ids: Iterable[str]) -> bool:
        return set(self.article_ids).issuperset(article_ids)
