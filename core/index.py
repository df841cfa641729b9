"""Look-ups over what was read and weighed: sentences by id, matches by sentence. Built once, never changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from core.models import Article, Match, NearestMiss, Passage, Reading, Sentence


class Neighbour(NamedTuple):
    """Another outlet's sentence, seen from one sentence."""

    sentence_id: str
    article_id: str
    probability: float


class Index:
    """Answers "which sentence is that?" and "what is closest to it elsewhere?"."""

    def __init__(self, readings: Sequence[Reading], matches: Iterable[Match]) -> None:
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
