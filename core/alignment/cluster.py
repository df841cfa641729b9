"""Average-link groups over sparse probabilities. Sentences are rows in canonical order; nothing here knows text."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import combinations, count, product

Edges = Mapping[tuple[int, int], float]
Group = frozenset[int]
Pair = tuple[int, int]

LEAST = 1e-9  # of a pair that was not weighed: only a pair taken apart has exactly 0
ATTACH_MARGIN = 0.08
"""Above the threshold: a sentence joins a second point only on stronger evidence. From 0.10 to 0.06 no figure of the
eighteen development stories moves by more than 0.01, on the seeds precision and recall by 0.02."""
ONE_POINT = 0.6
"""Of the threshold: what two groups with rows in common must reach between the others to be one point. At 0.6 recall on
the seeds and the stories rises by 0.01 to 0.02 and precision falls by 0.01 at most; at 0.4 it falls by 0.04."""
AS_GOOD = 0.00015  # equal texts may differ in the last of four digits, not in more


class Neighbours:
    """Probabilities by row, in both directions, and the articles of the rows."""

    def __init__(self, article_of: Sequence[int], edges: Edges) -> None:
        self.article_of = article_of
        self.edges = edges
        self.of: dict[int, dict[int, float]] = defaultdict(dict)
        for (left, right), probability in edges.items():
            self.of[left][right] = probability
            self.of[right][left] = probability

    def mean(self, row: int, group: Iterable[int]) -> float:
        """Mean probability of a row with a group's rows from other articles; 0 if there are none."""
        others = [other for other in group if self.article_of[other] != self.article_of[row]]
        return sum(self.of[row].get(other, 0.0) for other in others) / len(others) if others else 0.0

    def between(self, ones: Iterable[int], others: Iterable[int]) -> float:
        """Mean probability of the pairs of two sets of rows from different articles; 0 if there are none."""
        pairs = [(one, other) for one in sorted(ones) for other in sorted(others)]
        found = [self.of[one].get(other, 0.0) for one, other in pairs if self.article_of[one] != self.article_of[other]]
        return round(sum(found) / len(found), 9) if found else 0.0


def find_groups(near: Neighbours, *, threshold: float) -> list[Group]:
    """Group rows that make the same point, by evidence; groups overlap, and each spans at least two articles.

    Average link on the mean probability of pairs from different articles; a row joins a further group when its mean
    with that group is at least the threshold and `ATTACH_MARGIN`; a row whose best match is in no group with it stands
    in one with that match; at last groups that share rows, and whose other rows fit at `ONE_POINT` of the threshold on
    average, are one.

    Args:
        near: The rows with the probabilities of their pairs; what is missing counts as 0.
        threshold: Least mean probability, in (0, 1].

    Returns:
        Groups by their rows; none lies in another.
    """
    found = average_link(near.article_of, near.edges, threshold=threshold)
    groups = [group for group in found if _spans(group, near.article_of)]
    groups = _attach(groups, near, min(threshold + ATTACH_MARGIN, 1.0))
    groups = _outermost([*groups, *_missing_pairs(groups, near, threshold)])
    return _outermost(_without_twins(groups, near, ONE_POINT * threshold))


def decide_groups(
    groups: Iterable[Group],
    near: Neighbours,
    *,
    threshold: float,
    joined: Iterable[Pair] = (),
    parted: Iterable[Pair] = (),
    pinned: Iterable[Group] = (),
) -> list[Group]:
    """Change groups as editors decided, and none but those that hold the rows decided on.

    Groups with a joined pair become one; groups with a parted pair fall into what still holds together.

    Args:
        groups: From `find_groups`.
        near: As for `find_groups`.
        threshold: Least mean probability of what still holds together.
        joined: Pairs that an editor put together, left < right.
        parted: Pairs that an editor took apart, left < right.
        pinned: Groups that an editor agreed with; each stands in some group whatever the threshold.

    Returns:
        Groups by their rows; none lies in another.
    """
    groups, joined, parted = list(groups), frozenset(joined), frozenset(parted)
    for pair in sorted(joined):
        groups = _join(groups, pair, near)
    groups = [part for group in groups for part in _part(group, near, parted, joined, threshold)]
    groups += [frozenset(pair) for pair in joined]
    return _outermost([*groups, *(group for group in pinned if _spans(group, near.article_of))])


def _outermost(groups: Iterable[Group]) -> list[Group]:
    distinct = set(groups)
    return sorted((group for group in distinct if not any(group < other for other in distinct)), key=sorted)


def average_link(article_of: Sequence[int], edges: Edges, *, threshold: float) -> list[Group]:
    """Merge the two groups with the highest mean probability until none reaches the threshold; ties by row."""
    members: dict[int, list[int]] = {row: [row] for row in range(len(article_of))}
    articles: dict[int, Counter[int]] = {row: Counter([article]) for row, article in enumerate(article_of)}
    sums: dict[int, dict[int, float]] = defaultdict(dict)
    apart: dict[int, set[int]] = defaultdict(set)
    for (left, right), probability in edges.items():
        sums[left][right] = sums[right][left] = probability
        if probability == 0.0:
            apart[left].add(right)
            apart[right].add(left)
    heap = [
        (-round(probability, 9), left, right)
        for (left, right), probability in edges.items()
        if probability >= threshold
    ]
    heapq.heapify(heap)
    while heap:
        mean, left, right = heapq.heappop(heap)
        if left not in members or right not in members or right in apart[left]:
            continue
        if -mean != _mean(sums[left].get(right, 0.0), articles[left], articles[right]):
            continue  # one of the two has grown since
        members[left] += members.pop(right)
        articles[left] += articles.pop(right)
        for other in apart.pop(right, set()):
            apart[other].add(left)
            apart[left].add(other)
        for other, total in sums.pop(right).items():
            del sums[other][right]
            if other != left:
                sums[left][other] = sums[other][left] = sums[left].get(other, 0.0) + total
        for other, total in sums[left].items():
            mean = _mean(total, articles[left], articles[other])
            if mean >= threshold:
                heapq.heappush(heap, (-mean, min(left, other), max(left, other)))
    return [frozenset(rows) for rows in members.values()]


def _mean(total: float, left: Counter[int], right: Counter[int]) -> float:
    pairs = left.total() * right.total() - sum(count * right[article] for article, count in left.items())
    return round(total / pairs, 9) if pairs else 0.0  # rounded: sums must not depend on the order of merges


def _spans(group: Group, article_of: Sequence[int]) -> bool:
    return len({article_of[row] for row in group}) > 1


def _attach(groups: Sequence[Group], near: Neighbours, threshold: float) -> list[Group]:
    attached = []
    for group in groups:
        candidates = {other for row in group for other, p in near.of[row].items() if p >= threshold} - group
        attached.append(group | {row for row in candidates if near.mean(row, group) >= threshold})
    return attached


def _missing_pairs(groups: Sequence[Group], near: Neighbours, threshold: float) -> list[Group]:
    """Pair each row with its best match where no group holds both; copies of either come along."""
    homes: dict[int, list[Group]] = defaultdict(list)
    for group in groups:
        for row in group:
            homes[row].append(group)
    pairs = set()
    for row in sorted(near.of):
        matched = {other: p for other, p in near.of[row].items() if p >= threshold}
        best = min(matched, key=lambda other: (-matched[other], other), default=None)
        if best is None or any(best in group for group in homes[row]):
            continue
        for here, there in product(homes[row] or [frozenset({row})], homes[best] or [frozenset({best})]):
            pairs.add(_as_near(best, here, matched[best], near) | _as_near(row, there, matched[best], near))
    return sorted(pairs, key=sorted)


def _as_near(row: int, group: Iterable[int], probability: float, near: Neighbours) -> Group:
    """The rows of a group that match a row as well as one of them does: that one and its copies."""
    return frozenset(other for other in group if abs(near.of[row].get(other, 0.0) - probability) <= AS_GOOD)


def _without_twins(groups: Sequence[Group], near: Neighbours, least: float) -> list[Group]:
    """Merge groups that share rows and say one thing, those that fit best first; ties by row."""
    standing = dict(enumerate(groups))
    numbers = count(len(groups))
    of_row: dict[int, set[int]] = defaultdict(set)
    for number, group in standing.items():
        for row in group:
            of_row[row].add(number)
    heap: list[tuple[float, list[int], list[int], int, int]] = []

    def weigh(number: int, others: Iterable[int]) -> None:
        for other in others:
            one, two = sorted((standing[number], standing[other]), key=sorted)
            mean = near.between(one - two, two - one)
            if mean >= least:
                heapq.heappush(heap, (-mean, sorted(one), sorted(two), number, other))

    for number, group in standing.items():
        weigh(number, {other for row in group for other in of_row[row] if other > number})
    while heap:
        *_, number, other = heapq.heappop(heap)
        if number in standing and other in standing:
            merged = standing.pop(number) | standing.pop(other)
            beside = {one for row in merged for one in of_row[row] if one in standing}
            new = next(numbers)
            standing[new] = merged
            for row in merged:
                of_row[row].add(new)
            weigh(new, beside)
    return list(standing.values())


def _join(groups: Sequence[Group], pair: Pair, near: Neighbours) -> list[Group]:
    """Make one group of the two that the rows of a pair fit best, or of a row alone that is in none."""
    if any(group.issuperset(pair) for group in groups):
        return list(groups)
    homes = []
    for row, other in (pair, pair[::-1]):
        fitting = [group for group in groups if row in group]
        homes.append(max(fitting, key=lambda group: (near.mean(other, group), sorted(group)), default=frozenset({row})))
    return [group for group in groups if group not in homes] + [homes[0] | homes[1]]


def _part(group: Group, near: Neighbours, parted: Set[Pair], joined: Set[Pair], threshold: float) -> Iterator[Group]:
    """What is left of a group when some of its pairs are taken apart; what still matches stands together."""
    rows = sorted(group)
    inside = {pair for pair in combinations(rows, 2) if pair in parted}
    if not inside:
        yield group
        return
    place = {row: number for number, row in enumerate(rows)}
    articles = [near.article_of[row] for row in rows]
    edges: dict[Pair, float] = {}
    for left, right in combinations(rows, 2):
        if near.article_of[left] != near.article_of[right]:
            evidence = 1.0 if (left, right) in joined else near.of[left].get(right, LEAST)
            edges[place[left], place[right]] = 0.0 if (left, right) in inside else evidence
    found = average_link(articles, edges, threshold=threshold)
    parts = [part for part in found if _spans(part, articles)]
    of = Neighbours(articles, edges).of
    for alone in sorted(set(range(len(rows))) - {number for part in parts for number in part}):
        best = max(of[alone], key=lambda other: (of[alone][other], -other), default=alone)
        if of[alone].get(best, 0.0) >= threshold:
            parts.append(frozenset((alone, best)))
    for part in parts:
        yield frozenset(rows[number] for number in part)
