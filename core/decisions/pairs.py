"""What the decisions in effect come to: pairs of sentences and of names that editors joined or parted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
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
    """What editors joined, parted or agreed with: pairs of sentence ids, or of names as written. No pair is in two.

    What is agreed with was found by the evidence and is kept as it was found; what is joined was put together.
    """

    same: frozenset[Pair]
    different: frozenset[Pair]
    agreed: frozenset[Pair] = frozenset()


def effective(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Decisions that are not withdrawn, oldest first. Where two contradict each other, the later one counts."""
    held = (decision for decision in decisions if decision.withdrawn is None)
    return tuple(sorted(held, key=lambda decision: (decision.when.timestamp(), decision.decision_id)))


def of_lines(decisions: Iterable[Decision], sha256: str | None = None) -> tuple[Decision, ...]:
    """The decisions in effect on lines, oldest first; those that touch the text of this hash, or all of them."""
    return tuple(
        one
        for one in effective(decisions)
        if one.kind in LINES and (sha256 is None or any(target.sha256 == sha256 for target in one.targets))
    )


def sentence_pairs(readings: Sequence[Reading], decisions: Iterable[Decision]) -> DecidedPairs:
    """Collect the pairs of sentences that editors joined, parted or agreed with.

    A rejected match or point counts as parted. "Unsure" takes back an earlier agreement or rejection, and leaves what
    was joined or parted by hand as it is; so does agreeing with a point that was joined. Otherwise the later counts.

    Args:
        readings: The articles as read now. Two articles with the very same text share a decision on it.
        decisions: In any order; withdrawn ones count nothing.

    Returns:
        Pairs of sentence ids from two articles each.
    """
    words: dict[Pair, _Word | None] = {}
    for decision in effective(decisions):
        says = _word(decision)
        for pair in _sentence_pairs(readings, decision):
            if says not in _ONLY_VERDICTS or words.get(pair) not in _BY_HAND:
                words[pair] = says
    return DecidedPairs(
        same=frozenset(pair for pair, said in words.items() if said is _Word.JOINED),
        different=frozenset(pair for pair, said in words.items() if said in (_Word.PARTED, _Word.REJECTED)),
        agreed=frozenset(pair for pair, said in words.items() if said is _Word.AGREED),
    )


def pinned_groups(
    readings: Sequence[Reading], decisions: Iterable[Decision], pairs: DecidedPairs
) -> tuple[tuple[str, ...], ...]:
    """Collect the sentences that an editor agreed make one point, each group sorted by id.

    Where a pair of them was parted since, the pairs that are still agreed with are kept, each for itself.

    Args:
        readings: The articles as read now.
        decisions: In any order; withdrawn ones count nothing.
        pairs: From `sentence_pairs`, of the same readings and decisions.
    """
    held = pairs.agreed | pairs.same
    groups: set[Pair] = set()
    for decision in effective(decisions):
        if _word(decision) is _Word.AGREED:
            own = set(_sentence_pairs(readings, decision))
            groups |= {frozenset().union(*own)} if own and own <= held else own & held
    return tuple(sorted(tuple(sorted(group)) for group in groups))


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


class _Word(Enum):
    """What a decision says of two sentences."""

    JOINED = auto()
    PARTED = auto()
    AGREED = auto()
    REJECTED = auto()
    OPEN = auto()


_OF_VERDICT = {Verdict.AGREE: _Word.AGREED, Verdict.REJECT: _Word.REJECTED, Verdict.UNSURE: _Word.OPEN}
_BY_HAND = (_Word.JOINED, _Word.PARTED)
_ONLY_VERDICTS = (_Word.AGREED, _Word.OPEN)


def _says(decision: Decision) -> tuple[DecisionKind, Verdict | None]:
    return decision.kind, decision.verdict


def _subject(kind: DecisionKind) -> str:
    return "line" if kind in LINES else "pair" if kind in JOINS else kind.value


def _word(decision: Decision) -> _Word | None:
    if decision.kind in JUDGED_PAIRS and decision.verdict:
        return _OF_VERDICT[decision.verdict]
    return {Kind.SAME_POINT: _Word.JOINED, Kind.DIFFERENT_POINT: _Word.PARTED}.get(decision.kind)


def _sentence_pairs(readings: Sequence[Reading], decision: Decision) -> Iterator[Pair]:
    for left, right in _target_pairs(decision):
        for one in sentences_at(readings, left):
            for other in sentences_at(readings, right):
                if one.article_id != other.article_id:
                    yield frozenset((one.sentence_id, other.sentence_id))


def _target_pairs(decision: Decision) -> Iterator[tuple[Target, Target]]:
    """Pairs of targets that a decision is about: each with each, or the first with every other one."""
    if decision.kind is Kind.DIFFERENT_POINT:
        yield from ((decision.targets[0], other) for other in decision.targets[1:])
    elif decision.kind is Kind.SAME_POINT or decision.kind in JUDGED_PAIRS:
        yield from combinations(decision.targets, 2)


def _as_pairs(verdicts: Mapping[Pair, bool | None]) -> DecidedPairs:
    same = frozenset(pair for pair, joined in verdicts.items() if joined is True)
    return DecidedPairs(same, frozenset(pair for pair, joined in verdicts.items() if joined is False))
