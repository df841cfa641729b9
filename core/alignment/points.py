"""Points of the story from matches alone: no model, so the threshold can move freely."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from core.alignment.cluster import Group, Neighbours, find_groups
from core.alignment.label import label_span
from core.alignment.prepared import PreparedStory
from core.models import Match, Member, Point, Reading, Sentence


def group_points(
    readings: Sequence[Reading], matches: Sequence[Match], *, threshold: float, pinned: Iterable[Sequence[str]] = ()
) -> tuple[Point, ...]:
    """Group sentences that make the same point.

    A sentence with a match at or above the threshold stands in some point together with its best match; one without
    stands in none. Every point has at least two outlets. Probabilities of exactly 1 and 0 are editors' decisions and
    are kept to.

    Args:
        readings: The articles with their sentences.
        matches: As stored; those below the threshold are needed too, since means are taken over them.
        threshold: Least probability that counts, in (0, 1].
        pinned: Ids of sentences that an editor agreed make one point; those of other articles are passed over.

    Returns:
        Points in story order: by the mean place of their sentences in their articles. Ids depend on the members alone.
    """
    readings = sorted(readings, key=lambda reading: reading.article.article_id)
    sentences = [sentence for reading in readings for sentence in reading.sentences]
    row_of = {sentence.sentence_id: row for row, sentence in enumerate(sentences)}
    article_of = [place for place, reading in enumerate(readings) for _ in reading.sentences]
    edges = {
        (min(pair), max(pair)): match.probability
        for match in matches
        for pair in [(row_of[match.left], row_of[match.right])]
    }
    near = Neighbours(article_of, edges)
    texts = {reading.article.article_id: reading.article.text for reading in readings}
    place = [number / len(reading.sentences) for reading in readings for number in range(len(reading.sentences))]
    rows_pinned = [frozenset(row_of[name] for name in group if name in row_of) for group in pinned]
    groups = find_groups(article_of, edges, threshold=threshold, pinned=rows_pinned)
    groups.sort(key=lambda group: (sum(place[row] for row in sorted(group)) / len(group), sorted(group)))
    return tuple(_point(group, sentences, near, texts) for group in groups)


def group_rows(story: PreparedStory, matches: Sequence[Match], *, threshold: float) -> list[Group]:
    """Group the rows of a prepared story, as `group_points` groups sentences."""
    row_of = {name: row for row, name in enumerate(story.ids)}
    edges = {(row_of[match.left], row_of[match.right]): match.probability for match in matches}
    return find_groups(story.article_of.tolist(), edges, threshold=threshold)


def _point(group: Group, sentences: Sequence[Sentence], near: Neighbours, texts: Mapping[str, str]) -> Point:
    rows = sorted(group)
    members = tuple(
        Member(sentences[row].sentence_id, sentences[row].article_id, round(near.mean(row, rows), 4)) for row in rows
    )
    pairs = [
        near.of[left].get(right, 0.0)
        for place, left in enumerate(rows)
        for right in rows[place + 1 :]
        if near.article_of[left] != near.article_of[right]
    ]
    central = _central(rows, members, sentences)
    start, end = label_span(texts[central.article_id][central.start : central.end])
    key = "\n".join(member.sentence_id for member in members)
    return Point(
        point_id=hashlib.sha256(key.encode()).hexdigest()[:10],
        members=members,
        label_sentence=central.sentence_id,
        label_start=central.start + start,
        label_end=central.start + end,
        lowest_probability=min(pairs),
        mean_probability=round(sum(pairs) / len(pairs), 4),
    )


def _central(rows: Sequence[int], members: Sequence[Member], sentences: Sequence[Sentence]) -> Sentence:
    """The sentence that stands for the point: close to the others and short."""

    def rank(place: int) -> tuple[float, int]:
        sentence = sentences[rows[place]]
        return (round(members[place].probability, 1) * -1 + (sentence.end - sentence.start) / 400, rows[place])

    return sentences[rows[min(range(len(rows)), key=rank)]]
