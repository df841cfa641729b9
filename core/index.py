"""Look-ups over what was read and weighed: sentences by id, matches by sentence. Built once, never changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from core.models import Article, Comparison, Conflict, Match, NearestMiss, Passage, Point, Reading, Sentence, Variant


class Neighbour(NamedTuple):
    """Another outlet's sentence, seen from one sentence."""

    sentence_id: str
    article_id: str
    probability: float


class Index:
    """Answers "which sentence is that?", "does it match?" and "what is closest to it elsewhere?".

    Two sentences of two outlets match if they stand in one point. There is no other definition of a match.
    """

    def __init__(
        self,
        readings: Sequence[Reading],
        matches: Iterable[Match],
        points: Iterable[Point] = (),
        pinned: Iterable[Sequence[str]] = (),
    ) -> None:
        self.readings: Mapping[str, Reading] = {reading.article.article_id: reading for reading in readings}
        self.sentences: Mapping[str, Sentence] = {
            sentence.sentence_id: sentence for reading in readings for sentence in reading.sentences
        }
        best: dict[str, dict[str, Neighbour]] = defaultdict(dict)
        weighed: dict[tuple[str, str], Match] = {}
        for match in matches:
            for here, there in ((match.left, match.right), (match.right, match.left)):
                weighed[here, there] = match
                neighbour = Neighbour(there, self.sentences[there].article_id, match.probability)
                known = best[here].get(neighbour.article_id)
                if known is None or (-neighbour.probability, there) < (-known.probability, known.sentence_id):
                    best[here][neighbour.article_id] = neighbour
        self._best, self._weighed = best, weighed
        partners: dict[str, set[str]] = defaultdict(set)
        for point in points:
            for member in point.members:
                partners[member.sentence_id] |= {
                    other.sentence_id for other in point.members if other.article_id != member.article_id
                }
        self._partners = partners
        self.pinned: Set[str] = {name for group in pinned for name in group}

    @classmethod
    def of(cls, comparison: Comparison) -> Index:
        """The index of what a comparison shows."""
        return cls(comparison.readings, comparison.matches, comparison.points, comparison.pinned)

    def article(self, sentence_id: str) -> Article:
        """The article a sentence stands in."""
        return self.readings[self.sentences[sentence_id].article_id].article

    def text(self, sentence_id: str) -> str:
        """A sentence as received."""
        sentence = self.sentences[sentence_id]
        return self.article(sentence_id).text[sentence.start : sentence.end]

    def paragraph(self, sentence_id: str) -> Passage:
        """The passage a sentence stands in."""
        sentence = self.sentences[sentence_id]
        return next(
            passage
            for passage in self.readings[sentence.article_id].passages
            if passage.start <= sentence.start and sentence.end <= passage.end
        )

    def probability(self, left: str, right: str) -> float:
        """Probability that two sentences make the same point; 0 where the pair was below the candidate floor."""
        found = self.match(left, right)
        return found.probability if found else 0.0

    def match(self, left: str, right: str) -> Match | None:
        """The weighed pair of two sentences, in either order; None if it was below the candidate floor."""
        return self._weighed.get((left, right))

    def partners(self, sentence_id: str) -> Set[str]:
        """The sentences of other outlets that a sentence matches."""
        return self._partners.get(sentence_id, set())

    def is_match(self, left: str, right: str) -> bool:
        """Whether two sentences stand in one point."""
        return right in self.partners(left)

    def matched_pairs(self) -> Iterator[Match]:
        """Every pair of sentences that match, with what weighed it, by left, then right sentence."""
        for (left, right), match in self._weighed.items():
            if left == match.left and self.is_match(left, right):
                yield match

    def are_comparable(self, left: str, right: str, threshold: float) -> bool:
        """Whether facts and speakers of two sentences may be held against each other.

        They match, and reach the threshold by themselves: in a point of many sentences two may speak of different
        dates.
        """
        return self.is_match(left, right) and self.probability(left, right) >= threshold

    def comparable_pairs(self, threshold: float) -> Iterator[Match]:
        """Every pair of sentences whose facts and speakers may be held against each other."""
        return (match for match in self.matched_pairs() if self.are_comparable(match.left, match.right, threshold))

    def matches_outlet(self, sentence_id: str, article_id: str) -> bool:
        """Whether a sentence matches any sentence of another outlet."""
        return any(self.sentences[other].article_id == article_id for other in self.partners(sentence_id))

    def stands(self, found: Conflict | Variant, threshold: float) -> bool:
        """Whether a finding of facts is shown: both articles are, and the finding is of one article or needs no match.

        Else its two sentences must be comparable.
        """
        if not {found.a.article_id, found.b.article_id} <= self.readings.keys():
            return False
        if found.a.article_id == found.b.article_id or found.alone_up_to >= threshold:
            return True
        return self.are_comparable(found.a.sentence_id or "", found.b.sentence_id or "", threshold)

    def closest(self, sentence_id: str, article_id: str) -> Neighbour | None:
        """The sentence of another outlet with the highest match probability, None if all are below the floor."""
        return self._best.get(sentence_id, {}).get(article_id)

    def best_probability(self, sentence_id: str) -> float:
        """The highest match probability a sentence has with any other outlet."""
        return max((neighbour.probability for neighbour in self._best.get(sentence_id, {}).values()), default=0.0)

    def nearest_miss(self, sentence_ids: Iterable[str], article_id: str) -> NearestMiss | None:
        """The closest that an outlet comes to any of these sentences; None if there is nothing to compare."""
        found = [(name, self.closest(name, article_id)) for name in sentence_ids]
        if not found:
            return None
        here, there = min(found, key=lambda pair: (-pair[1].probability if pair[1] else 0.0, pair[0]))
        if there is None:
            return NearestMiss(here, article_id, None, 0.0)
        return NearestMiss(here, article_id, there.sentence_id, there.probability)
