"""Points of the story from matches alone: no model, so the threshold can move freely."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations

from core.alignment.cluster import Group, Neighbours, Pair, decide_groups, find_groups
from core.alignment.label import Label, rank_labels
from core.decisions import DecidedPairs
from core.models import Clause, Match, Member, Point, Reading, Sentence
from core.text.quotation_marks import plain_marks

SURE = 0.8
"""Least mean probability of a point of two outlets that shares a sentence with another point. An editor who read 99
points found 6 of 21 such points wrong, of the others 7 of 78 (26 November 2026)."""


def group_points(
    readings: Sequence[Reading],
    matches: Sequence[Match],
    *,
    threshold: float,
    clauses: Sequence[Clause] = (),
    decided: DecidedPairs | None = None,
    pinned: Iterable[Sequence[str]] = (),
) -> tuple[Point, ...]:
    """Group sentences that make the same point, and label each point.

    Every point has at least two outlets; where it has no more, its sentences share more than the topic. No two have one
    label, and two that share sentences say different things in their labels: where they would not, the stronger one
    stands, and what only the other one held is a close call.

    Args:
        readings: The articles with their sentences.
        matches: As stored, by evidence alone; those below the threshold are needed too, since means are taken over
            them.
        threshold: Least probability that counts, in (0, 1].
        clauses: What the sentences can be labelled with.
        decided: Pairs that an editor joined or parted.
        pinned: Ids of sentences that an editor agreed make one point; those of other articles are passed over.

    Returns:
        Points in story order: by the mean place of their sentences in their articles. Ids depend on the members alone.
    """
    readings = sorted(readings, key=lambda reading: reading.article.article_id)
    worded = _by_text(readings)
    texts, sentences = [text for text, _ in worded], [sentence for _, sentence in worded]
    row_of = {sentence.sentence_id: row for row, sentence in enumerate(sentences)}
    number_of = {reading.article.article_id: number for number, reading in enumerate(readings)}
    article_of = [number_of[sentence.article_id] for sentence in sentences]

    def pairs(named: Iterable[Collection[str]]) -> list[Pair]:
        rows = (sorted(row_of[name] for name in pair if name in row_of) for pair in named)
        return [(pair[0], pair[1]) for pair in rows if len(pair) == 2]

    edges = {pair: match.probability for match in matches for pair in pairs([(match.left, match.right)])}
    beyond = {pair for match in matches if match.beyond_topic for pair in pairs([(match.left, match.right)])}
    near = Neighbours(article_of, edges)
    evident = _Evident(near, texts, beyond)
    label = _Labels(near, sentences, readings, clauses)
    labelled = label(evident(find_groups(near, threshold=threshold)))
    if decided or pinned:
        joined = pairs(decided.same) if decided else []
        parted = pairs(decided.different) if decided else []
        agreed = [frozenset(row_of[name] for name in group if name in row_of) for group in pinned]
        groups = decide_groups(labelled, near, threshold=threshold, joined=joined, parted=parted, pinned=agreed)
        kept = {group for group in groups if group in agreed or any(group.issuperset(pair) for pair in joined)}
        labelled = label(evident(groups, kept), kept)
    place = {
        row_of[sentence.sentence_id]: number / len(reading.sentences)
        for reading in readings
        for number, sentence in enumerate(reading.sentences)
    }
    order = sorted(labelled, key=lambda group: (sum(place[row] for row in sorted(group)) / len(group), sorted(group)))
    return tuple(_point(group, labelled[group], sentences, near) for group in order)


class _Evident:
    """Leaves out groups that rest on too little; what they hold is a close call.

    A group holds a pair that shares more than the topic, or three outlets and wordings: copies are one. One of two
    outlets that takes a sentence from another group is sure of itself.
    """

    def __init__(self, near: Neighbours, texts: Sequence[str], beyond: Collection[Pair]) -> None:
        self._near, self._texts, self._beyond = near, texts, beyond

    def __call__(self, groups: Sequence[Group], kept: Collection[Group] = ()) -> list[Group]:
        """The groups that are evident, and those of `kept`, by an editor's word."""
        homes = Counter(row for group in groups for row in group)
        return [group for group in groups if group in kept or (self._says_more(group) and self._is_sure(group, homes))]

    def _says_more(self, group: Group) -> bool:
        three = len(self._outlets(group)) > 2 and len({self._texts[row] for row in group}) > 2
        return three or any(pair in self._beyond for pair in combinations(sorted(group), 2))

    def _is_sure(self, group: Group, homes: Mapping[int, int]) -> bool:
        borrows = len(self._outlets(group)) == 2 and any(homes[row] > 1 for row in group)
        return not borrows or _mean(group, self._near) >= SURE

    def _outlets(self, group: Group) -> set[int]:
        return {self._near.article_of[row] for row in group}


def _by_text(readings: Sequence[Reading]) -> list[tuple[str, Sentence]]:
    """The sentences with their texts, in an order that no outlet's place or house style has a part in."""
    plain = {reading.article.article_id: plain_marks(reading.article.text) for reading in readings}
    sentences = [sentence for reading in readings for sentence in reading.sentences]
    worded = [(plain[one.article_id][one.start : one.end], one) for one in sentences]
    return sorted(worded, key=lambda pair: (pair[0], pair[1].article_id, pair[1].start))


class _Labels:
    """Gives each group a label that no other has, the strongest first; one with nothing of its own to say gets none."""

    def __init__(
        self,
        near: Neighbours,
        sentences: Sequence[Sentence],
        readings: Sequence[Reading],
        clauses: Sequence[Clause],
    ) -> None:
        self._near, self._sentences = near, sentences
        self._texts = {reading.article.article_id: reading.article.text for reading in readings}
        self._clauses: dict[str, list[Clause]] = defaultdict(list)
        for clause in clauses:
            self._clauses[clause.sentence_id].append(clause)

    def __call__(self, groups: Sequence[Group], kept: Collection[Group] = ()) -> dict[Group, Label]:
        """Label groups; those of `kept`, by an editor's word, stand even with the label of another."""
        labelled: dict[Group, Label] = {}
        taken: set[frozenset[str]] = set()
        of_row: dict[int, list[Label]] = defaultdict(list)
        for group in sorted(groups, key=self._strength):
            members = [self._sentences[row] for row in sorted(group)]
            ranked = rank_labels(members, self._texts, self._clauses)
            beside = [label for row in group for label in of_row[row]]
            free = (
                one for one in ranked if one.stems not in taken and not any(_says_no_more(one, it) for it in beside)
            )
            label = next(free, None) or (_other(ranked, labelled.values()) if group in kept else None)
            if label is not None:
                labelled[group] = label
                taken.add(label.stems)
                for row in group:
                    of_row[row].append(label)
        return labelled

    def _strength(self, group: Group) -> tuple[int, float, list[int]]:
        outlets = {self._near.article_of[row] for row in group}
        return (-len(outlets), -_mean(group, self._near), sorted(group))


def _other(ranked: Sequence[Label], given: Iterable[Label]) -> Label:
    """The first label that no point has, if only by a word; else the first."""
    texts = {label.text.casefold() for label in given}
    return next((label for label in ranked if label.text.casefold() not in texts), ranked[0])


def _says_no_more(one: Label, other: Label) -> bool:
    """Whether the labels of two points that share sentences do not tell them apart."""
    return one.stems <= other.stems or other.stems <= one.stems


def _mean(group: Group, near: Neighbours) -> float:
    found = [
        near.of[left].get(right, 0.0)
        for left, right in combinations(sorted(group), 2)
        if near.article_of[left] != near.article_of[right]
    ]
    return round(sum(found) / len(found), 4)


def _point(group: Group, label: Label, sentences: Sequence[Sentence], near: Neighbours) -> Point:
    rows = sorted(group, key=lambda row: (sentences[row].article_id, sentences[row].start))
    members = tuple(
        Member(sentences[row].sentence_id, sentences[row].article_id, round(near.mean(row, rows), 4)) for row in rows
    )
    pairs = [pair for pair in combinations(rows, 2) if near.article_of[pair[0]] != near.article_of[pair[1]]]
    key = "\n".join(member.sentence_id for member in members)
    return Point(
        point_id=hashlib.sha256(key.encode()).hexdigest()[:10],
        members=members,
        label_sentence=label.sentence_id,
        label=label.spans,
        lowest_probability=min(near.of[left].get(right, 0.0) for left, right in pairs),
        mean_probability=_mean(group, near),
    )
