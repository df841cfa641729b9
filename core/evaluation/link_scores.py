"""The arithmetic of alignment: links, overlapping groups, unique units and calibration."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from core.evaluation.labelled import LabelledStory, Link, Unit

BINS = 10
Groups = Sequence[frozenset[Unit]]


@dataclass(frozen=True, slots=True)
class Predicted:
    """What was found in a story.

    Attributes:
        story_id: The story.
        links: Pairs of units from two documents that are reported to make one point.
        groups: Points; None where only links were made.
        possible: Close calls beyond the links.
        unique: Units said plainly to stand in one document only; None: those without a link.
        confidence: The probability of every pair of units from two documents.
    """

    story_id: str
    links: frozenset[Link]
    groups: tuple[frozenset[Unit], ...] | None = None
    possible: frozenset[Link] = frozenset()
    unique: frozenset[Unit] | None = None
    confidence: Mapping[Link, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rates:
    """Precision, recall and F1 of counts."""

    found: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1 where nothing was to be found and nothing was."""
        total = self.found + self.wrong
        return self.found / total if total else float(self.missed == 0)

    @property
    def recall(self) -> float:
        """Share of what was to be found that was."""
        total = self.found + self.missed
        return self.found / total if total else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return harmonic(self.precision, self.recall)

    def __add__(self, other: Rates) -> Rates:
        return Rates(self.found + other.found, self.wrong + other.wrong, self.missed + other.missed)


@dataclass(frozen=True, slots=True)
class Scores:
    """All figures of a set of stories. Those of probabilities are None without them, those of points without groups.

    `reach` is the recall of links and close calls together; `points` counts points that are right and wrong, `pairs`
    those of two documents alone: right is one with at least half of its scored pairs linked.
    """

    links: Rates
    unique: Rates
    bcubed_precision: float
    bcubed_recall: float
    reach: float
    points: Rates | None
    pairs: Rates | None
    ece: float | None
    brier: float | None
    average_precision: float | None
    base_rate: float | None

    @property
    def bcubed_f1(self) -> float:
        """Harmonic mean of BCubed precision and recall."""
        return harmonic(self.bcubed_precision, self.bcubed_recall)


def harmonic(one: float, other: float) -> float:
    """Harmonic mean, 0 where both are."""
    return 2 * one * other / (one + other) if one + other else 0.0


def score(stories: Iterable[LabelledStory], predicted: Mapping[str, Predicted]) -> Scores:
    """Score predictions over all stories together; pairs labelled maybe count neither way.

    Source:
        BCubed for overlapping groups: Amigo et al. 2009.
    """
    links, unique, reached = Rates(0, 0, 0), Rates(0, 0, 0), Rates(0, 0, 0)
    points: list[tuple[bool, int]] = []
    precision = recall = 0.0
    units = 0
    confidence: list[tuple[float, bool]] = []
    for story in stories:
        found = predicted.get(story.story_id, Predicted(story.story_id, frozenset()))
        links += score_links(story, found)
        unique += score_unique(story, found)
        reached += score_links(story, replace(found, links=found.links | found.possible))
        points += score_points(story, found)
        own, gold = memberships(story, found.links, found.groups), memberships(story, story.links, story.groups)
        precision += bcubed(own, gold)
        recall += bcubed(gold, own)
        units += len(story.units())
        confidence += [(p, link in story.links) for link, p in found.confidence.items() if link not in story.maybe]
    return Scores(
        links=links,
        unique=unique,
        bcubed_precision=precision / max(units, 1),
        bcubed_recall=recall / max(units, 1),
        reach=reached.recall,
        points=_right(right for right, _ in points),
        pairs=_right(right for right, documents in points if documents == 2),
        ece=calibration_error(confidence) if confidence else None,
        brier=sum((p - right) ** 2 for p, right in confidence) / len(confidence) if confidence else None,
        average_precision=average_precision(*zip(*confidence, strict=True)) if confidence else None,
        base_rate=sum(right for _, right in confidence) / len(confidence) if confidence else None,
    )


def score_links(story: LabelledStory, found: Predicted) -> Rates:
    """Count links."""
    scored = found.links - story.maybe
    return Rates(len(scored & story.links), len(scored - story.links), len(story.links - scored))


def score_points(story: LabelledStory, found: Predicted) -> Iterator[tuple[bool, int]]:
    """Say of each point whether it is right, and over how many documents; points of maybes alone are left out."""
    for group in found.groups or ():
        pairs = {pair for pair in combinations(sorted(group), 2) if pair[0][0] != pair[1][0]} - story.maybe
        if pairs:
            yield 2 * len(pairs & story.links) >= len(pairs), len({document for document, _ in group})


def score_unique(story: LabelledStory, found: Predicted) -> Rates:
    """Count units said to stand in one document; units whose only relation is a maybe are left out."""
    units = set(story.units())
    linked = {unit for link in story.links for unit in link}
    unsure = {unit for link in story.maybe for unit in link}
    unique = set(story.unlinked) if story.unlinked is not None else units - linked - unsure
    skipped = units - unique - linked
    told = units - {unit for link in found.links for unit in link} if found.unique is None else found.unique
    return Rates(len(told & unique), len(told - unique - skipped), len(unique - told))


def memberships(story: LabelledStory, links: Iterable[Link], groups: Groups | None) -> dict[Unit, frozenset[int]]:
    """The groups of each unit, one of its own where it has none; connected links where no groups are given."""
    distinct = sorted(set(groups), key=sorted) if groups is not None else _connected(story.units(), links)
    of: dict[Unit, set[int]] = defaultdict(set)
    for number, group in enumerate(distinct):
        for unit in group:
            of[unit].add(number)
    return {unit: frozenset(of.get(unit) or {-1 - place}) for place, unit in enumerate(story.units())}


def bcubed(own: Mapping[Unit, frozenset[int]], other: Mapping[Unit, frozenset[int]]) -> float:
    """Sum over units of the mean agreement with all units that share one of its own groups."""
    together: dict[int, set[Unit]] = defaultdict(set)
    for unit, groups in own.items():
        for group in groups:
            together[group].add(unit)
    total = 0.0
    for unit, groups in own.items():
        near = {neighbour for group in groups for neighbour in together[group]}
        agreement = 0.0
        for neighbour in near:
            shared = len(groups & own[neighbour])
            agreement += min(shared, len(other[unit] & other[neighbour])) / shared
        total += agreement / len(near)
    return total


def calibration_error(confidence: Sequence[tuple[float, bool]]) -> float:
    """Expected calibration error over ten bins of equal width."""
    off = [0.0] * BINS
    for probability, right in confidence:
        off[min(BINS - 1, int(probability * BINS))] += probability - right
    return sum(abs(value) for value in off) / len(confidence)


def average_precision(confidence: Sequence[float], right: Sequence[bool | int]) -> float:
    """Mean precision at each right pair, the surest first; ties in the order given. 0 where none is right."""
    hits, total = 0, 0.0
    for seen, place in enumerate(sorted(range(len(right)), key=lambda place: -confidence[place]), 1):
        if right[place]:
            hits += 1
            total += hits / seen
    return total / hits if hits else 0.0


def _right(found: Iterable[bool]) -> Rates | None:
    counted = list(found)
    return Rates(sum(counted), len(counted) - sum(counted), 0) if counted else None


def _connected(units: Sequence[Unit], links: Iterable[Link]) -> list[frozenset[Unit]]:
    parent = {unit: unit for unit in units}

    def root(unit: Unit) -> Unit:
        while parent[unit] != unit:
            parent[unit] = parent[parent[unit]]
            unit = parent[unit]
        return unit

    for left, right in links:
        parent[root(left)] = root(right)
    found: dict[Unit, set[Unit]] = defaultdict(set)
    for unit in units:
        found[root(unit)].add(unit)
    return [frozenset(group) for group in found.values()]
