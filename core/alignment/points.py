"""Points of the story from matches alone: no model, so the threshold can move freely."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import combinations

from core.alignment.cluster import Group, Neighbours, Pair, find_groups
from core.alignment.label import Label, rank_labels
from core.alignment.prepared import PreparedStory
from core.decisions import DecidedPairs
from core.models import Clause, Match, Member, Point, Reading, Sentence
from core.text.quotation_marks import plain_marks


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

    Every point has at least two outlets; where it has no more, its sentences share more than the topic. No two have one label, and two that share sentences say different things in
    their labels: where they would not, the stronger one stands, and what only the other one held is a close call.

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
    sentences = _by_text(readings)
    row_of = {sentence.sentence_id: row for row, sentence in enumerate(sentences)}
    number_of = {reading.article.article_id: number for number, reading in enumerate(readings)}
    article_of = [number_of[sentence.article_id] for sentence in sentences]

    def pairs(named: Iterable[Collection[str]]) -> list[Pair]:
        rows = (sorted(row_of[name] for name in pair if name in row_of) for pair in named)
        return [(pair[0], pair[1]) for pair in rows if len(pair) == 2]

    edges = {pair: match.probability for match in matches for pair in pairs([(match.left, match.right)])}
    near = Neighbours(article_of, edges)
    rows_pinned = [frozenset(row_of[name] for name in group if name in row_of) for group in pinned]
    groups = find_groups(
        article_of,
        edges,
        threshold=threshold,
        joined=pairs(decided.same) if decided else (),
        parted=pairs(decided.different) if decided else (),
        pinned=rows_pinned,
    )
    beyond = {pair for match in matches if match.beyond_topic for pair in pairs([(match.left, match.right)])}
    beyond.update(pairs(decided.same) if decided else ())
    groups = [group for group in groups if group in rows_pinned or _says_more(group, article_of, beyond)]
    labelled = _labelled(groups, near, sentences, readings, clauses, frozenset(rows_pinned))
    place = {
        row_of[sentence.sentence_id]: number / len(reading.sentences)
        for reading in readings
        for number, sentence in enumerate(reading.sentences)
    }
    order = sorted(labelled, key=lambda group: (sum(place[row] for row in sorted(group)) / len(group), sorted(group)))
    return tuple(_point(group, labelled[group], sentences, near) for group in order)


def _by_text(readings: Sequence[Reading]) -> list[Sentence]:
    """The sentences in an order that no outlet's place or house style has a part in: rows that tie are taken by it."""
    texts = {reading.article.article_id: plain_marks(reading.article.text) for reading in readings}
    sentences = [sentence for reading in readings for sentence in reading.sentences]
    return sorted(sentences, key=lambda one: (texts[one.article_id][one.start : one.end], one.article_id, one.start))


def _says_more(group: Group, article_of: Sequence[int], beyond: Collection[Pair]) -> bool:
    """Whether a group of two outlets holds a pair that shares more than the topic; three outlets are enough by themselves."""
    return len({article_of[row] for row in group}) > 2 or any(pair in beyond for pair in combinations(sorted(group), 2))


def group_rows(story: PreparedStory, matches: Sequence[Match], *, threshold: float) -> list[Group]:
    """Group the rows of a prepared story by evidence, as `group_points` groups sentences."""
    row_of = {name: row for row, name in enumerate(story.ids)}
    edges = {(row_of[match.left], row_of[match.right]): match.probability for match in matches}
    return find_groups(story.article_of.tolist(), edges, threshold=threshold)


def _labelled(
    groups: Sequence[Group],
    near: Neighbours,
    sentences: Sequence[Sentence],
    readings: Sequence[Reading],
    clauses: Sequence[Clause],
    pinned: Collection[Group],
) -> dict[Group, Label]:
    """Give each group a label that no other has, the strongest first; one that can say nothing of its own is no point.

    What an editor agreed with stands in any case.
    """
    texts = {reading.article.article_id: reading.article.text for reading in readings}
    clauses_of: dict[str, list[Clause]] = defaultdict(list)
    for clause in clauses:
        clauses_of[clause.sentence_id].append(clause)
    labelled: dict[Group, Label] = {}

    def strength(group: Group) -> tuple[bool, int, float, list[int]]:
        outlets = {near.article_of[row] for row in group}
        return (group not in pinned, -len(outlets), -_mean(group, near), sorted(group))

    for group in sorted(groups, key=strength):
        ranked = rank_labels([sentences[row] for row in sorted(group)], texts, clauses_of)
        free = (one for one in ranked if not any(_twins(one, group, labelled[other], other) for other in labelled))
        label = next(free, ranked[0] if group in pinned else None)
        if label is not None:
            labelled[group] = label
    return labelled


def _twins(one: Label, group: Group, other: Label, rows: Group) -> bool:
    """Whether two points cannot be told apart by their labels."""
    if one.stems == other.stems or one.text.casefold() == other.text.casefold():
        return True
    return bool(group & rows) and (one.stems <= other.stems or other.stems <= one.stems)


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
