"""How much of one article stands in another, both ways, and where in the text others share the words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from core.models import ChangeKind, Heat, NearVerbatim, Reading, Run, Share
from core.origins.runs import MIN_WORDS
from core.origins.wording import Wording, wordings

Pair = tuple[str, str]


@dataclass(slots=True)
class _Side:
    """Which words of one article stand in the other: in runs, in quotations of both, in near-verbatim sentences."""

    wording: Wording
    shared: set[int] = field(default_factory=set)
    quoted: set[int] = field(default_factory=set)
    near: set[int] = field(default_factory=set)

    def part(self, places: set[int]) -> float:
        return len(places) / max(self.wording.running, 1)

    def sentences(self) -> int:
        own = (self.shared | self.near) - self.quoted
        counts = Counter(self.wording.sentences[place] for place in own)
        return sum(count >= MIN_WORDS for count in counts.values())

    def density(self) -> float:
        if not self.shared:
            return 0.0
        return len(self.shared) / (max(self.shared) - min(self.shared) + 1)


def shares(
    readings: Sequence[Reading],
    runs: Iterable[Run],
    near: Iterable[NearVerbatim] = (),
) -> tuple[Share, ...]:
    """Measure, for each pair of articles that share wording, how much of each stands in the other.

    Returns:
        Shares by pair, left id before right id. A pair without a run and without a near-verbatim sentence has none.
    """
    words = {wording.article_id: wording for wording in wordings(readings)}
    by_pair = _runs_by_pair(runs)
    near_by_pair: defaultdict[Pair, list[NearVerbatim]] = defaultdict(list)
    for match in near:
        near_by_pair[match.left_article, match.right_article].append(match)
    pairs = sorted(set(by_pair) | set(near_by_pair))
    return tuple(
        _share(words[left], words[right], by_pair.get((left, right), []), near_by_pair.get((left, right), []))
        for left, right in pairs
    )


def shared_with_any(readings: Sequence[Reading], runs: Iterable[Run]) -> Mapping[str, float]:
    """Measure which part of each article's words stands in runs with any other article, in [0, 1]."""
    words = wordings(readings)
    marked: dict[str, set[int]] = {wording.article_id: set() for wording in words}
    by_id = {wording.article_id: wording for wording in words}
    for run in runs:
        if not run.noise:
            marked[run.left_article].update(by_id[run.left_article].between(run.left_start, run.left_end))
            marked[run.right_article].update(by_id[run.right_article].between(run.right_start, run.right_end))
    return {wording.article_id: len(marked[wording.article_id]) / max(wording.running, 1) for wording in words}


def heat(reading: Reading, runs: Iterable[Run]) -> tuple[Heat, ...]:
    """Mark an article by who else has its words: spans in order, none inside another, each with its other articles.

    Neighbouring spans differ in their articles. What nobody shares has no span.
    """
    edges: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)
    for start, end, other in _sides(reading.article.article_id, runs):
        edges[start].append((other, 1))
        edges[end].append((other, -1))
    spans: list[Heat] = []
    depth: defaultdict[str, int] = defaultdict(int)
    begin = 0
    for place in sorted(edges):
        others = tuple(sorted(other for other, count in depth.items() if count))
        if others and begin < place:
            if spans and spans[-1].end == begin and spans[-1].article_ids == others:
                spans[-1] = Heat(spans[-1].start, place, others)
            else:
                spans.append(Heat(begin, place, others))
        for other, step in edges[place]:
            depth[other] += step
        begin = place
    return tuple(spans)


def _sides(article_id: str, runs: Iterable[Run]) -> Iterator[tuple[int, int, str]]:
    for run in runs:
        if run.noise:
            continue
        if run.left_article == article_id:
            yield run.left_start, run.left_end, run.right_article
        elif run.right_article == article_id:
            yield run.right_start, run.right_end, run.left_article


def _runs_by_pair(runs: Iterable[Run]) -> dict[Pair, list[Run]]:
    def pair(run: Run) -> Pair:
        return run.left_article, run.right_article

    return {key: list(group) for key, group in groupby(sorted(runs, key=pair), key=pair)}


def _share(left: Wording, right: Wording, runs: list[Run], near: list[NearVerbatim]) -> Share:
    here, there = _Side(left), _Side(right)
    counted = [run for run in runs if not run.noise]
    for run in counted:
        pairs = list(
            zip(
                left.between(run.left_start, run.left_end),
                right.between(run.right_start, run.right_end),
                strict=True,
            )
        )
        _mark(here, there, pairs)
    for match in near:
        for change in match.changes:
            if change.kind is ChangeKind.SAME and change.base and change.other:
                pairs = list(zip(left.between(*change.base), right.between(*change.other), strict=True))
                _mark_near(here, there, pairs)
    first = [run.words for run in counted if not run.again]
    return Share(
        left.article_id,
        right.article_id,
        here.part(here.shared),
        there.part(there.shared),
        here.part(here.quoted),
        there.part(there.quoted),
        here.part(here.near - here.shared),
        there.part(there.near - there.shared),
        len(first),
        max(first, default=0),
        max(here.density(), there.density()),
        min(here.sentences(), there.sentences()),
    )


def _mark(here: _Side, there: _Side, pairs: list[tuple[int, int]]) -> None:
    here.shared.update(place for place, _ in pairs)
    there.shared.update(place for _, place in pairs)
    for i, j in pairs:
        if here.wording.quoted[i] and there.wording.quoted[j]:
            here.quoted.add(i)
            there.quoted.add(j)


def _mark_near(here: _Side, there: _Side, pairs: list[tuple[int, int]]) -> None:
    for i, j in pairs:
        if not (here.wording.quoted[i] and there.wording.quoted[j]):
            here.near.add(i)
            there.near.add(j)
