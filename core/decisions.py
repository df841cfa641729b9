"""What an editor's decisions come to: which hold, which pairs they join or part, and which fit nothing any more.

Pure functions from decisions and readings to values. A decision is found again by the hash of the article's text and
its span, so it holds when the story is analysed again, whatever the sentences and points are then called.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from core.models import Article, Decision, DecisionKind, Draft, Finding, Orphan, Reading, Sentence, Target, Verdict

Kind = DecisionKind
Pair = frozenset[str]

LINES = frozenset({Kind.RESTORE, Kind.REMOVE})
JOINS = frozenset({Kind.SAME_POINT, Kind.DIFFERENT_POINT})
FINDINGS = frozenset({Kind.MATCH, Kind.POINT, Kind.QUOTE, Kind.SPEAKER, Kind.CONFLICT, Kind.ORIGIN})
OF_SENTENCES = JOINS | {Kind.MATCH, Kind.POINT}
NEEDS_TWO = JOINS | {Kind.MATCH, Kind.CONFLICT, Kind.SAME_PERSON}
ENOUGH_OVERLAP = 0.5
"""Least part of the shorter of two spans that both share, for them to be about the same words."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """What editors joined and what they parted: pairs of sentence ids, or of names as written. No pair is in both."""

    same: frozenset[Pair]
    different: frozenset[Pair]


def check(draft: Draft) -> None:
    """Refuse a draft that says nothing.

    Raises:
        ValueError: If a span is empty, the kind needs more targets, or a verdict is missing or out of place.
    """
    if any(not 0 <= target.start < target.end for target in draft.targets):
        raise ValueError(f"a decision of kind {draft.kind.value!r} has an empty span; give start < end")
    least = 2 if draft.kind in NEEDS_TWO else 1
    if len(set(draft.targets)) < least:
        raise ValueError(f"a decision of kind {draft.kind.value!r} needs {least} spans, not {len(set(draft.targets))}")
    if draft.kind in FINDINGS and draft.verdict is None:
        raise ValueError(f"a decision on a {draft.kind.value} needs a verdict: agree, reject or unsure")
    if draft.kind in LINES | JOINS and draft.verdict is not None:
        raise ValueError(f"a decision of kind {draft.kind.value!r} takes no verdict; the kind says it all")


def merge(*points: Iterable[Target]) -> Draft:
    """Draft the decision that makes one point of several: all their sentences make the same one."""
    return Draft(Kind.SAME_POINT, tuple(dict.fromkeys(target for point in points for target in point)))


def split(stay: Sequence[Target], leave: Iterable[Target]) -> tuple[Draft, ...]:
    """Draft the decisions that part a point: each sentence that leaves differs from every one that stays."""
    return tuple(Draft(Kind.DIFFERENT_POINT, (target, *stay)) for target in leave)


def effective(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Decisions that are not withdrawn, oldest first. Where two contradict each other, the later one counts."""
    held = (decision for decision in decisions if decision.withdrawn is None)
    return tuple(sorted(held, key=lambda decision: (decision.when.timestamp(), decision.decision_id)))


def sentence_pairs(readings: Sequence[Reading], decisions: Iterable[Decision]) -> Pairs:
    """Collect the pairs of sentences that editors joined or parted, for `core.alignment.apply_decisions`.

    A match agreed with counts as joined, a rejected one as parted, and "unsure" hands the pair back to the evidence.

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
            for one in _sentences_at(readings, left):
                for other in _sentences_at(readings, right):
                    if one.article_id != other.article_id:
                        verdicts[frozenset((one.sentence_id, other.sentence_id))] = joined
    return _as_pairs(verdicts)


def name_pairs(articles: Sequence[Article], decisions: Iterable[Decision]) -> Pairs:
    """Collect the pairs of names, as written, that an editor called one person, or (rejected) two persons."""
    texts = {article.sha256: article.text for article in articles}
    verdicts: dict[Pair, bool | None] = {}
    for decision in effective(decisions):
        if decision.kind is Kind.SAME_PERSON:
            names = [texts[at.sha256][at.start : at.end].strip() for at in decision.targets if at.sha256 in texts]
            for pair in combinations(sorted({name for name in names if name}), 2):
                verdicts[frozenset(pair)] = _VERDICTS[decision.verdict]
    return _as_pairs(verdicts)


def refit(
    readings: Sequence[Reading], decisions: Iterable[Decision]
) -> tuple[tuple[Decision, ...], tuple[Orphan, ...]]:
    """Part the decisions in effect into those that still fit the articles as read now, and the orphaned ones.

    Args:
        readings: The articles as read now, with the decisions on their lines applied.
        decisions: In any order; withdrawn ones are in neither part.
    """
    reasons = [(decision, _misfit(readings, decision)) for decision in effective(decisions)]
    fitting = tuple(decision for decision, reason in reasons if not reason)
    return fitting, tuple(Orphan(decision, reason) for decision, reason in reasons if reason)


def judge(
    findings: Iterable[Finding], decisions: Iterable[Decision]
) -> tuple[Mapping[str, Decision], tuple[Orphan, ...]]:
    """Find the verdict on each finding; verdicts whose finding is no longer made are orphaned.

    A verdict belongs to the finding of its kind with the most of its spans; at least half of the spans on either side
    must meet. Where two verdicts are on one finding, the later counts.

    Returns:
        The decision in effect by finding id, for the findings that have one; and the orphans.
    """
    by_kind: dict[DecisionKind, list[Finding]] = {}
    for finding in findings:
        by_kind.setdefault(finding.kind, []).append(finding)
    verdicts: dict[str, Decision] = {}
    orphans = []
    for decision in effective(decisions):
        if decision.kind not in FINDINGS:
            continue
        shares = [(_shared(decision.targets, one.targets), one.finding_id) for one in by_kind.get(decision.kind, ())]
        share, finding_id = min(((-share, name) for share, name in shares), default=(0.0, ""))
        if -share >= ENOUGH_OVERLAP:
            verdicts[finding_id] = decision
        else:
            orphans.append(Orphan(decision, f"The {decision.kind.value} it was about is not found any more."))
    return verdicts, tuple(orphans)


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


_VERDICTS = {None: True, Verdict.AGREE: True, Verdict.REJECT: False, Verdict.UNSURE: None}


def _says(decision: Decision) -> tuple[DecisionKind, Verdict | None]:
    return decision.kind, decision.verdict


def _subject(kind: DecisionKind) -> str:
    return "line" if kind in LINES else "pair" if kind in JOINS else kind.value


def _joins(decision: Decision) -> bool | None:
    return _VERDICTS[decision.verdict] if decision.kind is Kind.MATCH else decision.kind is Kind.SAME_POINT


def _target_pairs(decision: Decision) -> Iterator[tuple[Target, Target]]:
    """Pairs of targets that a decision is about: each with each, or the first with every other one."""
    if decision.kind is Kind.DIFFERENT_POINT:
        yield from ((decision.targets[0], other) for other in decision.targets[1:])
    elif decision.kind in (Kind.SAME_POINT, Kind.MATCH):
        yield from combinations(decision.targets, 2)


def _as_pairs(verdicts: Mapping[Pair, bool | None]) -> Pairs:
    same = frozenset(pair for pair, joined in verdicts.items() if joined is True)
    return Pairs(same, frozenset(pair for pair, joined in verdicts.items() if joined is False))


def _sentences_at(readings: Sequence[Reading], target: Target) -> tuple[Sentence, ...]:
    """The sentence a target is about, in each article with its text; sentences may be cut otherwise than they were."""
    found = []
    for reading in readings:
        if reading.article.sha256 == target.sha256:
            overlaps = [(_overlap(target.start, target.end, one.start, one.end), one) for one in reading.sentences]
            share, sentence = max(overlaps, key=lambda overlap: overlap[0], default=(0.0, None))
            if sentence and share >= ENOUGH_OVERLAP:
                found.append(sentence)
    return tuple(found)


def _overlap(start: int, end: int, other_start: int, other_end: int) -> float:
    """Shared characters as a part of the shorter span, in [0, 1]."""
    return max(0, min(end, other_end) - max(start, other_start)) / max(1, min(end - start, other_end - other_start))


def _shared(targets: Sequence[Target], others: Sequence[Target]) -> float:
    """The lesser of the two parts of spans that meet a span on the other side, in [0, 1]."""
    return min(_met(targets, others), _met(others, targets))


def _met(targets: Sequence[Target], others: Sequence[Target]) -> float:
    meeting = sum(
        any(
            one.sha256 == other.sha256 and _overlap(one.start, one.end, other.start, other.end) >= ENOUGH_OVERLAP
            for other in others
        )
        for one in targets
    )
    return meeting / len(targets) if targets else 0.0


def _misfit(readings: Sequence[Reading], decision: Decision) -> str:
    """Say why a decision fits nothing, empty if it fits."""
    for target in decision.targets:
        holding = [reading for reading in readings if reading.article.sha256 == target.sha256]
        if not holding:
            return "An article it was about is no longer in the story, or its text has changed."
        if target.end > len(holding[0].article.text):
            return f"It is about characters {target.start} to {target.end}; the article ends before that."
        if decision.kind in LINES and not _touches_a_passage(holding[0], target):
            return "No line of the article stands where it was."
        if decision.kind in OF_SENTENCES and not _sentences_at(readings, target):
            return "Words it was about are no longer compared: they are not read as body text any more."
    if decision.kind in JOINS | {Kind.MATCH} and not _from_two_articles(readings, decision):
        return "Its sentences are no longer from two articles."
    return ""


def _touches_a_passage(reading: Reading, target: Target) -> bool:
    return any(passage.start < target.end and target.start < passage.end for passage in reading.passages)


def _from_two_articles(readings: Sequence[Reading], decision: Decision) -> bool:
    articles = {one.article_id for target in decision.targets for one in _sentences_at(readings, target)}
    return len(articles) > 1
