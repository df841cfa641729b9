"""What the decisions in effect come to: pairs of sentences and of names that editors joined or parted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from core.decisions.drafts import JOINS, LINES
from core.models import Article, Decision, DecisionKind, Quote, Reading, Sentence, Target, Verdict

Kind = DecisionKind
Pair = frozenset[str]

JUDGED_PAIRS = (Kind.MATCH, Kind.POINT)
ENOUGH_OVERLAP = 0.5
"""Least part of the shorter of two spans that both share, for them to be about the same words."""


@dataclass(frozen=True, slots=True)
class DecidedPairs:
    """What editors joined and what they parted: pairs of sentence ids, or of names as written. No pair is in both."""

    same: frozenset[Pair]
    different: frozenset[Pair]


def effective(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Decisions that are not withdrawn, oldest first. Where two contradict each other, the later one counts."""
    held = (decision for decision in decisions if decision.withdrawn is None)
    return tuple(sorted(held, key=lambda decision: (decision.when.timestamp(), decision.decision_id)))


def sentence_pairs(readings: Sequence[Reading], decisions: Iterable[Decision]) -> DecidedPairs:
    """Collect the pairs of sentences that editors joined or parted, for `core.alignment.apply_decisions`.

    A match or point agreed with counts as joined, a rejected one as parted; "unsure" hands it back to the evidence.

    Args:
        readings: The articles as read now. Two articles with the very same text share a decision on it.
        decisions: In any order; withdrawn ones count nothing.

    Returns:
        Pairs of sentence ids from two articles each.
    """
    verdicts: dict[Pair, bool | None] = {}
    for decision in effective(decisions):
        joined = _joins(decision)
        for left, right in _target_pairs(decision):
            for one in sentences_at(readings, left):
                for other in sentences_at(readings, right):
                    if one.article_id != other.article_id:
                        verdicts[frozenset((one.sentence_id, other.sentence_id))] = joined
    return _as_pairs(verdicts)


def name_pairs(
    articles: Sequence[Article], decisions: Iterable[Decision], *, quotes: Sequence[Quote] = ()
) -> DecidedPairs:
    """Collect the pairs of names that an editor called one person, or (rejected) two persons.

    A span that names the speaker of a quote ("he", "the mayor") stands for the speaker it was resolved to there, any
    other one for its own words.
    """
    by_hash = {article.sha256: article for article in articles}
    verdicts: dict[Pair, bool | None] = {}
    for decision in effective(decisions):
        if decision.kind is Kind.SAME_PERSON:
            names = {_name(by_hash[at.sha256], at, quotes) for at in decision.targets if at.sha256 in by_hash}
            for pair in combinations(sorted(names - {""}), 2):
                verdicts[frozenset(pair)] = _VERDICTS[decision.verdict]
    return _as_pairs(verdicts)


def contested(decisions: Iterable[Decision]) -> tuple[tuple[Decision, Decision], ...]:
    """Pairs of decisions in effect by two editors that say different things of the same words; the later one counts."""
    last: dict[tuple[str, frozenset[Target]], Decision] = {}
    found = []
    for decision in effective(decisions):
        subject = (_subject(decision.kind), frozenset(decision.targets))
        earlier = last.get(subject)
        if earlier and earlier.who != decision.who and _says(earlier) != _says(decision):
            found.append((earlier, decision))
        last[subject] = decision
    return tuple(found)


def sentences_at(readings: Sequence[Reading], target: Target) -> tuple[Sentence, ...]:
    """The sentences a target is about, in each article with its text; they may be cut otherwise than they were."""
    return tuple(
        sentence
        for reading in readings
        if reading.article.sha256 == target.sha256
        for sentence in reading.sentences
        if overlap(target.start, target.end, sentence.start, sentence.end) >= ENOUGH_OVERLAP
    )


def overlap(start: int, end: int, other_start: int, other_end: int) -> float:
    """Shared characters as a part of the shorter span, in [0, 1]."""
    return max(0, min(end, other_end) - max(start, other_start)) / max(1, min(end - start, other_end - other_start))


def _name(article: Article, at: Target, quotes: Sequence[Quote]) -> str:
    for quote in quotes:
        written = quote.speaker_as_written if quote.article_id == article.article_id else None
        if quote.speaker and written and overlap(at.start, at.end, *written) >= ENOUGH_OVERLAP:
            return quote.speaker
    return article.text[at.start : at.end].strip()


_VERDICTS = {None: True, Verdict.AGREE: True, Verdict.REJECT: False, Verdict.UNSURE: None}


def _says(decision: Decision) -> tuple[DecisionKind, Verdict | None]:
    return decision.kind, decision.verdict


def _subject(kind: DecisionKind) -> str:
    return "line" if kind in LINES else "pair" if kind in JOINS else kind.value


def _joins(decision: Decision) -> bool | None:
    return _VERDICTS[decision.verdict] if decision.kind in JUDGED_PAIRS else decision.kind is Kind.SAME_POINT


def _target_pairs(decision: Decision) -> Iterator[tuple[Target, Target]]:
    """Pairs of targets that a decision is about: each with each, or the first with every other one."""
    if decision.kind is Kind.DIFFERENT_POINT:
        yield from ((decision.targets[0], other) for other in decision.targets[1:])
    elif decision.kind is Kind.SAME_POINT or decision.kind in JUDGED_PAIRS:
        yield from combinations(decision.targets, 2)


def _as_pairs(verdicts: Mapping[Pair, bool | None]) -> DecidedPairs:
    same = frozenset(pair for pair, joined in verdicts.items() if joined is True)
    return DecidedPairs(same, frozenset(pair for pair, joined in verdicts.items() if joined is False))
